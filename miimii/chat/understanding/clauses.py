"""A message cut into clauses, each with its head: the verb that may ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.entities import Token

_JOINERS = frozenset(
    {"and", "then", "also", "plus", "&", "+", ",", "ati", "kuma", "nd"}
)
_BETWEEN = lexicon.FILLERS | _JOINERS | {"another"}
_TARGETS = lexicon.words("to give for airtime data si fun ga")
_SOLD = _TARGETS | lexicon.NETWORKS.keys() | lexicon.DISCOS.keys()
_NAMED = lexicon.words("dstv gotv startimes airtime data balance transactions")
_VERBS = lexicon.SEND | lexicon.BUY | lexicon.MOVE
_FOR_ME = (("min",), ("mini",), ("mana",), ("masa",))
# Words that ask in other languages may stand before an English verb, too.
_FRAMES = lexicon.FRAMES | lexicon.words(
    "mo fe ina so son achoro choro m ka ki lati say be kind enough as"
)
_GERUNDS = {
    "sending": "send",
    "paying": "pay",
    "transferring": "transfer",
    "transfering": "transfer",
    "buying": "buy",
    "purchasing": "buy",
    "recharging": "recharge",
    "loading": "load",
    "renewing": "renew",
    "subscribing": "subscribe",
}
_NOUN_PHRASE = re.compile(
    r"(?:make|do|with|run|effect|execute|set up|setup|initiate|schedule|process|"
    r"perform)"
    r" (?:a |an |me |one |some |my |new |quick |bank |"
    r"money )*(?:[a-z']+ ){0,2}?(transfer|payment)\b"
)


@dataclass(frozen=True)
class Clause:
    """Tokens that hold at most one request."""

    tokens: tuple[Token, ...]

    @cached_property
    def lows(self) -> tuple[str, ...]:
        return tuple(token.low for token in self.tokens)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(token.low for token in self.tokens if token.kind == "word")

    @cached_property
    def text(self) -> str:
        return " ".join(self.lows)

    def of(self, *kinds: str) -> list[Token]:
        return [token for token in self.tokens if token.kind in kinds]

    @cached_property
    def _after_frame(self) -> int:
        """Index of the first token that is more than "please" or "I want to"."""
        at = 0
        while at < len(self.lows) and (
            self.lows[at] in _FRAMES or self.tokens[at].kind == "mark"
        ):
            at += 1
        return at

    @cached_property
    def verb_at(self) -> int | None:
        """Index of the verb of an imperative or polite request; None without one."""
        at = self._after_frame
        if at < len(self.lows):
            word = self.lows[at]
            if word in ("do", "make", "run", "with"):  # "do transfer" heads a noun
                noun = self._noun_verb(at)
                return noun or (at if word in _VERBS else None)
            if word in _VERBS:
                return at
            framed = {"help", "assist", "requesting"} & set(self.lows[:at])
            if word in _GERUNDS and framed:
                return at
            if word in ("money", "bank") and framed:
                return at + 1 if self.lows[at + 1 : at + 2] == ("transfer",) else None
        return self._framed_verb(at) or self._later_verb(at)

    def _framed_verb(self, at: int) -> int | None:
        """ "I need airtime": the frame's own verb; "make a transfer": a noun."""
        for back in range(min(at, 12) + 1):
            if noun := self._noun_verb(back):
                return noun
        for back in range(at - 1, -1, -1):
            if self.lows[back] in ("need", "want", "wan"):
                return back
        return None

    def _noun_verb(self, start: int) -> int | None:
        if not _NOUN_PHRASE.match(" ".join(self.lows[start : start + 8])):
            return None
        nouns = ("transfer", "payment")
        return next(i for i in range(start, len(self.lows)) if self.lows[i] in nouns)

    def _later_verb(self, at: int) -> int | None:
        """A bare verb of sending after other words, not a noun ("a transfer")."""
        by_means = self.lows[at : at + 1] in (
            ("use",),
            ("using",),
            ("from",),
            ("instruct",),
        )
        for i in range(at + 1, len(self.lows)):
            if self.lows[i] in lexicon.SEND | {"buy", "recharge"}:
                before = self.lows[i - 1]
                if by_means and before in ("to", "and"):
                    return i
                if before in lexicon.FRAMES or self.tokens[i - 1].kind == "mark":
                    return None if before in ("to", "i", "if") else i
                if before in ("account", "wallet", "bank", "and"):
                    return i
        return None

    @property
    def verb(self) -> str:
        """The head verb in its plain form, or ""."""
        if self.verb_at is None:
            return ""
        word = self.lows[self.verb_at]
        return _GERUNDS.get(word, word)

    @property
    def is_headed(self) -> bool:
        """True if a verb of sending or buying is the first word that says anything."""
        return self.verb_at is not None and self.verb_at == self._after_frame

    @property
    def after_verb(self) -> tuple[str, ...]:
        """The words after the head verb; all of them without one."""
        return self.lows if self.verb_at is None else self.lows[self.verb_at + 1 :]

    @cached_property
    def is_terse(self) -> bool:
        return self.verb_at is None

    def _takes(self, at: int) -> bool:
        """True if money stands at a place: what a short verb needs to be one."""
        here = self.tokens[at : at + 1]
        is_money = here and here[0].low in lexicon.MONEY | {"gbogbo"}
        return bool(is_money) or any(token.kind == "amount" for token in here)

    @cached_property
    def african_verb_at(self) -> int | None:
        """Index of a Hausa, Yoruba or Igbo verb of sending, paying or buying."""
        for at, low in enumerate(self.lows):
            if low == "sa" and self.lows[at + 1 : at + 2] in _FOR_ME:
                return at  # Hausa "sa min kati"; "sa" alone is many things
            if low == "ko" and not self._takes(at + 1):
                continue  # Yoruba "ko owo"; in Hausa it is "or"
            if low in lexicon.AFRICAN or lexicon.IGBO.fullmatch(low):
                return at
            if lexicon.IGBO_PREFIXED.fullmatch(low):
                return at
        return None


def sentences(tokens: list[Token]) -> Iterator[tuple[list[Token], bool]]:
    """Yield (tokens, ends in a question mark) for each sentence."""
    here: list[Token] = []
    for token in tokens:
        if token.kind == "mark" and token.low in ".!?;":
            if here or token.low == "?":
                yield here, token.low == "?"
            here = []
        else:
            here.append(token)
    if here:
        yield here, False


def clauses(tokens: list[Token]) -> list[Clause]:
    """Cut a sentence where a second request may begin.

    After "and", "then" or a comma, a verb or an amount with its own target begins one.
    Whether both halves really are requests is for the caller to say.
    """
    starts = [0]
    for at, token in enumerate(tokens):
        if token.low in _JOINERS and _begins(tokens, at + 1):
            starts.append(at + 1)
    ends = [*starts[1:], len(tokens)]
    parts = [
        _without_joiners(tokens[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
    return [Clause(tuple(part)) for part in parts if part]


def _without_joiners(part: list[Token]) -> list[Token]:
    while part and part[-1].low in _JOINERS:
        part = part[:-1]
    return part


def _has_first(before: list[Token]) -> bool:
    """True if an amount and whom it is for stand before: one request is complete."""
    kinds = {token.kind for token in before}
    named = {token.low for token in before} & (
        _TARGETS | lexicon.NETWORKS.keys() | lexicon.TV.keys()
    )
    typed = any(token.raw[:1].isupper() for token in before[1:])
    has_target = bool(named or typed or kinds & {"phone", "digits", "size"})
    is_sold = bool(named & {"gotv", "dstv", "startimes"} and kinds & {"digits"})
    return is_sold or (bool(kinds & {"amount", "size"}) and has_target)


def _begins(tokens: list[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].low in _BETWEEN:
        at += 1
    if at >= len(tokens):
        return False
    if tokens[at].kind in ("amount", "size"):
        rest = [token.low for token in tokens[at + 1 : at + 4]]
        return _has_first(tokens[:at]) and (
            tokens[at].kind == "size" or bool(_SOLD & set(rest))
        )
    if tokens[at].low in lexicon.NETWORKS and tokens[at + 1 : at + 2]:
        return _has_first(tokens[:at]) and tokens[at + 1].kind in ("amount", "size")
    if tokens[at].raw[:1].isupper() and tokens[at + 1 : at + 2]:
        return _has_first(tokens[:at]) and tokens[at + 1].kind == "amount"
    starters = (
        _VERBS | _NAMED | {"check", "show", "tell", "block", "save", "what", "how", "i"}
    )
    return tokens[at].low in starters - {"top", "by", "do", "use"}
