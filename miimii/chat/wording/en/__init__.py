"""English, as it is spoken in Nigeria: warm, short, exact."""

from __future__ import annotations

from miimii.chat.wording.en import (
    errors,
    everyday,
    files,
    forms,
    news,
    safety,
    sending,
    services,
    welcome,
)

TEXTS: dict[str, str] = {
    **welcome.TEXTS,
    **everyday.TEXTS,
    **safety.TEXTS,
    **services.TEXTS,
    **sending.TEXTS,
    **news.TEXTS,
    **files.TEXTS,
    **forms.TEXTS,
    **errors.TEXTS,
}
