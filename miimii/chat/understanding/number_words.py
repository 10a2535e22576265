"""Numbers in words: English, Pidgin, Hausa, Igbo and Yoruba, as customers write them.

Two grammars serve five languages. English and Pidgin say the count first ("two
hundred"); Hausa, Igbo and Yoruba say the scale first ("dubu biyar", "puku ise",
"egberun marun-un"). Words come in without accents, in lower case.
"""

from __future__ import annotations

from collections.abc import Sequence


def _table(text: str) -> dict[str, int]:
    """Turn "daya=1 biyu=2" into {"daya": 1, "biyu": 2}."""
    pairs = (item.split("=") for item in text.split())
    return {word: int(value) for word, value in pairs}


_ENGLISH = _table(
    "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10"
    " eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17"
    " eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70"
    " eighty=80 ninety=90"
)
_ENGLISH |= {"fourty": 40, "fivety": 50, "fith": 5, "tri": 3, "foh": 4, "fife": 5}
_ENGLISH_SCALES = {
    "hundred": 100,
    "hundreds": 100,
    "hundrend": 100,
    "hundrd": 100,
    "thousand": 1000,
    "thousands": 1000,
    "tousand": 1000,
    "tausand": 1000,
    "tausin": 1000,
    "tawsand": 1000,
    "thousan": 1000,
    "thousnd": 1000,
    "thausand": 1000,
    "k": 1000,
    "million": 1_000_000,
    "milion": 1_000_000,
    "millions": 1_000_000,
}
_HAUSA = _table(
    "daya=1 biyu=2 uku=3 hudu=4 biyar=5 shida=6 bakwai=7 takwas=8 tara=9 goma=10"
    " ashirin=20 talatin=30 arbain=40 hamsin=50 sittin=60 sabain=70 tamanin=80"
    " tisin=90 casain=90"
)
_HAUSA |= {"arba'in": 40, "saba'in": 70, "casa'in": 90, "tis'in": 90}
_IGBO = _table(
    "otu=1 abuo=2 abua=2 ato=3 ano=4 ise=5 isii=6 asaa=7 asato=8 itoolu=9 itolu=9"
    " iteghete=9"
)
_YORUBA = _table(
    "kan=1 meji=2 meta=3 merin=4 marun=5 mefa=6 meje=7 mejo=8 mesan=9 mewa=10 mewaa=10"
    " meeji=2 meeta=3"
    " medogun=15 meedogun=15 ogun=20 ogbon=30 ogoji=40 adota=50 aadota=50"
    " ogota=60 aadorin=70 ogorin=80 aadorun=90"
)
_YORUBA |= {"marun-un": 5, "mesan-an": 9, "meedogbon": 25, "ogbon-on": 30}
# As Yoruba counts, and the noughts: heard where digits are said one by one only.
_COUNTED = _table(
    "oh=0 nought=0 sifili=0 odo=0 okan=1 eni=1 eji=2 eta=3 erin=4 arun=5 efa=6 eje=7"
    " ejo=8 esan=9"
)
DIGITS = {
    word: value
    for word, value in (_ENGLISH | _HAUSA | _IGBO | _YORUBA | _COUNTED).items()
    if value < 10
}
_HEAD_SCALES = {
    "dari": 100,
    "dubu": 1000,
    "miliyan": 1_000_000,
    "iri": 10,
    "nari": 100,
    "puku": 1000,
    "nde": 1_000_000,
    "egberun": 1000,
    "egbeerun": 1000,
    "milionu": 1_000_000,
}
_WHOLE = {  # Yoruba hundreds that are one word
    "igba": 200,
    "ogorun": 100,
    "ogorun-un": 100,
    "oodunrun": 300,
    "irinwo": 400,
    "eedegbeta": 500,
    "edegbeta": 500,
    "egbeta": 600,
    "eedegberin": 700,
    "egberin": 800,
    "eedegberun": 900,
    "egbewa": 2000,
    "egbaa": 2000,
    "egbaaji": 4000,
    "egbaarun": 10_000,
}
_HEAD_UNITS = _HAUSA | _IGBO | _YORUBA | _WHOLE
_HEAD_JOINERS = frozenset({"da", "na", "sha", "ati", "ona", "lona"})
STARTERS = (
    frozenset(_ENGLISH)
    | (frozenset(_ENGLISH_SCALES) - {"k"})
    | frozenset(_HEAD_SCALES)
    | frozenset(_HEAD_UNITS)
    | {"half", "quarter"}
)


def read(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """Read the number that begins at `words[start]`.

    Returns (value in whole units, index after the last word), or None. Values below a
    hundred are returned too: whether "five" is money is for the caller to say.
    """
    word = words[start]
    if word in _HEAD_SCALES or word in _HEAD_UNITS:
        return _scale_first(words, start)
    return _count_first(words, start)


def is_bare_scale(words: Sequence[str], start: int, end: int) -> bool:
    """True for "dubu" without a count: the next word may be one that we don't know."""
    return end - start == 1 and words[start] in _HEAD_SCALES


def _count_first(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """English and Pidgin: "two hundred and fifty thousand"."""
    total, part, at, seen = 0, 0, start, False
    if (million := _half_a_million(words, at)) is not None:
        return million
    while at < len(words):
        word = words[at]
        if word in _ENGLISH:
            if seen and part % 10 and part % 100 < 20:
                break  # "five two" is two numbers
            part += _ENGLISH[word]
        elif word in _ENGLISH_SCALES:
            total, part = _scaled(total, part, _ENGLISH_SCALES[word])
        elif seen and (broken := _broken(words, at, total + part)):
            return broken
        elif not (word == "and" and seen and _goes_on(words, at + 1)):
            break
        at, seen = at + 1, True
    return (total + part, at) if seen else None


def _scaled(total: int, part: int, scale: int) -> tuple[int, int]:
    """A hundred multiplies the part being read; a thousand and a million close it."""
    if scale == 100:
        return total, (part or 1) * 100
    return total + (part or 1) * scale, 0


def _goes_on(words: Sequence[str], at: int) -> bool:
    """After "and": only the rest of a number, not a second request ("and three k")."""
    here = words[at : at + 3]
    if not here or here[0] not in _ENGLISH:
        return False
    return "k" not in here[1:2] or words[at - 2] == "hundred"  # "a hundred and fifty k"


def _half_a_million(words: Sequence[str], at: int) -> tuple[int, int] | None:
    said = [word for word in words[at : at + 3] if word != "a"]
    if said[:2] != ["half", "million"]:
        return None
    return 500_000, at + 2 + (words[at + 1] == "a")


def _broken(words: Sequence[str], at: int, whole: int) -> tuple[int, int] | None:
    """Read on after whole units: "point five million", "and a half thousand"."""
    if words[at] == "point":
        return _decimal(words, at, whole) or (whole, at)
    return _and_a_half(words, at, whole)


def _and_a_half(words: Sequence[str], at: int, whole: int) -> tuple[int, int] | None:
    """ "two and a half thousand", "one and half million"."""
    rest = [word for word in words[at : at + 4] if word != "a"]
    if rest[:2] != ["and", "half"] or rest[2:3] == []:
        return None
    scale = _ENGLISH_SCALES.get(rest[2])
    end = at + 3 + ("a" in words[at : at + 3])
    return (whole * scale + scale // 2, end) if scale else None


def _decimal(words: Sequence[str], at: int, whole: int) -> tuple[int, int] | None:
    """ "one point two five million": digits by name, then a scale."""
    digits, at = "", at + 1
    while at < len(words) and _ENGLISH.get(words[at], 10) < 10:
        digits, at = digits + str(_ENGLISH[words[at]]), at + 1
    scale = _ENGLISH_SCALES.get(words[at]) if at < len(words) else None
    if not digits or scale is None:
        return None
    value, rest = divmod(int(f"{whole}{digits}") * scale, 10 ** len(digits))
    return None if rest else (value, at + 1)


def _scale_first(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """Hausa, Igbo, Yoruba: scales go down from left to right, counts follow them."""
    at = start
    if _HEAD_UNITS.get(words[at]) == 1 and words[at + 1 : at + 2]:
        at += words[at + 1] in _HEAD_SCALES  # "otu puku": one thousand
    return _below(words, at, 10_000_000)


def _below(words: Sequence[str], at: int, limit: int) -> tuple[int, int] | None:
    """Read the parts smaller than `limit`, each smaller than the one before."""
    total, end, room = 0, 0, limit
    while at < len(words):
        step = at + 1 if end and words[at] in _HEAD_JOINERS else at
        found = _part(words, step, room)
        if found is None:
            break
        value, room, at = found
        total, end = total + value, at
    return (total, end) if end else None


def _part(words: Sequence[str], at: int, room: int) -> tuple[int, int, int] | None:
    """Return (value, its scale, index after it) of one part below `room`."""
    if at >= len(words):
        return None
    if (scale := _HEAD_SCALES.get(words[at])) is not None:
        if scale >= room:
            return None
        count_at = at + 1
        while count_at < len(words) and words[count_at] in ("ona", "lona"):
            count_at += 1
        if list(words[count_at : count_at + 1]) == ["sha"] and scale > 100:
            teen = (
                _HAUSA.get(words[count_at + 1]) if count_at + 1 < len(words) else None
            )
            if teen is not None and teen < 10:  # "dubu sha biyar": fifteen thousand
                return (10 + teen) * scale, scale, count_at + 2
        joined = count_at < len(words) and words[count_at] in _HEAD_JOINERS
        count = None if joined else _below(words, count_at, scale)
        return (count[0] * scale, scale, count[1]) if count else (scale, scale, at + 1)
    if (unit := _HEAD_UNITS.get(words[at])) is None or unit >= room:
        return None
    return unit, 10 if unit >= 10 else 1, at + 1
