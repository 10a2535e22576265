"""Who calls, as far as an address says, and how often an address may.

Only where nobody signs: WhatsApp and the providers come from few addresses, many a
customer from one that a whole network shares.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

import falcon

from miimii.cache import Cache
from miimii.errors import TooManyRequests

PLATFORM_HEADER = "do-connecting-ip"  # the platform's proxy overwrites what came
A_MINUTE_S = 60
_HOME_BITS = 64  # of IPv6: one home has them all


def address_of(req: falcon.Request) -> str:
    """Return the caller's address; of IPv6, its network.

    The platform's header, else the peer. `X-Forwarded-For` and its kin are never
    looked at: anybody may write them.
    """
    for text in (req.get_header(PLATFORM_HEADER), req.env.get("REMOTE_ADDR")):
        try:
            address = ip_address((text or "").strip())
        except ValueError:
            continue
        if not isinstance(address, IPv6Address):
            return str(address)
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((int(address), _HOME_BITS), strict=False))
    return "unknown"


@dataclass(frozen=True, slots=True)
class Throttle:
    """So many calls a minute from one address; without the cache, to this process."""

    cache: Cache
    name: str
    a_minute: int
    methods: Container[str] = ("GET", "POST")

    def count(self, req: falcon.Request) -> None:
        """Raises TooManyRequests when it is one too many."""
        if req.method not in self.methods:
            return
        who, scope = address_of(req), f"address-{self.name}"
        if not self.cache.allow(scope, who, limit=self.a_minute, per_s=A_MINUTE_S):
            raise TooManyRequests(A_MINUTE_S)


class Throttles:
    """Falcon middleware: counts before anything of the request is read."""

    def __init__(self, by_path: Mapping[str, Throttle]) -> None:
        self._by_path = by_path

    def process_resource(
        self,
        req: falcon.Request,
        _resp: falcon.Response,
        _resource: object,
        _params: Mapping[str, object],
    ) -> None:
        """Falcon calls this once it knows the route."""
        if throttle := self._by_path.get(req.uri_template or ""):
            throttle.count(req)
