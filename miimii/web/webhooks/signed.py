"""Signed bodies and the answer to them: what all webhooks have in common."""

from __future__ import annotations

from collections.abc import Sequence

import falcon

from miimii.providers.signatures import is_signed
from miimii.web.bodies import read_body

OK = b'{"status":"ok"}'


def read_signed(
    req: falcon.Request,
    headers: Sequence[str],
    secrets: Sequence[str],
    *,
    most_bytes: int,
) -> bytes:
    """Return the raw body if the first of these headers that is there signs it.

    401 otherwise, without a word why; 413 and 415 as `read_body`.
    """
    raw = read_body(req, most_bytes=most_bytes)
    given = (req.get_header(name) for name in headers)
    signature = next((value for value in given if value is not None), None)
    if not is_signed(raw, signature, secrets):
        raise falcon.HTTPUnauthorized
    return raw


def read_from_meta(
    req: falcon.Request, secrets: Sequence[str], *, most_bytes: int, refusal: int
) -> bytes:
    """Return the raw body if Meta signed it; else the given status."""
    raw = read_body(req, most_bytes=most_bytes)
    signature = req.get_header("X-Hub-Signature-256")
    if not is_signed(raw, signature, secrets, needs_prefix=True):
        raise falcon.HTTPError(refusal)
    return raw
