"""Secrets that nobody could mistake, the places to look for them, and the look."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psycopg
import redis
from psycopg import sql

_TABLES = """
    SELECT n.nspname, c.relname
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm')
       AND n.nspname !~ '^(pg_|information_schema$)'
"""
_SECRETIVE = re.compile("TOKEN|SECRET|KEY|APP_ID|PASS|PEPPER|HASH")

Sink = list[tuple[str, str]]


@dataclass(frozen=True)
class Canary:
    """A planted secret, and the sinks that may lawfully show it."""

    secret: str
    lawful: frozenset[str] = frozenset()

    @property
    def forms(self) -> set[str]:
        """As it was typed, as JSON, in an address, and as bytes are written."""
        raw = self.secret.encode()
        forms = {raw.hex(), self.secret}
        if not self.secret.isdigit():
            forms |= {json.dumps(self.secret)[1:-1], quote(self.secret, "")}
            forms |= {base64.b64encode(raw).decode().rstrip("=")}
        return {form.lower() for form in forms}

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds every form; of digits also spaced ones, but no part of a longer number
        and no fraction of a second.
        """
        if self.secret.isdigit():
            spaced = "[ -]?".join(self.secret)
            raw = self.secret.encode().hex()
            return re.compile(rf"(?<![\w.]){spaced}(?!\w)|{raw}")
        return re.compile("|".join(map(re.escape, sorted(self.forms))), re.IGNORECASE)

    def hits(self, found: Sink) -> Iterator[tuple[str, str]]:
        """Place and surroundings of each text that shows it."""
        pattern = self.pattern
        for where, text in found:
            if hit := pattern.search(text):
                yield where, text[max(0, hit.start() - 200) : hit.end() + 100]


@dataclass
class Aviary:
    """All that was planted, each once, under a name."""

    planted: dict[str, Canary] = field(default_factory=dict)

    def plant(self, name: str, secret: str, *lawful: str) -> str:
        """Remember a secret; the same, to be used."""
        assert len(secret) >= 4, name
        assert name not in self.planted, name
        twins = [n for n, c in self.planted.items() if c.secret == secret]
        assert not twins, (name, twins)
        self.planted[name] = Canary(secret, frozenset(lawful))
        return secret

    def plant_settings(self, environment: Mapping[str, str]) -> None:
        """Plant each token, key and password that a process is started with."""
        for name, value in environment.items():
            if "://" in value and (password := urlsplit(value).password):
                self.plant(f"password in {name}", password)
            elif _SECRETIVE.search(name) and len(value) >= 16:
                first, *more = _lines_of(value)
                self.plant(name, first)
                for number, line in enumerate(more, 2):
                    self.plant(f"{name}, line {number}", line)

    def leaks(self, sinks: Mapping[str, Sink]) -> list[tuple[str, str, str, str]]:
        """Name, sink, place and surroundings of each secret that came through."""
        return [
            (name, sink, *hit)
            for sink, found in sinks.items()
            for name, canary in self._suspects(sink, found)
            for hit in canary.hits(found)
        ]

    def _suspects(self, sink: str, found: Sink) -> list[tuple[str, Canary]]:
        """Who may be in there at all: to look closely for each in each text is slow."""
        whole = "\n".join(text for _, text in found).lower()
        squeezed = whole.translate({ord(" "): None, ord("-"): None})
        return [
            (name, canary)
            for name, canary in self.planted.items()
            if sink not in canary.lawful
            if canary.secret in squeezed or any(form in whole for form in canary.forms)
        ]

    def unseen(self, sinks: Mapping[str, Sink]) -> list[str]:
        """Secrets that a look would overlook, were they in a sink: none may be."""
        return [
            f"{name} in {sink}"
            for sink, found in sinks.items()
            for name, canary in self.planted.items()
            if sink not in canary.lawful
            if not self._sees(name, sink, [*found[:1], ("here", _shown(canary.secret))])
        ]

    def _sees(self, name: str, sink: str, found: Sink) -> bool:
        leaks = Aviary({name: self.planted[name]}).leaks({sink: found})
        return "here" in {where for _, _, where, _ in leaks}


def _lines_of(value: str) -> list[str]:
    """The secret lines: of a key in several, neither its frame nor a short rest."""
    lines = value.replace("\\n", "\n").splitlines()
    return [line for line in lines if len(line) >= 16 and not line.startswith("-----")]


def _shown(secret: str) -> str:
    return json.dumps({"a": {"value": secret}})


def in_the_tables(owner_url: str) -> Iterator[tuple[str, str]]:
    """Each row of each table of all schemas, as text."""
    with psycopg.connect(owner_url) as conn:
        for schema, table in conn.execute(_TABLES).fetchall():
            query = sql.SQL("SELECT t::text FROM {} t").format(
                sql.Identifier(schema, table)
            )
            for (row,) in conn.execute(query).fetchall():
                yield f"{schema}.{table}", row


def in_redis(redis_url: str) -> Iterator[tuple[str, str]]:
    """Each key with what it holds."""
    with redis.Redis.from_url(redis_url) as client:
        for key in client.scan_iter():
            name = key.decode(errors="replace")
            yield name, f"{name} {_value(client, key)!r}"


def in_the_files(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Each line of these files."""
    for path in paths:
        for line in path.read_text(errors="replace").splitlines():
            yield path.name, line


def _value(client: Any, key: bytes) -> Any:
    match client.type(key):
        case b"string":
            return client.get(key)
        case b"hash":
            return client.hgetall(key)
        case b"list":
            return client.lrange(key, 0, -1)
        case b"zset":
            return client.zrange(key, 0, -1, withscores=True)
        case b"set":
            return client.smembers(key)
        case other:
            raise AssertionError(f"how to read a {other!r}?")
