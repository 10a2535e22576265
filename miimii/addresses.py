"""Addresses of servers, as settings say them: which can be read, and which are safe.

Nothing here connects. What is wrong is said without them: they may hold a password.
"""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# With `require` the line is encrypted, but whoever answers is believed: it is what a
# cluster's own address says. DATABASE_CA_CERT makes it verify-full.
_ENCRYPTED = frozenset({"require", "verify-ca", "verify-full"})
_ENCRYPTED_CACHE = frozenset({"rediss", "valkeys"})
# Of an address of Redis: they are checked, and that is all there is to say.
_SWITCHED_OFF = frozenset({"ssl_cert_reqs", "ssl_check_hostname"})


def is_readable(url: str) -> bool:
    """Whether an address can be taken apart: who fails to would name a piece of it,
    and with a "/" or "@" in a password that is a piece of the password.
    """
    try:
        parts = urlsplit(url)
        return parts.netloc.count("@") < 2 and (parts.port or 0) >= 0
    except ValueError:
        return False


def secret_parts(text: str) -> list[str]:
    """Return what is secret in an address by itself; nothing of any other text."""
    if "://" not in text:
        return []
    parts = urlsplit(text)
    found = [parts.password or "", unquote(parts.password or "")]
    if parts.scheme in {"http", "https"}:  # a hook's right is in its path
        found += [parts.path.partition("{")[0].rstrip("/"), parts.query]
    return [part for part in found if part]


def unsafe_web(name: str, url: str) -> list[str]:
    """Return what is wrong with an address of the web, called `name`, in production."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname in LOOPBACK:
        return []
    return [f"{name} must begin with https://"]


def unsafe_database(url: str, ca_cert: str) -> list[str]:
    """Return what is wrong with DATABASE_URL in production: a line that anybody can
    read, or can be made so, to a server that isn't this machine.
    """
    try:
        said = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        return ["DATABASE_URL is no address of PostgreSQL"]
    hosts = str(said.get("hostaddr") or said.get("host") or "").split(",")
    is_safe = bool(ca_cert) or said.get("sslmode") in _ENCRYPTED
    if is_safe or all(_is_here(host) for host in hosts):
        return []
    return ["DATABASE_URL must say sslmode=require or stricter"]


def unsafe_cache(url: str) -> list[str]:
    """Return what is wrong with REDIS_URL in production."""
    parts, problems = urlsplit(url), []
    if parts.scheme not in _ENCRYPTED_CACHE and parts.hostname not in LOOPBACK:
        problems.append("REDIS_URL must begin with rediss:// or valkeys://")
    if parse_qs(parts.query).keys() & _SWITCHED_OFF:
        problems.append("REDIS_URL says how certificates are checked")
    return problems


def _is_here(host: str) -> bool:
    """Whether PostgreSQL's host is this machine; a path, or nothing, is a socket."""
    return host in LOOPBACK or not host or host.startswith(("/", "@"))
