"""The directory of banks: what customers call them, and our label for each.

The label is never sent to a provider: whether and how a bank can be paid is decided by
the provider's own list and by the name enquiry.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

from rapidfuzz import fuzz, process

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.text import fold

# Bank names that are also names of people, or plain words.
EVERYDAY = lexicon.words(
    "access alat alert carbon citi coronation diamond eco fidel"
    " fidelity globus greenwich heritage keystone lotus nova optimus"
    " polaris provi rubies signature skye sparkle starling sterling"
    " sterlin summit taj tatum titan union unity vulte highstreet"
    " accion momo guaranty"
)
_CLOSEST = 85  # per cent; below this a misspelling is somebody's name


@dataclass(frozen=True, slots=True)
class Bank:
    """One institution; `code` is our label, `status` may say merged or revoked."""

    code: str
    name: str
    nip_code: str | None
    status: str
    nuban_institution: str | None
    has_phone_accounts: bool

    @property
    def is_active(self) -> bool:
        return self.status == "active"


def _load() -> tuple[dict[str, Bank], dict[str, str], dict[str, tuple[str, ...]]]:
    data = files(__package__).joinpath("data/banks.json").read_text(encoding="utf-8")
    directory = json.loads(data)
    by_code: dict[str, Bank] = {}
    words = {fold(other["name"]): other["code"] for other in directory["others"]}
    unclear: dict[str, tuple[str, ...]] = {}
    for row in directory["known"]:
        by_code[row["code"]] = Bank(
            row["code"],
            row["name"],
            row["nip_code"],
            row["status"],
            row["nuban_institution"],
            row["phone_accounts"],
        )
        words.update((fold(word), row["code"]) for word in row["words"])
        unclear.update((fold(word), (row["code"],)) for word in row["unclear"])
    # A name of one everyday word in the long list would be found in any sentence.
    words = {
        word: code for word, code in words.items() if code in by_code or " " in word
    }
    return by_code, words, unclear


BY_CODE, WORDS, UNCLEAR = _load()
LONGEST_NAME = 5  # words in a name that we look for
_TYPED = [word for word, code in WORDS.items() if code in BY_CODE and len(word) >= 5]


def misspelt(word: str) -> str | None:
    """Return the code of the one bank whose name is spelt almost like `word`."""
    if len(word) < 4:
        return None
    found = process.extract(
        word, _TYPED, scorer=fuzz.ratio, score_cutoff=_CLOSEST, limit=3
    )
    codes = {WORDS[name] for name, _, _ in found}
    return codes.pop() if len(codes) == 1 else None
