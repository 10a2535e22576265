"""What an error code of WhatsApp's Graph API means for the message that met it.

The same for a refused send and for a `failed` status that comes later. Sources:
docs/providers/whatsapp.md.
"""

from __future__ import annotations

RETRY, RETRY_LATER, PAUSE = "retry", "retry_later", "pause"
STOP, REPLACE, REPROVE = "stop", "replace", "reprove"

_PERMISSION = range(200, 300)
_CODES: dict[str, tuple[int, ...]] = {
    # Rate limits of the number, the app, the account; maintenance; service trouble.
    RETRY: (130429, 4, 80007, 131057, 131000, 131016, 2, 133004, 1),
    RETRY_LATER: (131056,),  # too much for one person: wait 4^X seconds
    # Spam limit, dead token, permission, blocked, barred, billing, certificate.
    PAUSE: (131048, 0, 190, 3, 10, 131005, 368, 131031, 130497, 131042, 131045),
    # Our own mistake, a person who can't be reached so, a kind they don't take.
    STOP: (
        *(33, 100, 131008, 131009, 131021, 131026, 131030),
        *(131049, 130472, 131050, 131051, 131052, 131053, 131060, 131063, 131064),
        *(132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016),
    ),
    # Window closed: a template. BSUID refused: the phone. Flow blocked: a web link.
    REPLACE: (131047, 131062, 132068, 132069),
    REPROVE: (137000,),  # another identity key: someone else may hold the number
}
_KINDS = {code: kind for kind, codes in _CODES.items() for code in codes}


def kind_of(code: int | None) -> str:
    """Return the kind of `NotSent`; an unknown code is tried again, but not long."""
    if code in _PERMISSION:
        return PAUSE
    return RETRY if code is None else _KINDS.get(code, RETRY)
