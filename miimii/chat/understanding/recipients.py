"""Whom the money is for, as typed, and the reason that is given with it."""

from __future__ import annotations

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.clauses import Clause

TO = lexicon.words("to too give si zuwa ga wa fun nye gaa 2")
_LEADING = lexicon.words(
    "meet my our the a an his her dear to give m mi for each both of"
)
_BENEFITS = lexicon.words("me m min mi wa for ka nwa")
# Said after a name, in small letters: "Rukayat plss", "my barber he uses opay".
_AFTER_NAMES = lexicon.FILLERS | lexicon.words("he she him use uses using be na dey")
_TIMES = lexicon.words("on by at during since")


def recipient_in(clause: Clause, named: list[tuple[int, int, str]]) -> str | None:
    """Return the person as typed: after "to", after the verb, or beside the account."""
    banned = {at for start, end, _ in named for at in range(start, end)}
    for start in _name_starts(clause):
        if name := _name_at(clause, start, banned):
            return name
    if not clause.of("digits", "phone"):
        return None
    verb_at = clause.verb_at if clause.verb else clause.african_verb_at
    verb_at = -1 if verb_at is None else verb_at
    for at, token in enumerate(clause.tokens):
        if at <= verb_at or not token.raw[:1].isupper() or token.low in lexicon.FRAMES:
            continue
        if at and clause.lows[at - 1] in _TIMES:
            continue
        if name := _name_at(clause, at, banned):
            return name
    return None


def _name_starts(clause: Clause) -> list[int]:
    """Places where a name may begin, the likeliest first."""
    lows = clause.lows
    labelled = [at + 2 for at, low in enumerate(lows[:-2]) if low == "name"]
    starts = [at for at in labelled if lows[at - 1] in (":", "-", "is", "=")]
    starts += [at + 1 for at, low in enumerate(lows) if low in TO]
    is_verbless = not clause.verb and clause.african_verb_at is None
    if is_verbless and clause.tokens[0].raw[:1].isupper() and lows[1:2]:
        starts += [0] * (clause.tokens[1].kind == "amount")  # "Obi 3k"
    starts += [at + 1 for at in range(len(lows) - 1) if _leads_to_name(clause, at)]
    starts += _after_verb(clause)
    if not clause.of("digits", "phone"):
        starts += [
            at + 1
            for at, low in enumerate(lows)
            if low == "for" and _is_person(clause, at + 1)
        ]
    return starts


def _leads_to_name(clause: Clause, at: int) -> bool:
    """Pidgin "transfer 6k go my papa account"; Igbo "zipu … na Chika"."""
    if clause.lows[at] in ("go", "enter", "reach", "land"):
        is_made = at > 1 and clause.lows[at - 2 : at] == ("make", "e")
        return is_made or (at > 0 and clause.tokens[at - 1].kind == "amount")
    is_igbo = clause.lows[at] == "na" and clause.african_verb_at is not None
    return is_igbo and clause.tokens[at + 1].raw[:1].isupper()


def _after_verb(clause: Clause) -> list[int]:
    """ "send Ada 5k", "pay my landlord": right after the verb, or after "for me"."""
    verb_at = clause.verb_at if clause.verb else clause.african_verb_at
    if verb_at is None:
        return []
    at = verb_at + 1
    while at < len(clause.lows) and clause.lows[at] in _BENEFITS:
        at += 1
    if at >= len(clause.lows) or clause.tokens[at].kind != "word":
        return []
    if clause.lows[at - 1] == "for" and not _is_person(clause, at):
        return []
    names_one = clause.of("amount") or clause.verb in ("pay", "transfer")
    return [at] if names_one else []


def _is_person(clause: Clause, at: int) -> bool:
    """After "for": a name or somebody's mother; else it is the reason."""
    here = clause.tokens[at : at + 2]
    if here and here[0].low == "my":
        here = here[1:]
    return (
        bool(here)
        and here[0].kind == "word"
        and (
            (here[0].raw[:1].isupper() and here[0].low not in lexicon.NO_NAMES)
            or here[0].low in lexicon.RELATIONS | lexicon.PARENTS
        )
    )


def _name_at(clause: Clause, start: int, banned: set[int]) -> str | None:
    """Read up to four words of a name; None if no name begins here."""
    at = start
    at += clause.lows[at : at + 2] in (("that", "my"), ("this", "my"))
    while at < len(clause.lows) and clause.lows[at] in _LEADING:
        at += 1
    first = at
    while (
        at < len(clause.tokens)
        and at - first < 4
        and _may_name(clause, first, at, banned)
    ):
        at += 1
        at += _joins_names(clause, at)
    part = clause.tokens[first:at]
    if len(part) > 1 and part[0].low in lexicon.RELATIONS:
        part = part[1:]
    return " ".join(token.raw for token in part).removesuffix("'s") or None


def _joins_names(clause: Clause, at: int) -> bool:
    """ "Chukwuma & Sons Ltd" is one name, if both halves are written like one."""
    if clause.lows[at : at + 1] != ("&",) or at + 1 >= len(clause.tokens):
        return False
    return all(clause.tokens[i].raw[:1].isupper() for i in (at - 1, at + 1))


def _may_name(clause: Clause, start: int, at: int, banned: set[int]) -> bool:
    token = clause.tokens[at]
    if token.kind != "word" or at in banned or token.low[-1].isdigit():
        return False
    if at and clause.lows[at - 1] in lexicon.PARENTS and token.raw.istitle():
        return True  # "Mama Put"
    is_place = token.low in lexicon.PLACES and clause.lows[at - 1] in TO
    if at > start and token.raw.islower() and token.low in _AFTER_NAMES:
        return False
    return not is_place and token.low not in lexicon.NO_NAMES | lexicon.MONEY


def narration_in(clause: Clause) -> str | None:
    """Return the words of the reason: "… for rent", "… narration feeding"."""
    for at, low in enumerate(clause.lows):
        if (
            low in ("for", "narration", "being", "description", "purpose")
            and at
            and (
                low != "for"
                or not _is_person(clause, at + 1)
                or "to" in clause.lows[:at]
            )
        ):
            words = [t.raw for t in clause.tokens[at + 1 : at + 7] if t.kind == "word"]
            if (
                words
                and words[0].lower() not in ("me", "him", "her")
                and clause.tokens[at + 1].kind == "word"
            ):
                return " ".join(words)
    return None
