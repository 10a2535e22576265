"""What goes out: written with the state that it reports, then sent in order.

Fits `ports.Announcer`. A message is sent once; when nobody knows whether it was, money
news waits for its status, and small talk is let go.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from miimii import clock, logs, metrics
from miimii.cache import Cache
from miimii.chat import alarms
from miimii.chat.enclosures import Enclosures
from miimii.chat.news import write_news
from miimii.chat.news_buttons import NewsButtons
from miimii.chat.news_desk import is_muted
from miimii.chat.numbers import awaits_token, with_token
from miimii.chat.store import messages
from miimii.chat.store.messages import Outbound
from miimii.chat.store.waiting import release_lane
from miimii.db import Conn, Database
from miimii.providers.account_news import (
    IdentityWasDoubted,
    IdentityWasProven,
    PeopleWereAsked,
)
from miimii.providers.channels import (
    Messenger,
    NotSent,
    SendDoubt,
    SendResult,
    Sent,
)
from miimii.providers.ports import Event, OrderProcessing
from miimii.users.customers import Customers, VoidQuotes

_log = logs.get_logger(__name__)

WINDOW = timedelta(hours=24)
MOST_TRIES = 8
DOUBT_LASTS = timedelta(hours=1)
PAUSE = timedelta(seconds=60)
PAIR_LIMIT, PAIR_S = 45, 270  # ten a minute over time; Meta lends bursts of 45
NUDGE_S = 0.2  # a short transaction is over by then
_NO_FLOW = frozenset({"132068", "132069"})  # blocked, throttled
_NO_FILE = frozenset({131051, 131052, 131053})  # their trouble with a file
PAIR_WAIT = timedelta(seconds=6)
_UNPROVEN = datetime.max.replace(tzinfo=UTC)  # until the identity is proven again
TIMER_UP_TO = timedelta(seconds=64)


class Outbox:
    """Writes and sends messages; one serves every thread."""

    def __init__(
        self,
        db: Database,
        customers: Customers,
        messenger: Messenger,
        cache: Cache,
        *,
        failure_kind: Callable[[int | None], str],
        as_link: Callable[[Mapping[str, Any]], Mapping[str, Any] | None],
        reveal: Callable[[str], str | None],
        buttons: NewsButtons,
        enclosures: Enclosures,
        void_quotes: VoidQuotes,
    ) -> None:
        """`as_link` says a form as a text, for phones that can't show it.

        `reveal` opens the electricity token of an order: no body that we store has it.
        """
        self._db = db
        self._customers = customers
        self._messenger = messenger
        self._cache = cache
        self._failure_kind = failure_kind
        self._as_link = as_link
        self._reveal = reveal
        self._buttons = buttons
        self._enclosures = enclosures
        self._void_quotes = void_quotes
        self._told = threading.local()
        self._paused_until: datetime | None = None

    # --- writing ----------------------------------------------------------------------

    def tell(self, conn: Conn, user_id: UUID, event: Event) -> None:
        """Write the event's message in the caller's transaction; fits `Announcer`.

        It is sent after the commit by whoever calls `deliver_told` in this thread.
        "Processing" is told by a thread that then ends: a timer sends it. News for
        somebody whose identity is in doubt waits, in a lane of its own, for its proof;
        but for the news of that doubt. What a customer muted is not written at all.
        """
        customer = self._customers.get(conn, user_id)
        if is_muted(conn, customer, event):
            return
        news = write_news(customer, event, self._buttons)
        waiting = f"unproven:{customer.id}"
        if customer.is_in_doubt and not isinstance(event, IdentityWasDoubted):
            waits = replace(news, lane=waiting)
            messages.insert_messages(conn, [waits], at=clock.now(), send_at=_UNPROVEN)
            return
        if isinstance(event, IdentityWasProven | PeopleWereAsked):
            release_lane(conn, waiting, news.lane, news.recipient, at=clock.now())
        messages.insert_messages(conn, [news], at=clock.now())
        if isinstance(event, OrderProcessing):
            self._deliver_later(news.lane, NUDGE_S)
        else:
            self._lanes_told().add(news.lane)

    def deliver_told(self) -> None:
        """Send what this thread has told and committed; never raises."""
        lanes = self._lanes_told()
        while lanes:
            self.deliver(lanes.pop())

    def _lanes_told(self) -> set[str]:
        if not hasattr(self._told, "lanes"):
            self._told.lanes = set()
        lanes: set[str] = self._told.lanes
        return lanes

    # --- sending ----------------------------------------------------------------------

    def deliver(self, lane: str) -> None:
        """Send the lane's due messages, oldest first. Never raises."""
        try:
            while (message := self._lease(lane)) is not None:
                if not self._send(message):
                    return
        except Exception as ex:  # the lease runs out; the sweep takes it up
            _log.warning("delivery left", lane=lane, error_class=type(ex).__name__)

    def list_due(self, limit: int) -> list[str]:
        """Return lanes with messages that are due; raises Unavailable."""
        with self._db.autocommit() as conn:
            return messages.list_due_lanes(conn, at=clock.now(), limit=limit)

    def settle_doubts(self, limit: int, *, is_dry: bool = False) -> list[str]:
        """End small talk of which nobody knows whether it was sent.

        Money news that waited for its status for an hour is given up, with an alert: a
        person has to look. Returns its ids. A dry run leaves all as it was. Raises
        Unavailable.
        """
        at = clock.now()
        with self._db.transaction(is_dry=is_dry) as conn:
            lost = messages.settle_doubts(
                conn, at=at, until=at + DOUBT_LASTS, limit=limit
            )
            for message in lost:
                alarms.news_lost(conn, message, "no-status")
        return [str(message.id) for message in lost]

    def _lease(self, lane: str) -> Outbound | None:
        at = clock.now()
        if self._paused_until is not None and at < self._paused_until:
            return None
        with self._db.autocommit() as conn:
            return messages.lease_message(conn, lane, at=at)

    def _send(self, message: Outbound) -> bool:
        """Send one leased message and record what came of it; False: the lane waits."""
        if not self._cache.allow(
            "pair", message.recipient, limit=PAIR_LIMIT, per_s=PAIR_S
        ):
            self._put_off(message, "pair-pace", PAIR_WAIT)
            return False
        if (body := _sendable(message, clock.now())) is None:
            self._end(message, "window-closed")
            return True
        return self._record(message, self._hand_over(message, body))

    def _hand_over(self, message: Outbound, body: Mapping[str, Any]) -> SendResult:
        """Give a body to the messenger, with the token that it may have a mark for.

        A paper goes with it; the words go alone where that is refused.
        """
        if message.order_reference and awaits_token(body):
            token = self._reveal(message.order_reference)
            if token is None:
                return NotSent("retry", "no-token")
            body = with_token(body, token)
        whole = self._enclosures.put_on(body, message.body.get("paper"))
        result = self._post(message, whole)
        if whole is not body and isinstance(result, NotSent):
            return self._post(message, body) if result.kind == "stop" else result
        return result

    def _post(self, message: Outbound, body: Mapping[str, Any]) -> SendResult:
        return self._messenger.send(message.recipient, body, callback=str(message.id))

    def _record(self, message: Outbound, result: SendResult) -> bool:
        match result:
            case Sent(wamid):
                with self._db.autocommit() as conn:
                    messages.mark_sent(conn, message, wamid, at=clock.now())
                metrics.count_message("sent", clock.now() - message.recorded_at)
                return True
            case SendDoubt(code):
                self._doubt(message, code)
                return True
            case NotSent(kind, code):
                return self._refused(message, kind, code)

    def _doubt(self, message: Outbound, code: str) -> None:
        metrics.count_message("doubt")
        status = "sending" if message.is_money_news else "failed"
        self._mark(message, status, code, DOUBT_LASTS)

    def _refused(self, message: Outbound, kind: str, code: str) -> bool:
        """Decide by the class of the error; False when the lane has to wait."""
        if code == "131062" and (phone := self._phone_of(message.recipient)):
            return self._send(replace(message, recipient=phone))
        if kind == "replace" and (instead := self._instead(message, code)):
            return self._replace(message, code, instead)
        if kind == "pause":
            _log.error("sending paused", error_code=code)
            self._paused_until = clock.now() + PAUSE
            with self._db.autocommit() as conn:
                alarms.sending_paused(conn, code)
            self._put_off(message, code, PAUSE)
            return False
        if kind in {"retry", "retry_later"} and message.attempts < MOST_TRIES:
            self._put_off(message, code, _wait(kind, message.attempts))
            return False
        if kind == "reprove":
            self._doubt_identity(message.recipient)
        self._end(message, code)
        return True

    def _instead(self, message: Outbound, code: str) -> Mapping[str, Any] | None:
        """What says the same: by its template, or a form by its page."""
        free, template = message.body.get("message"), message.body.get("template")
        if code == "131047" and free:
            return template or None
        return self._as_link(free) if code in _NO_FLOW and free else None

    def _replace(self, message: Outbound, code: str, body: Mapping[str, Any]) -> bool:
        """Send something else under the same lease."""
        result = self._hand_over(message, body)
        if isinstance(result, NotSent) and result.code == code:
            self._end(message, code)
            return True
        return self._record(message, result)

    def _phone_of(self, bsuid: str) -> str | None:
        """Return the phone that we have come to know since the message was written."""
        with self._db.autocommit() as conn:
            return self._customers.find_phone(conn, bsuid)

    def _doubt_identity(self, recipient: str) -> None:
        """Another key answers at this number: whoever it is has to be proven anew."""
        with self._db.transaction() as conn:
            customer = self._customers.find_by_recipient(conn, recipient)
            if customer is not None:
                at = clock.now()
                self._customers.lock(conn, customer.id)  # before any challenge
                self._customers.doubt_identity(conn, customer.id, "key_refused", at=at)
                self._void_quotes(conn, customer.id, at=at)

    def _put_off(self, message: Outbound, code: str, wait: timedelta) -> None:
        self._mark(message, "queued", code, wait)
        if wait <= TIMER_UP_TO:
            self._deliver_later(message.lane, wait.total_seconds() + 0.01)

    def _end(self, message: Outbound, code: str) -> None:
        _log.error("message not sent", error_code=code, lane=message.lane)
        self._mark(message, "dead", code, timedelta())
        metrics.count_message("dead")
        with self._db.autocommit() as conn:
            alarms.news_lost(conn, message, code)

    def _mark(self, message: Outbound, status: str, code: str, wait: timedelta) -> None:
        with self._db.autocommit() as conn:
            messages.mark_unsent(
                conn,
                message,
                status=status,
                error_code=code,
                next_attempt_at=clock.now() + wait,
            )

    def _deliver_later(self, lane: str, wait_s: float) -> None:
        timer = threading.Timer(wait_s, self.deliver, [lane])
        timer.daemon = True
        timer.start()

    # --- what became of them ----------------------------------------------------------

    def apply_status(self, status: Mapping[str, Any], *, at: datetime) -> None:
        """Take in one status of WhatsApp's; it never moves a message back.

        A failure that comes late goes by the same classes as one that comes at once.
        """
        word = str(status.get("status"))
        if word not in {"sent", "delivered", "read", "failed"}:
            return
        with self._db.autocommit() as conn:
            failed = messages.apply_status(
                conn,
                message_id=_uuid(status.get("biz_opaque_callback_data")),
                wamid=str(status.get("id")),
                status=word,
                at=at,
            )
        if failed is not None:
            self._failed_late(failed, _error_code(status), at)

    def _failed_late(self, message: Outbound, code: int | None, at: datetime) -> None:
        kind = self._failure_kind(code)
        without = _without(message, code)
        may_retry = kind in {"retry", "retry_later", "pause"} or without is not None
        is_over = not may_retry or message.attempts >= MOST_TRIES
        wait = timedelta() if without else _wait(kind, message.attempts)
        if kind == "reprove":
            self._doubt_identity(message.recipient)
        with self._db.autocommit() as conn:
            messages.requeue_failed(
                conn,
                message,
                status="dead" if is_over else "queued",
                error_code=str(code),
                next_attempt_at=at + wait,
                without=without,
            )
            if is_over:
                alarms.news_lost(conn, message, str(code))
        if not is_over:
            self._deliver_later(message.lane, wait.total_seconds() + 0.01)


def _sendable(message: Outbound, at: datetime) -> Mapping[str, Any] | None:
    """Return what may be sent now: free text in the window, else a template."""
    free, template = message.body.get("message"), message.body.get("template")
    opened_at = message.last_inbound_at
    is_open = opened_at is not None and at < opened_at + WINDOW
    found: Mapping[str, Any] | None = free if is_open and free else template
    return found


def _without(message: Outbound, code: int | None) -> str | None:
    """Return the part of a message that it may go without, after this failure."""
    if code == 131047 and message.body.get("message") and message.body.get("template"):
        return "message"
    has_paper = code in _NO_FILE and message.body.get("paper")
    return "paper" if has_paper else None


def _wait(kind: str, attempts: int) -> timedelta:
    """Return how long before another try: 4^X s for one person, else with jitter."""
    if kind == "retry_later":
        return timedelta(seconds=4 ** min(attempts - 1, 5))
    seconds = min(2 ** max(attempts - 1, 0), 300)
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311


def _error_code(status: Mapping[str, Any]) -> int | None:
    match status.get("errors"):
        case [{"code": int(code)}, *_]:
            return code
        case _:
            return None


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
