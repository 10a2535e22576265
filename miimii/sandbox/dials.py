"""The dials that make a stand-in misbehave: for good, for a while, by account."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OK = "ok"
# What any call of any provider can do wrong; carried out in edge.py.
TROUBLES = {
    OK: "answers normally",
    "slow": "answers late",
    "error_500": "answers 500 and does nothing",
    "echo": "answers 500 with all that it was sent and does nothing",
    "html": "answers 502 with a web page and does nothing",
    "unauthorized": "answers 401",
    "too_many": "answers 429",
    "drop": "request lost: the line breaks before anything is done",
    "drop_after": "reply lost: it is done, then the line breaks",
    "hang": "request lost: silence",
    "hang_after": "reply lost: it is done, then silence",
    "gateway": "504 before anything is done",
    "gateway_after": "504 after it is done",
}
PAYOUT_FATES = {
    **TROUBLES,
    "accepted": "accepted, succeeds later",
    "accepted_failed": "accepted, fails later",
    "declined": "declined with a message",
    "odd_word": "accepted with an unknown status word, succeeds later",
    "no_notice": "accepted, succeeds later, the webhook is lost",
    "late_success": "declined, yet it succeeds later",
    "late_failure": "succeeds, then the bank says it failed",
    "reversed": "succeeds, then comes back",
    "wrong_amount": "succeeds with another amount than asked",
    "stuck": "accepted, never decided",
}
VEND_FATES = {
    **TROUBLES,
    "fail": "fails with a message",
    "short_float": "fails: our float there is short",
    "later_success": "says processing, delivers later and calls back",
    "later_fail": "says processing, fails later and calls back",
    "silent_success": "says processing, delivers, never calls back",
    "silent_fail": "says processing, does not deliver, never calls back",
    "other_reference": "sells, but answers with another request-id",
    "other_amount": "sells, but answers with another amount",
    "claims_fail": "sells, then calls back that it failed, which is not true",
    "claims_success": "fails, then calls back that it sold, which is not true",
    "late_success": "fails, yet delivers later and calls back",
}
GRAPH_FATES = {
    **TROUBLES,
    "130429": "number rate limit",
    "131056": "too many messages to one person",
    "190": "access token dead",
    "131026": "cannot be delivered",
    "131000": "something went wrong at Meta",
    "131047": "24-hour window closed",
    "132068": "flow blocked",
}
MEDIA_FATES = {**TROUBLES, "190": "access token dead"}
IDENTITY_FATES = {
    **TROUBLES,
    "no_nin": "the record has no NIN",
    "wrong_name": "the record has another name",
    "wrong_birth_date": "the record has another birth date",
    "wrong_phone": "the record has another phone and gender",
    "watch_listed": "the person is on a watch list",
    "not_found": "no such number",
    "no_entity": "200 with nothing in it",
}
DOCUMENT_FATES = {
    **TROUBLES,
    "another": "the document is somebody else's",
    "unreadable": "nothing can be made out",
    "no_entity": "200 with nothing in it",
}
MODEL_FATES = {
    **TROUBLES,
    "off": "answers 503",
    "quota": "answers 429: out of credit",
}
READING_FATES = {
    **MODEL_FATES,
    "refusal": "refuses to answer",
    "cut_off": "stops in the middle",
    "filtered": "stops at its content filter",
    "malformed": "answers what is no JSON",
    "foreign": "answers JSON of another shape",
    "odd_parameter": "does not know temperature",
    "invented_amount": "invents an amount",
    "invented_account": "invents an account number",
    "invented_bank": "invents a bank",
    "other_service": "takes everything for airtime",
    "injected": "wants to pay somebody else",
}
NUMBER: dict[str, str] = {}


@dataclass(frozen=True)
class Dial:
    """A named switch: its plain words, its choices (none: a number), its default."""

    words: str
    choices: Mapping[str, str]
    default: str = OK


def _call(words: str) -> Dial:
    return Dial(words, TROUBLES)


DIALS: dict[str, Dial] = {
    "bank.transfer": Dial("Paying another bank", PAYOUT_FATES),
    "bank.requery": _call("Asking what became of a payout"),
    "bank.name_enquiry": Dial(
        "Name enquiry", {**TROUBLES, "not_found": "no such account"}
    ),
    "bank.create_account": _call("Opening an account"),
    "bank.account": _call("Account details"),
    "bank.banks": _call("The list of banks"),
    "bank.token": _call("Signing in to the bank"),
    "bank.transaction": _call("Looking up one transaction"),
    "bank.statement": _call("The bank's statement"),
    "bank.repeat": Dial(
        "A reference sent twice",
        {
            "conflict": "is refused as a duplicate",
            "same": "gets the first answer again",
            "again": "is paid a second time",
        },
        "conflict",
    ),
    "bank.banks_shape": Dial(
        "Shape of the bank list",
        {"list": "a plain list", "object": "a list inside an object"},
        "list",
    ),
    "bank.transaction_path": Dial(
        "Where one transaction is found",
        {
            "both": "both addresses",
            "reference": "the address with /reference/ only",
            "plain": "the plain address only",
        },
        "both",
    ),
    "bank.notices": Dial(
        "How often a payout webhook is sent",
        {"0": "never", "1": "once", "2": "twice", "3": "three times"},
        "1",
    ),
    "bank.notice_order": Dial(
        "Payout webhooks arrive",
        {"in_order": "in order", "shuffled": "shuffled and late"},
        "in_order",
    ),
    "bank.settle_ms": Dial("Later means after (ms)", NUMBER, "1500"),
    "vtu.vend": Dial("Selling airtime, data, cable or power", VEND_FATES),
    "vtu.login": _call("Signing in to the vendor"),
    "vtu.plans": _call("The list of data plans"),
    "vtu.callbacks": Dial(
        "How often a callback is sent",
        {"0": "never", "1": "once", "2": "twice", "3": "three times"},
        "1",
    ),
    "vtu.callback_order": Dial(
        "Callbacks arrive",
        {
            "later": "later",
            "first": "before the reply",
            "shuffled": "later, shuffled",
        },
        "later",
    ),
    "vtu.token_in": Dial(
        "The token of a prepaid meter comes",
        {
            "both": "with the reply and the callback",
            "reply": "with the reply",
            "callback": "with the callback",
            "nowhere": "not at all",
        },
        "both",
    ),
    "vtu.repeat": Dial(
        "A request-id sent twice",
        {
            "refused": "is refused as a duplicate",
            "same": "gets the first answer again",
            "again": "is sold a second time",
        },
        "refused",
    ),
    "vtu.request_id": Dial(
        "The reply's request-id",
        {"echoed": "is ours", "missing": "is missing"},
        "echoed",
    ),
    "vtu.fail_status": Dial(
        "HTTP status of a refusal",
        {"200": "200", "400": "400", "403": "403"},
        "200",
    ),
    "vtu.balance_shape": Dial(
        "Our float is written",
        {"text": "as a text with commas", "number": "as a number"},
        "text",
    ),
    "vtu.plan_names": Dial(
        "Names in the list of plans",
        {
            "long": "plan_id, plan_name, amount",
            "short": "id, name, price",
            "mixed": "id, dataplan, amount",
        },
        "long",
    ),
    "vtu.settle_ms": Dial("Later means after (ms)", NUMBER, "1500"),
    "kyc.bvn": Dial("Looking up a BVN", IDENTITY_FATES),
    "kyc.document": Dial("Reading a document", DOCUMENT_FATES),
    "kyc.shape": Dial(
        "Shape of the BVN reply",
        {"record": "the person's record", "validation": "a list of matches"},
        "record",
    ),
    "model.chat": Dial("Asking the language model", READING_FATES),
    "model.audio": Dial(
        "Transcribing a voice note", {**MODEL_FATES, "nothing": "hears nothing"}
    ),
    "graph.messages": Dial("Sending a message", GRAPH_FATES),
    "graph.media": Dial("Uploading or fetching a picture", MEDIA_FATES),
    "graph.flows": _call("Registering a form"),
    "graph.statuses": Dial(
        "Ticks",
        {
            "usual": "sent, delivered, read",
            "shuffled": "read first, delivered last",
            "no_delivered": "delivered is missing",
            "none": "none at all",
            "failed": "the message fails later (131026)",
        },
        "usual",
    ),
    "graph.templates": Dial(
        "Message templates",
        {"approved": "approved", "missing": "do not exist (132001)"},
        "approved",
    ),
    "slow_ms": Dial("Late means (ms)", NUMBER, "3000"),
    "hang_ms": Dial("Silence lasts (ms)", NUMBER, "40000"),
}
# Whose fates can be set one by one, and which words each understands.
FATES_BY_KEY: dict[str, Mapping[str, str]] = {
    "bellbank": PAYOUT_FATES,
    "bilal": VEND_FATES,
    "dojah": IDENTITY_FATES,
}


class NoSuchDial(ValueError):
    """A dial, fate or value that does not exist; the message names it."""


@dataclass
class _State:
    settings: dict[str, str] = field(default_factory=dict)
    upcoming: dict[str, list[str]] = field(default_factory=dict)
    fates: dict[tuple[str, str], str] = field(default_factory=dict)


class Dials:
    """Current positions of all dials; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = _State()

    def get(self, name: str) -> str:
        """The standing position of a dial."""
        with self._lock:
            return self._state.settings.get(name, DIALS[name].default)

    def number(self, name: str) -> int:
        """The position of a dial that counts something."""
        return int(self.get(name))

    def take(self, name: str) -> str:
        """What the next call does: a queued position is used up, else the standing."""
        with self._lock:
            queue = self._state.upcoming.get(name)
            if queue:
                return queue.pop(0)
            return self._state.settings.get(name, DIALS[name].default)

    def turn(self, name: str, value: str, times: int | None = None) -> None:
        """Set a dial for good, or for the next `times` calls. Raises NoSuchDial."""
        dial = DIALS.get(name)
        known = dial and (
            value in dial.choices or (not dial.choices and value.isdigit())
        )
        if not known:
            raise NoSuchDial(f"no dial {name!r} with the position {value!r}")
        with self._lock:
            if times is None:
                self._state.settings[name] = value
                self._state.upcoming.pop(name, None)
            else:
                self._state.upcoming.setdefault(name, []).extend([value] * times)

    def set_fate(self, provider: str, key: str, fate: str) -> None:
        """What always happens to one account, meter or BVN. Raises NoSuchDial."""
        if fate not in FATES_BY_KEY.get(provider, {}):
            raise NoSuchDial(f"{provider!r} knows no fate {fate!r}")
        with self._lock:
            self._state.fates[(provider, key)] = fate

    def fate_of(self, provider: str, key: str) -> str | None:
        """The fate set for this account number, meter or BVN, if any."""
        with self._lock:
            return self._state.fates.get((provider, key))

    def reset(self) -> None:
        """Everything back to normal."""
        with self._lock:
            self._state = _State()

    def describe(self) -> list[dict[str, Any]]:
        """All dials with words, choices and positions, for the control panel."""
        with self._lock:
            state = self._state
            return [
                {
                    "name": name,
                    "words": dial.words,
                    "choices": dict(dial.choices),
                    "value": state.settings.get(name, dial.default),
                    "default": dial.default,
                    "next": list(state.upcoming.get(name, [])),
                }
                for name, dial in DIALS.items()
            ]
