"""Passwords of staff: which are too weak, and argon2id hashes of the others."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from miimii.staff.model import PasswordTooWeak

LEAST, MOST = 12, 200  # characters
_FEWEST_DIFFERENT = 6
_SHORTEST_NAME = 3  # of an address; a shorter one is in many a word
# People sign in some times a day: twice the work of a PIN's hash, over 46 MiB.
_HASHER = PasswordHasher(time_cost=3, memory_cost=47_104, parallelism=1)
# Of 32 random bytes that nobody kept: an unknown address takes as long as a known one.
NOBODYS = (
    "$argon2id$v=19$m=47104,t=3,p=1$"
    "IGDnKESEZvpeO/tOs5NFrA$8h5ihBbE0ETBNxJ4w1qT5bhVBA3ruwut1brD5BihACc"
)

# Much used ones of twelve characters or more, and the beginnings of many others.
_COMMON = frozenset({
    *("123456789012", "1234567890123", "12345678901234", "1234567890qwerty"),
    *("qwertyuiop12", "qwertyuiop123", "qwertyuiopasdf", "qwertyuiopasdfghjkl"),
    *("1q2w3e4r5t6y", "1q2w3e4r5t6y7u", "1q2w3e4r5t6y7u8i", "1qaz2wsx3edc"),
    *("1qaz2wsx3edc4rfv", "zaq12wsxcde3", "q1w2e3r4t5y6", "abcdefghijkl"),
    *("abcdefghijklm", "abcdefghijklmnopqrstuvwxyz", "abcd1234efgh", "abc123abc123"),
    *("iloveyou1234", "iloveyouforever", "iloveyousomuch", "ilovejesus123"),
    *("letmeinplease", "letmein12345", "welcome12345", "welcome2mybank"),
    *("changemeplease", "changeme1234", "administrator", "administrator1"),
    *("adminadminadmin", "superadmin123", "sunshine1234", "princess1234"),
    *("football1234", "liverpoolfc1", "manchesterunited", "chelseafc1234"),
    *("arsenalarsenal", "basketball12", "jesuschrist1", "jesusislord1"),
    *("jesusislord", "godisgood123", "godisgreat123", "blessed12345"),
    *("nigeria12345", "nigerianigeria", "lagosnigeria", "lagos1234567"),
    *("abuja1234567", "naijanaija12", "correcthorsebatterystaple"),
    *("trustno1trustno1", "dragon123456", "monkey123456", "master123456"),
    *("computer1234", "internet1234", "michael12345", "superman1234"),
    *("starwars1234", "whatever1234", "asdfghjkl123", "asdfghjkl;'"),
    *("zxcvbnm12345", "zxcvbnmasdfghjkl", "qazwsxedcrfv", "secretsecret"),
    *("test12345678", "testtesttest", "default12345", "guest1234567"),
    *("bankbankbank", "transaction1", "moneymoney123", "moneymoneymoney"),
})  # fmt: skip
_STEMS = ("password", "passw0rd", "p@ssword", "p@ssw0rd", "miimii", "qwerty123456")


def refuse_weak(password: str, *, email: str) -> None:
    """Raise PasswordTooWeak for one that others would try first."""
    plain, name = password.casefold(), email.partition("@")[0].casefold()
    is_weak = (
        not LEAST <= len(password) <= MOST
        or len(set(plain)) < _FEWEST_DIFFERENT
        or plain in _COMMON
        or plain.startswith(_STEMS)
        or (len(name) >= _SHORTEST_NAME and name in plain)
    )
    if is_weak:
        raise PasswordTooWeak


def hash_password(password: str) -> str:
    """Return what may be stored. Slow on purpose: never inside a transaction."""
    return _HASHER.hash(_encoded(password))


def is_right(hashed: str, password: str) -> bool:
    """Whether it is that password; takes as long for a wrong one."""
    try:
        return _HASHER.verify(hashed, _encoded(password))
    except VerifyMismatchError:
        return False


def _encoded(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")  # whatever is typed may be wrong
