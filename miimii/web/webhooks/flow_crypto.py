"""How a phone's form reaches us: AES-128-GCM under an RSA key of ours, per request."""

from __future__ import annotations

import binascii
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_BYTES = 16
_IV_BYTES = 16
_PADDING = OAEP(mgf=MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)


class CantDecrypt(Exception):
    """Not for our key: the phone then fetches the public one again."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A request in clear, and the key under which its answer travels."""

    clear: bytes = field(repr=False)
    key: bytes = field(repr=False)
    iv: bytes = field(repr=False)

    def seal(self, answer: Mapping[str, Any]) -> bytes:
        """Encrypt the answer: the same key, every bit of the IV inverted."""
        inverted = bytes(byte ^ 0xFF for byte in self.iv)
        text = json.dumps(answer, ensure_ascii=False).encode()
        return b64encode(AESGCM(self.key).encrypt(inverted, text, None))


def open_request(
    private_keys: Sequence[RSAPrivateKey], envelope: Mapping[str, Any]
) -> Opened:
    """Decrypt a request with the first key of ours that fits: a phone may have an old.

    Raises KeyError when a part is missing or no text, CantDecrypt when the parts fit
    none of them.
    """
    for private_key in private_keys:
        with suppress(CantDecrypt):
            return _open(private_key, envelope)
    raise CantDecrypt


def _open(private_key: RSAPrivateKey, envelope: Mapping[str, Any]) -> Opened:
    wrapped, iv, sealed = (
        _part(envelope, name)
        for name in ("encrypted_aes_key", "initial_vector", "encrypted_flow_data")
    )
    try:
        key = private_key.decrypt(b64decode(wrapped, validate=True), _PADDING)
        iv_bytes = b64decode(iv, validate=True)
        if len(key) != _KEY_BYTES or len(iv_bytes) != _IV_BYTES:
            raise CantDecrypt
        clear = AESGCM(key).decrypt(iv_bytes, b64decode(sealed, validate=True), None)
    except (ValueError, binascii.Error, InvalidTag):
        raise CantDecrypt from None
    return Opened(clear, key, iv_bytes)


def _part(envelope: Mapping[str, Any], name: str) -> str:
    if not isinstance(part := envelope.get(name), str):
        raise KeyError(name)
    return part
