"""A small bank whose books are right: one order of each ending, and a credit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from miimii import ids
from miimii.db import Conn
from miimii.ledger.accounts import BELLBANK, FEES, HOLDS, wallet
from miimii.ledger.book import Book
from tests.books import Move, journal

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
_QUOTE_HASH = b"q" * 32
AMOUNT, FEE = 500_000, 1_000
APPROVAL = "APR1"


def build(conn: Conn) -> None:
    """Write it all down, as the owner; the caller rolls back."""
    ada, bola = a_customer(conn, 1), a_customer(conn, 2)
    a_credit(conn, ada, "BB1", 5_000_000, 25_000)
    there = (wallet(ada), HOLDS, AMOUNT + FEE)
    paid = ((HOLDS, BELLBANK, AMOUNT), (HOLDS, FEES, FEE))
    back = ((BELLBANK, wallet(ada), AMOUNT), (FEES, wallet(ada), FEE))

    a_transfer(conn, ada, "PAID", "quoted held submitted succeeded")
    book(conn, "PAID", "hold", there)
    book(conn, "PAID", "capture", *paid)

    a_transfer(conn, ada, "REFUSED", "quoted held submitted declined")
    book(conn, "REFUSED", "hold", there)
    release(conn, "REFUSED", there)

    a_transfer(conn, ada, "OPEN", "quoted held submitted")
    book(conn, "OPEN", "hold", there)

    a_transfer(conn, ada, "BACK", "quoted held submitted succeeded reversed")
    book(conn, "BACK", "hold", there)
    book(conn, "BACK", "capture", *paid)
    book(conn, "BACK", "reversal", *back)

    a_transfer(conn, ada, "STALE", "quoted expired")

    a_transfer(conn, ada, "DECIDED", "quoted held submitted needs_review declined")
    book(conn, "DECIDED", "hold", there)
    release(conn, "DECIDED", there)

    a_transfer(conn, ada, "WITHIN", "quoted succeeded", payee=bola)
    book(conn, "WITHIN", "", (wallet(ada), wallet(bola), AMOUNT))


def a_customer(conn: Conn, number: int) -> UUID:
    user_id = ids.uuid7()
    conn.execute(
        """
        INSERT INTO users (id, phone, standing, tier, account_number, created_at)
        VALUES (%s, %s, 'active', 2, %s, %s)
        """,
        [user_id, f"+234801000000{number}", f"800000000{number}", AT],
    )
    Book().open_wallet(conn, user_id)
    return user_id


def a_credit(conn: Conn, user_id: UUID, theirs: str, kobo: int, fee: int) -> None:
    conn.execute(
        """
        INSERT INTO credits (reference, user_id, provider, provider_reference, status,
                             account_number, amount_kobo, fee_kobo, rule_ids,
                             happened_at)
        VALUES (%s, %s, 'bellbank', %s, 'booked', '8000000001', %s, %s, '{}', %s)
        """,
        [f"CRD{theirs}", user_id, theirs, kobo, fee, AT],
    )
    conn.execute(
        """
        INSERT INTO inbound_events (id, source, event_key, lane, kind, payload,
                                    happened_at, recorded_at, status, done_at)
        VALUES (%s, 'bellbank', %s, %s, 'credit', '{}', %s, %s, 'done', %s)
        """,
        [ids.uuid7(), f"credit:{theirs}", f"credit:bellbank:{theirs}", AT, AT, AT],
    )
    moves = (BELLBANK, wallet(user_id), kobo), (wallet(user_id), FEES, fee)
    Book().post(conn, journal(f"credit:bellbank:{theirs}", *moves), at=AT)


def a_transfer(
    conn: Conn, user_id: UUID, reference: str, history: str, payee: UUID | None = None
) -> None:
    """An order that went through these statuses, confirmed and told as it should be."""
    statuses = history.split()
    is_held = statuses[1] != "expired"
    is_bank = payee is None
    is_sent = "submitted" in statuses
    conn.execute(
        """
        INSERT INTO transfers (
               reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo,
               duty_kobo, payee_user_id, bank_code, bank_name, account_number,
               resolved_name, sender_name, rule_ids, quote_hash, provider, quoted_at,
               expires_at, authorised_at, submitted_at, requery_after)
        SELECT %(reference)s, %(user_id)s, %(kind)s, %(status)s, %(amount)s, %(fee)s, 0,
               0, %(payee)s, %(bank)s, %(bank)s, %(bank)s, 'BOLA', 'ADA',
               array_agg(id), %(hash)s, %(provider)s, %(at)s, %(later)s, %(held)s,
               %(sent)s, %(later)s
          FROM rules
         WHERE name = 'limit.out.day' AND tier = 3
        """,
        {
            "reference": reference,
            "user_id": user_id,
            "kind": "bank_transfer" if is_bank else "wallet_transfer",
            "status": statuses[-1],
            "amount": AMOUNT,
            "fee": FEE if is_bank else 0,
            "payee": payee,
            "bank": "058" if is_bank else None,
            "provider": "bellbank" if is_bank else None,
            "hash": _QUOTE_HASH,
            "at": AT,
            "later": AT + timedelta(minutes=10),
            "held": AT if is_held else None,
            "sent": AT if is_sent else None,
        },
    )
    _history(conn, reference, statuses)
    if is_held:
        conn.execute(
            """
            INSERT INTO challenges (token_hash, user_id, purpose, order_reference,
                                    quote_hash, phone_number_id, expires_at,
                                    consumed_at)
            VALUES (%s, %s, 'order', %s, %s, '1', %s, %s)
            """,
            [reference.encode().ljust(32), user_id, reference, _QUOTE_HASH, AT, AT],
        )


def _two_people(conn: Conn, reference: str) -> None:
    conn.execute(
        """
        INSERT INTO approvals (id, kind, subject, diff, reason, status, requested_by,
                               requested_at, expires_at, approved_by, approved_at)
        VALUES (%s, 'order', %s, '{"from": "needs_review", "to": "declined"}',
                'the bank never saw it', 'done', 'ada@x.ng', %s, %s, 'bola@x.ng', %s)
        """,
        [APPROVAL, reference, AT, AT + timedelta(hours=1), AT],
    )


def _who_said_so(before: str | None) -> tuple[str | None, str | None]:
    """The provider's code, or the approval of two people."""
    return (None, APPROVAL) if before == "needs_review" else ("said-so", None)


def _history(conn: Conn, reference: str, statuses: list[str]) -> None:
    if "needs_review" in statuses:
        _two_people(conn, reference)
    for before, after in zip([None, *statuses], statuses, strict=False):
        conn.execute(
            """
            INSERT INTO transfer_events (reference, from_status, to_status, cause,
                                         provider_code, approval_id, happened_at)
            VALUES (%s, %s, %s, 'test', %s, %s, %s)
            """,
            [reference, before, after, *_who_said_so(before), AT],
        )
        if after in {"succeeded", "declined", "reversed"}:
            conn.execute(
                """
                INSERT INTO outbound_messages (
                       id, lane, recipient, kind, body, dedupe_key, order_reference,
                       next_attempt_at, created_at, recorded_at)
                VALUES (%s, 'ada', 'ada', 'text', '{}', %s, %s, %s, %s, %s)
                """,
                [ids.uuid7(), f"final:{reference}{after}", reference, AT, AT, AT],
            )


def book(conn: Conn, order: str, what: str, *moves: Move) -> None:
    """Post one of an order's journals."""
    reference = f"{order}:{what}" if what else order
    Book().post(conn, journal(reference, *moves, order=order), at=AT)


def release(conn: Conn, order: str, *moves: Move) -> None:
    """Give a hold back."""
    hold = journal(f"{order}:hold", *moves, order=order)
    Book().post(conn, hold.reversal(f"{order}:release"), at=AT)
