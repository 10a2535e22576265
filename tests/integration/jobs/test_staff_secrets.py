"""What staff type at the terminal, right or wrong, is kept and said nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import pyotp
import pytest

from miimii.staff import passwords
from tests import seeds
from tests.canaries import Aviary, Sink, in_redis, in_the_tables
from tests.integration.jobs.shop import Ended, Shop
from tests.integration.jobs.terminal import Terminal, at_terminal
from tests.integration.jobs.test_create_admin import RECOVERY, SECRET
from tests.stack import with_password
from tests.staff_room import ADA

WHO = "root@example.com"
HIRE = ("create_admin", "first", "--email", WHO)
LIST = ("adjust_balance", "list", "--as", WHO, "--json")
SHOWN = "terminal"  # where the authenticator's secret is shown, once


@pytest.fixture
def shop(bare_shop: Shop) -> Iterator[Shop]:
    """Scripts that log all they can, and a database in which nobody is anything yet."""
    known = {
        **bare_shop.environment,
        "DATABASE_URL": with_password(bare_shop.jobs_url),
        "LOG_LEVEL": "DEBUG",
        "ADMIN_EMAIL": ADA,
        "ADMIN_PASSWORD_HASH": passwords.NOBODYS,
    }
    yield replace(bare_shop, environment=known)
    seeds.restore(bare_shop.owner_url)


@dataclass
class Desk:
    """A terminal at which all that is shown and given out is kept."""

    shop: Shop
    screen: Sink = field(default_factory=list)
    out: Sink = field(default_factory=list)

    def types(self, *answers: tuple[str, str], of: tuple[str, ...]) -> str:
        """Start a script and type these answers; what it showed."""
        with at_terminal(self.shop, *of) as terminal:
            return self._answers(terminal, answers).err

    def enrols(self, *answers: tuple[str, str], of: tuple[str, ...]) -> Notes:
        """The same, and then an authenticator set up with what is shown."""
        with at_terminal(self.shop, *of) as terminal:
            for prompt, words in answers:
                terminal.answer(prompt, words)
            [seed] = SECRET.findall(terminal.wait("The code it shows: "))
            code = pyotp.TOTP(seed).now()
            ended = self._answers(terminal, [("", code)])
        assert ended.code == 0, ended.err
        return Notes(seed, code, RECOVERY.findall(ended.err))

    def _answers(self, terminal: Terminal, answers: Iterable[tuple[str, str]]) -> Ended:
        for prompt, words in answers:
            terminal.answer(prompt, words)
        ended = terminal.ended()
        self.screen.append(("screen", ended.err))
        self.out.append(("out", ended.out))
        return ended


@dataclass(frozen=True)
class Notes:
    """What somebody who was set up has seen and typed."""

    seed: str
    code: str
    recovery: list[str]


@pytest.mark.proves("F33")
@pytest.mark.proves("T25")
def test_password_seed_and_codes_leave_no_trace_when_right_and_when_wrong(
    shop: Shop,
) -> None:
    desk, aviary = Desk(shop), Aviary()
    aviary.plant_settings(shop.environment)
    password = aviary.plant("password", "seven lilac tractors sing")
    slip = aviary.plant("password mistyped", "seven lilac tractor sings")
    first, again = ("New password", password), "The same again"
    desk.types(first, (again, slip), of=HIRE)
    notes = desk.enrols(first, (again, password), of=HIRE)
    aviary.plant("seed", notes.seed, SHOWN)
    aviary.plant("code", notes.code)
    for number, written in enumerate(notes.recovery):
        aviary.plant(f"recovery code {number}", written, SHOWN)
    for said, shown in (
        (aviary.plant("wrong password", "eight lilac tractors"), notes.recovery[0]),
        (password, aviary.plant("wrong code", "604921")),
    ):
        told = desk.types(("Password: ", said), ("Code: ", shown), of=LIST)
        assert "don't belong together" in told
    desk.types(("Password: ", password), ("Code: ", notes.recovery[1]), of=LIST)

    sinks = {
        "tables": list(in_the_tables(shop.owner_url)),
        "redis": list(in_redis(shop.environment["REDIS_URL"])) or [("none", "")],
        SHOWN: desk.screen,
        "output": desk.out,
    }
    assert len(notes.recovery) == 10
    assert aviary.leaks(sinks) == []
    assert aviary.unseen(sinks) == []
    assert any(WHO in text for _, text in sinks["tables"])
    assert any('"items": []' in text for _, text in desk.out)
