"""People who leave traces everywhere, and a look for them in every table."""

from __future__ import annotations

from base64 import b64encode
from uuid import UUID

from psycopg import sql

from miimii import clock, ids
from miimii.db import Conn
from miimii.ledger.checks import run_checks
from miimii.ledger.model import Finding
from miimii.privacy.desk import PrivacyDesk
from miimii.privacy.model import DataRequest
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld, wamid
from tests.transfers_world import naira

ADA, BOLA = "ada@example.com", "bola@example.com"
REASON, EVIDENCE = "Asked for it in the chat", "Called back, knew the last order"
_TABLES = """
    SELECT n.nspname, c.relname
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'archive')
       AND c.relkind IN ('r', 'p')
       AND NOT c.relispartition
"""


def named(
    world: ChatWorld, owner: Conn, name: str, *, has_pin: bool = True
) -> tuple[Customer, set[str]]:
    """A verified customer with a name of their own; what they could be found by."""
    who = world.verified() if has_pin else _verified_without_pin(world)
    owner.execute(
        """
        UPDATE users
           SET first_name = %(first)s, last_name = %(last)s, account_name = %(whole)s,
               profile_name = %(first)s
         WHERE id = %(id)s
        """,
        {
            "first": name,
            "last": f"{name}son",
            "whole": f"{name} {name}son",
            "id": who.id,
        },
    )
    with world.db.autocommit() as conn:
        who = world.customers.get(conn, who.id)
    phone = (who.phone or "").removeprefix("+")
    in_wamids = b64encode(phone[:12].encode()).decode()  # at the same place in each
    assert in_wamids in wamid(phone, 1)
    return who, {phone, phone[3:], name, world.bvns.get(who.id) or phone, in_wamids}


def _verified_without_pin(world: ChatWorld) -> Customer:
    """The same without the second that hashing a PIN takes."""
    kept, world.pins = world.pins, _NoPins()  # type: ignore[assignment]
    try:
        return world.verified()
    finally:
        world.pins = kept


class _NoPins:
    def hash(self, user_id: UUID, pin: str) -> str:
        return ""

    def store(self, conn: Conn, user_id: UUID, hashed: str, **_: object) -> None: ...


def leave_traces(world: ChatWorld, who: Customer, owner: Conn) -> None:
    """Chat, save a person and a number, and be saved by somebody else."""
    world.says(who, f"hello, I am {who.first_name or 'me'}")
    other = world.base.customer()
    for user_id, payee in ((who.id, other.id), (other.id, who.id)):
        owner.execute(
            """
            INSERT INTO beneficiaries (user_id, destination, payee_user_id,
                   account_name, last_used_at)
            SELECT %(user)s, %(payee)s::uuid::text, %(payee)s,
                   first_name || ' ' || last_name, %(at)s
              FROM users
             WHERE id = %(payee)s
            """,
            {"user": user_id, "payee": payee, "at": clock.now()},
        )
    owner.execute(
        """
        INSERT INTO saved_targets (user_id, kind, biller, target, last_used_at)
        SELECT id, 'airtime', 'mtn', '0' || right(phone, 10), %(at)s
          FROM users
         WHERE id = %(user)s
        """,
        {"user": who.id, "at": clock.now()},
    )


def paid_out(world: ChatWorld, who: Customer) -> None:
    """Money came in and all of it went out again, by name, through the books."""
    world.base.receive(who.account_number or "", naira(1000))
    first = world.base.held(who, naira(500))
    world.base.dispatch(first)
    left = world.base.balance(who)
    fee = naira(1000) - naira(500) - left
    world.base.dispatch(world.base.held(who, left - fee))
    assert not world.base.balance(who).kobo


def erased(desk: PrivacyDesk, who: Customer) -> DataRequest:
    """Two people restrict the account."""
    return desk.erasing.approve(asked(desk, who), by=BOLA, at=clock.now())


def asked(desk: PrivacyDesk, who: Customer) -> str:
    """One person says that it is really them; the request for the second."""
    return desk.erasing.request(
        who.id, evidence=EVIDENCE, reason=REASON, by=ADA, at=clock.now()
    ).id


def found_in(owner: Conn, texts: set[str]) -> set[str]:
    """The tables in which any of the texts stands, in whatever column."""
    found = set()
    likes = [f"%{text}%" for text in texts]
    for schema, table in owner.execute(_TABLES).fetchall():
        query = sql.SQL("SELECT 1 FROM {} t WHERE t::text ILIKE ANY(%s) LIMIT 1")
        name = sql.Identifier(schema, table)
        if owner.execute(query.format(name), [likes]).fetchone():
            found.add(table if schema == "public" else f"{schema}.{table}")
    return found


def offenders(owner: Conn) -> list[Finding]:
    """What the checks of the books find, but for those about the chat's events."""
    with owner.transaction():
        found = run_checks(owner, at=clock.now())
    return [one for one in found if not one.name.startswith(("C12", "C17"))]


def waiting_event(owner: Conn, who: Customer) -> None:
    """Something of theirs that is not worked yet."""
    owner.execute(
        """
        INSERT INTO inbound_events (id, source, event_key, lane, kind, payload,
               happened_at)
        VALUES (%(id)s, 'whatsapp', 'k', %(lane)s, 'message', '{}', %(at)s)
        """,
        {"id": ids.uuid7(), "lane": who.lane, "at": clock.now()},
    )
