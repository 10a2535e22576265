"""A file as it is uploaded to be sent."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class File:
    """A picture or a document; a document has its own words to go with it."""

    content: bytes = field(repr=False)
    mime: str
    name: str
    caption: str = ""

    @property
    def is_picture(self) -> bool:
        return self.mime.startswith("image/")
