"""What to answer: standing and safety first, then the question that stands, then all
else that somebody may say to their bank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from miimii import clock
from miimii.chat.flows import my_account, onboarding, send_money
from miimii.chat.hearing import DEAF, Ears, Said
from miimii.chat.messages import Message
from miimii.chat.reading import LOCAL, Reader
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Ask, Done, Heard, Session, Turn, Visit
from miimii.chat.understanding import understand, yes_or_no
from miimii.chat.wording import moment, say, say_error
from miimii.errors import MiimiiError

LATE_FLOW = "late"
_MONEY = {"send_money", "buy_airtime", "buy_data", "pay_electricity", "pay_cable"}
_NOTHING = {"intent": "out_of_scope", "slots": {}}
_SHOWN_TEXT = 300


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that one turn is decided on."""

    visit: Visit
    session: Session
    message: Message
    is_new: bool
    is_late: bool
    chat_pin: str | None = None
    reader: Reader = LOCAL
    ears: Ears = DEAF

    def is_form_due(self) -> bool:
        """Whether a PIN or BVN is waited for: no model hears or reads anything."""
        visit = self.visit
        return visit.teller.is_form_due(visit.customer, at=visit.at)

    def say(self, key: str, **facts: object) -> Done:
        """Return a plain answer beside the flow, which stays where it is."""
        return Done(Reply(say(self.visit.language, key, **facts)), is_aside=True)


def respond(scene: Scene) -> Turn | None:
    """Return the turn's answer; None for what needs none."""
    try:
        if scene.message.kind == "form" and not scene.is_new:
            return _after_form(scene)
        return _by_standing(scene) or _by_message(scene)
    except MiimiiError as ex:
        return Done(Reply(say_error(scene.visit.language, ex)), is_aside=True)


def flow_of(turn: Ask) -> str:
    """Return the flow that asks; there are two that ask anything."""
    return LATE_FLOW if turn.step == LATE_FLOW else send_money.NAME


def is_emergency(text: str) -> bool:
    """Whether a text asks to block the account: heard at any pace and standing."""
    return any(
        item["intent"] == "block_account" and item["slots"].get("action") != "unblock"
        for item in understand(text)
    )


def _after_form(scene: Scene) -> Turn | None:
    """A finished form is only a hint: what came of it is told as news."""
    visit = scene.visit
    if visit.teller.is_being_checked(visit.customer):
        return scene.say("onboarding.checking")
    return None


# --- standing and safety ------------------------------------------------------------


def _by_standing(scene: Scene) -> Turn | None:
    """Answer for everybody but an active, proven customer who writes plainly."""
    customer, message = scene.visit.customer, scene.message
    if customer.standing == "onboarding":
        return _welcome(scene)
    if customer.standing == "closed":
        return scene.say("closed")
    if message.text and is_emergency(message.text) and not message.is_forwarded:
        scene.visit.teller.block(customer, at=scene.visit.at)
        return Done(Reply(say(customer.language, "blocked")))
    if customer.standing == "frozen":
        return Done(Reply(say(customer.language, "frozen")))
    if customer.identity_proven_at is None:
        return Done(Reply(say(customer.language, "restricted")))
    return None


def _welcome(scene: Scene) -> Turn:
    reply = onboarding.invite(scene.visit, is_new=scene.is_new)
    if scene.message.is_secret:
        warning = say(scene.visit.language, "secret")
        reply = replace(reply, text=f"{warning}\n\n{reply.text}")
    return Done(reply)


# --- the message --------------------------------------------------------------------


def _by_message(scene: Scene) -> Turn:
    message = scene.message
    if message.is_secret:
        return _secret(scene)
    match message.kind:
        case "other":
            return _attachment(scene) or scene.say(f"kind.{message.what}")
        case "tap":
            return _tap(scene)
        case _:
            return _text(scene, message.text)


def _secret(scene: Scene) -> Turn:
    """Never type it here; and the form again, if one is waited for.

    In the sandbox's chat page alone, a PIN typed while one is due is looked at.
    """
    visit, session = scene.visit, scene.session
    slots = send_money.Slots.of(session.slots)
    if session.step != "pin" or not slots.reference:
        return scene.say("secret")
    if scene.chat_pin is not None:
        _, token = visit.teller.ask_for_pin(
            visit.customer, slots.reference, at=visit.at
        )
        confirmed = visit.teller.authorise(
            visit.customer, token, scene.chat_pin, at=visit.at
        )
        if confirmed.lane is not None:
            visit.wake(confirmed.lane)
        return Done(Reply(say(visit.language, "send.on_its_way")))
    warning = say(visit.language, "secret") + "\n\n"
    return send_money.ask_pin(slots, visit, before=warning)


def _tap(scene: Scene) -> Turn:
    """A button of ours: one of the last ones, or an old one that means nothing."""
    action = tuple(scene.session.actions.get(scene.message.reply_id, ()))
    match action:
        case ():
            return scene.say("old_button")
        case ("menu", word):
            return _MENU[word](scene)
        case ("late", answer):
            return _after_late(scene, is_wanted=answer == "yes")
        case ("confirm", _) if scene.is_late:
            return _again_late(scene)
        case _:
            heard = Heard(action=action)
            return _answer(scene, heard) or scene.say("old_button")


def _attachment(scene: Scene) -> Turn | None:
    """A voice note or picture: what it says, shown, and then answered like a text.

    None while a PIN is due, and for all that we can't take.
    """
    attachment = scene.message.attachment
    if attachment is None or not scene.ears.can_take(attachment):
        return None
    if scene.message.is_forwarded:
        return scene.say("forwarded")
    if scene.is_form_due():
        return None
    scene.visit.show_typing()
    said = scene.ears.take(attachment, scene.visit.customer.lane)
    if said is None:
        return scene.say(f"heard.nothing.{attachment.kind}")
    if said.is_secret:
        return scene.say("secret")
    return _said(scene, said, attachment.kind)


def _said(scene: Scene, said: Said, kind: str) -> Turn:
    """Answer what was heard or read. Only a tap or a typed yes confirms a payment."""
    visit, session = scene.visit, scene.session
    shown = say(visit.language, f"heard.{kind}", text=said.shown[:_SHOWN_TEXT])
    if is_emergency(said.text):
        visit.teller.block(visit.customer, at=visit.at)
        turn: Turn = Done(Reply(say(visit.language, "blocked")))
    elif session.step == "confirm" and _is_yes(said.text, session):
        known = send_money.Slots.of(session.slots)
        before = say(visit.language, "heard.confirm") + "\n\n"
        turn = send_money.show_again(known, visit, before)
    else:
        turn = _text(scene, said.text)
    reply = replace(turn.reply, text=f"{shown}\n\n{turn.reply.text}")
    return replace(turn, reply=reply)


def _is_yes(text: str, session: Session) -> bool:
    return any(i["intent"] == "confirm" for i in understand(text, _context(session)))


def _text(scene: Scene, text: str) -> Turn:
    if scene.message.is_forwarded:
        return scene.say("forwarded")
    context = _context(scene.session)
    customer = scene.visit.customer
    items = scene.reader.read(text, context, customer, is_form_due=scene.is_form_due)
    first: Mapping[str, Any] = items[0] if items else _NOTHING
    intent, slots = str(first["intent"]), first["slots"]
    if scene.is_late and (intent in _MONEY or intent == "confirm"):
        return _ask_late(scene, intent, text)
    if scene.session.flow == LATE_FLOW and (wanted := yes_or_no(text)) is not None:
        return _after_late(scene, is_wanted=wanted)
    turn = _answer(scene, Heard(intent, slots, text=text))
    turn = turn or _fresh(scene, intent, slots)
    if intent in _MONEY and any(item["intent"] in _MONEY for item in items[1:]):
        return _one_at_a_time(scene, turn)
    return turn


def _one_at_a_time(scene: Scene, turn: Turn) -> Turn:
    """Say that the rest of several requests was left; nothing is dropped in silence."""
    before = say(scene.visit.language, "send.one_at_a_time") + "\n\n"
    return replace(turn, reply=replace(turn.reply, text=before + turn.reply.text))


def _answer(scene: Scene, heard: Heard) -> Turn | None:
    """Let the flow that asked look at it first."""
    session = scene.session
    if session.flow != send_money.NAME:
        return None
    known = send_money.Slots.of(session.slots)
    return send_money.answer(session.step, known, heard, scene.visit)


def _context(session: Session) -> Mapping[str, Any] | None:
    """What understanding needs to know of the question that stands."""
    if session.flow != send_money.NAME:
        return None
    draft = {"intent": "send_money", "slots": dict(session.slots)}
    return {"state": send_money.STATES[session.step], "draft": draft}


def _fresh(scene: Scene, intent: str, slots: Mapping[str, Any]) -> Turn:
    """Not an answer: something new. A new request for money ends the quote before."""
    if intent in _MONEY:
        return _new_money(scene, intent, slots)
    return _INTENTS.get(intent, _lost)(scene)


def _new_money(scene: Scene, intent: str, slots: Mapping[str, Any]) -> Turn:
    before = ""
    reference = scene.session.slots.get("reference")
    visit = scene.visit
    if reference and visit.teller.cancel(visit.customer, str(reference)):
        before = say(visit.language, "send.replaced") + "\n\n"
    if intent != "send_money":
        turn: Turn = Done(my_account.not_yet(visit))
    else:
        turn = send_money.start(slots, visit)
    reply = replace(turn.reply, text=before + turn.reply.text)
    return replace(turn, reply=reply)


# --- late messages ------------------------------------------------------------------


def _ask_late(scene: Scene, intent: str, text: str) -> Turn:
    """What reaches us late is asked about, not done."""
    if intent == "confirm":
        return _again_late(scene)
    language = scene.visit.language
    when = moment(scene.message.happened_at.astimezone(clock.LAGOS))
    shown = say(language, "late", when=when, text=text[:_SHOWN_TEXT])
    choices = (
        Choice(say(language, "late.yes"), ("late", "yes")),
        Choice(say(language, "late.no"), ("late", "no")),
    )
    return Ask(Reply(shown, choices), LATE_FLOW, {"text": text})


def _again_late(scene: Scene) -> Turn:
    known = send_money.Slots.of(scene.session.slots)
    before = say(scene.visit.language, "send.late")
    return send_money.show_again(known, scene.visit, before)


def _after_late(scene: Scene, *, is_wanted: bool) -> Turn:
    if not is_wanted:
        return Done(Reply(say(scene.visit.language, "late.dropped")))
    text = str(scene.session.slots.get("text", ""))
    return _text(replace(scene, session=Session(), is_late=False), text)


# --- everything else ----------------------------------------------------------------


def _lost(scene: Scene) -> Turn:
    match yes_or_no(scene.message.text):
        case True:
            return scene.say("nothing_to_confirm")
        case False:
            return scene.say("nothing_to_cancel")
        case None:
            return Done(my_account.not_understood(scene.visit), is_aside=True)


def _balance(scene: Scene) -> Turn:
    return Done(my_account.balance(scene.visit), is_aside=True)


def _account(scene: Scene) -> Turn:
    return Done(my_account.own_account(scene.visit), is_aside=True)


def _status(scene: Scene) -> Turn:
    return Done(my_account.last_status(scene.visit), is_aside=True)


def _trouble(scene: Scene) -> Turn:
    return Done(my_account.trouble(scene.visit), is_aside=True)


def _greet(scene: Scene) -> Turn:
    return Done(my_account.greet(scene.visit), is_aside=True)


def _help(scene: Scene) -> Turn:
    return Done(my_account.help_out(scene.visit), is_aside=True)


def _not_yet(scene: Scene) -> Turn:
    return Done(my_account.not_yet(scene.visit), is_aside=True)


def _send(scene: Scene) -> Turn:
    return _new_money(scene, "send_money", {})


def _thanks(scene: Scene) -> Turn:
    return scene.say("thanks", first_name=scene.visit.customer.first_name)


def _goodbye(scene: Scene) -> Turn:
    return scene.say("goodbye", first_name=scene.visit.customer.first_name)


_MENU: Mapping[str, Callable[[Scene], Turn]] = {
    "balance": _balance,
    "account": _account,
    "send": _send,
}
_INTENTS: Mapping[str, Callable[[Scene], Turn]] = {
    "balance": _balance,
    "own_account": _account,
    "txn_status": _status,
    "support": _trouble,
    "greeting": _greet,
    "help": _help,
    "howto": _help,
    "thanks": _thanks,
    "goodbye": _goodbye,
    "cancel": lambda scene: scene.say("nothing_to_cancel"),
    "deny": lambda scene: scene.say("nothing_to_cancel"),
    "confirm": lambda scene: scene.say("nothing_to_confirm"),
    "secret_shared": lambda scene: scene.say("secret"),
    "forwarded_alert": lambda scene: scene.say("alert_pasted"),
    "block_account": lambda scene: scene.say("unblock"),
    **dict.fromkeys(
        [
            *("history", "statement", "receipt", "limits_fees", "beneficiaries"),
            *("pin_change", "kyc"),
        ],
        _not_yet,
    ),
}
