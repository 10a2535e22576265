"""What to answer: standing and safety first, then the question that stands, then all
else that somebody may say to their bank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from miimii import clock
from miimii.chat import later, menu, own_safety, services
from miimii.chat.asides import answer_aside, answer_past
from miimii.chat.complaints import hear_ticket
from miimii.chat.documents import take_document
from miimii.chat.flows import buy, saved, send_money, support
from miimii.chat.hearing import Said
from miimii.chat.more import hear_more
from miimii.chat.nicknames import read_nickname
from miimii.chat.order_status import is_moving
from miimii.chat.own_account import answer_own, hear_own
from miimii.chat.receipt_checks import answer_check
from miimii.chat.repertoire import BY_INTENT, BY_NAME
from miimii.chat.replies import Choice, Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Ask, Done, Heard, Session, Turn
from miimii.chat.standing import answer_by_standing, must_block
from miimii.chat.understanding import understand, yes_or_no
from miimii.chat.wishes import begin, grant, hear_wish, kind_named, read_named
from miimii.chat.wording import moment, say, say_error
from miimii.errors import MiimiiError

_LATE_FLOW = "late"
_MONEY = frozenset(BY_INTENT)
_DETAILS = {"provide_slot", "correction"}  # answers to a question of ours
_NOTHING = {"intent": "out_of_scope", "slots": {}}
_SHOWN_TEXT = 300


def respond(scene: Scene) -> Turn | None:
    """Return the turn's answer; None for what needs none."""
    try:
        if scene.message.kind == "form" and not scene.is_new:
            return _after_form(scene)
        if (checked := answer_check(scene)) is not None:
            return checked
        return answer_by_standing(scene) or _go_on(scene, _by_message(scene))
    except MiimiiError as ex:
        return Done(Reply(say_error(scene.visit.language, ex)), is_aside=True)


def show_quote_again(scene: Scene, before: str) -> Turn | None:
    """Show the quote that stands once more; None if there is none."""
    session = scene.session
    script = BY_NAME.get(session.flow)
    if script is None or not session.slots.get("reference"):
        return None
    return script.show_again(session.slots, scene.visit, before)


def _after_form(scene: Scene) -> Turn | None:
    """A finished form is only a hint: what came of it is told as news."""
    visit = scene.visit
    if visit.teller.is_being_checked(visit.customer):
        return scene.say("onboarding.checking")
    waiting = scene.session.later
    if not waiting or scene.session.flow or answer_by_standing(scene):
        return None
    before = say(visit.language, "later.meanwhile") if is_moving(visit) else ""
    return _take_up(scene, before, waiting)


# --- the message --------------------------------------------------------------------


def _by_message(scene: Scene) -> Turn:
    message = scene.message
    if message.is_secret:
        return _secret(scene)
    match message.kind:
        case "other":
            return (
                take_document(scene)
                or _attachment(scene)
                or scene.say(f"kind.{message.what}")
            )
        case "tap":
            return _tap(scene)
        case "edit":
            return _edited(scene)
        case _:
            return _text(scene, message.text)


def _edited(scene: Scene) -> Turn:
    """Read it as a new message, unless something was begun that it can't change."""
    if scene.session.flow or scene.session.later:
        return scene.say("kind.edit")
    note = say(scene.visit.language, "kind.edit.new")
    return later.under(note, _text(scene, scene.message.text))


def _secret(scene: Scene) -> Turn:
    """Never type it here; and the form again, if one is waited for.

    In the sandbox's chat page alone, a PIN typed while one is due is looked at.
    """
    visit, session = scene.visit, scene.session
    script = BY_NAME.get(session.flow)
    if script is None or session.step != "pin":
        return scene.say("secret")
    if scene.chat_pin is not None:
        reference = str(session.slots.get("reference"))
        _, token = visit.teller.ask_for_pin(visit.customer, reference, at=visit.at)
        confirmed = visit.teller.authorise(
            visit.customer, token, scene.chat_pin, at=visit.at
        )
        if confirmed.lane is not None:
            visit.wake(confirmed.lane)
        return Done(Reply(say(visit.language, "send.on_its_way")))
    warning = say(visit.language, "secret") + "\n\n"
    return script.ask_pin(session.slots, visit, warning)


def _tap(scene: Scene) -> Turn:
    """A button of ours: one of the last ones, or an old one that means nothing."""
    known = scene.session.actions.get(scene.message.reply_id)
    action = scene.news_action if known is None else tuple(known)
    match action:
        case ():
            return scene.say("old_button")
        case ("menu", word):
            return _menu(scene, word)
        case ("service", service):
            return _new_money(scene, service, {})
        case ("late", answer):
            return _after_late(scene, is_wanted=answer == "yes")
        case ("confirm", _) if scene.is_late:
            return _again_late(scene) or scene.say("old_button")
        case ("block" | "data", _):
            return own_safety.tapped(scene, action)
        case ("buy" | "again" | "save" | "people" | "person" | "entry" | "ticket", *_):
            return _begun(scene, action) or scene.say("old_button")
        case _:
            turn = answer_past(scene, action) or _answer(scene, Heard(action=action))
            return turn or scene.say("old_button")


def _menu(scene: Scene, word: str) -> Turn:
    if word == "send":
        return _new_money(scene, "send_money", {})
    return menu.tapped(scene, word)


def _begun(scene: Scene, action: tuple[str, ...]) -> Turn | None:
    """Begin what a button says; a question of it ends the quote that stands."""
    visit = scene.visit
    match action:
        case ("buy" | "again" | "save", what):
            turn: Turn | None = begin(scene, action[0], what)
        case ("person", "send", destination):
            turn = send_money.start_known(destination, visit)
        case ("ticket", *_):
            return _instead(scene, support.tapped(action, visit))
        case _:
            turn = saved.tapped(action, visit)
            if not isinstance(turn, Ask):
                return turn
    return turn and later.under(_replaced(scene), turn)


def _attachment(scene: Scene) -> Turn | None:
    """A voice note or picture: what it says, shown, and then answered like a text.

    None for all that we can't take; while a PIN is due nothing is fetched.
    """
    attachment = scene.message.attachment
    if attachment is None or not scene.ears.can_take(attachment):
        return None
    if scene.message.is_forwarded:
        return scene.say("forwarded")
    if scene.is_form_due():
        return scene.say("heard.form_due")
    said = scene.ears.take(attachment, scene.visit.customer.lane)
    if not isinstance(said, Said):
        return scene.say(f"heard.{said}.{attachment.kind}")
    if said.is_secret:
        return scene.say("secret")
    return _said(scene, said, attachment.kind)


def _said(scene: Scene, said: Said, kind: str) -> Turn:
    """Answer what was heard or read. Only a tap or a typed yes confirms a payment."""
    visit = scene.visit
    shown = say(visit.language, f"heard.{kind}", text=said.shown[:_SHOWN_TEXT])
    if must_block(scene, said.text):
        visit.teller.block(visit.customer, at=visit.at)
        turn: Turn = Done(Reply(say(visit.language, "blocked")))
    else:
        turn = _spoken_yes(scene, said.text) or _text(scene, said.text)
    reply = replace(turn.reply, text=f"{shown}\n\n{turn.reply.text}")
    return replace(turn, reply=reply)


def _spoken_yes(scene: Scene, text: str) -> Turn | None:
    """Show the quote again if a spoken or pictured yes is all there is."""
    items = understand(text, _context(scene.session))
    if not any(item["intent"] == "confirm" for item in items):
        return None
    before = say(scene.visit.language, "heard.confirm") + "\n\n"
    return show_quote_again(scene, before)


def _text(scene: Scene, text: str) -> Turn:
    if scene.message.is_forwarded:
        return scene.say("forwarded")
    if (
        (turn := hear_ticket(scene, text))
        or (turn := hear_own(scene, text))
        or (turn := menu.hear_help(scene, text))
        or (turn := hear_more(scene, text))
    ):
        return _instead(scene, turn)
    if (wish := hear_wish(scene, text)) and (turn := grant(scene, wish)):
        return _instead(scene, turn)
    context = _context(scene.session)
    customer = scene.visit.customer
    items = scene.reader.read(text, context, customer, is_form_due=scene.is_form_due)
    items = read_nickname(text, items, scene.visit)
    first: Mapping[str, Any] = items[0] if items else _NOTHING
    intent, slots = str(first["intent"]), first["slots"]
    if turn := _about_late(scene, intent, text) or _no_to_the_rest(scene, text):
        return turn
    if service := services.named(scene.session, first, text, scene.visit.language):
        return _new_money(scene, service, slots)
    turn = _answer(scene, Heard(intent, slots, text=text))
    turn = turn or _fresh(scene, _as_new(first, text), text)
    rest = later.worth_keeping(items[1:])
    if not rest:
        return turn
    waiting = (*scene.session.later, *rest)
    if isinstance(turn, Ask):
        turn = later.promise(turn, scene.visit.language, waiting)
    return replace(turn, later=waiting)


def _as_new(item: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """Read a text once more if it was taken for an answer, and is none."""
    return understand(text)[0] if item["intent"] in _DETAILS else item


def _no_to_the_rest(scene: Scene, text: str) -> Turn | None:
    """A no where no flow asks: to the choice of services, or to what still waits."""
    session = scene.session
    is_asked = session.flow == services.NAME or (session.later and not session.flow)
    if not is_asked or yes_or_no(text) is not False:
        return None
    return Done(Reply(say(scene.visit.language, "send.cancelled")), later=())


def _answer(scene: Scene, heard: Heard) -> Turn | None:
    """Let the flow that asked look at it first."""
    script = BY_NAME.get(scene.session.flow)
    return script.answer(scene.session, heard, scene.visit) if script else None


def _context(session: Session) -> Mapping[str, Any] | None:
    """What understanding needs to know of the question that stands."""
    script = BY_NAME.get(session.flow)
    return script.context(session) if script else None


def _fresh(scene: Scene, item: Mapping[str, Any], text: str) -> Turn:
    """Not an answer: something new. A new request for money ends the quote before."""
    intent = str(item["intent"])
    if others := services.in_doubt(item, text):
        return later.under(_replaced(scene), services.ask(others, scene.visit))
    if intent in _MONEY:
        return _new_money(scene, intent, {**item["slots"], "text": text})
    if turn := answer_own(scene, item):
        return _instead(scene, turn)
    if intent == "beneficiaries":
        return saved.by_intent(item["slots"], scene.visit)
    if intent == "howto":
        return menu.explain(scene, item["slots"].get("topic"))
    said = {**item["slots"], "text": text}
    if intent == "out_of_scope" and text:
        return _by_name(scene, text) or answer_aside(scene, intent, said)
    return answer_aside(scene, intent, said)


def _by_name(scene: Scene, text: str) -> Turn | None:
    """What names a saved number, or a kind of bill, and nothing that we understand."""
    if (item := read_named(scene, text)) is not None:
        return _new_money(scene, item["intent"], {**item["slots"], "text": text})
    if (kind := kind_named(scene, text)) is not None:
        return later.under(_replaced(scene), buy.start_kind(kind, scene.visit, text))
    return None


def _new_money(scene: Scene, intent: str, slots: Mapping[str, Any]) -> Turn:
    before = _replaced(scene)
    said = services.details(scene.session, intent, slots)
    return later.under(before, BY_INTENT[intent].start(intent, said, scene.visit))


def _instead(scene: Scene, turn: Turn) -> Turn:
    """End the quote that stands, unless the answer leaves it standing."""
    if isinstance(turn, Done) and turn.is_aside:
        return turn
    return later.under(_replaced(scene), turn)


def _replaced(scene: Scene) -> str:
    """End the quote that stands, or what was begun without one yet, and say so."""
    session, language = scene.session, scene.visit.language
    script = BY_NAME.get(session.flow)
    if script is None:
        return ""
    if script.abandon(session.slots, scene.visit):
        return say(language, "send.replaced")
    is_draft = script.INTENTS and not session.slots.get("reference")
    return say(language, "send.left") if is_draft else ""


# --- several requests in one message ------------------------------------------------


def _go_on(scene: Scene, turn: Turn) -> Turn:
    """Once nothing is asked any more, take up the request that waits, if one does."""
    session, reply = scene.session, turn.reply
    waiting = session.later if turn.later is None else turn.later
    is_asked = isinstance(turn, Ask) or (turn.is_aside and session.flow)
    if not waiting or is_asked or reply.choices or reply.form:
        return turn
    return _take_up(scene, reply.text, waiting)


def _take_up(scene: Scene, before: str, waiting: Sequence[later.Item]) -> Turn:
    """Begin the first of the requests that wait, below what was said before."""
    item, *rest = waiting
    language = scene.visit.language
    what = say(language, "later.next", what=later.name(language, item))
    fresh = replace(scene, session=Session())
    try:
        turn = _fresh(fresh, item, "")
    except MiimiiError as ex:
        turn = Done(Reply(say_error(language, ex)))
    before = "\n\n".join(filter(None, (before, what)))
    return _go_on(fresh, replace(later.under(before, turn), later=rest))


# --- late messages ------------------------------------------------------------------


def _about_late(scene: Scene, intent: str, text: str) -> Turn | None:
    """Ask about money that came late, or take the answer to that."""
    if scene.is_late and (intent in _MONEY or intent == "confirm"):
        return _ask_late(scene, intent, text)
    if scene.session.flow == _LATE_FLOW and (wanted := yes_or_no(text)) is not None:
        return _after_late(scene, is_wanted=wanted)
    return None


def _ask_late(scene: Scene, intent: str, text: str) -> Turn:
    """What reaches us late is asked about, not done."""
    if intent == "confirm":
        return _again_late(scene) or scene.say("nothing_to_confirm")
    language = scene.visit.language
    when = moment(scene.message.happened_at.astimezone(clock.LAGOS))
    shown = say(language, "late", when=when, text=text[:_SHOWN_TEXT])
    choices = (
        Choice(say(language, "late.yes"), ("late", "yes")),
        Choice(say(language, "late.no"), ("late", "no")),
    )
    return Ask(Reply(shown, choices), _LATE_FLOW, "", {"text": text})


def _again_late(scene: Scene) -> Turn | None:
    return show_quote_again(scene, say(scene.visit.language, "send.late"))


def _after_late(scene: Scene, *, is_wanted: bool) -> Turn:
    if not is_wanted:
        return Done(Reply(say(scene.visit.language, "late.dropped")))
    text = str(scene.session.slots.get("text", ""))
    return _text(replace(scene, session=Session(), is_late=False), text)
