"""Reading identity documents: what we need of the outside, in our words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

KINDS = ("passport", "licence", "voter")  # what we take; a NIN slip is a NIN


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """`verdict` is read, unreadable or unknown; `facts` are personal, and texts only.

    Unknown is an outage, or a reply that we can't make out: nothing follows from it.
    """

    verdict: str
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)


class DocumentReader(Protocol):
    """Dojah, as we need it for documents."""

    def read_document(self, kind: str, image: bytes) -> DocumentRead:
        """Return what stands on a picture of a document of one of KINDS."""
