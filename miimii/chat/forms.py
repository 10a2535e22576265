"""The screens of our WhatsApp Flows: what each shows, takes and answers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from marshmallow import ValidationError

from miimii import clock
from miimii.bills.model import PurchaseQuote
from miimii.chat.numbers import grouped
from miimii.chat.receipts import where_to
from miimii.chat.session import Sessions
from miimii.chat.teller import Due, Teller
from miimii.chat.wording import say, say_error
from miimii.errors import (
    BeingChecked,
    Busy,
    ChallengeGone,
    CheckNeeded,
    MiimiiError,
    NotAllowed,
    NoTriesLeft,
    PersonDiffers,
    PinLocked,
    PinTooWeak,
    PinWrong,
    QuoteGone,
    Refused,
    Unavailable,
    Unclear,
)
from miimii.transfers.model import Quote

GONE = 427
_ENDS = (
    *(ChallengeGone, QuoteGone, PinLocked, NoTriesLeft, NotAllowed, Unclear),
    BeingChecked,
)


@dataclass(frozen=True, slots=True)
class FlowRequest:
    """What a screen sent, decrypted; `action` is INIT, data_exchange or BACK.

    The token alone says who it is, and is empty where a client left it out.
    """

    action: str
    screen: str
    data: Mapping[str, Any] = field(repr=False)
    flow_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FlowAnswer:
    """What goes back, encrypted; 427 closes the form with `error_msg`.

    `lanes` have work that begins once the answer is out: pass them to `Inbox.act`.
    `language` is the customer's, for whoever shows the answer as a page.
    """

    body: Mapping[str, Any]
    status: int = 200
    lanes: tuple[str, ...] = ()
    language: str = "en"


class Forms:
    """Answers screens; one serves every thread. No provider is asked here."""

    def __init__(self, teller: Teller, sessions: Sessions) -> None:
        self._teller = teller
        self._sessions = sessions

    def answer(self, request: FlowRequest) -> FlowAnswer:
        """Return the next screen, the same with an error, the end, or 427.

        Raises Unavailable only for finding out whose form it is.
        """
        at = clock.now()
        try:
            due = self._teller.find_due(request.flow_token, at=at)
        except (ChallengeGone, QuoteGone):
            return _gone(self._teller.language_of_form(request.flow_token) or "en")
        answer = self._answer(request, due, at)
        return replace(answer, language=due.customer.language)

    def _answer(self, request: FlowRequest, due: Due, at: datetime) -> FlowAnswer:
        if request.action != "data_exchange" or not request.screen:
            return self._first(due, at)
        try:
            return self._take(request, due, at)
        except CheckNeeded:
            return _check_screen(due)
        except ValidationError as ex:
            return _again(request, due, _say_fields(due.customer.language, ex))
        except (PinWrong, PinTooWeak, PersonDiffers, Busy, Unavailable) as ex:
            return _again(request, due, say_error(due.customer.language, ex))
        except _ENDS as ex:
            text = say_error(due.customer.language, ex)
            return FlowAnswer({"error_msg": text}, GONE, (due.customer.lane,))
        except Refused as ex:
            return _again(request, due, _say_refused(due.customer.language, ex))

    def _take(self, request: FlowRequest, due: Due, at: datetime) -> FlowAnswer:
        """Take in one screen of the form that the challenge is for."""
        token, data = request.flow_token, request.data
        match due.challenge.purpose, request.screen:
            case "onboard", "DETAILS":
                self._teller.save_details(token, data, at)
                return _screen("IDENTITY")
            case "onboard", "IDENTITY":
                self._teller.save_bvn(token, _typed(data, "bvn"), at)
                return _screen("NEW_PIN")
            case "onboard", "NEW_PIN":
                pins = _typed(data, "pin"), _typed(data, "pin_again")
                lane = self._teller.finish_onboarding(token, *pins, at)
                return _success(token, lane, due.customer.lane)
            case "order", "CHECK":
                return self._check(request, due, at)
            case "order", "PIN":
                return self._confirm(request, due, at)
            case "change_pin", "PIN":
                return self._prove(request, due, at)
            case "change_pin", "NEW_PIN":
                pins = _typed(data, "pin"), _typed(data, "pin_again")
                self._teller.change_pin(token, *pins, at=at)
                self._end_flow(due)
                return _success(token, due.customer.lane)
            case _:
                return self._take_proof(request, due, at)

    def _take_proof(self, request: FlowRequest, due: Due, at: datetime) -> FlowAnswer:
        """Take in one screen of a form that asks who they are, again."""
        token, data, purpose = request.flow_token, request.data, due.challenge.purpose
        match purpose, request.screen:
            case "prove" | "reset_pin", "PROVE":
                if not self._teller.proving.compare(token, data, at=at):
                    return self._forget(due, token)
                return _screen("OLD_PIN" if purpose == "prove" else "NEW_PIN")
            case "prove", "OLD_PIN":
                if (pin := _typed_pin(request)) is None:
                    return _again(request, due, _pin_format(due))
                self._teller.prove_identity(due.customer, token, pin, at=at)
                return self._forget(due, token)
            case "nin", "NIN":
                self._teller.tiers.take_nin(token, _typed(data, "nin"), at=at)
                return _success(token, due.customer.lane)
            case "reset_pin", "NEW_PIN":
                pins = _typed(data, "pin"), _typed(data, "pin_again")
                self._teller.reset_pin(token, *pins, at=at)
                return self._forget(due, token)
            case _:
                return _first_screen(due)

    def _forget(self, due: Due, token: str) -> FlowAnswer:
        """Forget the conversation before the proof: it may have been another's."""
        with suppress(Busy, Unavailable):
            self._sessions.drop(due.customer.lane)
        return _success(token, due.customer.lane)

    def _first(self, due: Due, at: datetime) -> FlowAnswer:
        """Return where a form begins: on a payment, perhaps with whom it pays."""
        is_order = isinstance(due.quote, Quote | PurchaseQuote)
        if is_order and self._teller.must_check(due, at=at):
            return _check_screen(due)
        return _first_screen(due)

    def _check(self, request: FlowRequest, due: Due, at: datetime) -> FlowAnswer:
        """Take the tick, and nothing else for it; the PIN comes after."""
        if request.data.get("is_checked") is not True:
            return _check_screen(due, say(due.customer.language, "form.check_payee"))
        self._teller.note_check(due.challenge, at=at)
        return _first_screen(due)

    def _confirm(self, request: FlowRequest, due: Due, at: datetime) -> FlowAnswer:
        customer = due.customer
        if (pin := _typed_pin(request)) is None:
            return _again(request, due, _pin_format(due))
        authorised = self._teller.authorise(customer, request.flow_token, pin, at=at)
        self._end_flow(due)
        lanes = [customer.lane, authorised.lane or ""]
        return _success(request.flow_token, *filter(None, lanes))

    def _prove(self, request: FlowRequest, due: Due, at: datetime) -> FlowAnswer:
        """The old PIN comes first; the screen for the new one follows it."""
        customer = due.customer
        if (pin := _typed_pin(request)) is None:
            return _again(request, due, _pin_format(due))
        self._teller.prove_pin(customer, request.flow_token, pin, at=at)
        return _screen("NEW_PIN")

    def _end_flow(self, due: Due) -> None:
        """End the question that stands: it is dealt with, whatever comes now."""
        with suppress(Busy, Unavailable):
            self._sessions.end_flow(due.customer.lane)


def pin_lines(language: str, quote: Quote | PurchaseQuote) -> list[str]:
    """Return what the PIN confirms, line by line, from the stored quote."""
    sums = [
        say(language, "form.pin.amount", amount=quote.amount),
        say(language, "form.pin.fee", fee=quote.total - quote.amount),
        say(language, "form.pin.total", total=quote.total),
    ]
    if isinstance(quote, PurchaseQuote):
        lines = [
            quote.product,
            say(language, "form.pin.for", target=grouped(quote.target)),
        ]
        if quote.target_name:
            lines.append(say(language, "form.pin.owner", name=quote.target_name))
        return [*lines, *sums, say(language, "form.pin.bought_final")]
    lines = [
        say(language, "form.pin.to", payee=quote.payee_name),
        where_to(language, quote.bank_name, quote.account_number),
        *sums,
    ]
    if "first-payment" in quote.warnings:
        lines.append(say(language, "form.pin.first_payment"))
    return [*lines, say(language, "form.pin.final")]


def _first_screen(due: Due) -> FlowAnswer:
    language = due.customer.language
    match due.challenge.purpose, due.quote:
        case "onboard", _:
            return _screen("DETAILS", needs_phone=due.customer.phone is None)
        case "order", (Quote() | PurchaseQuote()) as quote:
            title = say(language, "form.pin.title")
            return _screen("PIN", title=title, lines=pin_lines(language, quote))
        case "change_pin", _:
            title = say(language, "form.change.title")
            return _screen("PIN", title=title, lines=[say(language, "form.change")])
        case "nin", _:
            title = say(language, "form.nin.title")
            return _screen("NIN", title=title, lines=[say(language, "form.nin")])
        case "prove" | "reset_pin", _:
            title = say(language, f"form.{due.challenge.purpose}.title")
            return _screen("PROVE", title=title, lines=[say(language, "form.prove")])
        case _:
            return _gone(language)


def _check_screen(due: Due, error: str = "") -> FlowAnswer:
    """Name and account once more, to be ticked: the PIN is not asked for here."""
    language = due.customer.language
    if not isinstance(due.quote, Quote | PurchaseQuote):
        return _gone(language)
    title = say(language, "form.check_payee.title")
    return _screen(
        "CHECK",
        title=title,
        lines=[*pin_lines(language, due.quote), say(language, "form.check_payee.warn")],
        error_message=error,
    )


def _again(request: FlowRequest, due: Due, error: str) -> FlowAnswer:
    """Return the same screen with a snackbar, and again with what it shows."""
    first, shown = _first_screen(due).body, {}
    if request.screen == first.get("screen"):
        shown = dict(first["data"])
    return _screen(request.screen, **shown, error_message=error)


def _screen(name: str, **data: Any) -> FlowAnswer:
    # WhatsApp refuses an empty `data`, hence a field that every screen ignores.
    return FlowAnswer({"screen": name, "data": data or {"error_message": ""}})


def _success(token: str, *lanes: str) -> FlowAnswer:
    params = {"params": {"flow_token": token}}
    data = {"extension_message_response": params}
    return FlowAnswer({"screen": "SUCCESS", "data": data}, lanes=lanes)


def _gone(language: str) -> FlowAnswer:
    text = say(language, "form.gone")
    return FlowAnswer({"error_msg": text}, GONE, language=language)


def _typed(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _pin_format(due: Due) -> str:
    return say(due.customer.language, "form.pin_format")


def _typed_pin(request: FlowRequest) -> str | None:
    """Return what was typed as a PIN, if it has the shape of one."""
    pin = _typed(request.data, "pin")
    is_pin = pin.isascii() and pin.isdecimal() and 4 <= len(pin) <= 6
    return pin if is_pin else None


def _say_fields(language: str, ex: ValidationError) -> str:
    fields = ex.messages_dict if isinstance(ex.messages, dict) else {}
    known = [say(language, f"form.field.{name}") for name in fields if name in _FIELDS]
    return say(language, "form.check", what=", ".join(known) or "…")


def _say_refused(language: str, ex: MiimiiError) -> str:
    reason = ex.facts.get("reason")
    if reason in _REASONS:
        return say(language, f"form.refused.{reason}")
    return say_error(language, ex)


_FIELDS = {
    *("first_name", "last_name", "middle_name", "date_of_birth", "gender", "address"),
    *("phone", "bvn", "nin", "pin", "pin_again"),
}
_REASONS = {"phone-needed", "details-missing", "limit", "bvn-taken"}
