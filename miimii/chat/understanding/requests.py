"""Requests for the five services that start money, and the details they carry.

Called only after the guard has let the sentence through. A request is an imperative
or a polite "I want to" with something concrete, or a terse list of details that makes
one service plain ("8031234567 opay 4000"). What is found is a draft, never a payment.
"""

from __future__ import annotations

import re
from typing import Any

from miimii.chat.understanding import lexicon, number_words
from miimii.chat.understanding.asking import is_asked, is_plain
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.entities import find_names
from miimii.chat.understanding.purchases import PURCHASES
from miimii.chat.understanding.transfers import is_repeat, is_transfer, transfer_slots

Item = dict[str, Any]

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
        "own plans for to of on my line number no card the with by in at naira"
        " worth plan bundle money bank account acct a/c send transfer"
        " amount renewal renew subscription payment box office worth sub is na be sme"
        " gifting corporate awoof night unlimited iuc month months please give credit"
        " fun si bill this that more some buy"
        " get pay recharge bundles mins minutes"
    )
)
_BARE = {
    "airtime": "buy_airtime",
    "buy airtime": "buy_airtime",
    "recharge": "buy_airtime",
    "recharge card": "buy_airtime",
    "load card": "buy_airtime",
    "buy card": "buy_airtime",
    "buy credit": "buy_airtime",
    "buy recharge card": "buy_airtime",
    "top up": "buy_airtime",
    "data": "buy_data",
    "data bundle": "buy_data",
    "electricity": "pay_electricity",
    "electricity bill": "pay_electricity",
    "light": "pay_electricity",
    "light bill": "pay_electricity",
    "nepa": "pay_electricity",
    "nepa bill": "pay_electricity",
    "electricity token": "pay_electricity",
    "cable": "pay_cable",
    "cable tv": "pay_cable",
    "tv subscription": "pay_cable",
    "cable subscription": "pay_cable",
    "dstv": "pay_cable",
    "gotv": "pay_cable",
    "startimes": "pay_cable",
    "dstv subscription": "pay_cable",
    "gotv subscription": "pay_cable",
    "transfer": "send_money",
    "transfer money": "send_money",
    "money transfer": "send_money",
    "bank transfer": "send_money",
    "send money": "send_money",
}


def read_request(clause: Clause, like: str | None = None) -> Item | None:
    """Return the draft that a clause asks for, or None.

    `like` is the intent of the clause before: "…and 3k to Obi" asks for the same again.
    """
    if (bare := _BARE.get(_core(clause))) is not None:
        slots = _slots(bare, clause)
        return {"intent": bare, "slots": slots}
    if is_repeat(_core(clause)):
        return {"intent": "send_money", "slots": {"repeat_last": True}}
    service = _purchase(clause)
    if service is None and is_transfer(clause):
        service = "send_money"
    if service is None and like is not None and clause.of("amount", "size"):
        service = like
    if service is None:
        return None
    slots = _slots(service, clause)
    if not is_asked(clause) or not is_plain(clause, slots):
        return None
    if service == "buy_airtime" and clause.verb in ("send", "give") and not slots:
        return None
    item: Item = {"intent": service, "slots": slots}
    if doubts := _doubts(service, clause, slots):
        item["clarify"] = doubts
    return item


def read_each(clause: Clause, request: Item) -> list[Item]:
    """ "10k each to Ada and Obi": the same request for every person named."""
    if "each" not in clause.words and "both" not in clause.words:
        return [request]
    first = request["slots"].get("recipient")
    if not first or request["slots"].keys() & {"account_number", "phone"}:
        return [request]
    names = [str(first)]
    for at, low in enumerate(clause.lows[:-1]):
        follows = clause.tokens[at + 1]
        if low in ("and", ",", "&") and follows.kind == "word":
            if follows.low in lexicon.NO_NAMES:
                return [request]
            names.append(follows.raw)
    return [
        {**request, "slots": request["slots"] | {"recipient": name}} for name in names
    ]


def _slots(service: str, clause: Clause) -> dict[str, Any]:
    if service == "send_money":
        return transfer_slots(clause)
    return PURCHASES[service](clause)


def _core(clause: Clause) -> str:
    """The clause without greetings and "I want to": what a bare request is made of."""
    kept = [
        token.low
        for token in clause.tokens
        if token.kind != "mark" and token.low not in lexicon.FRAMES
    ]
    return " ".join(kept)


def _purchase(clause: Clause) -> str | None:
    """Say which purchase the clause asks for, if it asks for one."""
    service = _named_service(clause)
    if service is None or _is_for_narration_only(clause):
        return None
    if clause.african_verb_at is not None or _WANTED.match(clause.text):
        return service
    verb = clause.verb
    if verb == "credit" and clause.words & {"me", "account"}:
        return None
    if verb:
        fits = verb in lexicon.BUY or verb in lexicon.SEND or verb in ("put", "credit")
        if verb in _WEAK and not clause.of("amount", "size"):
            fits = fits and _is_explained(clause)
        return service if fits else None
    has_number = bool(clause.of("amount", "size", "phone", "digits"))
    if not has_number:
        known: dict[str, str] = lexicon.NETWORKS | lexicon.TV
        if clause.words & {"prepaid", "postpaid"}:
            known = known | lexicon.DISCOS
        names = [*find_names(list(clause.tokens), known)]
        has_number = bool(names) and 1 < len(clause.tokens) <= 4
    is_plan = service == "buy_data" and _is_plan_of(clause)
    spare = _SPARE_WORDS if clause.of("digits", "phone") and _is_priced(clause) else 0
    is_list = has_number or is_plan
    return service if is_list and _is_explained(clause, spare) else None


def _is_plan_of(clause: Clause) -> bool:
    """ "weekly data plan for my mtn line": how long, and whose network."""
    return bool(clause.words & lexicon.DAYS.keys()) and _has_network(clause)


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
    buys = clause.verb in ("renew", "subscribe", "pay", "activate", "buy", "recharge")
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
    if {"line", "phone"} & said and verb in _RECHARGE:
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
        return clause.verb in lexicon.BUY - {"pay", "credit"}
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


def _doubts(service: str, clause: Clause, slots: dict[str, Any]) -> list[str]:
    """What must be asked before a quote, as codes for the conversation to word."""
    doubts = []
    if clause.of("amount") and "amount_kobo" not in slots and "size" not in slots:
        doubts.append("amount")
    if service == "send_money" and "phone" in slots:
        doubts.append("transfer_or_airtime")
    if service == "send_money" and any(
        len(t.value) != 10 for t in clause.of("digits") if isinstance(t.value, str)
    ):
        doubts.append("account_digits")
    if (
        service == "buy_airtime"
        and not clause.verb
        and not clause.words & lexicon.AIRTIME
    ):
        doubts.append("airtime_or_data")
    return doubts
