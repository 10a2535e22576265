"""Which of the four purchases a clause asks for: airtime, data, light or television."""

from __future__ import annotations

import re
from typing import Any

from miimii.chat.understanding import lexicon, number_words
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.entities import find_names

_RECHARGE = frozenset(
    {"recharge", "rechage", "vend", "load", "topup", "top-up", "top", "loda", "reload"}
)
_POWER_BILL = re.compile(
    r"\b(?:owo|sanwo|ra) ina\b|\bugwo (?:\w+ )?oku\b|\bkudin wuta\b"
)
_WANTED = re.compile(  # "ina bukatar data", "mo fe airtime", "achoro m data"
    r"(?:(?:don|dan) allah |jowo |e jowo |biko )?(?:ina (?:so|son|bukatar|bukata)|"
    r"mo (?:fe|nilo|n fe|ni lo)|a?choro m)\b"
)
_WEAK = lexicon.words("need want wan get give do use put send fund charge have")
_BUYS = frozenset({"put", "credit", "gift", "run", "drop", "throw", "dash"})
_SUBSCRIBES = lexicon.words(
    "renew subscribe subscrib sub pay activate buy recharge fund reload load top"
)
_OWN_LINE = re.compile(r"\bmy (?:\w+ )?(?:line|phone|number|sim|modem)\b")
_COPULAS = frozenset({"na", "now", "is", "are", "be", "costs", "cost"})
_SPARE_WORDS = 2
_TERSE = (
    lexicon.FILLERS
    | lexicon.AIRTIME
    | lexicon.DATA
    | lexicon.POWER
    | lexicon.TV_WORDS
    | lexicon.RELATIONS
    | lexicon.PARENTS
    | number_words.STARTERS
    | lexicon.words(
        "own plans shop house home office store room apartment flat place"
        " for to of on my line number no card the with by in at naira"
        " worth plan bundle money bank account acct a/c send transfer"
        " amount renewal renew subscription payment box office worth sub is na be sme"
        " gifting corporate awoof night unlimited iuc month months please give credit"
        " fun si bill this that more some buy"
        " get pay recharge bundles mins minutes"
    )
)


def purchase_in(clause: Clause) -> str | None:
    """Return the intent of the purchase that a clause asks for, if it does."""
    service = _named_service(clause)
    if service is None or _is_for_narration_only(clause) or _tells_price(clause):
        return None
    if clause.african_verb_at is not None or _WANTED.match(clause.text):
        return service
    is_asked = _is_ordered(clause) if clause.verb else _is_listed(clause, service)
    return service if is_asked else None


def _is_ordered(clause: Clause) -> bool:
    """Say whether the verb fits: what is weak needs a sum, or no word besides."""
    verb = clause.verb
    if verb == "credit" and clause.words & {"me", "account"}:
        return _has_network(clause) and "me" in clause.words
    if verb in lexicon.SEND - {"pay"} and not _is_concrete(clause):
        return False  # "send us light"
    if verb in _WEAK and not clause.of("amount", "size") and not _is_explained(clause):
        return False
    return verb in lexicon.BUY | lexicon.SEND | _BUYS


def _is_listed(clause: Clause, service: str) -> bool:
    """Say whether a list of details makes an order: "500 glo airtime 0805…"."""
    has_number = bool(clause.of("amount", "size", "phone", "digits"))
    if not has_number:
        known: dict[str, str] = lexicon.NETWORKS | lexicon.TV
        if clause.words & {"prepaid", "postpaid"}:
            known = known | lexicon.DISCOS
        names = [*find_names(list(clause.tokens), known)]
        has_number = bool(names) and 1 < len(clause.tokens) <= 4
    is_plan = service == "buy_data" and _is_plan_of(clause)
    spare = _SPARE_WORDS if clause.of("digits", "phone") and _is_priced(clause) else 0
    is_list = has_number or is_plan or bool(_OWN_LINE.search(clause.text))
    return is_list and _is_explained(clause, spare)


def _tells_price(clause: Clause) -> bool:
    """ "Gotv max now 8500", "recharge card na 100 naira": told, nothing is asked."""
    if clause.verb == "top" and not clause.words & {"up", "me"}:
        return True  # "top 10 songs"
    is_hausa = clause.african_verb_at is not None or _WANTED.match(clause.text)
    if clause.of("phone", "digits") or is_hausa:  # "katin glo na dari": of a hundred
        return False
    return any(
        token.kind == "amount" and clause.lows[at - 1] in _COPULAS
        for at, token in enumerate(clause.tokens)
        if at
    )


def _is_concrete(clause: Clause) -> bool:
    return bool(clause.of("amount", "size", "phone", "digits", "days"))


def _is_plan_of(clause: Clause) -> bool:
    """ "weekly data plan for my mtn line": how long, and whose network."""
    lasts = clause.words & (lexicon.DAYS.keys() | {"month", "week", "unlimited"})
    return bool(lasts) and _has_network(clause)


def _is_priced(clause: Clause) -> bool:
    """Beside the number, an amount, a size or a package: the list is an order."""
    packages = {word for names in lexicon.PACKAGES.values() for word in names}
    return bool(clause.of("amount", "size") or clause.words & packages)


def _named_service(clause: Clause) -> str | None:
    """Say which service the words name: TV before light before data before airtime."""
    words = clause.words
    before_for = _before_for(clause)
    if any(True for _ in find_names(before_for, lexicon.TV, 3)):
        return "pay_cable"
    buys = clause.verb in _SUBSCRIBES
    if words & lexicon.TV_WORDS and (buys or clause.african_verb_at is not None):
        return "pay_cable"
    if words & set(lexicon.ONLY_ONE_SELLS) and clause.verb in ("renew", "subscribe"):
        return "pay_cable"
    said = {token.low for token in before_for}
    if (
        said & lexicon.POWER
        or _POWER_BILL.search(clause.text)
        or _has_sure_disco(clause)
    ):
        return "pay_electricity"
    if clause.of("size") or said & (lexicon.DATA - {"mb", "gb", "sub", "subscription"}):
        return "buy_data"
    is_plan = {"sub", "subscription", "plan", "plans", "bundle"} & said or (
        said & lexicon.DAYS.keys()
    )
    if is_plan and _has_network(clause):
        return "buy_data"
    return "buy_airtime" if _is_airtime(clause, said) else None


def _is_airtime(clause: Clause, said: set[str]) -> bool:
    if said & (lexicon.AIRTIME - {"recharge", "rechage"}) or _is_credit(clause, said):
        return True
    verb = clause.verb
    has_target = bool(clause.of("phone")) or _has_network(clause)
    if {"line", "phone"} & said and verb in _RECHARGE | {"put"}:
        return "bill" not in said
    if verb == "credit":
        return has_target or "line" in said or "phone" in said
    if verb in _RECHARGE or "recharge" in said:
        has_amount = bool(clause.of("amount"))
        return has_target or (has_amount and not said & {"account", "wallet"})
    if verb in ("buy", "get", "send") and clause.of("amount") and _has_network(clause):
        return _is_explained(clause)  # "buy 500 glo"
    is_terse = not verb and len(clause.tokens) <= 4 and bool(clause.of("amount"))
    return is_terse and _has_network(clause) and _is_explained(clause)


def _is_credit(clause: Clause, said: set[str]) -> bool:
    """ "buy 200 credit", "load a card": airtime, unless it is a bank's card."""
    if said & {"score", "limit", "union", "alert", "debit", "atm", "iuc", "gift"}:
        return False
    if "credit" in said and "card" not in said:
        if not clause.verb and clause.of("amount"):
            return _is_explained(clause)  # "500 credit abeg"
        return clause.verb in (lexicon.BUY | {"put"}) - {"pay", "credit"}
    is_own = "my card" in clause.text or "your card" in clause.text
    if "card" not in said or said & {"smart", "credit"} or is_own:
        return False
    if clause.of("phone") or _has_network(clause):
        return True
    return bool(clause.of("amount")) and clause.verb in ("buy", "load", "get", "send")


def _before_for(clause: Clause) -> list[Any]:
    """What "send 5k to Ada for light" names as its service stands before "for"."""
    tokens = list(clause.tokens)
    if clause.verb in ("send", "transfer", "trf", "wire", "sned", "dash", "remit"):
        for at, low in enumerate(clause.lows):
            if low == "for" and {"to", "give"} & set(clause.lows[:at]):
                return tokens[:at]
    return tokens


def _is_for_narration_only(clause: Clause) -> bool:
    """A bank account among the details makes "light" the reason of a transfer."""
    return bool(
        clause.verb in lexicon.SEND
        and clause.of("digits")
        and {"bank", "gtb", "gtbank", "opay", "uba", "kuda", "palmpay"} & clause.words
    )


def _has_network(clause: Clause) -> bool:
    return any(True for _ in find_names(list(clause.tokens), lexicon.NETWORKS))


def _has_sure_disco(clause: Clause) -> bool:
    sure = {name: name for name in lexicon.SURE_DISCOS}
    return any(True for _ in find_names(list(clause.tokens), sure))


def _is_explained(clause: Clause, spare: int = 0) -> bool:
    """True if all words but a `spare` few are details of a purchase."""
    names: dict[str, str] = lexicon.NETWORKS | lexicon.DISCOS | lexicon.TV
    names = names | lexicon.METER_TYPES | dict.fromkeys(lexicon.DAYS, "days")
    for packages in lexicon.PACKAGES.values():
        names = names | packages
    tokens = list(clause.tokens)
    known = {
        at for start, end, _ in find_names(tokens, names) for at in range(start, end)
    }
    words = [
        token.low
        for at, token in enumerate(tokens)
        if token.kind == "word" and at not in known
    ]
    return sum(not (w in _TERSE or w in lexicon.FRAMES) for w in words) <= spare
