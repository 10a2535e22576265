"""Whether a clause is put as a request: what may stand before its verb, and besides.

"I send 5k to Ada" tells, "make you send 5k to Ada" asks; "rappers buy data" has
somebody else as its subject. A verb that moves money counts only at the head of a
clause, after words that ask, and only if little else is said.
"""

from __future__ import annotations

import re
from typing import Any

from miimii.chat.understanding import lexicon, vocabulary
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.entities import Token

_SUBJECTS = lexicon.words("i we you u una they dem he she it im")
_MODALS = lexicon.words(
    "fe so son achoro choro want wan wanna need like love wish must got gotta have"
    " has make let lemme let's help epp assist i'd i'll i'm trying looking ready going"
    " gonna require request requesting ba use using from try am"
)
_CAN = lexicon.words("can could will would cld")
_YOU = lexicon.words("you u una ya")
_OWN_FRAME = lexicon.words("need want wan transfer payment")
_ARRANGING = lexicon.words(
    "effect execute make do run set up setup initiate schedule process perform a an"
    " the quick bank"
    " bill gas water money one some new my and yes"
)
_BEFORE_AFRICAN = (
    lexicon.FRAMES
    | lexicon.words(  # Hausa
        "don dan allah ina so son in na a ka ki ku za zaka zaku iya taimaka taimako"
        " taimake ni min mini mana bukatar bukata yi kayi amfani da asusuna asusun"
        " domin daga yanzu hanzarta gaggauta"
    )
    | lexicon.words(  # Yoruba
        "jowo ejowo ejo joo jo e mo fe ki o lati ba mi ran lowo ni lo iranlowo nje se"
        " le tete to ti di ola dola ojo oni kiakia ranti ati si"
    )
    | lexicon.words(  # Igbo
        "biko bikonu achoro choro m ka i nyere inyere aka nwere ike gaa n'ihu gbalia"
        " gba mbo hu na a enyemaka gi mere ime ihe bu ugbu nne nna nwanne ego no"
    )
    | lexicon.words("monday tuesday wednesday thursday friday saturday sunday")
)
# "Mo san" (I paid); Hausa "in san" is to know, and no paying.
_TELLS = re.compile(r"\bmo (?!fe|n |ni )\w+$|\b(?:in|na|ka|son|kun|mu) san$")
_RENEWS = lexicon.words("biko bikonu jowo allah ejo please abeg pls")
_MOST_BEFORE = 8  # words of a reason that may stand before "please"
_MOST_BESIDES = 2  # words that neither we nor the details of a request account for
_MORE_WITH_NUMBER = 3


def is_asked(clause: Clause) -> bool:
    """Say whether words that ask, or none, stand before the verb of a clause."""
    if clause.verb:
        return _is_headed(clause, clause.verb_at or 0)
    if clause.african_verb_at is not None:
        return _is_headed_in_african(clause, clause.african_verb_at)
    return True


def is_plain(clause: Clause, slots: dict[str, Any]) -> bool:
    """Say whether little is left besides the request: a story is no order."""
    if clause.african_verb_at is not None and not clause.verb:
        return True  # we know too few words of these languages to tell
    has_number = bool(clause.of("digits", "phone"))
    most = _MOST_BESIDES + _MORE_WITH_NUMBER * has_number
    return len(vocabulary.unexplained(clause.tokens, [slots])) <= most


def _is_headed(clause: Clause, verb_at: int) -> bool:
    before = clause.tokens[:verb_at]
    said = {token.low for token in before}
    if clause.verb in _OWN_FRAME:  # "I need airtime", "set up a transfer"
        return said <= lexicon.FRAMES | _ARRANGING or bool(said & _MODALS)
    if said & _MODALS or (said & _CAN and said & _YOU):
        return not said & {"they", "dem", "he", "she", "who"}
    bare = _SUBJECTS | {"to"}  # "just to send 2k!" complains
    return not said & bare and all(_is_detail(token) for token in before)


def _is_detail(token: Token) -> bool:
    """A filler, a number or a name of ours: nothing that could do the sending."""
    return (
        token.kind != "word"
        or token.low in lexicon.FRAMES
        or token.low in vocabulary.KNOWN
    )


def _is_headed_in_african(clause: Clause, verb_at: int) -> bool:
    before = clause.tokens[:verb_at]
    if _TELLS.search(" ".join(clause.lows[max(0, verb_at - 2) : verb_at + 1])):
        return False
    for at in range(len(before) - 1, -1, -1):
        if before[at].low in _RENEWS:
            return at <= _MOST_BEFORE
        if before[at].kind == "word" and not _asks_in_african(before[at]):
            return False
    return True


def _asks_in_african(token: Token) -> bool:
    return token.low in _BEFORE_AFRICAN or token.low in vocabulary.BANK_WORDS
