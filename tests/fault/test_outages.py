"""Redis or PostgreSQL away: what still works, what says so; and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import psycopg
import pytest

from miimii.sandbox.webhooks import Hook
from tests.fault.breakable import BreakableRig
from tests.fault.rig import Rig
from tests.fault.together import in_threads, until

PAID = "0411111111"


@pytest.fixture
def no_cache(rig: BreakableRig) -> Iterator[None]:
    rig.kill_cache()
    yield
    rig.start_cache()
    until(lambda: rig.get("/health/ready").json()["status"] == "ok")


@pytest.mark.proves("F14")
@pytest.mark.slow
def test_with_redis_killed_the_conversation_goes_on_and_money_moves(
    rig: Rig, no_cache: None
) -> None:
    [ada, bola] = rig.people(2, kobo=100_000)
    bot = rig.bot(ada)
    until(lambda: rig.get("/health/ready").json()["status"] == "degraded")
    assert rig.get("/health/ready").status_code == 200

    bot.says("balance")
    bot.hears("₦1,000.00")
    bot.says(f"send 500 to {PAID} access bank")
    bot.hears("₦500.00")
    bot.taps(0)
    bot.hears_form()
    assert bot.fills(pin="4826").finished
    bot.hears("Money sent")
    assert rig.pay(bola, rig.to_wallet(bola, ada)).is_done

    assert rig.balance(ada).kobo == 100_000 - 51_000 + 10_000
    rig.settle_down()
    assert rig.offenders() == []


@pytest.mark.proves("F15")
@pytest.mark.slow
def test_with_postgresql_away_everything_says_so_and_every_redelivery_lands(
    rig: BreakableRig,
) -> None:
    [ada] = rig.people(1, kobo=50_000)
    rig.open_window(ada)
    question = rig.text(ada, "balance")

    rig.stop_database()
    try:
        said = in_threads(4, [partial(rig.deliver, question)] * 4)
        told = [rig.bank.credit(str(ada.account_number), 10_000) for _ in range(5)]
        until(lambda: rig.get("/health/ready").status_code == 503, 15)
        live = rig.get("/health/live")
    finally:
        rig.start_database()

    assert set(said) == {503}
    assert live.status_code == 200
    until(lambda: rig.get("/health/ready").status_code == 200)
    until(lambda: rig.deliver(question) == 200)
    until(lambda: rig.balance(ada).kobo == 50_000 + 10_000 * len(told))
    until(lambda: "You have" in " ".join(m.text for m in rig.bot(ada).messages()))
    rig.settle_down()
    assert rig.offenders() == []


@pytest.mark.proves("F16")
@pytest.mark.slow
def test_with_every_connection_held_webhooks_are_refused_soon_and_then_taken(
    rig: Rig,
) -> None:
    [ada] = rig.people(1, kobo=0)
    hooks = [rig.text(ada, "thanks") for _ in range(50)]
    with psycopg.connect(rig.stack.owner_url) as conn:
        conn.execute("LOCK TABLE inbound_keys IN ACCESS EXCLUSIVE MODE")
        answers = in_threads(50, [partial(_post, rig, hook) for hook in hooks])
        conn.rollback()

    assert {status for status, _ in answers} == {503}
    assert all(retry_after for _, retry_after in answers)
    assert set(in_threads(8, [partial(rig.deliver, hook) for hook in hooks])) == {200}
    rig.settle_down()
    assert rig.offenders() == []


def _post(rig: Rig, hook: Hook) -> tuple[int, str | None]:
    said = rig.post(hook.path, hook.body, hook.headers)
    assert said is not None
    return said.status_code, said.headers.get("Retry-After")
