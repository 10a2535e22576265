"""Setting up a member of the staff at the terminal: password, authenticator, codes."""

from __future__ import annotations

from miimii import clock
from miimii.jobs.arguments import EXIT_USAGE
from miimii.jobs.person import Stranger, ask_hidden, require_terminal, tell
from miimii.staff import codes, passwords
from miimii.staff.model import Credentials, PasswordTooWeak

_WEAK = (
    f"a password has {passwords.LEAST} characters or more, is not one that many have, "
    "and does not hold the address"
)


def enrol(email: str, *, known_hash: str = "") -> Credentials:
    """Return what somebody chose and showed, typing all of it themselves.

    With `known_hash` they type the password that belongs to it, and choose none. The
    authenticator's secret and the recovery codes are shown, once, at the terminal.
    Raises Stranger.
    """
    require_terminal()
    password = _known(email, known_hash) if known_hash else _chosen(email)
    secret = codes.new_secret()
    step = _shown_to_authenticator(secret, email)
    recovery = codes.new_recovery_codes()
    tell("\nEach of these stands in for the authenticator, once. Keep them apart:")
    tell("\n".join(f"  {code}" for code in recovery))
    return Credentials(
        password_hash=passwords.hash_password(password),
        totp_secret=secret,
        totp_step=step,
        recovery_hashes=tuple(codes.recovery_hash(code) for code in recovery),
    )


def _chosen(email: str) -> str:
    password = ask_hidden(f"New password of {email}: ")
    _refuse_weak(password, email)
    if password != ask_hidden("The same again: "):
        raise Stranger("the two passwords differ: nothing was done", EXIT_USAGE)
    return password


def _known(email: str, known_hash: str) -> str:
    password = ask_hidden("The password behind ADMIN_PASSWORD_HASH: ")
    if not passwords.is_right(known_hash, password):
        raise Stranger("that is not the password behind it", EXIT_USAGE)
    _refuse_weak(password, email)
    return password


def _refuse_weak(password: str, email: str) -> None:
    try:
        passwords.refuse_weak(password, email=email)
    except PasswordTooWeak:
        raise Stranger(_WEAK, EXIT_USAGE) from None


def _shown_to_authenticator(secret: str, email: str) -> int:
    tell(f"\nPut this into an authenticator; it is shown once:\n  {secret}")
    tell(f"  {codes.uri(secret, email)}\n")
    step = codes.step_of(secret, ask_hidden("The code it shows: "), at=clock.now())
    if step is None:
        raise Stranger("it shows another code: nothing was done", EXIT_USAGE)
    return step
