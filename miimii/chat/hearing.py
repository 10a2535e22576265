"""Voice notes and pictures become text, which then goes the way of any text.

What comes of it is shown to the customer, and is confirmed by a tap or in writing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from miimii import logs
from miimii.chat.allowance import Allowance
from miimii.chat.attachments import bare_picture, is_voice_note
from miimii.chat.discretion import gives_away
from miimii.chat.messages import Attachment
from miimii.chat.understanding import banks
from miimii.chat.understanding.text import fold
from miimii.providers.channels import LanguageModel, MediaSource, SeenDetails

MOST_VOICE_BYTES = 10 << 20
MOST_PICTURE_BYTES = 5 << 20
_ACCOUNT_DIGITS = 10

_log = logs.get_logger(__name__)

# "format": not a voice note of a minute, or not a picture that we can open.
Unheard = Literal["nothing", "format"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says, as a text to understand, and the part of it to show.

    `is_secret`: a PIN or the like is in it, so it is neither shown nor acted on.
    """

    text: str
    shown: str
    is_secret: bool = False


@dataclass(frozen=True)
class Ears:
    """Fetches and understands files; deaf without a model. Serves every thread."""

    model: LanguageModel | None = None
    media: MediaSource | None = None
    allowance: Allowance | None = None

    def can_take(self, attachment: Attachment | None) -> bool:
        """Whether such a file is listened to or looked at, rather than sent back."""
        return attachment is not None and None not in (
            self.model,
            self.media,
            self.allowance,
        )

    def fetch(self, attachment: Attachment, *, most_bytes: int) -> bytes | None:
        """Return a file as it is; None: too large, gone, altered, or nowhere to ask."""
        if self.media is None:
            return None
        return self.media.fetch(attachment.id, attachment.digest, most_bytes=most_bytes)

    def take(self, attachment: Attachment, lane: str) -> Said | Unheard:
        """Return what the file says, or why that can't be made out.

        May take up to 25 s. The file is kept nowhere.
        """
        if self.model is None or self.media is None or self.allowance is None:
            return "nothing"
        with self.allowance.take(lane) as is_allowed:
            if not is_allowed:
                return "nothing"
            take = _heard if attachment.kind == "audio" else _seen
            said = take(self.model, self.media, attachment)
        outcome = said if isinstance(said, str) else "read"
        _log.info("file taken", lane=lane, kind=attachment.kind, outcome=outcome)
        return said


def _heard(
    model: LanguageModel, media: MediaSource, attachment: Attachment
) -> Said | Unheard:
    audio = media.fetch(attachment.id, attachment.digest, most_bytes=MOST_VOICE_BYTES)
    if audio is None:
        return "nothing"
    if not is_voice_note(audio):
        return "format"
    text = model.transcribe(audio)
    return Said(text, text, gives_away(text)) if text else "nothing"


def _seen(
    model: LanguageModel, media: MediaSource, attachment: Attachment
) -> Said | Unheard:
    """Only an account number and a bank of our directory come out of a picture."""
    image = media.fetch(attachment.id, attachment.digest, most_bytes=MOST_PICTURE_BYTES)
    if image is None:
        return "nothing"
    picture = bare_picture(image)
    if picture is None:
        return "format"
    details = model.describe(*picture)
    words = _details(details) if details is not None else ""
    if not words:
        return "nothing"
    return Said(f"{attachment.caption} {words}".strip(), words)


def _details(details: SeenDetails) -> str:
    """Write the details in our own words; free text of a picture never gets in."""
    number = "".join(filter(str.isdecimal, details.account_number))
    if len(number) != _ACCOUNT_DIGITS or not number.isascii():
        return ""
    code = banks.WORDS.get(fold(details.bank_name))
    bank = banks.BY_CODE.get(code) if code else None
    return f"{number} {bank.name}" if bank else number


DEAF = Ears()
