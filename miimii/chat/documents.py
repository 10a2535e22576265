"""A picture that we asked for: of a document, for a higher account level."""

from __future__ import annotations

from miimii.chat.attachments import bare_picture
from miimii.chat.flows import upgrade
from miimii.chat.hearing import MOST_PICTURE_BYTES
from miimii.chat.scene import Scene
from miimii.chat.session import Session, Turn


def is_picture_asked(session: Session) -> bool:
    """Whether the question that stands is for a picture."""
    return (session.flow, session.step) == (upgrade.NAME, "picture")


def take_document(scene: Scene) -> Turn | None:
    """Return the answer to the picture; None where none was asked for.

    No model looks at it: it goes to the identity check, and is kept nowhere.
    """
    session, attachment = scene.session, scene.message.attachment
    if not is_picture_asked(session):
        return None
    if attachment is None or attachment.kind != "image":
        return upgrade.take(session, None, scene.visit)
    image = scene.ears.fetch(attachment, most_bytes=MOST_PICTURE_BYTES)
    picture = bare_picture(image) if image else None
    return upgrade.take(session, picture and picture[0], scene.visit)
