"""The patterns that fraud rules look for, each a count over the crossings. Pure.

A rule names its pattern, its window and its lines; what is suspicious about a pattern
is in its one function here. A new one is one more function in the table at the end,
and one more word in the CHECK of the table of rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from miimii import clock
from miimii.fraud.model import Case, Crossing, Figure, Flag, FraudRule, Way

TRANSFERS = frozenset({"bank_transfer", "wallet_transfer"})
_MORNING = 5  # o'clock in Lagos: before that it is night
_NOTHING = Figure()


def find_flags(rules: Iterable[FraudRule], case: Case) -> tuple[Flag, ...]:
    """Return the rules that fit a crossing, with their figures."""
    flags = []
    for rule in rules:
        way, measure = PATTERNS[rule.pattern]
        if way not in (case.now.way, None):
            continue
        figure = measure(case, rule)
        if figure != _NOTHING and figure.exceeds(rule):
            flags.append(Flag(rule, figure))
    return tuple(flags)


def _velocity(case: Case, rule: FraudRule) -> Figure:
    """Payments in a row, and what they come to."""
    return _sum(case.within(rule, "out"))


def _turnover(case: Case, rule: FraudRule) -> Figure:
    """All that came and went: what has to be reported from some sum on."""
    return _sum(case.within(rule))


def _fan_out(case: Case, rule: FraudRule) -> Figure:
    """One customer pays many."""
    return _others(one for one in case.within(rule, "out") if _is_transfer(one))


def _top_ups(case: Case, rule: FraudRule) -> Figure:
    """One customer buys for many numbers: stolen money made into airtime."""
    return _others(one for one in case.within(rule, "out") if not _is_transfer(one))


def _fan_in(case: Case, rule: FraudRule) -> Figure:
    """Many pay one customer."""
    return _others(case.within(rule, "in"))


def _in_then_out(case: Case, rule: FraudRule) -> Figure:
    """What comes in goes out again: an account that money only passes through."""
    came = case.within(rule, "in")
    if not came:
        return _NOTHING
    first = min(one.at for one in came)
    went = [one for one in case.within(rule, "out") if one.at >= first]
    total = sum(one.amount_kobo for one in came)
    share = sum(one.amount_kobo for one in went) * 10_000 // total
    return Figure(len(came), total, share)


def _dormant(case: Case, rule: FraudRule) -> Figure:
    """An account that slept for the whole window pays, just now or a few days ago."""
    woke_after = case.now.at - rule.awake
    out = [one for one in case.before if one.way == "out"]
    awake = [*(one for one in out if one.at > woke_after), case.now]
    earlier = [one.at for one in out if one.at <= woke_after]
    last = max(filter(None, (case.opened_at, case.last_out_at, *earlier)))
    slept = min(one.at for one in awake) - last
    return _NOTHING if slept < rule.window else _sum(awake)


def _new_account(case: Case, rule: FraudRule) -> Figure:
    """Much comes into an account that was opened within the window."""
    is_new = case.now.at - case.opened_at < rule.window
    return _sum(case.within(rule, "in")) if is_new else _NOTHING


def _new_payee(case: Case, rule: FraudRule) -> Figure:
    """Money goes where this customer's money never went before."""
    return (
        _sum([case.now]) if case.is_new_payee and _is_transfer(case.now) else _NOTHING
    )


def _night(case: Case, rule: FraudRule) -> Figure:
    """Payments at an hour at which people sleep."""
    if not _is_night(case.now):
        return _NOTHING
    return _sum(one for one in case.within(rule, "out") if _is_night(one))


def _fresh_proof(case: Case, rule: FraudRule) -> Figure:
    """A new payee soon after a new phone or SIM: an account taken over."""
    proven = case.proven_at
    is_again = proven is not None and proven > case.opened_at
    if not is_again or proven is None or case.now.at - proven >= rule.window:
        return _NOTHING
    return _new_payee(case, rule)


def _there_and_back(case: Case, rule: FraudRule) -> Figure:
    """The same account is paid and pays: money that goes in circles."""
    went, came = (
        _by_account(case.within(rule, "out")),
        _by_account(case.within(rule, "in")),
    )
    back = [min(went[one], came[one]) for one in went.keys() & came.keys()]
    return Figure(len(back), sum(back))


def _same_amount(case: Case, rule: FraudRule) -> Figure:
    """One sum again and again: a large one in pieces, or cards that are tried."""
    return _sum(
        one
        for one in case.within(rule, "out")
        if one.amount_kobo == case.now.amount_kobo
    )


Measure = Callable[[Case, FraudRule], Figure]
# When a pattern is looked for: as money comes in, as it goes out, or either.
PATTERNS: dict[str, tuple[Way | None, Measure]] = {
    "velocity": ("out", _velocity),
    "turnover": (None, _turnover),
    "fan-out": ("out", _fan_out),
    "top-ups": ("out", _top_ups),
    "fan-in": ("in", _fan_in),
    "in-then-out": ("out", _in_then_out),
    "dormant": ("out", _dormant),
    "new-account": ("in", _new_account),
    "new-payee": ("out", _new_payee),
    "night": ("out", _night),
    "fresh-proof": ("out", _fresh_proof),
    "there-and-back": (None, _there_and_back),
    "same-amount": ("out", _same_amount),
}


def _sum(crossings: Iterable[Crossing]) -> Figure:
    amounts = [one.amount_kobo for one in crossings]
    return Figure(len(amounts), sum(amounts))


def _others(crossings: Iterable[Crossing]) -> Figure:
    """How many different others there are, and what moved between them."""
    found = list(crossings)
    amount = sum(one.amount_kobo for one in found)
    return Figure(len({one.other for one in found}), amount)


def _by_account(crossings: Sequence[Crossing]) -> Counter[str]:
    """Kobo by account number or customer; a bank's code is said one way only."""
    sums: Counter[str] = Counter()
    for one in crossings:
        sums[one.other.rpartition(":")[2]] += one.amount_kobo
    return sums


def _is_transfer(one: Crossing) -> bool:
    return one.kind in TRANSFERS


def _is_night(one: Crossing) -> bool:
    return one.at.astimezone(clock.LAGOS).hour < _MORNING
