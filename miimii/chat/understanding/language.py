"""Which of our five languages a message is in, by its small words."""

from __future__ import annotations

import re

from miimii.chat.understanding.text import fold

_SMALL_WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "en": "the to my is are you please send want need how what can balance account"
        " buy pay transfer for and have of a me thank thanks hello hi good morning yes"
        " show check help",
        "pcm": "abeg wetin dey una wan make oya am don fit na sabi wahala commot comot"
        " biko's pikin dem sef abi shey how-far wey no-be e waka chop oga nor sha",
        "ha": "don allah dan ina so kudi kudin tura aika min zuwa nawa yaya ne ce wa"
        " biya a'a"
        " saya dubu daga bankin asusun asusuna ka ki nake sannu barka ina-kwana"
        " nagode a"
        " wannan da naira dari lantarki kada zan iya",
        "yo": "mo fe fi ranse si fun mi jowo bawo elo owo san ba ni se lo wa ninu e"
        " kaaro"
        " kaasan lati sinu ti mo-fe ra egberun naira bee beeni rara ese dupe ku mi-o",
        "ig": "biko zigara m ego ole di na akauntu akaunti kedu nyefe kwuo ugwo achoro"
        " ka"
        " puku ndewo daalu ezigbo i nke site otu nnoo mba ee chere nwanne nari",
    }.items()
}
_TELLING = {  # words of one language only count double
    "pcm": "abeg wetin una dey wan oya comot sabi abi",
    "ha": "a'a allah kudi kudin tura aika nawa yaya dubu saya biya nagode sannu ina",
    "yo": "jowo owo fe ranse bawo elo egberun ejo beeni rara ese fun lati",
    "ig": "biko zigara ego kedu nyefe ugwo achoro puku daalu kwuo ndewo",
}
_STRONG = {name: frozenset(words.split()) for name, words in _TELLING.items()}


def language_of(text: str) -> str | None:
    """Return "en", "pcm", "ha", "yo" or "ig"; None if the text does not tell.

    "5000", a name or "gtb" are written alike in all of them.
    """
    words = set(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", fold(text)))
    scores = {
        name: len(words & small) + len(words & _STRONG.get(name, frozenset()))
        for name, small in _SMALL_WORDS.items()
    }
    best = max(scores.values())
    if best == 0:
        return None
    # Pidgin is full of English words: one word of its own decides.
    if words & _STRONG["pcm"] and scores["pcm"] >= max(
        scores["ha"], scores["yo"], scores["ig"]
    ):
        return "pcm"
    return next(
        name for name in ("en", "pcm", "ha", "yo", "ig") if scores[name] == best
    )
