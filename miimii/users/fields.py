"""Sealed fields: AES-256-GCM tied to table, column and row, and a keyed blind index."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from miimii.users.sealed import PLACES

_VERSION = "v1"
_NONCE_BYTES = 12


class FieldCipher:
    """Seals BVN, NIN, birth dates, addresses. Keys are 32 bytes, newest first.

    A sealed field reads v1.<key id>.<nonce>.<ciphertext and tag>, base64url without
    padding, and opens only in the place it was sealed for: copied to another row, it
    is worthless.
    """

    def __init__(self, keys: Sequence[bytes], index_key: bytes) -> None:
        self._ciphers = {key_id(key): AESGCM(key) for key in keys}
        self.newest = key_id(keys[0])
        self._index_key = index_key
        self.index_key_id = key_id(index_key)

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The ids of the keys we can open with, the newest first."""
        return tuple(self._ciphers)

    def is_stale(self, sealed: str) -> bool:
        """Whether it was sealed by another key than the newest."""
        return not sealed.startswith(f"{_VERSION}.{self.newest}.")

    def seal(self, table: str, column: str, row_id: UUID | str, text: str) -> str:
        """Return the sealed text, under the newest key and a fresh nonce.

        `row_id` is the row's own key, so it never changes. ValueError for a place that
        is not in the list of `sealed.py`.
        """
        if (table, column) not in PLACES:
            raise ValueError(f"{table}.{column} is not in the list of what is sealed")
        nonce = secrets.token_bytes(_NONCE_BYTES)
        place = _place(_VERSION, table, column, row_id)
        sealed = self._ciphers[self.newest].encrypt(nonce, text.encode(), place)
        return ".".join((_VERSION, self.newest, _encode(nonce), _encode(sealed)))

    def open(self, table: str, column: str, row_id: UUID | str, sealed: str) -> str:
        """Return the text; ValueError if it was sealed elsewhere, altered, or by a
        key that we don't have."""
        try:
            version, key_id, nonce, body = sealed.split(".")
            place = _place(version, table, column, row_id)
            plain = self._ciphers[key_id].decrypt(_decode(nonce), _decode(body), place)
        except (ValueError, KeyError, InvalidTag) as ex:
            raise ValueError(f"can't open {table}.{column}") from ex
        return plain.decode()

    def blind_index(self, kind: str, digits: str) -> bytes:
        """Return what finds equal numbers without opening any: HMAC-SHA256."""
        return hmac.digest(self._index_key, f"{kind}|{digits}".encode(), "sha256")


def _place(version: str, table: str, column: str, row_id: UUID | str) -> bytes:
    return f"{version}|{table}|{column}|{row_id}".encode()


def key_id(key: bytes) -> str:
    """Return what a key is called: it says which one, and nothing about it."""
    return hashlib.sha256(b"kid" + key).hexdigest()[:8]


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    """Return the bytes; ValueError for any spelling of them that we don't write."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _encode(raw) != text:  # the library reads + as -, and drops what it can't read
        raise ValueError("not base64 as we write it")
    return raw
