"""What staff type at the terminal, right or wrong, is kept and said nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyotp
import pytest

from miimii.staff import passwords
from tests import seeds
from tests.canaries import Aviary, in_redis, in_the_tables
from tests.integration.jobs.shop import Shop
from tests.integration.jobs.terminal import at_terminal
from tests.integration.jobs.test_create_admin import RECOVERY, SECRET
from tests.stack import with_password
from tests.staff_room import ADA

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


@pytest.mark.proves("F33")
@pytest.mark.proves("T25")
def test_password_seed_and_codes_leave_no_trace_when_right_and_when_wrong(
    shop: Shop,
) -> None:
    aviary = Aviary()
    aviary.plant_settings(shop.environment)
    password = aviary.plant("password", "seven lilac tractors sing")
    screen, out = [], []

    def types(*answers: tuple[str, str], of: tuple[str, ...]) -> str:
        """Start a script, type these answers, and keep what it said; what it showed."""
        with at_terminal(shop, *of) as terminal:
            for prompt, words in answers:
                terminal.answer(prompt, words)
            ended = terminal.ended()
        screen.append((of[0], ended.err))
        out.append((of[0], ended.out))
        return ended.err

    hire = ("create_admin", "first", "--email", "root@example.com")
    slip = aviary.plant("password mistyped", "seven lilac tractor sings")
    types(("New password", password), ("The same again", slip), of=hire)
    chosen = [("New password", password), ("The same again", password)]
    with at_terminal(shop, *hire) as terminal:
        for prompt, words in chosen:
            terminal.answer(prompt, words)
        [seed] = SECRET.findall(terminal.wait("The code it shows: "))
        aviary.plant("seed", seed, SHOWN)
        code = aviary.plant("code", pyotp.TOTP(seed).now())
        terminal.answer("", code)
        ended = terminal.ended()
    assert ended.code == 0, ended.err
    screen.append(("create_admin", ended.err))
    out.append(("create_admin", ended.out))
    recovery = RECOVERY.findall(ended.err)
    for number, written in enumerate(recovery):
        aviary.plant(f"recovery code {number}", written, SHOWN)

    listing = ("adjust_balance", "list", "--as", "root@example.com", "--json")
    wrong = aviary.plant("wrong password", "eight lilac tractors")
    for said, shown in (
        (wrong, recovery[0]),
        (password, aviary.plant("wrong code", "604921")),
    ):
        told = types(("Password: ", said), ("Code: ", shown), of=listing)
        assert "don't belong together" in told
    types(("Password: ", password), ("Code: ", recovery[1]), of=listing)

    sinks = {
        "tables": list(in_the_tables(shop.owner_url)),
        "redis": list(in_redis(shop.environment["REDIS_URL"])) or [("none", "")],
        SHOWN: screen,
        "output": out,
    }
    assert len(recovery) == 10
    assert aviary.leaks(sinks) == []
    assert aviary.unseen(sinks) == []
    assert any("root@example.com" in text for _, text in sinks["tables"])
    assert any('"items": []' in text for _, text in out)
