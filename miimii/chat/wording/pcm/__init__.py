"""Nigerian Pidgin, as people talk am for Lagos.

Written without a native reader: somebody who speaks it must still check every line.
"""

from __future__ import annotations

from miimii.chat.wording.pcm import (
    account_news,
    bought,
    buying,
    errors,
    everyday,
    files,
    forms,
    help,
    limits,
    news,
    news_choices,
    own_data,
    papers,
    past,
    people,
    pins,
    prove,
    receipts,
    safety,
    saved,
    sending,
    services,
    support,
    tiers,
    welcome,
)

TEXTS: dict[str, str] = {
    **welcome.TEXTS,
    **everyday.TEXTS,
    **help.TEXTS,
    **safety.TEXTS,
    **limits.TEXTS,
    **pins.TEXTS,
    **prove.TEXTS,
    **services.TEXTS,
    **sending.TEXTS,
    **buying.TEXTS,
    **saved.TEXTS,
    **people.TEXTS,
    **news.TEXTS,
    **account_news.TEXTS,
    **news_choices.TEXTS,
    **own_data.TEXTS,
    **bought.TEXTS,
    **papers.TEXTS,
    **past.TEXTS,
    **receipts.TEXTS,
    **files.TEXTS,
    **support.TEXTS,
    **tiers.TEXTS,
    **forms.TEXTS,
    **errors.TEXTS,
}
