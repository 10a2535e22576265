"""In which language we answer: what the customer asks for, or plainly writes in.

A word borrowed from another language changes nothing: it takes two telling words in
one message, or one in each of two messages in a row. English is everybody's second
language, so going over to it takes two messages, or saying so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from miimii.chat import dialogue
from miimii.chat.messages import Message
from miimii.chat.replies import Choice, Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Session, Turn
from miimii.chat.understanding import language_of, yes_or_no
from miimii.chat.understanding.text import fold
from miimii.chat.wording import LANGUAGES, say
from miimii.users.model import Customer

ANY = "any"  # the customer asks for a language, not for which

# Words of one language that are neither names nor common in another, in matching form.
_TELLING: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split(","))
    for name, words in {
        "en": "the,my,is,please,you,want,need,how,what,can,could,would,have,for,when,"
        "and,from,with,did,has,your,are",
        "pcm": "abeg,wetin,dey,una,wan,comot,commot,sabi,oya,how far,no be,i don,e don,"
        "you don,una don,make i,make you,fit,na so,dem,wey,send am,block am,"
        "pay am,don enter,don loss,don finish",
        "ha": "allah,tura,aika,nawa,yaya,dubu,biyar,saya,biya,nagode,na gode,"
        "sannu,asusuna,kudina,kudi,zuwa,yarda,lambar,wannan,bude,"
        "zan iya,barka,nake,bankin,kudin,asusun,ajiyar,akwai,domin,menene,taimaka,zaka,"
        "turomin,katin,dari,sosai,ina so,ina son,dina,duba,wayata,sayi,sayen,"
        "shiga,kulle,manta,anjima",
        "yo": "jowo,ranse,bawo,elo,egberun,ejo,beeni,rara,kaaro,kaasan,kaale,mo fe,"
        "mo ni,owo mi,akanti mi,fi owo,se daadaa,lati,ninu,ekaaro,ekaasan,e se,"
        "fe,e ku,mo ti,owo ti,gbagbe,odabo,owo,sanwo,ba mi,ran mi,kiakia,apamo,"
        "fun mi,yii,kini,awon,olorun,ohun,maa,loni,lori,ounje,ni mo,se e,mo le,ki ni,"
        "won,lo wa,wole,kaadi,yen,dun",
        "ig": "biko,zigara,ziga,zipu,nyefe,ugwo,achoro,puku,daalu,kwuo,ndewo,kedu,nnoo,"
        "akauntu,choro,ole,ego,bu m,dalu,imela,nwere,maka,gwa m,ihe,ulo,ugbua,akaunti,"
        "achoro m,igo,izu,zuta,zutara,gosi,ego m,m ga,nne m,echefuru,ututu,ekele",
    }.items()
}
_ENOUGH = 2

_NAMES = {
    "en": r"english|turanci|oyinbo|geesi|bekee|oyibo",
    "pcm": r"(?:naija |nigerian )?(?:pidgin|pigin)(?: english)?|naija|"
    r"broken(?: english)?",
    "ha": r"hausa",
    "yo": r"yoruba",
    "ig": r"igbo|ibo",
}
_POLITE = r"(?:please|pls|abeg|biko|(?:e )?jowo|don allah|ok(?:ay)?|oya)"
_ASKING = (
    r"(?:(?:do|can|could|will) (?:you|una)|i (?:want|would like|wan)(?: you)?(?: to)?|"
    r"make (?:we|you|una)(?: dey)?|let'?s|let us|ina so(?: ka| ku| mu)?|"
    r"mo fe(?: ki e)?|a ?choro m(?: ka)?)"
)
_DOING = (
    r"(?:speak|talk|use|write|chat|reply|answer|respond|continue|switch|change|set|"
    r"select|choose|understand|(?:ka |ku )?yi (?:min )?magana|(?:mu |ka |ku )?koma|"
    r"(?:ka |ku )?(?:canza|sauya) (?:harshe|yare)|(?:e )?so(?:ro)?|"
    r"(?:e )?(?:yi|paaro) ede(?: pada)?|kwuo|suo|(?:gwa|zaa) m|were|jiri|"
    r"gbanwee?(?: ya| asusu)?(?: m)?)"
)
_LINK = (
    r"(?:(?:to|in|into|with|me|the|my|your|it|for|a|da|na|ni|si|language|harshen|zuwa|"
    r"ede|asusu) )*"
)
_TAIL = (
    r"(?: (?:please|pls|abeg|biko|jowo|only|now|instead|o|language|with me|for me|"
    r"to me|fun mi|don allah|ni mo fe|nake so|ka m choro))*"
)
_WISHES = {
    language: re.compile(
        rf"(?:{_POLITE} )?(?:{_ASKING} )?(?:{_DOING} )?{_LINK}(?:{name}){_TAIL}"
    )
    for language, name in _NAMES.items()
}
_WHICH = re.compile(
    rf"(?:{_POLITE} )?(?:"
    r"(?:i (?:want|wan) (?:to )?)?(?:(?:change|choose|switch|select|set|other|another|"
    r"different|which|what|wetin be) )?(?:my |the |your |una )?languages?"
    r"(?: (?:do you|you|una) (?:speak|dey speak|sabi|have))?"
    r"|(?:canza |sauya |wane )?(?:harshe|yare)|(?:yi |paaro )?ede(?: pada)?"
    rf"|gbanwee? asusu|asusu (?:ndi )?ozo){_TAIL}"
)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a message says about languages.

    `asked` is a language asked for by name, or ANY; `plain` one that it is plainly in;
    `leaning` one that it may be in, to be remembered until the next message.
    """

    asked: str = ""
    plain: str = ""
    leaning: str = ""


def hear(message: Message, session: Session, current: str) -> Hearing:
    """Return what the message says about languages; `current` is what we answer in."""
    match session.actions.get(message.reply_id, ()) if message.reply_id else ():
        case ["language", language] if language in {*LANGUAGES, ANY}:
            return Hearing(asked=language)
    text = message.text
    if not text or message.kind != "text" or message.is_forwarded or message.is_secret:
        return Hearing(leaning=session.leaning)
    if wish := asked_in(text):
        return Hearing(asked=wish)
    found = written_in(text)
    if not found or yes_or_no(text) is not None:
        return Hearing(leaning=session.leaning)
    language, count = found
    if language == current:
        return Hearing()
    if language == session.leaning or (language != "en" and count >= _ENOUGH):
        return Hearing(plain=language)
    return Hearing(leaning=language)


def asked_in(text: str) -> str:
    """Return the language that a text asks for, ANY for a choice, or ""."""
    plain = " ".join(re.sub(r"[^\w\s']", " ", fold(text)).split())
    if _WHICH.fullmatch(plain):
        return ANY
    return next((name for name, wish in _WISHES.items() if wish.fullmatch(plain)), "")


def written_in(text: str) -> tuple[str, int] | None:
    """Return the language of a text and how many words tell it; None if none does.

    English is told by two words or more: one is in everybody's mouth.
    """
    language = language_of(text)
    if language is None:
        return None
    plain = " ".join(re.findall(r"[^\W\d_]+", fold(text)))
    words, pairs = set(plain.split()), f" {plain} "
    count = sum(
        word in words or (" " in word and f" {word} " in pairs)
        for word in _TELLING[language]
    )
    return (language, count) if count >= (_ENOUGH if language == "en" else 1) else None


def respond(scene: Scene) -> Turn | None:
    """Answer in the customer's language; a change is remembered and said once."""
    customer = scene.visit.customer
    if not _may_choose(customer):
        return dialogue.respond(scene)
    heard = hear(scene.message, scene.session, customer.language)
    if heard.asked == ANY:
        return Done(_ask(customer.language), is_aside=True)
    language = heard.asked or heard.plain
    if not language:
        return dialogue.respond(_with_button_read(scene))
    if language != customer.language:
        customer = scene.visit.teller.set_language(customer, language)
        scene = replace(scene, visit=replace(scene.visit, customer=customer))
    if heard.asked and customer.standing != "onboarding":
        return _chosen(scene)
    turn = dialogue.respond(scene)
    if turn is None:
        return None
    note = say(language, "language.chosen" if heard.asked else "language.noticed")
    reply = replace(turn.reply, text=f"{note}\n\n{turn.reply.text}")
    return replace(turn, reply=reply)


def leaning_after(scene: Scene) -> str:
    """Return what the session remembers of the message's language."""
    return hear(scene.message, scene.session, scene.visit.customer.language).leaning


def _chosen(scene: Scene) -> Turn:
    """Say so, and the quote that stands, if there is one, in that language."""
    note = say(scene.visit.language, "language.chosen")
    again = scene.visit.customer.is_active and dialogue.show_quote_again(
        scene, f"{note}\n\n"
    )
    return again or scene.say("language.chosen")


_BUTTONS = (("send.confirm", "yes"), ("buy.confirm", "yes"), ("send.cancel", "cancel"))


def _with_button_read(scene: Scene) -> Scene:
    """Read the typed words of a standing quote's buttons as yes and cancel."""
    message, language = scene.message, scene.visit.language
    if not scene.session.slots.get("reference") or message.kind != "text":
        return scene
    for key, word in _BUTTONS:
        if _bare(message.text) == _bare(say(language, key)):
            return replace(scene, message=replace(message, text=word))
    return scene


def _bare(text: str) -> str:
    return "".join(ch for ch in fold(text) if ch.isalnum())


def _may_choose(customer: Customer) -> bool:
    """Not whoever took over a customer's WhatsApp, and nobody once it is closed."""
    if customer.standing == "onboarding":
        return True
    return customer.standing != "closed" and customer.identity_proven_at is not None


def _ask(language: str) -> Reply:
    choices = tuple(
        Choice(say(code, "language.name"), ("language", code)) for code in LANGUAGES
    )
    text = say(language, "language.choose")
    return Reply(text, choices, menu=say(language, "language.menu"))
