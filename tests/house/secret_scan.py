"""Finds what looks like a secret in the files of the repository.

By the shapes that providers give their keys, and by how random a text is that is given
to a name like `secret`. What a test needs is made when it runs, or is plainly a sample.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_BODY = r"[A-Za-z0-9+/=\\n\s]"
SHAPES = {
    "private key": re.compile(rf"-----BEGIN (?:\w+ )*PRIVATE KEY-----{_BODY}{{64}}"),
    "WhatsApp token": re.compile(r"\bEAA[A-Za-z0-9]{60,}"),
    "model key": re.compile(r"\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}"),
    "cloud key": re.compile(r"\bAKIA[0-9A-Z]{16}\b|\bdo[opr]_v1_[0-9a-f]{64}"),
    "repository token": re.compile(r"\bgh[opsu]_[A-Za-z0-9]{36}|\bgithub_pat_\w{40,}"),
    "chat token": re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{20,}"),
    "identity check key": re.compile(r"\b(?:prod|test)_sk_[A-Za-z0-9]{16,}"),
    "signed token": re.compile(r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}"),
    "address with password": re.compile(
        r"\b(?:postgres(?:ql)?|rediss?|valkeys?|smtps?)://[^\s:/@{}]+:"
        r"(?!password|secret|x@|\.\.\.|…)[^\s:/@{}]{8,}@"
    ),
}
_NAMED = re.compile(
    r"(?i)\b[\w-]*(?:secrets?|passwords?|passphrase|tokens?|peppers?|_keys?)\b"
    r"[\"']?\s*(?:=|:)\s*[\"']?(?P<text>[A-Za-z0-9+/_=-]{20,})"
)
_RANDOM_BITS = 3.9  # a letter; plain words have fewer
_KINDS = 3  # of: lower case, upper case, digits


def scan(place: Path) -> Iterator[str]:
    """Give what was found in a file: its kind and line, never the text."""
    try:
        text = place.read_text("utf-8")
    except UnicodeDecodeError:
        return  # a picture or a font
    for kind, shape in SHAPES.items():
        for found in shape.finditer(text):
            yield f"{kind}, line {text.count(chr(10), 0, found.start()) + 1}"
    for found in _NAMED.finditer(text):
        if _is_random(found["text"]):
            yield f"random text, line {text.count(chr(10), 0, found.start()) + 1}"


def _is_random(text: str) -> bool:
    kinds = (str.islower, str.isupper, str.isdigit)
    has = sum(any(test(letter) for letter in text) for test in kinds)
    shares = [count / len(text) for count in Counter(text).values()]
    return has >= _KINDS and -sum(p * math.log2(p) for p in shares) > _RANDOM_BITS
