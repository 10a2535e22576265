"""A day on which much goes wrong, and each secret of it is planted in an aviary."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis
import requests
from psycopg import sql

from miimii import clock
from miimii.alerts.opening import open_now
from miimii.sandbox.databases import ROOT
from miimii.sandbox.signing import graph_header, public_key_of, seal
from miimii.settings import BadSettings, Settings
from miimii.staff import passwords
from tests.bot import Bot
from tests.canaries import Aviary, Sink, in_redis
from tests.e2e.audit import reference_in, wait_for
from tests.e2e.steps import asks, confirms
from tests.stack import Stack

FLOW = "/webhook/whatsapp/flow"
BORN, HOME = "1987-11-23", "47 Zirkonia Crescent, Ikoyi"
METER = "45877000011"
_ASKED = {"version": "3.0", "action": "data_exchange", "screen": "PIN"}
_HERS = ("phones", "whatsapp")  # what is sent to her may be read on her phone
_IN_WORDS = "five six oh eight two seven"
_SAID = {"body": "SECRET"}
_OTHER_MESSAGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("a caption", {"type": "image", "image": {"id": "1", "caption": "SECRET"}}),
    ("a file's name", {"type": "document", "document": {"filename": "SECRET"}}),
    ("a place", {"type": "location", "location": {"name": "SECRET"}}),
    (
        "an edit",
        {"type": "edit", "edit": {"message": {"type": "text", "text": _SAID}}},
    ),
    (
        "a contact",
        {"type": "contacts", "contacts": [{"name": {"formatted_name": "SECRET"}}]},
    ),
    (
        "a form's end",
        {
            "type": "interactive",
            "interactive": {
                "type": "nfm_reply",
                "nfm_reply": {"name": "flow", "response_json": "SECRET"},
            },
        },
    ),
)
_numbers = count(608_501)
# Whoever writes a row of this table reads the secret in the database's complaint.
_SPILL = """
    CREATE FUNCTION spill() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{words} %', coalesce(NEW, OLD); END $$;
    CREATE TRIGGER spills BEFORE INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION spill()
"""


@dataclass
class BadDay:
    """One customer, and what strangers, staff and the machines do around her."""

    stack: Stack
    aviary: Aviary
    ada: Bot
    payee: str
    scripts: Sink = field(default_factory=list)
    answers: Sink = field(default_factory=list)
    redis: Sink = field(default_factory=list)

    def live(self) -> None:
        """All of it, in the order in which it is possible."""
        for part in (
            self._opens_her_account,
            self._types_secrets,
            self._pays_by_form_and_page,
            self._changes_her_pin,
            self._buys_power,
            self._climbs,
            self._forms_come_spoilt,
            self._strangers_knock,
            self._the_database_complains,
            self._scripts_go_wrong,
            self._what_providers_gave,
        ):
            part()
            self._redis_forgets()

    def _redis_forgets(self) -> None:
        """Keep what is there, and empty it: nobody writes too fast for the limits."""
        self.redis += in_redis(self.stack.redis_url)
        with redis.Redis.from_url(self.stack.redis_url) as client:
            client.flushdb()

    # --- a customer -------------------------------------------------------------------

    def _opens_her_account(self) -> None:
        ada, plant = self.ada, self.aviary.plant
        ada.says("hi")
        ada.hears_form()
        first, _, last = ada.name.partition(" ")
        details = {"first_name": first, "last_name": last, "gender": "female"}
        assert ada.fills(
            **details,
            date_of_birth=plant("birthday", BORN),
            address=plant("address", HOME),
        ).screen
        assert ada.fills(bvn=plant("BVN of ten digits", "3141592653")).error
        ada.bvn = plant("BVN", "31415926535")
        ada.bank.dial("kyc.bvn", "echo", times=1)
        assert ada.fills(bvn=ada.bvn).screen == "NEW_PIN"
        weak = plant("weak PIN", "231187")  # her birthday
        assert ada.fills(pin=weak, pin_again=weak).error
        self.pin = plant("PIN", "739104")
        twice = {"pin": self.pin, "pin_again": plant("PIN mistyped", "739140")}
        assert ada.fills(**twice).error
        assert ada.fills(pin=self.pin, pin_again=self.pin).finished
        ada.hears_digits("99000", within_s=20)
        ada.receives(50_000_00)
        ada.hears("received")

    def _types_secrets(self) -> None:
        """In every kind of message, in digits and in words."""
        ada, plant = self.ada, self.aviary.plant
        typed = [
            f"my bvn is {plant('BVN typed', '31415926536')}",
            f"NIN: {plant('NIN typed', '71415926537')}",
            f"my pin is {plant('PIN typed', '560821')}",
            f"pin dey {plant('PIN in dots', '56.08.23', 'whatsapp')}",
            f"my pin is {plant('PIN in words', _IN_WORDS, 'whatsapp')}",
            f"{plant('OTP forwarded', '560829', 'whatsapp')} is my OTP",
            f"password {plant('password typed', '560831', 'whatsapp')}",
        ]
        for text in typed:
            ada.says(text)
            ada.hears("never type your PIN")
        blocks = []
        for number, (name, block) in enumerate(_OTHER_MESSAGES):
            secret = plant(f"PIN in {name}", f"56084{number}")
            said = json.dumps(block).replace("SECRET", f"my pin is {secret}")
            blocks.append({"id": f"wamid.canary.{number}", **json.loads(said)})
        assert ada.sends_batch(*blocks) == 200
        ada.says("balance")
        ada.hears("You have")
        spoken = plant("PIN spoken", "560859", "whatsapp")
        for dial in ("graph.media", "model.audio"):
            ada.bank.dial(dial, "echo", times=1)
            self._speaks(f"my pin is {spoken}")
        self._speaks(f"my pin is {spoken}")
        ada.hears("never")
        ada.bank.dial("model.chat", "echo", times=1)
        ada.says("process 2500 for Chidi")
        ada.hears("Chidi's account")
        ada.says("cancel")
        ada.hears("ancel")

    def _speaks(self, text: str) -> None:
        before = self.ada.last_seq()
        self.ada.control.post(
            f"customers/{self.ada.key}/file", kind="voice", text=text, caption=""
        )
        wait_for(lambda: self.ada.last_seq() > before)

    def _pays_by_form_and_page(self) -> None:
        ada, plant = self.ada, self.aviary.plant
        for dial in ("bank.token", "bank.name_enquiry", "graph.messages"):
            ada.bank.dial(dial, "echo", times=1)
        ada.control.post("bellbank/sign-out")
        asks(ada, f"send 1k to {self.payee} gtb")
        ada.taps(0)
        form = ada.hears_form()
        self.token = form.body["action"]["parameters"]["flow_token"]
        plant("token of a form", self.token, *_HERS)
        for text in (self.pin, " ".join(self.pin), f"{self.pin}."):
            ada.says(text)
            ada.hears("never type your PIN")
        wrong = plant("wrong PIN", "604913")
        assert "Tries left" in (ada.fills(pin=wrong).error or "")
        ada.bank.dial("bank.transfer", "echo", times=1)
        ada.bank.dial("bank.requery", "echo", times=3)
        assert ada.fills(pin=self.pin).finished
        ada.hears("hasn't answered yet")

        link = self._gets_a_link()
        plant("token of a page", link.removeprefix("/pin/"), *_HERS)
        self._calls("GET", link)
        for secret in (plant("wrong PIN on a page", "604917"), self.pin):
            self._calls("POST", link, data={"pin": secret})
        ada.hears("Money sent")

    def _gets_a_link(self) -> str:
        """Ask to pay where no form can be sent; again, if dots had that refusal."""
        for _ in range(5):
            asks(self.ada, f"send 700 to {self.payee} gtb")
            self.ada.bank.dial("graph.messages", "132068", times=1)
            self.ada.taps(0)
            asked = self.ada.hears("enter your PIN")
            if link := re.search(r"/pin/\S+", asked.text):
                return link[0]
            self.ada.says("cancel")
            self.ada.hears("ancel")
        raise AssertionError("every form could be sent")

    def _changes_her_pin(self) -> None:
        ada, plant = self.ada, self.aviary.plant
        ada.says("change my pin")
        form = ada.hears_form()
        token = form.body["action"]["parameters"]["flow_token"]
        plant("token of a new PIN", token, *_HERS)
        assert ada.fills(pin=plant("not the old PIN", "604919")).error
        assert ada.fills(pin=self.pin).screen == "NEW_PIN"
        self.pin = plant("new PIN", "281547")
        assert ada.fills(pin=self.pin, pin_again=self.pin).finished
        ada.hears("Your PIN was changed")

    def _buys_power(self) -> None:
        ada = self.ada
        ada.control.post("bilal/sign-out")
        ada.bank.dial("vtu.login", "echo", times=1)
        asks(ada, f"2k ikeja prepaid light {METER}")
        ada.bank.dial("graph.media", "echo", times=1)
        assert confirms(ada, pin=self.pin).finished
        receipt = ada.hears("✅", within_s=20)
        token = ada.vendor.token(reference_in(receipt.text))
        self.aviary.plant("token of a meter", token, *_HERS)
        ada.vendor.set_fate("08031119999", "echo")
        asks(ada, "buy 100 mtn airtime for 08031119999")
        assert confirms(ada, pin=self.pin).finished

    def _climbs(self) -> None:
        """NIN, then a document, which two people look at."""
        ada, plant = self.ada, self.aviary.plant
        ada.says("upgrade my account")
        ada.hears_form()
        assert ada.fills(nin=plant("wrong NIN", "79999999997")).error
        assert ada.fills(nin=plant("NIN", ada.nin)).finished
        ada.hears("level 2")
        ada.says("upgrade my account")
        ada.hears("Which one can you send?")
        ada.taps("Passport")
        ada.hears("Send a picture")
        ada.bank.dial("kyc.document", "echo", times=1)
        ada.sends("image")
        ada.hears("I could read it")
        plant("number of a document", "A01234567")

    # --- strangers --------------------------------------------------------------------

    def _forms_come_spoilt(self) -> None:
        plant = self.aviary.plant
        made_up = plant("made-up token of a form", "cHVyZWx5LW1hZGUtdXA-form")
        spoilt: list[dict[str, Any]] = [
            {
                **_ASKED,
                "flow_token": made_up,
                "data": {"pin": _pin(plant, "a dead form")},
            },
            {**_ASKED, "flow_token": self.token, "data": [_pin(plant, "a list")]},
            {**_ASKED, "flow_token": [_pin(plant, "a token")], "data": {}},
            {**_ASKED, "flow_token": made_up, "screen": _pin(plant, "a screen")},
            {"version": "3.0", "action": _pin(plant, "an action")},
            {**_ASKED, "data": {"error": _pin(plant, "an error")}},
        ]
        for request in spoilt:
            self._submits(request)
        bare = json.dumps({**_ASKED, "data": {"pin": _pin(plant, "clear")}}).encode()
        signed = graph_header(self.stack.config.whatsapp_app_secret, bare)
        for headers in (signed, {}):
            self._calls("POST", FLOW, data=bare, headers=headers)

    def _submits(self, request: Mapping[str, Any]) -> None:
        """Send anything as a form, sealed and signed as a phone's would be."""
        config = self.stack.config
        body = seal(public_key_of(config.flow_private_key), request).body
        signed = graph_header(config.whatsapp_app_secret, body)
        self._calls("POST", FLOW, data=body, headers=signed)

    def _strangers_knock(self) -> None:
        plant = self.aviary.plant
        guess = plant("guessed bearer", "bWV0cmljcy1ndWVzcw-4711")
        right = self.stack.environment["METRICS_TOKEN"]
        for bearer in (guess, right):
            self._calls(
                "GET", "/metrics", headers={"Authorization": f"Bearer {bearer}"}
            )
        page = plant("made-up token of a page", "cGFnZS1ndWVzcw-4712")
        self._calls("GET", f"/pin/{page}")
        self._calls("POST", f"/pin/{page}", data={"pin": _pin(plant, "a dead page")})
        self._calls("GET", f"/nowhere/{plant('path', 'bm93aGVyZQ-4713')}")
        handshake = plant("guessed handshake", "aGFuZHNoYWtl-4714")
        query = {"hub.mode": "subscribe", "hub.verify_token": handshake}
        self._calls("GET", "/webhook/whatsapp", params=query)
        for source in ("whatsapp", "bellbank", "bilal", "dojah"):
            forged = plant(f"forged notice of {source}", f"Zm9yZ2Vk-{source}-4715")
            headers = {"Authorization": f"Bearer {forged}", "X-Signature": forged}
            self._calls("POST", f"/webhook/{source}", data=forged, headers=headers)

    def _calls(self, method: str, path: str, **how: Any) -> None:
        """Ask the application anything, and keep what it answers."""
        with requests.Session() as session:
            session.trust_env = False
            url = self.stack.app_url + path
            said = session.request(method, url, timeout=30, **how)
        self.answers.append((path, f"{said.status_code} {said.headers} {said.text}"))

    # --- machines ---------------------------------------------------------------------

    def _the_database_complains(self) -> None:
        ada, plant = self.ada, self.aviary.plant
        asks(ada, f"send 300 to {self.payee} gtb")
        ada.taps(0)
        token = ada.hears_form().body["action"]["parameters"]["flow_token"]
        request = {**_ASKED, "flow_token": token, "data": {"pin": self.pin}}
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
        self._runs("check_alerts", "-v", "--json", env=hooks, code=3)  # nobody hears
        self._change("UPDATE alerts SET closed_at = now(), is_closing_told = true")
        away = plant("password of a server away", "4725-away-word")
        url = f"postgresql://jobs:{away}@127.0.0.1:1/miimii"
        self._runs("deliver_messages", "-v", env={"DATABASE_URL": url}, code=69)
        broken = f"redis://x:{plant('half a password', '4724word')}/r3st@127.0.0.1:1/0"
        listing = ("list", "--as", "a@example.com")
        self._runs("decide_order", *listing, env={"REDIS_URL": broken}, code=78)
        token = plant("token in a text", "48151623424815162342")
        why = ("--reason", f"the token is {token}", "--evidence", token)
        order = ("request", "PUR0", "succeeded", "--as", "a@example.com", *why)
        self._runs("decide_order", *order, "--token-stdin", stdin=token, code=3)
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
        env: dict[str, str] | None = None,
        stdin: str = "",
        code: int,
    ) -> None:
        """Run a script, look at how it ends, and keep what it said."""
        done = subprocess.run(
            [sys.executable, ROOT / "scripts" / f"{name}.py", *words],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                **self.stack.job_environment,
                **(env or {}),
            },
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
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


def _pin(plant: Callable[..., str], place: str) -> str:
    return plant(f"PIN in {place}", str(next(_numbers)))
