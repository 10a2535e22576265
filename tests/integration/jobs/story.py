"""What customers, their bank, a vendor and two people do in the month of a test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from miimii import clock
from miimii.providers.channels import NotSent
from miimii.users.model import Customer
from tests.integration.jobs.month import Act, Month
from tests.integration.jobs.outsiders import Silence
from tests.integration.jobs.timetable import lagos

# Out of so many, the first ones have money when it begins; two have a number of note.
PEOPLE, WITH_MONEY = 24, 18
MUTED, BLOCKED = 2, 3
SILENCE = Silence(lagos("2026-11-12T10:00"), lagos("2026-11-12T13:00"))
SEND = "send 500 to 0123456789 access"
AIRTIME = "buy 1000 mtn airtime for 08031234567"


class Story:
    """What customers, the bank and people do in the month."""

    def __init__(self, month: Month) -> None:
        self._month = month
        self._world = month.world
        self.people: list[Customer] = []
        self.lost = self.silent_sale = ""

    def acts(self) -> list[Act]:
        """All of it, by Lagos time."""
        acts: list[Act] = []

        def on(when: str, what: Callable[..., object], *args: object) -> None:
            acts.append((lagos(f"2026-{when}"), partial(what, *args)))

        on("10-31T23:06", self._people_come)
        for day in range(2, 28):
            number = day % WITH_MONEY
            if number != BLOCKED:
                on(f"11-{day:02}T16:14", self._confirms, number, SEND)
            if day % 2 and number != BLOCKED:
                on(f"11-{day:02}T10:12", self._confirms, number, AIRTIME)
        for number in range(WITH_MONEY, PEOPLE - 3):
            on(f"11-{number:02}T22:12", self._paid, number, 5_000)
        on("11-03T10:14", self._confirms, 1, "send 700 to 1111111111 access")
        on("11-05T16:10", self._says, MUTED, "mute fees")
        on("11-06T10:14", self._says, BLOCKED, "block my account")
        on("11-07T10:14", self._send_to_customer, 8, 9)
        on("11-12T10:05", self._pay_into_silence)
        on("11-12T10:40", self._buy_into_silence)
        on("11-12T11:05", self._pay_into_the_void)
        on("11-13T13:02", self._two_people_decide)
        on("11-15T16:10", self._notice_is_lost)
        on("11-16T10:14", self._somebody_asks_the_bank)
        on("11-18T22:16", self._whatsapp_fails)
        on("11-20T22:14", self._people_walk_away)
        return acts

    def _people_come(self) -> None:
        self.people += [self._world.opened() for _ in range(PEOPLE)]
        for who in self.people[:WITH_MONEY]:
            self._month.pays_in(who, 20_000)

    def _confirms(self, number: int, sentence: str) -> None:
        self._month.confirms(self.people[number], sentence)

    def _paid(self, number: int, naira: int) -> None:
        self._month.pays_in(self.people[number], naira)

    def _says(self, number: int, sentence: str) -> None:
        self._world.says(self.people[number], sentence)

    def _send_to_customer(self, sender: int, payee: int) -> None:
        phone = (self.people[payee].phone or "").replace("+234", "0")
        self._month.confirms(self.people[sender], f"send 1500 to {phone}")

    def _pay_into_silence(self) -> None:
        self._month.bank.silence = SILENCE
        self._month.confirms(self.people[10], SEND)
        self._month.confirms(self.people[11], SEND)

    def _pay_into_the_void(self) -> None:
        self._month.bank.silence = Silence(SILENCE.since, SILENCE.until, pays=False)
        self._month.confirms(self.people[12], SEND)

    def _buy_into_silence(self) -> None:
        self._month.vendor.is_silent = True
        self._month.confirms(self.people[13], AIRTIME)
        self._month.vendor.is_silent = False
        self._month.bank.statement_is_away.add(date(2026, 11, 13))

    def _two_people_decide(self) -> None:
        decisions = self._month.jobs.decisions
        [self.silent_sale] = decisions.list_undecided(at=clock.now())
        approval = decisions.request(
            self.silent_sale,
            "succeeded",
            by="ada@example.com",
            reason="The vendor's console shows it",
            evidence="Line 7 of their list",
            at=clock.now(),
        )
        decisions.approve(approval.id, by="bola@example.com", at=clock.now())

    def _notice_is_lost(self) -> None:
        self.lost = self._month.pays_in_silently(self.people[14], 900)

    def _somebody_asks_the_bank(self) -> None:
        said = self._month.fire("requery", self.lost, "--as", "ada@example.com")
        assert said["counts"]["changed"] == 1, said

    def _whatsapp_fails(self) -> None:
        self._month.phone.answers += [NotSent("retry", "131000")]
        self._paid(15, 700)

    def _people_walk_away(self) -> None:
        self._says(5, "send money")
        self._says(6, SEND)
        self._says(7, "change my pin")
        self._month.rows(
            "INSERT INTO onboarding_drafts VALUES (%s, 'v1.sealed', 'v1.sealed', %s)"
            " RETURNING 1",
            self.people[8].id,
            clock.now() + timedelta(days=1),
        )
