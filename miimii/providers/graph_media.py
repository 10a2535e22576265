"""Fetches the voice notes and pictures that customers send, from Meta's hosts only.

The token goes to no other host, and never after a redirect. Sources:
docs/providers/whatsapp.md.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from miimii import logs
from miimii.errors import Busy
from miimii.http import Blob, Http, NeverSent, NoAnswer
from miimii.providers.hard_stop import HardStop

META = "https://lookaside.fbsbx.com"
BUDGET_S = 10.0
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")

_log = logs.get_logger(__name__)


class GraphMedia:
    """Fits `channels.MediaSource`. Shared by threads.

    `hosts` maps an origin that may be asked to the link that asks it: `META`, and the
    origin of WHATSAPP_API_URL, which is where a stand-in keeps its files.
    """

    def __init__(
        self,
        graph: Http,
        hosts: Mapping[str, Http],
        *,
        access_token: str,
        phone_number_id: str,
        calls: int = 3,
    ) -> None:
        self._graph = graph
        self._hosts = hosts
        self._headers = {"Authorization": f"Bearer {access_token}"}
        self._query = {"phone_number_id": phone_number_id}
        self._stop = HardStop("media", calls)

    def fetch(self, media_id: str, digest: str, *, most_bytes: int) -> bytes | None:
        """Return the file if it is whole, small enough and really theirs, else None."""
        if not _ID.fullmatch(media_id):
            return None
        blob = self._stop.run(BUDGET_S, lambda: self._look(media_id, most_bytes))
        if blob is None or blob.status != 200 or not is_digest(digest, blob.content):
            status = blob.status if blob else None
            _log.warning("file refused", provider="graph", status=status)
            return None
        return blob.content

    def _look(self, media_id: str, most_bytes: int) -> Blob | None:
        """Download, and once more if the address was dead: it lives five minutes."""
        try:
            blob = self._download(media_id, most_bytes)
            if blob is not None and blob.status == 404:
                return self._download(media_id, most_bytes)
        except (NeverSent, NoAnswer, Busy) as ex:
            name = type(ex).__name__
            _log.info("file not fetched", provider="graph", error_class=name)
            return None
        return blob

    def _download(self, media_id: str, most_bytes: int) -> Blob | None:
        """Ask where the file is, then for the file; None if it isn't for us."""
        about = self._graph.get_json(
            f"/{media_id}",
            params=self._query,
            headers=self._headers,
            timeout_s=BUDGET_S,
        )
        if about.status != 200 or _is_too_big(about.body, most_bytes):
            return None
        match about.body:
            case {"url": str(url)}:
                origin, path = origin_of(url)
                link = self._hosts.get(origin)
            case _:
                link = None
        if link is None:
            return None
        return link.get_bytes(path, most_bytes=most_bytes, headers=self._headers)


def origin_of(url: str) -> tuple[str, str]:
    """Return "scheme://host:port" and the rest; an odd address has no origin."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "", ""
    if parts.username is not None or parts.password is not None or "\\" in url:
        return "", ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.hostname}{port}", parts.path + query


def is_digest(digest: str, content: bytes) -> bool:
    """Whether the SHA-256 of a file is this one, in base64 or hex; empty is wrong."""
    real = hashlib.sha256(content)
    given = digest.encode("utf-8", "surrogatepass")
    in_base64 = hmac.compare_digest(given, b64encode(real.digest()))
    in_hex = hmac.compare_digest(given.lower(), real.hexdigest().encode())
    return in_base64 or in_hex


def _is_too_big(about: Any, most_bytes: int) -> bool:
    match about:
        case {"file_size": int(size)}:
            return size > most_bytes
        case {"file_size": str(size)} if size.isdecimal():
            return int(size) > most_bytes
    return False
