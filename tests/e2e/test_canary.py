"""More than sixty secrets that nobody could mistake: after a day they are nowhere.

The day goes well and badly: every provider answers once with all that it was sent, the
database names its rows in its errors, a turn and a job crash, forms come spoilt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bot import Bot, Control
from tests.canaries import Aviary, Sink, in_the_files, in_the_tables
from tests.e2e.bad_day import BadDay
from tests.e2e.conftest import NewCustomer
from tests.stack import Stack

MARK = "Kanari"  # a name that must be found, or the search is blind


def on_the_phones(stack: Stack) -> Iterator[tuple[str, str]]:
    """Each bubble that MiiMii sent, and what the inspector tells of the wire."""
    control = Control(stack)
    for person in control.get("customers")["customers"]:
        for bubble in control.get(f"customers/{person['id']}/chat")["messages"]:
            if bubble["direction"] == "out":
                yield "chat", f"{person['name']} {bubble['body']}"
    for exchange in control.get("wire")["exchanges"]:
        yield "wire", str(exchange)


def in_the_stand_in_of_whatsapp(stack: Stack) -> Iterator[tuple[str, str]]:
    """The raw files of the stand-in that carried the conversation."""
    for path in Path(stack.config.data_dir).glob("graph.sqlite*"):
        yield path.name, path.read_bytes().decode("latin-1")


@dataclass(frozen=True)
class Proof:
    """How a look into a sink is known not to be blind: this text must be there."""

    sink: str
    text: str


@pytest.mark.proves("F33")
@pytest.mark.proves("T25")
def test_sixty_secrets_leave_no_trace(
    stack: Stack, stranger: NewCustomer, payee: str
) -> None:
    aviary = Aviary()
    aviary.plant_settings(stack.environment)
    day = BadDay(stack, aviary, stranger(f"{MARK} Obi"), payee)
    day.live()

    sinks: dict[str, Sink] = {
        "tables": list(in_the_tables(stack.owner_url)),
        "redis": day.redis,
        "logs": list(in_the_files(stack.logs.iterdir())),
        "phones": list(on_the_phones(stack)),
        "whatsapp": list(in_the_stand_in_of_whatsapp(stack)),
        "scripts": day.scripts,
        "answers": day.answers,
    }

    assert len([name for name in aviary.planted if ", line" not in name]) >= 60
    assert aviary.leaks(sinks) == []
    assert aviary.unseen(sinks) == []
    for seen in _not_blind(day.ada):
        assert any(seen.text in text for _, text in sinks[seen.sink]), seen


def _not_blind(ada: Bot) -> list[Proof]:
    return [
        Proof("tables", MARK),
        Proof("tables", "[dropped]"),
        Proof("tables", "RaiseException"),  # the job that failed said so much
        Proof("phones", MARK),
        Proof("whatsapp", MARK),
        Proof("redis", ada.bsuid),
        Proof("logs", '"level": "debug"'),
        Proof("logs", '"event": "request failed"'),
        Proof("logs", '"event": "event failed"'),
        Proof("scripts", "is no address"),
        Proof("scripts", "JWT_SECRET"),
        Proof("scripts", '"level": "debug"'),
        Proof("answers", "/problems/error"),
        Proof("answers", "miimii_http_requests_total"),
    ]


def test_secrets_typed_while_the_account_is_opened_are_dropped_too(
    stack: Stack, stranger: NewCustomer
) -> None:
    aviary = Aviary()
    ada = stranger(f"{MARK} Ade")
    ada.says("hi")
    ada.hears_form()
    bvn = aviary.plant("BVN", "31415926542")
    pin = aviary.plant("PIN", "739106")
    for typed in (bvn, pin, f"My name is Ada, BVN {aviary.plant('2', '31415926543')}"):
        ada.says(typed)
        assert "never type your PIN" in ada.hears_form().text
    assert aviary.leaks({"tables": list(in_the_tables(stack.owner_url))}) == []
