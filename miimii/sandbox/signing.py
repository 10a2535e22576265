"""How the providers sign what they send us, and how a phone encrypts a Flow form."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

OAEP = padding.OAEP(
    mgf=padding.MGF1(algorithm=hashes.SHA256()), algorithm=hashes.SHA256(), label=None
)


def hex_hmac(secret: str, body: bytes) -> str:
    """Hex HMAC-SHA256 over the very bytes that travel."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def graph_header(secret: str, body: bytes) -> dict[str, str]:
    """The header Meta signs webhooks and Flow requests with."""
    return {"X-Hub-Signature-256": f"sha256={hex_hmac(secret, body)}"}


def as_meta_writes_it(payload: Mapping[str, Any]) -> bytes:
    """Compact JSON with `/` and everything beyond ASCII escaped, as Meta sends it."""
    return json.dumps(payload, separators=(",", ":")).replace("/", "\\/").encode()


def public_key_of(private_key_pem: str) -> rsa.RSAPublicKey:
    """The public half of our Flow key: what Meta hands to the phones."""
    key = serialization.load_pem_private_key(private_key_pem.encode(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("the Flow key is not an RSA key")
    return key.public_key()


@dataclass(frozen=True)
class FlowEnvelope:
    """One encrypted Flow request, and what is needed to read its answer."""

    body: bytes
    aes_key: bytes
    iv: bytes

    def open_answer(self, text: str) -> dict[str, Any]:
        """Decrypt the endpoint's answer: same key, every bit of the IV inverted.

        Raises InvalidTag or ValueError if the answer is not one to this request.
        """
        inverted = bytes(byte ^ 0xFF for byte in self.iv)
        plain = AESGCM(self.aes_key).decrypt(inverted, b64decode(text), None)
        answer = json.loads(plain)
        if not isinstance(answer, dict):
            raise ValueError("the endpoint's answer is not an object")  # noqa: TRY004
        return answer


def seal(key: rsa.RSAPublicKey, request: Mapping[str, Any]) -> FlowEnvelope:
    """Encrypt a Flow request as the phone does (AES-128-GCM under RSA-OAEP)."""
    return seal_bytes(key, json.dumps(request).encode())


def seal_bytes(key: rsa.RSAPublicKey, raw: bytes) -> FlowEnvelope:
    """Encrypt what need not be a request at all."""
    aes_key, iv = secrets.token_bytes(16), secrets.token_bytes(16)
    data = AESGCM(aes_key).encrypt(iv, raw, None)
    body = json.dumps(
        {
            "encrypted_flow_data": b64encode(data).decode(),
            "encrypted_aes_key": b64encode(key.encrypt(aes_key, OAEP)).decode(),
            "initial_vector": b64encode(iv).decode(),
        }
    ).encode()
    return FlowEnvelope(body=body, aes_key=aes_key, iv=iv)
