"""Who sits at the terminal: a member of the staff, by password and code."""

from __future__ import annotations

import getpass
import sys
from typing import Protocol

from miimii import clock
from miimii.errors import Busy, Unavailable, Unclear
from miimii.jobs.arguments import EXIT_USAGE
from miimii.settings import Settings
from miimii.staff.model import Duty, NotTheirDuty, SignInRefused
from miimii.staff.signing_in import SigningIn

_REFUSED, _UNAVAILABLE = 3, 69
_NO_TERMINAL = "you have to sign in, and there is no terminal here to do so"
_NOBODY = "there is no staff yet: make the first admin with create_admin.py first"
_WRONG = (
    "that address, password and code don't belong together, the code was used, or "
    "five wrong tries have locked it for half an hour"
)


class Services(Protocol):
    """What signing in needs."""

    @property
    def settings(self) -> Settings: ...

    @property
    def signing_in(self) -> SigningIn: ...


class Stranger(Exception):
    """They may not do this; the text says why, `exit_code` tells the shell."""

    def __init__(self, why: str, exit_code: int) -> None:
        super().__init__(why)
        self.exit_code = exit_code


def require(services: Services, email: str, duty: Duty) -> None:
    """Return once somebody has signed in as a member whose role has this duty.

    Only in the sandbox, and only until anybody ever joined the staff, an address alone
    is believed. Raises Stranger.
    """
    try:
        _require(services, email, duty)
    except (Busy, Unavailable, Unclear) as ex:
        raise Stranger(f"{ex.code}: nothing was done", _UNAVAILABLE) from ex


def _require(services: Services, email: str, duty: Duty) -> None:
    if not services.signing_in.has_staff():
        if services.settings.is_production:
            raise Stranger(_NOBODY, _REFUSED)
        return
    require_terminal()
    password, code = ask_hidden("Password: "), ask_hidden("Code: ")
    try:
        services.signing_in.sign_in(email, password, code, duty, at=clock.now())
    except SignInRefused:
        raise Stranger(_WRONG, _REFUSED) from None
    except NotTheirDuty as ex:
        raise Stranger(not_their_duty(ex), _REFUSED) from None


def require_terminal() -> None:
    """Raise Stranger where nobody can type a secret, or see one unrecorded."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Stranger(_NO_TERMINAL, EXIT_USAGE)


def ask_hidden(prompt: str) -> str:
    """Return what somebody types at the terminal, unseen; empty if they leave."""
    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except EOFError:
        return ""


def tell(text: str) -> None:
    """Show a line at the terminal, and in no result that may be kept."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def not_their_duty(ex: NotTheirDuty) -> str:
    """Say whose role does not do what."""
    role, duty = ex.facts["role"], ex.facts["duty"]
    return f"as {role} you don't {duty} here: docs/staff.md says who does"
