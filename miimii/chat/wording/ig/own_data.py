"""Igbo: what customers ask of their own data."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "data.export": (
        "Edeela m na ị chọrọ otu nnomi nke data gị: *{number}*. Ndị anyị ga-ahụ na ọ "
        "bụ gị na-arịọ, ha ga-enye gị ya tupu {when}."
    ),
    "data.erase": (
        "Edeela m na ị chọrọ ka e mechie akaụntụ gị ma hichapụ data gị: *{number}*. "
        "Ndị anyị ga-ahụ na ọ bụ gị na-arịọ, ha ga-aza tupu {when}.\n\n"
        "Tupu mgbe ahụ, biko wepụ ego gị, hapụ ịkwụ ụgwọ na tiketi ndị mepere emepe "
        "ka ha gwụ. Ndekọ ịkwụ ụgwọ ga-adị ruo mgbe iwu kwuru. Ị gbanweela obi? Dee "
        '"I need a human".'
    ),
    "data.again": ("Ị rịọla nke a mbụ: *{number}*. Ndị anyị ga-aza tupu {when}."),
    "data.notice": (
        "Ihe m na-edebe: onye ị bụ, dịka BVN gị kwuru; ịkwụ ụgwọ gị; mkparịta ụka "
        "anyị, ụbọchị 90. M na-eji ya elekọta ma chekwaa akaụntụ gị; anaghị m erere "
        "ya onye ọ bụla.\n\n"
        "Ndị na-ahụ ihe ha chọrọ na ya: ụlọ akụ, onye na-ere bil, nlele njirimara, "
        "WhatsApp na onye na-akwado anyị. Ngwa asụsụ na-ahụ ụfọdụ ederede, "
        "na-enweghị aha na nọmba.\n\n"
        'Dee "export my data" maka nnomi, ma ọ bụ "delete my account".'
    ),
}
