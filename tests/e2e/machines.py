"""The database complains with its rows, and scripts meet what is broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from miimii import clock
from miimii.alerts.opening import open_now
from miimii.settings import BadSettings, Settings
from miimii.staff import passwords
from tests.e2e.audit import wait_for
from tests.e2e.day import ASKED, Day
from tests.e2e.steps import asks

# Whoever writes a row of this table reads the secret in the database's complaint.
_SPILL = """
    CREATE FUNCTION spill() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{words} %', coalesce(NEW, OLD); END $$;
    CREATE TRIGGER spills BEFORE INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION spill()
"""


class Machines(Day):
    """What fails is not what anybody typed."""

    def _the_database_complains(self) -> None:
        ada, plant = self.ada, self.aviary.plant
        asks(ada, f"send 300 to {self.payee} gtb")
        ada.taps(0)
        token = ada.hears_form().body["action"]["parameters"]["flow_token"]
        request = {**ASKED, "flow_token": token, "data": {"pin": self.pin}}
        with self._spilling("pins", plant("said of a PIN", "spilt-7301-pin")):
            self._submits(request)
        with self._spilling("challenges", plant("said of a turn", "spilt-7302-turn")):
            ada.says("change my pin")
            wait_for(lambda: "event failed" in self._log())
        ada.says("cancel")
        ada.hears("ancel")
        self._change("INSERT INTO sessions VALUES ('2348030', '{}', '2020-01-01Z')")
        with self._spilling("sessions", plant("said of a job", "spilt-7303-job")):
            self._runs("cleanup_sessions", "-v", code=3)

    def _scripts_go_wrong(self) -> None:
        plant = self.aviary.plant
        here = self.stack.config.sandbox_url
        hooks = {
            "ALERT_WEBHOOK_URL": f"{here}/{plant('alert hook', 'T0PAGE-4721-b')}",
            "DEADMAN_URL": f"{here}/{plant('switch', 'd3ad-4722-man')}/{{job}}",
            "ADMIN_EMAIL": "root@example.com",
            "ADMIN_PASSWORD_HASH": plant("hash of an admin", passwords.NOBODYS),
        }
        with psycopg.connect(self.stack.owner_url) as conn:
            open_now(conn, "security", "a bad day", number="1", at=clock.now())
        away = f"jobs:{plant('password of a server away', '4725-away-word')}"
        broken = f"x:{plant('half a password', '4724word')}/r3st"
        token = plant("token in a text", "48151623424815162342")
        why = ("--reason", f"the token is {token}", "--evidence", token)
        who = ("--as", "a@example.com")
        order = ("request", "PUR0", "succeeded", *who, *why, "--token-stdin")
        run = self._runs
        run("check_alerts", "-v", but=hooks, code=3)  # nobody hears
        gone = {"DATABASE_URL": f"postgresql://{away}@127.0.0.1:1/miimii"}
        run("deliver_messages", "-v", but=gone, code=69)
        odd = {"REDIS_URL": f"redis://{broken}@127.0.0.1:1/0"}
        run("decide_order", "list", *who, but=odd, code=78)
        run("decide_order", *order, stdin=token, code=3)
        self._change("UPDATE alerts SET closed_at = now(), is_closing_told = true")
        for name, value in (
            ("JWT_SECRET", plant("secret too short", "4726-short-secret")),
            ("FIELD_ENCRYPTION_KEYS", plant("key that is none", "4727-no-key!")),
            ("WHATSAPP_FLOW_PRIVATE_KEY", plant("key of no form", "4728-no-pem")),
        ):
            with pytest.raises(BadSettings) as refused:
                Settings.from_env({**self.stack.environment, name: value})
            self.scripts.append(("settings", f"{refused.value!r} {refused.value}"))

    def _runs(
        self,
        name: str,
        *words: str,
        but: Mapping[str, str] | None = None,
        stdin: str = "",
        code: int,
    ) -> None:
        """Run a script, look at how it ends, and keep what it said."""
        done = self.stack.run_script(name, *words, stdin=stdin, but=but)
        said = done.stdout + done.stderr
        self.scripts += [(name, line) for line in said.splitlines()]
        assert done.returncode == code, said

    def _what_providers_gave(self) -> None:
        """The tokens that bank and vendor signed us in with."""
        for name in ("bellbank", "bilal"):
            file = Path(self.stack.config.data_dir) / f"{name}.sqlite"
            with closing(sqlite3.connect(file)) as books:
                for n, (token,) in enumerate(books.execute("SELECT token FROM tokens")):
                    self.aviary.plant(f"token {n} of {name}", token)

    @contextmanager
    def _spilling(self, table: str, words: str) -> Iterator[None]:
        spill = sql.SQL(_SPILL.replace("{words}", words))
        with psycopg.connect(self.stack.owner_url, autocommit=True) as conn:
            conn.execute(spill.format(table=sql.Identifier(table)))
            try:
                yield
            finally:
                conn.execute("DROP FUNCTION spill CASCADE")

    def _change(self, statement: str) -> None:
        with psycopg.connect(self.stack.owner_url, autocommit=True) as conn:
            conn.execute(statement.encode())

    def _log(self) -> str:
        return (self.stack.logs / "app.log").read_text(errors="replace")
