"""Short things said about purchases: the same again, which bills, saved numbers.

They are read from whole messages only: a few words that mean nothing else. None of them
carries a value, so none of them can be wrong by an amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from miimii.chat.understanding import banks, lexicon
from miimii.chat.understanding.text import fold

MOST_NAME = 24
_PLEASE = r"(?:(?:please|pls|abeg|biko|(?:e )?jowo|don allah|oya|ok(?:ay)?) )?"
_SO = r"(?: (?:please|pls|abeg|biko|jowo|don allah|for me|o|now))*"
_LAST = r"(?:my |the )?(?:last|previous|former)(?: (?:one|purchase|order|bill))?"
_AGAIN = re.compile(
    rf"{_PLEASE}(?:"
    r"(?:the )?same(?: thing| one)?(?: again)?|again|repeat(?: it| that| am| this)?|"
    rf"repeat {_LAST}|(?:buy|do|get) {_LAST}(?: again)?|"
    r"(?:buy|do|run|get) (?:it|am|that|this|the same(?: thing| one)?)(?: again)?|"
    r"(?:sake|kara) (?:saya|siya|yi)(?: irin na dazu)?|irin na dazu|"
    r"tun (?:un )?ra|se e leekansi|ra a leekansi|ikan naa|"
    r"zutaghachi|meghachi|(?:otu )?ihe ahu ozo|ya ozo"
    rf"){_SO}"
)
_BILLS = re.compile(
    rf"{_PLEASE}(?:i (?:want|wan|need) (?:to )?)?(?:(?:buy|pay|settle|do) )?"
    r"(?:my |the |some )?(?:utility |utilities )?(?:bills?|airtime (?:and|&) bills?|"
    r"bills? payments?|utilities|vtu)"
    rf"{_SO}"
)
_NUMBERS = (
    r"(?:numbers?|phones?|lines?|meters?|decoders?|smart ?cards?|iucs?|targets?|"
    r"nicknames?|beneficiar(?:y|ies)|names?)"
)
_LIST = re.compile(
    rf"{_PLEASE}(?:(?:show|list|see|open|check|view)(?: me)? )?(?:my |the |all )*"
    rf"(?:saved {_NUMBERS}|{_NUMBERS} (?:i|wey i) (?:don )?saved?|nicknames|"
    r"(?<=my )(?:numbers|meters|decoders|smart ?cards))"
    rf"{_SO}"
)
_NAME = r"(?P<name>[^\n]{1,40}?)"
_NAME2 = r"(?P<name2>[^\n]{1,40}?)"
_RENAME = re.compile(
    rf"{_PLEASE}(?:rename|change (?:the )?name (?:of|for)) (?:my )?{_NAME} "
    rf"(?:to|as|into) (?P<new>[^\n]{{1,40}}?){_SO}"
)
_FORGET = re.compile(
    rf"{_PLEASE}(?:remove|delete|forget|unsave|comot) (?:my )?{_NAME}"
    rf"(?: from (?:my )?(?:saved )?(?:{_NUMBERS}|list))?{_SO}"
)
_FAVOUR = re.compile(
    rf"{_PLEASE}(?:(?:make|mark|set|add|put) (?:my )?{_NAME} "
    rf"(?:as |to |in |among |into )?(?:an? |my )?favou?rites?|favou?rite {_NAME2})"
    rf"{_SO}"
)
_UNFAVOUR = re.compile(
    rf"{_PLEASE}(?:(?:remove|take|comot|delete) (?:my )?{_NAME} "
    rf"(?:from|out of|off) (?:my )?favou?rites?|unfavou?rite {_NAME2})"
    rf"{_SO}"
)
_THIS = (
    rf"(?:(?:this|that|the) (?:one|person|account|acct|contact|{_NUMBERS})|"
    r"it|am|this|that)"
)
_KEEP = re.compile(
    rf"{_PLEASE}(?:(?:save|store|keep)(?: (?:{_THIS}|him|her|the))? as|"
    rf"(?:call|name) {_THIS})"
    rf" {_NAME}{_SO}"
)
_NAMED = (
    ("favour", _FAVOUR),
    ("unfavour", _UNFAVOUR),
    ("rename", _RENAME),
    ("forget", _FORGET),
    ("keep", _KEEP),
)
_SELF = lexicon.words("me my mine myself min ni mi emi m mu lambata wayata layina")
_SELF_TAIL = lexicon.words(
    "for own number line phone sim self please pls abeg don fun maka nonba nomba m na"
    " the this one same just only on use it is ekenti ti nke naa tawa onwe"
)
_NO_NAMES = (
    frozenset(lexicon.NETWORKS)
    | lexicon.DISCOS.keys()
    | lexicon.TV.keys()
    | lexicon.METER_TYPES.keys()
    | lexicon.DAYS.keys()
    | lexicon.AIRTIME
    | lexicon.DATA
    | lexicon.POWER
    | lexicon.TV_WORDS
    | lexicon.BUY
    | lexicon.SEND
    | _SELF
)


@dataclass(frozen=True, slots=True)
class Wish:
    """`what` is again, bills, list, rename, forget, keep, favour or unfavour.

    Names are as they were typed. Whether one is a saved one is for the bank to say.
    """

    what: str
    name: str = ""
    new_name: str = ""


def read_wish(text: str) -> Wish | None:
    """Return what a whole message asks about purchases; None for anything else."""
    plain = " ".join(text.split()).strip(" .!,'\"")
    low = " ".join(re.sub(r"[^\w\s&+-]", " ", fold(plain)).split())
    for what, pattern in (("again", _AGAIN), ("bills", _BILLS), ("list", _LIST)):
        if pattern.fullmatch(low):
            return Wish(what)
    for what, pattern in _NAMED:
        if found := re.fullmatch(pattern.pattern, plain, re.IGNORECASE):
            names = found.groupdict()
            name = names["name"] or names.get("name2") or ""
            return Wish(what, _bare(name), _bare(names.get("new") or ""))
    return None


def is_name(text: str) -> bool:
    """Whether a text may name a saved number: short, with letters, no word of trade.

    A number called "light" would be found in every request for light, one called "3k"
    in every "make it 3k", and a person called "GTBank" wherever money goes to a bank.
    """
    name = fold(text).strip()
    is_short = 0 < len(text.strip()) <= MOST_NAME and "\n" not in text
    has_word = any(len(word) > 1 and word.isalpha() for word in name.split())
    is_bank = name in banks.WORDS and name not in banks.EVERYDAY
    return is_short and has_word and name not in _NO_NAMES and not is_bank


def is_self(text: str) -> bool:
    """Whether a text says "for me", "my own number", and nothing else."""
    words = set(re.findall(r"[a-z']+", fold(text)))
    return bool(words & _SELF) and words <= _SELF | _SELF_TAIL


def is_said(name: str, text: str) -> bool:
    """Whether a text says a name, as a word or words of its own."""
    return bool(name) and bool(
        re.search(rf"(?<!\w){re.escape(fold(name).strip())}(?!\w)", fold(text))
    )


def without_name(name: str, text: str) -> str:
    """Return a text without a name in it, and without the "for" before it."""
    before = r"(?:\b(?:for|to|on|in|give|don|wa|fun|si|maka|nye|na)\s+)?(?:\bmy\s+)?"
    said = rf"{before}(?<!\w){re.escape(fold(name).strip())}(?!\w)"
    return " ".join(re.sub(said, " ", fold(text)).split())


def _bare(name: str) -> str:
    return name.strip(" .!,\"'“”")
