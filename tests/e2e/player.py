"""Plays a transcript, line by line; `transcripts/README.md` says what a line may be."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import redis

from tests.bot import PIN, Bot, Message, Screen
from tests.e2e import passing
from tests.e2e.audit import code_of, rows
from tests.stack import Stack

_REFERENCE = re.compile(r"(?:TRF|PUR)[0-9A-Z]{20,27}")
_TICKET = re.compile(r"T-[0-9A-Z]{6}")
_FATES = {  # what the next call of this kind comes to
    "bank:": "bank.transfer",
    "names:": "bank.name_enquiry",
    "vendor:": "vtu.vend",
    "media:": "graph.media",
    "document:": "kyc.document",
}
_LISTENING = ("<", "also:", "refused:", "closed:", "dead")


class Player:
    """Does what a transcript says; each mark, and each direction, is a method."""

    def __init__(
        self, stack: Stack, bot: Bot, facts: Mapping[str, Callable[[], str]]
    ) -> None:
        self._stack = stack
        self._bot = bot
        self._facts: dict[str, Callable[[], str]] = {
            **facts,
            "pin": lambda: PIN,
            "bvn": lambda: bot.bvn,
            "nin": lambda: bot.nin,
            "me": lambda: f"0{(bot.phone or '')[4:]}",
            "code": lambda: code_of(stack, self._last_said(_REFERENCE)),
            "reference": lambda: self._last_said(_REFERENCE),
            "ticket": lambda: self._last_said(_TICKET),
        }
        self._known: dict[str, str] = {}
        self._heard: Message | None = None
        self._screen: Screen | None = None
        self._before = 0  # the last bubble before what was done last
        self._marks: dict[str, Callable[[str], object]] = {
            ">": bot.says,
            "<": self._hear,
            "also:": self._hear_too,
            "tap:": self._tap,
            "at-once:": self._do_at_once,
            "pin": self._pay,
            "opens": lambda _: bot.hears_form(),
            "form:": self._fill,
            "refused:": self._be_refused,
            "closed:": self._be_shut_out,
            "dead": self._find_dead,
            "voice:": lambda words: bot.sends_file("voice", words),
            "forwarded:": lambda words: bot.says(words, forwarded=True),
            "event:": bot.sends,
            "photo": lambda _: bot.sends("image"),
            "nin": lambda _: self._fill(f"nin={bot.nin}"),
            "paid:": lambda naira: bot.receives(int(naira) * 100),
            "people:": self._decide,
            "team:": self._answer_ticket,
            "known-as:": self._rename_saved,
            "(half": lambda _: passing.half_an_hour(stack, bot),
            "(a": lambda _: passing.a_minute(stack, bot),
            "(ten": lambda _: passing.ten_minutes(stack, bot),
            "(24": lambda _: passing.what_takes_24_hours(stack, bot),
            "(the": lambda _: self._empty_cache(),
        }

    def play(self, text: str) -> None:
        """Do each line that isn't a remark."""
        for line in text.splitlines():
            if line and not line.startswith("#"):
                if not line.startswith(_LISTENING):
                    self._before = self._bot.last_seq()
                self._do(line)

    def _do(self, line: str) -> None:
        mark, _, words = line.partition(" ")
        if mark in _FATES:
            self._bot.bank.dial(_FATES[mark], words, times=1)
            return
        self._marks[mark](re.sub(r"\{(\w+)\}", self._fact, words))

    def _fact(self, found: re.Match[str]) -> str:
        """What is drawn for a test stays; what was said last changes."""
        name = found[1]
        if name in ("reference", "ticket", "code"):
            return self._facts[name]()
        return self._known.setdefault(name, self._facts[name]())

    def _last_said(self, pattern: re.Pattern[str]) -> str:
        said = [
            found for m in self._bot.messages() if (found := pattern.search(m.text))
        ]
        assert said, f"nobody said {pattern.pattern}"
        return said[-1][0]

    # --- what is heard ------------------------------------------------------------

    def _hear(self, words: str) -> None:
        self._heard = self._bot.hears(words)

    def _hear_too(self, words: str) -> None:
        """Hear it wherever it stands since the last thing that was done."""
        self._heard = self._bot.hears_also(words, after=self._before)

    def _be_refused(self, words: str) -> None:
        assert self._screen is not None
        assert words in (self._screen.error or ""), self._screen
        assert not self._screen.expired

    def _be_shut_out(self, words: str) -> None:
        assert self._screen is not None
        assert words in (self._screen.error or ""), self._screen
        assert self._screen.expired

    def _find_dead(self, _words: str) -> None:
        """The newest form that was sent can't be opened any more."""
        assert self._bot.opens().expired

    # --- what is done -------------------------------------------------------------

    def _tap(self, words: str) -> None:
        """Tap in the bubble heard last that has this button."""
        assert self._heard is not None
        titles = [title for _, title in self._heard.choices]
        assert words in titles, titles
        self._bot.taps(titles.index(words), message=self._heard)

    def _do_at_once(self, words: str) -> None:
        """Do several lines at the same moment, each from a thread of its own."""
        lines = words.split(" | ")
        with ThreadPoolExecutor(len(lines)) as together:
            list(together.map(self._do, lines))

    def _pay(self, _words: str) -> None:
        self._bot.hears_form()
        assert self._bot.fills(pin=PIN).finished

    def _fill(self, words: str) -> None:
        fields = dict(field.split("=") for field in words.split())
        self._screen = self._bot.fills(**fields)

    def _decide(self, what: str) -> None:
        """One of our people asks for it, another approves."""
        why = ("--reason", "seen by both of us", "--evidence", "a call")
        asked = ("request", self._bot.phone or "", what, *why, "--json")
        said = self._script(*asked, by="ops@miimii.test")
        approval = json.loads(said)["items"][0]["id"]
        self._script("approve", approval, by="checker@miimii.test")

    def _answer_ticket(self, words: str) -> None:
        """Our team answers the ticket that was named last."""
        number = self._last_said(_TICKET)
        answer = ("answer", number, "--as", "ops@miimii.test", "--text", words)
        run = self._stack.run_script("answer_ticket", *answer)
        assert run.returncode == 0, run.stderr + run.stdout

    def _script(self, *words: str, by: str) -> str:
        run = self._stack.run_script("decide_customer", *words, "--as", by, "--yes")
        assert run.returncode == 0, run.stderr + run.stdout
        return run.stdout

    # --- what happens around it ----------------------------------------------------

    def _rename_saved(self, name: str) -> None:
        """Whom she saved was called this at the bank then; the bank says another."""
        rows(
            self._stack,
            """
            UPDATE beneficiaries b SET account_name = %(name)s
              FROM users u
             WHERE u.id = b.user_id AND u.account_number = %(number)s
            RETURNING b.destination
            """,
            name=name,
            number=self._bot.account_number,
        )

    def _empty_cache(self) -> None:
        with redis.Redis.from_url(self._stack.redis_url) as cache:
            cache.flushdb()
