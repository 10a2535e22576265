"""One turn: a message comes in, is understood, asks the teller, and is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from miimii import clock
from miimii.cache import Cache
from miimii.chat import languages
from miimii.chat.bubbles import FlowIds, blow
from miimii.chat.discretion import ChatPins
from miimii.chat.documents import is_picture_asked
from miimii.chat.enclosures import paper_of
from miimii.chat.hearing import DEAF, Ears
from miimii.chat.inbox import Done, Event
from miimii.chat.messages import Message, read_message
from miimii.chat.news_buttons import NewsButtons
from miimii.chat.outbox import Outbox
from miimii.chat.own_safety import is_emergency
from miimii.chat.reading import LOCAL, Reader
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Ask, Session, Sessions, Turn, Visit
from miimii.chat.store import messages as store
from miimii.chat.store.messages import NewMessage
from miimii.chat.teller import Teller
from miimii.chat.typing_sign import typing_sign
from miimii.chat.wording import say
from miimii.db import Database
from miimii.providers.channels import Messenger
from miimii.users.model import Customer, Identity

CHAT_LIMIT, CHAT_S = 20, 60
CHAT_A_DAY = 2_000  # each answer is a call to Graph
KIND_S = 20  # one answer for an album, not one for each picture
LATE = timedelta(minutes=10)


@dataclass(frozen=True)
class Engine:
    """Handles the events of WhatsApp; one serves every thread."""

    db: Database
    cache: Cache
    teller: Teller
    sessions: Sessions
    outbox: Outbox
    messenger: Messenger
    flow_ids: FlowIds
    chat_pins: ChatPins | None = None
    reader: Reader = LOCAL
    ears: Ears = DEAF
    buttons: NewsButtons | None = None

    def work(self, event: Event, done: Done) -> None:
        """Work one event to its end: state, replies and the event commit together."""
        match event.kind:
            case "message":
                self._take_turn(read_message(event), event, done)
            case "status":
                self.outbox.apply_status(event.payload["status"], at=event.happened_at)
            case "identity":
                self._change_identity(event)
            case "call":
                self._refuse_call(event, done)
            case _:  # a newer version stored it: nothing that we know to do
                return

    def apologise(self, event: Event) -> None:
        """Say sorry, once, for a message that we gave up on."""
        if event.kind != "message":
            return
        message = read_message(event)
        customer = self._meet(message.identity, message.profile_name)
        reply = Reply(say(customer.language, "sorry"))
        with self.db.autocommit() as conn:
            rows = _rows(customer, event, reply, self.flow_ids)
            store.insert_messages(conn, rows, at=clock.now())
        self.outbox.deliver(customer.lane)

    def _take_turn(self, message: Message, event: Event, done: Done) -> None:
        at = clock.now()
        meeting = self.teller.meet(message.identity, message.profile_name, at=at)
        customer = meeting.customer
        if meeting.identity_changed:
            self.sessions.drop(customer.lane)
        if message.kind == "identity":
            self._doubt(customer, message.what)
            return
        if message.kind == "silent":
            return
        session = self.sessions.read(customer.lane)
        if self._is_too_much(message, customer, session):
            if message.kind != "other":
                self._say_once(customer, event, done, "slow_down", every_s=CHAT_S)
            return
        visit = Visit(
            customer,
            self.teller,
            at,
            wake=self.cache.wake,
        )
        scene = Scene(
            visit,
            session,
            message,
            is_new=meeting.is_new,
            is_late=at - message.happened_at > LATE,
            chat_pin=self.chat_pins.take(message.wamid) if self.chat_pins else None,
            reader=self.reader,
            ears=self.ears,
            news_action=self._news_action(message, customer),
        )
        with typing_sign(partial(self._show_typing, message.wamid)):
            turn = languages.respond(scene)
        if turn is None:
            return
        self._end(turn, scene, event, done)

    def _end(self, turn: Turn, scene: Scene, event: Event, done: Done) -> None:
        """Commit the turn, keep the session, then send; last of all, blue ticks."""
        customer = scene.visit.customer
        bubbles = blow(turn.reply, self.flow_ids, self._lasting_id(customer))
        with self.db.autocommit() as conn:
            store.end_turn(
                conn,
                event,
                _rows_of(customer, event, turn.reply, bubbles.bodies),
                window_lane=customer.lane,
                at=clock.now(),
            )
        done.is_marked = True
        session = replace(
            _next_session(turn, scene.session, bubbles.actions),
            leaning=languages.leaning_after(scene),
        )
        if session != scene.session:
            self.sessions.write(customer.lane, session)
        self.outbox.deliver(customer.lane)
        self.messenger.mark_read(scene.message.wamid)

    def _news_action(self, message: Message, customer: Customer) -> tuple[str, ...]:
        """What a tapped button under news means, however long ago it was sent."""
        if self.buttons is None or not message.reply_id:
            return ()
        return self.buttons.action_of(customer.id, message.reply_id)

    def _lasting_id(self, customer: Customer) -> Callable[..., str] | None:
        """Return what names a button that a tap finds again without the session."""
        return partial(self.buttons.id_of, customer.id) if self.buttons else None

    def _is_too_much(
        self, message: Message, customer: Customer, session: Session
    ) -> bool:
        """Whether the customer writes faster than 20 a minute, or sends an album."""
        is_wanted = is_picture_asked(session) or self.ears.can_take(message.attachment)
        if message.kind == "other" and not is_wanted:
            return not self.cache.allow(
                f"kind-{message.what}", customer.lane, limit=1, per_s=KIND_S
            )
        if message.kind == "form" or is_emergency(message.text):
            return False
        allow, lane = self.cache.allow, customer.lane
        return not (
            allow("chat", lane, limit=CHAT_LIMIT, per_s=CHAT_S)
            and allow("chat-day", lane, limit=CHAT_A_DAY, per_s=86_400)
        )

    def _show_typing(self, wamid: str) -> None:
        self.messenger.mark_read(wamid, is_typing=True)

    def _change_identity(self, event: Event) -> None:
        """The BSUID changed: doubt who had the old one, then learn the new one."""
        payload = event.payload
        phone, old = payload.get("phone"), payload.get("bsuid")
        if phone or old:
            customer = self._meet(Identity(phone, old), None)
            self._doubt(customer, "bsuid_changed")
        if phone and payload.get("new_bsuid"):
            self._meet(Identity(phone, payload["new_bsuid"]), None)

    def _doubt(self, customer: Customer, kind: str) -> None:
        self.teller.doubt_identity(customer, kind, at=clock.now())
        self.sessions.drop(customer.lane)

    def _refuse_call(self, event: Event, done: Done) -> None:
        payload = event.payload
        who = Identity(payload.get("phone"), payload.get("bsuid"))
        customer = self._meet(who, None)
        self._say_once(customer, event, done, "kind.call", every_s=KIND_S)

    def _say_once(
        self, customer: Customer, event: Event, done: Done, key: str, *, every_s: int
    ) -> None:
        """Answer an event with one sentence, unless it was said a moment ago."""
        if not self.cache.allow(key, customer.lane, limit=1, per_s=every_s):
            return
        reply = Reply(say(customer.language, key))
        with self.db.autocommit() as conn:
            rows = _rows(customer, event, reply, self.flow_ids)
            store.end_turn(conn, event, rows, window_lane=customer.lane, at=clock.now())
        done.is_marked = True
        self.outbox.deliver(customer.lane)

    def _meet(self, identity: Identity, name: str | None) -> Customer:
        return self.teller.meet(identity, name, at=clock.now()).customer


def _next_session(
    turn: Turn, session: Session, actions: Mapping[str, list[str]]
) -> Session:
    """Return where the conversation is after this turn; old buttons mean nothing."""
    later = session.later if turn.later is None else turn.later
    if isinstance(turn, Ask):
        return Session(turn.flow, turn.step, turn.slots, actions, later=later)
    if turn.is_aside and session.flow:
        actions = {**session.actions, **actions}
        return replace(session, actions=actions, later=later)
    return Session(actions=actions, later=later)


def _rows(
    customer: Customer, event: Event, reply: Reply, flow_ids: FlowIds
) -> list[NewMessage]:
    return _rows_of(customer, event, reply, blow(reply, flow_ids).bodies)


def _rows_of(
    customer: Customer, event: Event, reply: Reply, bodies: Sequence[dict[str, object]]
) -> list[NewMessage]:
    paper = paper_of(reply.paper, customer.language)
    last = len(bodies) - 1
    return [
        NewMessage(
            lane=customer.lane,
            recipient=customer.recipient,
            kind=str(body["type"]),
            body={
                "message": body,
                "template": None,
                "paper": paper if n == last else None,
            },
            dedupe_key=f"turn:{event.id}:{n}",
            order_reference=reply.order_reference,
        )
        for n, body in enumerate(bodies)
    ]
