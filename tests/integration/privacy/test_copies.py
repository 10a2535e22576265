"""A customer's copy: all of theirs, equal to the books, nothing of others, one file."""

from __future__ import annotations

import csv
import io
import json
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from miimii import clock
from miimii.approvals import two_people
from miimii.approvals.model import ApprovalRefused
from miimii.audit import log
from miimii.chat.store.messages import NewMessage, insert_messages
from miimii.chat.templates import fill
from miimii.db import Conn
from miimii.jobs.export_user import SCRIPT
from miimii.privacy.copies import Unequal
from miimii.privacy.desk import PrivacyDesk
from miimii.support.tickets import Tickets
from miimii.users.consents import take_on_form
from miimii.users.decisions import CustomerDecisions
from miimii.users.model import Customer
from tests.by_hand import run_by_hand
from tests.deeds import deeds
from tests.integration.chat.world import PIN, ChatWorld
from tests.integration.privacy.people import (
    ADA,
    REASON,
    leave_traces,
    named,
    paid_out,
)
from tests.transfers_world import naira

pytestmark = pytest.mark.proves("T32")


@dataclass
class Services:
    privacy: PrivacyDesk
    customer_decisions: CustomerDecisions


@pytest.fixture
def zik(world: ChatWorld, owner: Conn) -> Customer:
    """Somebody with money, payments, a chat and a consent."""
    zik, _ = named(world, owner, "Zikorax")
    paid_out(world, zik)
    world.base.receive(zik.account_number or "", naira(700))
    leave_traces(world, zik, owner)
    with world.db.transaction() as conn:
        take_on_form(conn, zik.id, at=clock.now())
        take_on_form(conn, zik.id, at=clock.now())  # once is enough
    return zik


def run(world: ChatWorld, desk: PrivacyDesk, *words: str) -> int:
    services = Services(desk, world.customer_decisions)
    return run_by_hand(SCRIPT, services, *words)


def taken(world: ChatWorld, desk: PrivacyDesk, who: Customer, out: Path) -> int:
    words = ("--as", ADA, "--reason", REASON, "--out", str(out))
    return run(world, desk, "take", who.phone or "", *words)


def parts(out: Path) -> dict[str, Any]:
    with zipfile.ZipFile(out) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json")]
        return {name[:-5]: json.loads(archive.read(name)) for name in names}


def test_the_copy_has_everything_of_theirs_and_its_sums_are_the_books(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, zik: Customer, tmp_path: Path
) -> None:
    out = tmp_path / "copy.zip"
    assert taken(world, desk, zik, out) == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    found = parts(out)
    empty = {part for part, rows in found.items() if not rows}
    assert empty == {"identity", "purchases", "tickets"}
    (balance,) = owner.execute(
        "SELECT balance_kobo FROM accounts WHERE user_id = %s", [zik.id]
    ).fetchall()[0]
    amounts = [row["amount_kobo"] for row in found["postings"]]
    assert sum(amounts) == balance == found["summary"]["balance_kobo"] == 70_000
    assert found["postings"][-1]["balance_kobo"] == balance
    booked = owner.execute(
        "SELECT count(*) FROM postings p JOIN accounts a ON a.id IN"
        " (p.credit_account_id, p.debit_account_id) WHERE a.user_id = %s",
        [zik.id],
    ).fetchone()
    assert booked == (len(amounts),)
    assert len(found["transfers"]) == len(found["credits"]) == 2
    (profile,) = found["profile"]
    assert (profile["first_name"], profile["date_of_birth"]) == (
        "Zikorax",
        "1990-01-31",
    )
    assert any(row["text"] == "hello, I am Zikorax" for row in found["messages"])
    assert {row["sender"] for row in found["messages"]} == {"you", "us"}
    ours = [row["text"] for row in found["messages"] if row["sender"] == "us"]
    assert None not in ours
    assert world.text(zik) in ours  # the last reply, word for word
    (consent,) = found["consents"]
    assert (consent["what"], consent["language"]) == ("privacy notice", "en")
    assert {row["name"] for row in found["processors"]} == {
        *("BellBank", "Bilal", "Dojah", "Meta", "OpenAI", "DigitalOcean"),
    }
    assert any(row["reference"] for row in found["postings"])


def test_a_message_is_in_it_by_its_words_whatever_it_was(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, zik: Customer, tmp_path: Path
) -> None:
    owner.execute("TRUNCATE outbound_messages, inbound_events")
    for content in (
        {"type": "image", "image": {"id": "1", "caption": "My card"}},
        {"type": "document", "document": {"id": "1", "filename": "card.pdf"}},
        {"type": "button", "button": {"payload": "x", "text": "Yes"}},
    ):
        world.sends(zik.phone or "", content, act=False)
    buttons = {"type": "button", "body": {"text": "Shall I?"}, "action": {}}
    template = fill("fee_charged", "en", "May", "₦50", "₦650")
    for body in (
        {"message": {"type": "interactive", "interactive": buttons}, "template": None},
        {"message": None, "template": template, "paper": None},
        {},  # emptied by retention
    ):
        message = NewMessage(zik.lane, zik.recipient, "text", body, str(body))
        insert_messages(owner, [message], at=clock.now())
    assert taken(world, desk, zik, tmp_path / "copy.zip") == 0
    found = parts(tmp_path / "copy.zip")["messages"]
    assert [row["text"] for row in found if row["sender"] == "us"] == [
        *("Shall I?", "fee_charged: May, ₦50, ₦650", None),
    ]
    assert {row["text"] for row in found if row["sender"] == "you"} == {
        *("My card", "card.pdf", "Yes"),
    }


def test_who_looked_is_in_it_and_this_look_is_a_deed(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, zik: Customer, tmp_path: Path
) -> None:
    assert taken(world, desk, zik, tmp_path / "one.zip") == 0
    assert taken(world, desk, zik, tmp_path / "two.zip") == 0
    looks = parts(tmp_path / "two.zip")["who_looked"]
    ours = [row["action"] for row in looks if row["who"] == "staff"]
    assert ours == ["data.exported"]  # the second look was later
    actor, _, _, reason = deeds(owner, about=f"user:{zik.id}")[-1]
    assert (actor, reason.partition(": ")[2]) == (f"staff:{ADA}", REASON)


def test_what_was_done_to_their_orders_and_tickets_and_long_ago_is_in_it(
    world: ChatWorld,
    desk: PrivacyDesk,
    owner: Conn,
    zik: Customer,
    archived_month: datetime,
    tmp_path: Path,
) -> None:
    at, number = clock.now(), world.base.held(zik, naira(100))
    tickets = Tickets(world.db, world.customers, {})
    ticket, _ = tickets.open(zik, "Hm", topic="other", order_reference=None, at=at)
    done = [
        *(f"user:{zik.id}", f"order:{number}", f"ticket:{ticket.number}"),
        *("order:TRF-of-somebody-else", f"user:{world.base.customer().id}"),
    ]
    for about in done:
        log.record(owner, actor="staff:ada", action="x.seen", subject=about, at=at)
    owner.execute(
        "INSERT INTO archive.audit_log (at, actor, action, object, reason, recorded_at)"
        " VALUES (%(at)s, 'staff:ada', 'x.old', %(about)s, '', %(at)s)",
        {"at": archived_month, "about": done[0]},
    )
    diff = {"from": "held", "to": "declined"}
    asked = two_people.request(
        owner, "decide", number, diff, reason=REASON, by=ADA, at=at
    )

    assert taken(world, desk, zik, tmp_path / "one.zip") == 0
    looks = parts(tmp_path / "one.zip")["who_looked"]
    seen = {row["about"] for row in looks if row["action"] in {"x.seen", "x.old"}}
    assert seen == set(done[:3])
    assert looks[0]["action"] == "x.old"
    assert f"approval:{asked.id}" in {row["about"] for row in looks}


@pytest.fixture
def archived_month(owner: Conn) -> Iterator[datetime]:
    """A time in a month that has a place in the archive of the audit log."""
    owner.execute(
        "CREATE TABLE archive.one_month PARTITION OF archive.audit_log"
        " FOR VALUES FROM ('2024-05-01') TO ('2024-06-01')"
    )
    yield datetime(2024, 5, 9, tzinfo=UTC)
    owner.execute("DROP TABLE archive.one_month")


def test_secrets_and_what_is_others_are_not_in_it(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, zik: Customer, tmp_path: Path
) -> None:
    other = owner.execute(
        "SELECT u.phone, u.account_number FROM beneficiaries b"
        " JOIN users u ON u.id = b.payee_user_id WHERE b.user_id = %s",
        [zik.id],
    ).fetchone()
    (pin_hash,) = owner.execute("SELECT hash FROM pins").fetchall()[0]
    assert taken(world, desk, zik, tmp_path / "copy.zip") == 0
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        whole = b"".join(map(archive.read, archive.namelist())).decode()
    whole = whole.replace("send 5k to 0123456789", "")  # our greeting's example
    bvn = world.bvns[zik.id]
    hidden = [bvn, PIN, pin_hash, "flow_token", "v1.", "0123456789", *(other or ())]
    assert [text for text in hidden if text and text in whole] == []
    assert bvn[-3:] in whole
    assert "6789" in whole  # the end of the payee's account, as on a receipt


def test_no_cell_is_a_formula(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, zik: Customer, tmp_path: Path
) -> None:
    evil = '=HYPERLINK("http://x","y")'
    owner.execute("UPDATE users SET profile_name = %s", [evil])
    owner.execute("UPDATE beneficiaries SET nickname = '@SUM(1)'")
    assert taken(world, desk, zik, tmp_path / "copy.zip") == 0
    cells = []
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                text = archive.read(name).decode("utf-8-sig")
                cells += [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert f"'{evil}" in cells
    formulas = [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]
    assert [cell for cell in formulas if not cell[1:].isdecimal()] == []


def test_a_request_from_the_chat_is_done_with_it_and_no_file_is_overwritten(
    world: ChatWorld,
    desk: PrivacyDesk,
    zik: Customer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    request, _ = world.teller.data_requests.ask(zik, "export", at=clock.now())
    assert run(world, desk, "list") == 0
    assert request.number in capsys.readouterr().out
    out = tmp_path / "copy.zip"
    out.write_text("mine")
    assert taken(world, desk, zik, out) == 64
    assert out.read_text() == "mine"
    assert taken(world, desk, zik, tmp_path / "no" / "copy.zip") == 64
    assert taken(world, desk, zik, tmp_path / "copy2.zip") == 0
    assert request.number in capsys.readouterr().out
    assert run(world, desk, "list") == 0
    assert "nobody waits" in capsys.readouterr().out


def test_a_dry_run_writes_and_keeps_nothing_and_a_short_reason_is_none(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, zik: Customer, tmp_path: Path
) -> None:
    out = tmp_path / "copy.zip"
    words = ("take", zik.phone or "", "--as", ADA, "--out", str(out))
    assert run(world, desk, *words, "--reason", REASON, "--dry-run") == 0
    assert not out.exists()
    assert run(world, desk, *words, "--reason", "why not") == 3
    assert not out.exists()
    assert owner.execute("SELECT count(*) FROM data_requests").fetchone() == (0,)
    with pytest.raises(ApprovalRefused):
        desk.copies.take(zik.id, reason="x", by=ADA, at=clock.now())


def test_books_that_do_not_add_up_are_never_handed_out(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, zik: Customer
) -> None:
    with owner.transaction():
        owner.execute("SET LOCAL session_replication_role = replica")
        owner.execute(
            "UPDATE accounts SET balance_kobo = balance_kobo + 1 WHERE user_id = %s",
            [zik.id],
        )
    with pytest.raises(Unequal):
        desk.copies.take(zik.id, reason=REASON, by=ADA, at=clock.now())
