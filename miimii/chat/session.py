"""A customer's conversation between two messages, and what a step may answer.

Sessions live 30 minutes in Redis; a table takes over while Redis is away. Losing one
moves no money: the question is only asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from miimii import clock, logs
from miimii.cache import SESSION_S, Cache, CacheAway
from miimii.chat.replies import Reply
from miimii.chat.store import sessions
from miimii.db import Conn, Database

if TYPE_CHECKING:
    from miimii.chat.teller import Teller
    from miimii.users.model import Customer

_log = logs.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Session:
    """Where the conversation is: the flow, its step, what is known so far.

    `actions` says what each of our last buttons means, by its id; a tapped id is gone.
    `leaning` is a language that the last message may have been in. `later` are requests
    that wait until this one is done, in order: each an intent and slots.
    """

    flow: str = ""
    step: str = ""
    slots: Mapping[str, Any] = field(default_factory=dict)
    actions: Mapping[str, list[str]] = field(default_factory=dict)
    leaning: str = ""
    later: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One question; the flow stays at `step` until it is answered.

    `later`, here and in Done, are the requests that wait; None leaves them as they are.
    """

    reply: Reply
    flow: str
    step: str
    slots: Mapping[str, Any]
    later: Sequence[Mapping[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing more to ask. An aside leaves the flow, and its question, standing."""

    reply: Reply
    is_aside: bool = False
    later: Sequence[Mapping[str, Any]] | None = None


Turn = Ask | Done


@dataclass(frozen=True, slots=True)
class Heard:
    """What the customer said in answer: words understood, or a button of ours."""

    intent: str = ""
    slots: Mapping[str, Any] = field(default_factory=dict)
    action: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is at the counter, when, and who serves them.

    `wake` says that a lane has work.
    """

    customer: Customer
    teller: Teller
    at: datetime
    wake: Callable[[str], None]

    @property
    def language(self) -> str:
        return self.customer.language


class Sessions:
    """Reads and keeps sessions; one serves every thread."""

    def __init__(self, db: Database, cache: Cache) -> None:
        self._db = db
        self._cache = cache

    def read(self, lane: str) -> Session:
        """Return the lane's session; an empty one if there is none we can read."""
        try:
            body = self._cache.read_session(lane)
        except CacheAway:
            body = self._db.repeat_once(
                lambda conn: sessions.find_session(conn, lane, at=clock.now())
            )
        try:
            return Session(**body) if body else Session()
        except TypeError:  # of an older version of ours
            return Session()

    def write(self, lane: str, session: Session) -> None:
        """Keep the session for 30 minutes from now."""
        body = asdict(session)
        try:
            self._cache.write_session(lane, body)
        except CacheAway:
            until = clock.now() + timedelta(seconds=SESSION_S)
            with self._db.autocommit() as conn:
                sessions.upsert_session(conn, lane, body, expires_at=until)

    def end_flow(self, lane: str) -> None:
        """Forget the question that stands; what was to come after it still waits."""
        later = self.read(lane).later
        if later:
            self.write(lane, Session(later=later))
        else:
            self.drop(lane)

    def drop(self, lane: str) -> None:
        """Forget the session."""
        try:
            self._cache.drop_session(lane)
        except CacheAway:
            with self._db.autocommit() as conn:
                sessions.delete_session(conn, lane)

    @staticmethod
    def end_abandoned(conn: Conn, *, at: datetime, limit: int) -> int:
        """End conversations that nobody went on with, as far as the table has them.

        Redis forgets its own. Returns how many there were, up to `limit`.
        """
        return sessions.delete_expired(conn, at=at, limit=limit)
