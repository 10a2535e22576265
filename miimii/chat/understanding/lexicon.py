"""The words of the trade in five languages: networks, discos, TV, verbs, fillers.

Words are in matching form (lower case, no accents). Ids and prices are the provider's
business and are not here.
"""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """Turn "a b c" into the set of its words."""
    return frozenset(text.split())


def _names(table: dict[str, str]) -> dict[str, str]:
    """Turn {"CODE": "name, other name"} into {"name": "CODE", "other name": "CODE"}."""
    return {
        name.strip(): code for code, names in table.items() for name in names.split(",")
    }


NETWORKS = _names(
    {
        "MTN": "mtn, m t n, emtee, mtn nigeria, yello, mtnn",
        "AIRTEL": "airtel, airtell, airtel nigeria, zain, econet, celtel, artel, airte",
        "GLO": "glo, globacom, glomobile, glow",
        "9MOBILE": "9mobile, 9 mobile, nine mobile, etisalat, t2, t2 mobile, t2mobile,"
        "9mobil, 9 mobil, etisalt",
    }
)
REFUSED_PREFIXES = words("0700 0709 0800 0900")

DISCOS = _names(
    {
        "IKEDC": "ikedc, ikeja, ikeja electric, ikeja disco, ikedp, ie,"
        "ikeja electricity",
        "EKEDC": "ekedc, eko, eko disco, eko electric, ekedp, eko electricity",
        "AEDC": "aedc, abuja, abuja disco, abuja electric, abuja electricity",
        "IBEDC": "ibedc, ibadan, ibadan disco, ibadan electric, ibadan electricity",
        "EEDC": "eedc, enugu, enugu disco, mainpower, enugu electric,enugu electricity",
        "PHED": "phed, phedc, port harcourt, portharcourt, ph disco, ph electric,"
        "port harcourt electric, port harcourt electricity",
        "BEDC": "bedc, benin, benin disco, benin electric, benin electricity",
        "KEDCO": "kedco, kano, kano disco, kano electric, kano electricity",
        "KAEDCO": "kaedco, kaedc, kaduna, kaduna electric, kaduna electricity",
        "JED": "jed, jedc, jos, jos disco, jos electric, jos electricity",
        "YEDC": "yedc, yola, yola disco, yola electric, yola electricity",
        "ABA": "aba, aba power, aple, geometric, aba electric",
    }
)
SURE_DISCOS = frozenset(
    name
    for name in DISCOS
    if name.endswith(("dc", "dp", "disco", "electric", "electricity", "hed", "jed"))
    or name in {"kedco", "kaedco", "mainpower", "aba power", "aple"}
)
TV = _names(
    {
        "DSTV": "dstv, d s t v, multichoice, ds tv, dtsv, dstvs",
        "GOTV": "gotv, go tv, gotvs, go-tv, gotv's",
        "STARTIMES": "startimes, star times, startime, star time, startimez",
        "SHOWMAX": "showmax, show max",
    }
)
_PACKAGES = {
    "DSTV": "padi yanga confam compact premium xtraview",
    "GOTV": "smallie jinja jolli max supa",
    "STARTIMES": "nova basic smart classic super special global",
    "SHOWMAX": "mobile entertainment sports",
}
PACKAGES: dict[str, dict[str, str]] = {
    tv: {name: name for name in names.split()} for tv, names in _PACKAGES.items()
}
PACKAGES["DSTV"] |= {
    "comfam": "confam",
    "compact plus": "compact plus",
    "compact +": "compact plus",
    "compactplus": "compact plus",
    "extra view": "xtraview",
}
PACKAGES["GOTV"] |= {
    "lite": "smallie",
    "small": "smallie",
    "smally": "smallie",
    "jolly": "jolli",
    "super": "supa",
    "supa plus": "supa plus",
    "supa +": "supa plus",
    "super plus": "supa plus",
}
PACKAGES["SHOWMAX"] |= {"full": "entertainment", "premier league": "sports"}
ONLY_ONE_SELLS = {  # packages that name their provider
    name: tv
    for tv in ("DSTV", "GOTV")
    for name in PACKAGES[tv]
    if name not in {"premium", "max", "lite", "small", "super", "super plus", "supa"}
}

DAYS = {
    "daily": 1, "weekly": 7, "monthly": 30, "yearly": 365, "annual": 365, "wata": 30,
    "sati": 7, "kullum": 1, "osu": 30, "onwa": 30, "weekend": 2, "mako": 7, "ose": 7,
}  # fmt: skip
PERIOD_UNITS = {
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
    "yr": 365,
    "hr": 0,
    "hour": 0,
}

MONEY = words("money cash fund funds moni mony owo kudi kudin ego ugwo utu sanwo")
AIRTIME = words(
    "airtime airtme aitime airtym airtimes airtime's vtu kati katin kaadi kadi recharge"
    " rechage"
)
DATA = words("data data's datas dta bundle internet mb gb sub subscription intanet")
POWER = words(
    "light nepa phcn electricity electric electrical power token tokens meter prepaid"
    " postpaid wuta lantarki latrik eletrik unit units disco"
)
TV_WORDS = words("cable decoder iuc smartcard tv")
METER_TYPES = {
    "prepaid": "prepaid",
    "pre-paid": "prepaid",
    "pre paid": "prepaid",
    "postpaid": "postpaid",
    "post-paid": "postpaid",
    "post paid": "postpaid",
}

SEND = words(
    "send sned snd sen sendd semd sedn sand transfer transfar tranfer trasfer tansfer"
    " transfert"
    " trnsfer transfa tranzfer trnsf trans trsf trf tfr wire remit pay dash resend"
    " throw"
)
MOVE = words(
    "push run gift bless empty clear drain move put take give drop shift settle"
    " deposit eft shoot credit debit carry fund sort forward release"
    " return"
)
BUY = words(
    "fill buy bye by bay get purchase recharge rechage load reload topup top-up top"
    " renew"
    " subscribe"
    " subscrib sub activate vend fund need want pay send give do refill charge"
)
AFRICAN = words(  # Hausa and Yoruba verbs of sending, paying, buying
    "tura turo saka sako turawa turomin turamin aika aiko aikawa aikamin biya biyan"
    " ranse san"
    " sanwo ko taari yo kowo fi fowo saya sayi sayo siya siyo siyan sayan sanya loda ra"
    " sabunta"
)
AFRICAN_BUY = words(
    "saka sako sayen siyen saya sayi sayo siya siyo siyan sayan sanya loda ra zuta"
    " zutara zuru izu zu zuo zuoro zuru igo goro gote"
    " gota gotara izuta"
)
IGBO = re.compile(
    r"[ai]?[ik]?(?:zig(?:a|ara|aara|aram|ar)|zip(?:u|uru|uo|uoro)|zite|ziter[ea]|"
    r"nyef(?:e|ee|ere"
    r"|eere)|nyekwa|kwu(?:o|oro|oro|ru|nye|nyere)?|zut(?:a|ara|aara)|zuru|"
    r"zuo(?:ro)?|izu|zu|go(?:ro|te|ta|tara)|tinye|tinyere"
    r"|wepu)"
)
IGBO_PREFIXED = re.compile(
    r"[aeiou]?-?[iu]?(?:zigara|ziga|zipu|zite|nyefe|nyefere|kwu|kwuru|kwuo|zuta|"
    r"zutara|igo|izuta)"
)
FILLERS = words(
    "please pls plz plss plsss pleaseee please,"
    " abeg abg ejo jowo ejowo e-jowo biko bikonu"
    " kindly oya ok"
    " okay hi hello hey hy good morning afternoon evening sir ma bro boss my guy oga"
    " miimii dear just quickly urgently now right yes yeah sharp don dan allah allah,"
    " then also and so nna nwanne chief madam wey e ni kiakia today asap still first"
    " urgent important anyway jare pele actually kpele ehen sha help helo hellow hallo"
    " bros bruh fast quick jor joor ehn omo egbon basically abeggg pleas plzz pleasee"
    " oo o"
)
FRAMES = FILLERS | words(
    "i i'd i'll i'm we want wan wanna would like to need must have has got gotta wish"
    " could can will you u let me lemme let's us make una help assist with in gladly"
    " going gonna abeg if trying love looking ready go ahead try am require"
    " request requesting wants u'd ba mi epp helep"
)
PLACES = words(
    "lagos abuja ibadan kano kaduna jos enugu owerri benin warri portharcourt yola"
    " onitsha uyo calabar ilorin akure abeokuta lekki ikeja yaba surulere ikorodu"
    " sokoto maiduguri bauchi gombe zaria lokoja asaba awka nsukka osogbo nigeria"
    " naija ghana london ajah oshodi ikoyi london dubai canada"
)
RELATIONS = words(
    "brother sister broda sista padi paddy friend wife husband son daughter cousin"
    " colleague guy"
)
PARENTS = words(
    "boy girl driver landlord landlady teacher boss pastor neighbour neighbor babe bae"
    " gf bf"
    " hubby wifey bro sis bestie nephew niece grandma grandpa child children kids mum"
    " mummy mama dad daddy papa mom mumsy popsi popsy aunty uncle nne"
)
NO_NAMES = words(
    "me myself am it he she him her them this that these those us you i my account acct"
    " money number bank wallet line phone another other someone somebody anyone"
    " everybody one same person people place abroad card savings saving current"
    " checking"
    " the a an to give for from and or with use using via by at on in into now today"
    " tomorrow please pls abeg plz asap naira kobo because so as being is was no not"
    " thanks thank sharp sharply kia quickly urgently again too number details"
    " transfer send pay buy recharge of airtime data light token meter bill bills"
    " each both apiece more delivered received instead everything whole entire full"
    " total rest name"
    " amount account's half all balance some new saved beneficiary later immediately"
    " his their our your its what who which when ni mi min na wa ga zuwa lati si fun ti"
    " inu ori m nke site n'ime daga asusun asusu akanti akaunti akauntu"
    " bankin banki kudi owo"
    " ego salary monthly weekly daily right away narration sum move make do be gone"
    " successful success complete completed done now through buy get put top have"
    " see check know done go going help wan want need wey who which dey dropped"
    " entered landed reached arrived drop enter reach land jor joor jare abegi sef oo"
    " rent fees bill bills tithe school email whatsapp yesterday last week month"
    " goods items debt"
    " order stuff things work"
    " inside fast quick kia back has have again ya shiga kuwa da ne ce sun o ti"
)
FOREIGN = re.compile(
    r"(?:us)?dollars?|usd|pounds?|gbp|euros?|eur|cedis?|ghs|birr|shillings?|ksh|"
    r"kes|rands?"
    r"|zar|cfa|xof|francs?|yuan|rmb|rupees?|usdt|btc|bitcoins?|dola|fam|riyals?|"
    r"dirhams?"
)
SLANG = re.compile(r"bags?|bars?|grands?|stacks?|racks?")
