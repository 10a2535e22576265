"""The stand-in vendor's own books: what it sold, what it was asked, and our float.

They take no hint from MiiMii's ledger: a test may compare the two.
"""

from __future__ import annotations

import json
from pathlib import Path

from miimii.sandbox.books import Books, Row, now_text

SCHEMA = """
CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS plans (
    service TEXT NOT NULL, id INTEGER NOT NULL, seller INTEGER NOT NULL,
    name TEXT NOT NULL, plan_type TEXT NOT NULL, validity TEXT NOT NULL,
    price_kobo INTEGER NOT NULL, is_offered INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (service, id));
CREATE TABLE IF NOT EXISTS posts (
    reference TEXT PRIMARY KEY, posts INTEGER NOT NULL, service TEXT NOT NULL,
    seller INTEGER NOT NULL, target TEXT NOT NULL, plan TEXT, meter_type TEXT,
    amount_kobo INTEGER);
CREATE TABLE IF NOT EXISTS purchases (
    id INTEGER PRIMARY KEY, reference TEXT NOT NULL, service TEXT NOT NULL,
    product TEXT NOT NULL, target TEXT NOT NULL, amount_kobo INTEGER NOT NULL,
    discount_kobo INTEGER NOT NULL, charges_kobo INTEGER NOT NULL, token TEXT NOT NULL,
    status TEXT NOT NULL, becomes TEXT, calls_back TEXT, answer TEXT NOT NULL,
    booked_at TEXT NOT NULL, completed_at TEXT);
CREATE INDEX IF NOT EXISTS purchases_by_reference ON purchases (reference);
CREATE TABLE IF NOT EXISTS float_moves (
    id INTEGER PRIMARY KEY, kobo INTEGER NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL);
"""
FIRST_FLOAT_KOBO = 500_000 * 100
PLANS = Path(__file__).parent / "vtu_plans.json"


class VendorBooks:
    """Every statement over the vendor's file."""

    def __init__(self, path: Path) -> None:
        self._books = Books(path, SCHEMA)
        with self._books.together():
            if not self._books.row("SELECT 1 FROM float_moves"):
                self.move_float(FIRST_FLOAT_KOBO, "opening")
                for plan in json.loads(PLANS.read_text("utf-8")):
                    self._add_plan(plan)

    def _add_plan(self, plan: Row) -> None:
        self._books.run(
            """
            INSERT INTO plans (service, id, seller, name, plan_type, validity,
                   price_kobo)
            VALUES (:service, :id, :seller, :name, :plan_type, :validity,
                   :naira * 100)
            """,
            plan,
        )

    # --- signing in -------------------------------------------------------------------

    def keep_token(self, token: str) -> None:
        """Remember a token until everybody is signed out."""
        self._books.run("INSERT INTO tokens VALUES (:token)", {"token": token})

    def knows_token(self, token: str) -> bool:
        """Whether this token was issued and still counts."""
        query = "SELECT 1 FROM tokens WHERE token = :token"
        return self._books.row(query, {"token": token}) is not None

    def drop_tokens(self) -> None:
        """Sign everybody out."""
        self._books.run("DELETE FROM tokens")

    # --- our float --------------------------------------------------------------------

    def float_kobo(self) -> int:
        """What we have left there."""
        row = self._books.row("SELECT sum(kobo) AS kobo FROM float_moves")
        return int((row or {"kobo": 0})["kobo"])

    def move_float(self, kobo: int, why: str) -> None:
        """Add to the float, or take from it."""
        self._books.run(
            "INSERT INTO float_moves (kobo, why, at) VALUES (:kobo, :why, :now)",
            {"kobo": kobo, "why": why, "now": now_text()},
        )

    def float_moves(self) -> list[Row]:
        """Every change of the float, oldest first."""
        return self._books.rows("SELECT * FROM float_moves ORDER BY id")

    # --- plans ------------------------------------------------------------------------

    def plans(self) -> list[Row]:
        """Every plan, offered or not."""
        return self._books.rows("SELECT * FROM plans ORDER BY service DESC, seller, id")

    def offered(self, service: str, seller: int) -> list[Row]:
        """What one network or cable company sells."""
        return self._books.rows(
            """
            SELECT * FROM plans
             WHERE service = :service AND seller = :seller AND is_offered
             ORDER BY id
            """,
            {"service": service, "seller": seller},
        )

    def change_plan(
        self, service: str, number: int, price_kobo: int, *, is_offered: bool
    ) -> bool:
        """Give a plan another price, or take it away; False: there is none."""
        changed = self._books.run(
            """
            UPDATE plans SET price_kobo = :price_kobo, is_offered = :is_offered
             WHERE service = :service AND id = :number
            """,
            {
                "service": service,
                "number": number,
                "price_kobo": price_kobo,
                "is_offered": int(is_offered),
            },
        )
        return bool(changed)

    # --- purchases --------------------------------------------------------------------

    def count_post(self, asked: Row) -> None:
        """Count an authenticated request to sell, whether or not it is then booked."""
        self._books.run(
            """
            INSERT INTO posts
            VALUES (:reference, 1, :service, :seller, :target, :plan, :meter_type,
                   :face_kobo)
                ON CONFLICT (reference) DO UPDATE SET posts = posts + 1
            """,
            asked,
        )

    def add_purchase(self, row: Row, moves_kobo: int) -> Row:
        """Book a purchase and what it takes from the float; the row with its id."""
        with self._books.together():
            self._books.run(
                """
                INSERT INTO purchases (reference, service, product, target,
                       amount_kobo, discount_kobo, charges_kobo, token, status,
                       becomes, calls_back, answer, booked_at, completed_at)
                VALUES (:reference, :service, :product, :target, :amount_kobo,
                       :discount_kobo, :charges_kobo, :token, :status, :becomes,
                       :calls_back, :answer, :booked_at, :completed_at)
                """,
                row,
            )
            if moves_kobo:
                self.move_float(moves_kobo, row["reference"])
            return self._books.rows("SELECT * FROM purchases ORDER BY id DESC LIMIT 1")[
                0
            ]

    def change_purchase(self, number: int, status: str, moves_kobo: int) -> None:
        """Give a booked purchase the end that was planned for it."""
        with self._books.together():
            changed = self._books.run(
                """
                UPDATE purchases
                   SET status = :status, becomes = NULL, completed_at = :now
                 WHERE id = :number AND becomes IS NOT NULL
                """,
                {"status": status, "now": now_text(), "number": number},
            )
            if changed and moves_kobo:
                self.move_float(moves_kobo, f"purchase {number}")

    def called_back(self, number: int) -> None:
        """Nothing more is to be said about this one."""
        self._books.run(
            "UPDATE purchases SET calls_back = NULL WHERE id = :number",
            {"number": number},
        )

    def purchase(self, reference: str) -> Row | None:
        """The first purchase under a request-id."""
        return self._books.row(
            "SELECT * FROM purchases WHERE reference = :ref ORDER BY id LIMIT 1",
            {"ref": reference},
        )

    def purchases(self) -> list[Row]:
        """All purchases booked, oldest first."""
        return self._books.rows("SELECT * FROM purchases ORDER BY id")

    def unfinished(self) -> list[Row]:
        """Purchases that will still change, or be called back about."""
        return self._books.rows(
            """
            SELECT * FROM purchases
             WHERE becomes IS NOT NULL OR calls_back IS NOT NULL
            """
        )

    def witness_out(self) -> list[Row]:
        """For each request-id: what became of it, and how often it was asked.

        Verdicts: success, declined, undecided, or none (never booked). `amount_kobo` is
        of airtime and power only: a plan is bought by its name, whatever it costs.
        """
        return self._books.rows(
            """
            SELECT 'bilal' AS provider, p.reference,
                   CASE WHEN b.id IS NULL THEN 'none'
                        WHEN b.status = 'success' THEN 'success'
                        WHEN b.status = 'fail' THEN 'declined'
                        ELSE 'undecided' END AS verdict,
                   CASE WHEN p.amount_kobo IS NULL THEN NULL
                        ELSE coalesce(sum(b.amount_kobo), p.amount_kobo)
                         END AS amount_kobo,
                   p.service || ':' || p.seller || ':' || p.target
                   || coalesce(':' || p.plan, '') || coalesce(':' || p.meter_type, '')
                   AS destination,
                   p.service, p.seller, p.target, p.plan, p.meter_type, p.posts
              FROM posts p
              LEFT JOIN purchases b USING (reference)
             GROUP BY p.reference
             ORDER BY p.reference
            """
        )
