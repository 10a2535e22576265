"""Bodies that went wrong in every way we know, by a seed: the same each time."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1e308, 10**400, 0.1, "", " ", "0", "-1", "1e9"),
    *([], {}, [[]], {"a": {}}, [None], "\x00", "\ud800", "\u202e", "x" * 5000),
    *("NaN", "successful", "failed", "2026-13-45", "🔥" * 50, "00", "null"),
)
Change = Callable[[random.Random, bytes], bytes]


def mutated(
    bodies: Sequence[Mapping[str, Any]], how_many: int, seed: str
) -> Iterator[tuple[int, bytes]]:
    """Yield so many spoilt bodies, each with the place of the good one it was."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    for number in range(how_many):
        which = chance.randrange(len(bodies))
        value: Any = json.loads(json.dumps(bodies[which]))
        for _ in range(chance.randint(1, 3)):
            value = _spoilt(chance, value)
        raw = json.dumps(value, ensure_ascii=chance.random() < 0.5).encode(
            errors="surrogatepass"
        )
        if number % 2:  # half of them are no longer JSON, or no honest JSON
            raw = chance.choice(_ON_THE_WIRE)(chance, raw)
        yield which, raw


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where every value of a JSON document stands, the whole one first."""
    yield path
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in inside:
            yield from places(inner, (*path, key))


def _spoilt(chance: random.Random, value: Any) -> Any:
    """The document with one value replaced, left out, doubled or buried."""
    path = chance.choice([*places(value)])
    if not path:
        return value if chance.random() < 0.8 else deepcopy(chance.choice(_VALUES))
    holder = value
    for step in path[:-1]:
        holder = holder[step]
    old = holder[path[-1]]
    match chance.randrange(5):
        case 0:
            del holder[path[-1]]
        case 1:
            holder[path[-1]] = [old] * chance.choice([2, 50])
        case 2:
            holder[path[-1]] = str(old)
        case _:
            holder[path[-1]] = deepcopy(chance.choice(_VALUES))  # or it is spoilt too
    return value


def _flip(chance: random.Random, raw: bytes) -> bytes:
    found = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _cut(chance: random.Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(len(raw))]


def _deepened(chance: random.Random, raw: bytes) -> bytes:
    depth = chance.choice([40, 1000, 100_000])
    return raw[:-1] + b',"deep":' + b"[" * depth + b"]" * depth + b"}"


def _huge(_: random.Random, raw: bytes) -> bytes:
    return raw[:-1] + b',"huge":' + b"9" * 5000 + b"}"


def _not_a_number(chance: random.Random, raw: bytes) -> bytes:
    word = chance.choice([b"NaN", b"Infinity", b"-Infinity", b"1e999"])
    return raw[:-1] + b',"nan":' + word + b"}"


def _doubled(_: random.Random, raw: bytes) -> bytes:
    return raw[:-1] + b',"status":"successful","status":"failed"}'


def _marked(chance: random.Random, raw: bytes) -> bytes:
    return chance.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b")]}',\n"]) + raw


def _other(chance: random.Random, _: bytes) -> bytes:
    return chance.choice(
        [b"", b"null", b"[]", b'""', b"<html>", b"a=b&c=d", b"{", chance.randbytes(64)]
    )


_ON_THE_WIRE: tuple[Change, ...] = (
    *(_flip, _flip, _cut, _deepened, _huge, _not_a_number, _doubled, _marked, _other),
)
