"""A customer in tests: talks to MiiMii through the sandbox's phone, over HTTP only.

bot = onboarded(Bot(stack, phone="+2348030000001", name="Ada Obi"))
bot.receives(500_000)
bot.says("send 5k to 0123456789 gtb")
bot.hears("₦5,000.00")
bot.taps(0)
bot.fills(pin=PIN)
bot.hears("sent")
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol, cast

import requests

PIN = "4826"
_BVNS = count(22_222_222_222)  # a BVN opens one account, so each customer has their own
ASK_AGAIN_S = 0.05
TIMEOUT_S = 60


class HasSandbox(Protocol):
    """Anything that knows where the stand-ins listen."""

    @property
    def sandbox_url(self) -> str: ...


class Control:
    """The sandbox's control interface."""

    def __init__(self, where: HasSandbox | str) -> None:
        url = where if isinstance(where, str) else where.sandbox_url
        self._base = f"{url}/control"

    def get(self, path: str) -> Any:
        """GET a control path; the answer's JSON."""
        return self._ask("GET", path, None)

    def post(self, path: str, **body: Any) -> Any:
        """POST a control path; the answer's JSON."""
        return self._ask("POST", path, body)

    def put(self, path: str, **body: Any) -> Any:
        """PUT a control path; the answer's JSON."""
        return self._ask("PUT", path, body)

    def delete(self, path: str) -> Any:
        """DELETE a control path; the answer's JSON."""
        return self._ask("DELETE", path, None)

    def _ask(self, method: str, path: str, body: Any) -> Any:
        with requests.Session() as session:
            session.trust_env = False
            url = f"{self._base}/{path}"
            answer = session.request(method, url, json=body, timeout=TIMEOUT_S)
        assert answer.status_code < 400, f"{method} {path}: {answer.text}"
        return answer.json()


class BankView:
    """The bank's side: its books, its witness, and how it misbehaves."""

    def __init__(self, control: Control) -> None:
        self._control = control

    def payouts(self) -> list[dict[str, Any]]:
        """Payouts the bank booked, oldest first (amount_kobo, status, reference …)."""
        return cast("list[dict[str, Any]]", self._control.get("bellbank")["payouts"])

    def credits(self) -> list[dict[str, Any]]:
        """Incoming payments the bank booked, oldest first."""
        return cast("list[dict[str, Any]]", self._control.get("bellbank")["credits"])

    def accounts(self) -> list[dict[str, Any]]:
        """Virtual accounts the bank opened."""
        return cast("list[dict[str, Any]]", self._control.get("bellbank")["accounts"])

    def witness(self) -> dict[str, list[dict[str, Any]]]:
        """`witness_out` and `witness_in`, to hold against the ledger."""
        return cast(
            "dict[str, list[dict[str, Any]]]", self._control.get("bellbank/witness")
        )

    def set_fate(self, account_number: str, fate: str) -> None:
        """What happens to every payout to this account (`dials.PAYOUT_FATES`)."""
        self._control.put("bellbank/fates", key=account_number, fate=fate)

    def dial(self, name: str, value: str, times: int | None = None) -> None:
        """Turn any dial, for good or for the next `times` calls."""
        self._control.put("dials", name=name, value=value, times=times)

    def reset_dials(self) -> None:
        """Everything back to normal."""
        self._control.delete("dials")

    def credit(self, account_number: str, amount_kobo: int, **gift: Any) -> str:
        """Money arrives (fields of `bank_credits.Gift`); returns the reference."""
        answer = self._control.post(
            "bellbank/credits",
            account_number=account_number,
            amount_kobo=amount_kobo,
            **gift,
        )
        return str(answer["reference"])


class VendorView:
    """The vendor's side: its books, our float there, and how it misbehaves."""

    def __init__(self, control: Control) -> None:
        self._control = control

    def purchases(self) -> list[dict[str, Any]]:
        """What it booked, oldest first (amount_kobo, status, reference, target …)."""
        return cast("list[dict[str, Any]]", self._control.get("bilal")["purchases"])

    def token(self, reference: str) -> str:
        """The digits that it sold for a prepaid meter."""
        return str(self._control.get(f"bilal/tokens/{reference}")["token"])

    def float_kobo(self) -> int:
        """What we have left there."""
        return int(self._control.get("bilal")["float_kobo"])

    def pay_in(self, kobo: int) -> None:
        """Raise our float; below zero: lower it."""
        self._control.post("bilal/float", kobo=kobo)

    def set_fate(self, target: str, fate: str) -> None:
        """What happens to every purchase for this number (`dials.VEND_FATES`)."""
        self._control.put("bilal/fates", key=target, fate=fate)

    def change_plan(
        self, service: str, number: int, price_kobo: int, *, is_offered: bool = True
    ) -> None:
        """Give a plan another price, or take it off the list."""
        self._control.put(
            "bilal/plans",
            service=service,
            id=number,
            price_kobo=price_kobo,
            is_offered=is_offered,
        )

    def calls_back(
        self, reference: str, status: str, response: str = "", times: int = 1
    ) -> list[int | None]:
        """Send a signed callback, true or not; MiiMii's HTTP statuses."""
        answer = self._control.post(
            "bilal/callbacks",
            reference=reference,
            status=status,
            response=response,
            times=times,
        )
        return cast("list[int | None]", answer["http"])


@dataclass(frozen=True)
class Message:
    """One bubble from MiiMii."""

    seq: int
    wamid: str
    kind: str
    body: dict[str, Any]
    status: str

    @property
    def text(self) -> str:
        """Everything a customer can read in the bubble."""
        parts = [self.body.get("body"), self.body.get("caption")]
        if isinstance(parts[0], dict):
            parts[0] = parts[0].get("text")
        for name in ("header", "footer"):
            parts.append((self.body.get(name) or {}).get("text"))
        parts += [title for _, title in self.choices]
        return "\n".join(part for part in parts if part)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Buttons or list rows: (id, title)."""
        action = self.body.get("action") or {}
        replies = [button["reply"] for button in action.get("buttons", [])]
        for section in action.get("sections", []):
            replies += section["rows"]
        return [(reply["id"], reply["title"]) for reply in replies]

    @property
    def is_flow(self) -> bool:
        """Whether the bubble opens a form."""
        return self.kind == "interactive" and self.body.get("type") == "flow"


@dataclass
class Screen:
    """What a form shows: `error` is the snackbar, `expired` a dead button."""

    http: int | None
    screen: str | None
    data: dict[str, Any] = field(default_factory=dict)
    error: str | None = None
    finished: bool = False
    expired: bool = False


class Bot:
    """One customer with a phone. Without `phone`: a username customer (BSUID only)."""

    def __init__(
        self,
        where: HasSandbox | str,
        *,
        phone: str | None = "+2348030000001",
        name: str = "Ada Obi",
        username: str | None = None,
    ) -> None:
        self.control = Control(where)
        self.bank = BankView(self.control)
        self.vendor = VendorView(self.control)
        self.name = name
        self.phone = phone
        self.bvn = ""  # once they applied
        made = self.control.post("customers", name=name, phone=phone, username=username)
        self.key = str(made["id"])
        self.bsuid = str(made["bsuid"])
        self._heard = self.last_seq()
        self._form: tuple[Message, Screen] | None = None

    def says(self, text: str, **delivery: Any) -> list[int | None]:
        """Type a text (`times`, `signature`, `forwarded`); the webhook's statuses."""
        return self._sent(self._do("text", text=text, **delivery))

    def sends(self, kind: str, **delivery: Any) -> list[int | None]:
        """Send a sticker, voice note, image … (`phone.KINDS`)."""
        return self._sent(self._do("kind", kind=kind, **delivery))

    def sends_file(self, kind: str, text: str, **more: str) -> None:
        """Send a voice note, or an image, that says this (`caption`, `digest`)."""
        self._do("file", kind=kind, text=text, **more)

    def sends_batch(self, *blocks: dict[str, Any]) -> int | None:
        """Send message blocks, as they are, in one webhook; its status."""
        return cast("int | None", self._do("batch", blocks=list(blocks))["http"])

    def taps(
        self, choice: int | str = 0, *, message: Message | None = None, times: int = 1
    ) -> list[int | None]:
        """Tap a button or row, by position or title, of the newest that has any."""
        target = message or self._newest(lambda m: bool(m.choices), "buttons")
        if isinstance(choice, int):
            reply = target.choices[choice][0]
        else:
            reply = {title: reply for reply, title in target.choices}[choice]
        return self._sent(self._do("tap", wamid=target.wamid, id=reply, times=times))

    def opens(self, message: Message | None = None) -> Screen:
        """Open the newest form (or this one); returns its first screen."""
        target = message or self._newest(lambda m: m.is_flow, "a form")
        screen = Screen(**self._do("open", wamid=target.wamid))
        self._form = (target, screen)
        return screen

    def fills(self, **fields: Any) -> Screen:
        """Submit the open screen, opening the newest form first; the next screen."""
        newest = self._newest(lambda m: m.is_flow, "a form")
        if self._form is None or self._form[0].seq < newest.seq:
            self.opens(newest)
        message, shown = cast("tuple[Message, Screen]", self._form)
        answer = self._do(
            "submit", wamid=message.wamid, screen=shown.screen or "", fields=fields
        )
        screen = Screen(**answer)
        stays = screen.error is not None and screen.screen is None
        self._form = None if screen.finished else (message, shown if stays else screen)
        return screen

    def hears(self, words: str, within_s: float = 10) -> Message:
        """Wait for a new bubble that contains `words` (any case); later ones stay."""
        heard = self._wait(lambda m: words.lower() in m.text.lower(), within_s)
        assert heard, f"{self.name} did not hear {words!r}, but: {self._new_texts()}"
        return heard

    def hears_also(self, words: str, *, after: int, within_s: float = 10) -> Message:
        """Wait for `words` in any bubble after this one, whichever came first."""
        newest, self._heard = self._heard, after
        heard = self.hears(words, within_s)
        self._heard = max(newest, heard.seq)
        return heard

    def last_seq(self) -> int:
        """The number of the newest bubble."""
        return max((m.seq for m in self.messages()), default=0)

    def hears_digits(self, digits: str, within_s: float = 10) -> Message:
        """Wait for a new bubble with this number, however it is spaced."""
        heard = self._wait(
            lambda m: digits in "".join(filter(str.isdigit, m.text)), within_s
        )
        assert heard, f"{self.name} did not hear {digits}, but: {self._new_texts()}"
        return heard

    def hears_form(self, within_s: float = 10) -> Message:
        """Wait for a new bubble that opens a form."""
        heard = self._wait(lambda m: m.is_flow, within_s)
        assert heard, f"{self.name} was not sent a form, but: {self._new_texts()}"
        return heard

    @property
    def nin(self) -> str:
        """The NIN that the stand-in puts on this customer's BVN record."""
        return "7" + self.bvn[1:]

    def receives(self, amount_kobo: int, **gift: Any) -> str:
        """A friend sends money to this customer's account; returns the reference."""
        return self.bank.credit(self.account_number, amount_kobo, **gift)

    @property
    def account_number(self) -> str:
        """The account the bank opened for this phone."""
        account = self.control.get(f"customers/{self.key}/chat")["account"]
        assert account, f"{self.name} has no account at the bank"
        return str(account["account_number"])

    def messages(self) -> list[Message]:
        """Everything MiiMii sent, oldest first."""
        rows = self.control.get(f"customers/{self.key}/chat")["messages"]
        names = ("seq", "wamid", "kind", "body", "status")
        return [
            Message(**{name: row[name] for name in names})
            for row in rows
            if row["direction"] == "out"
        ]

    def closes_window(self) -> None:
        """More than 24 hours pass for WhatsApp, at once."""
        self._do("window", hours=0)

    def _do(self, action: str, **body: Any) -> Any:
        return self.control.post(f"customers/{self.key}/{action}", **body)

    @staticmethod
    def _sent(answer: dict[str, Any]) -> list[int | None]:
        return cast("list[int | None]", answer["http"])

    def _newest(self, fits: Callable[[Message], bool], what: str) -> Message:
        found = [message for message in self.messages() if fits(message)]
        assert found, f"{self.name} was never sent {what}"
        return found[-1]

    def _wait(self, fits: Callable[[Message], bool], within_s: float) -> Message | None:
        ends = time.monotonic() + within_s
        while True:
            for message in self.messages():
                if message.seq > self._heard and fits(message):
                    self._heard = message.seq
                    return message
            if time.monotonic() > ends:
                return None
            time.sleep(ASK_AGAIN_S)

    def _new_texts(self) -> list[str]:
        return [m.text or m.kind for m in self.messages() if m.seq > self._heard]


def onboarded(bot: Bot, *, pin: str = PIN, bvn: str | None = None) -> Bot:
    """Walk a new customer through onboarding; waits for the account number."""
    applied(bot, pin=pin, bvn=bvn)
    bot.hears_digits("99000", within_s=20)
    return bot


def applied(bot: Bot, *, pin: str = PIN, bvn: str | None = None) -> None:
    """Fill the onboarding form to its end; the account is still to come."""
    bot.says("hi")
    bot.hears_form()
    first, _, last = bot.name.partition(" ")
    screen = bot.fills(
        first_name=first,
        last_name=last or first,
        date_of_birth="1990-01-31",
        gender="female",
        address="12 Ring Road, Ibadan",
    )
    assert screen.screen == "IDENTITY", screen
    bot.bvn = bvn or str(next(_BVNS))
    screen = bot.fills(bvn=bot.bvn)
    assert screen.screen == "NEW_PIN", screen
    screen = bot.fills(pin=pin, pin_again=pin)
    assert screen.finished, screen
