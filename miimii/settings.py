"""Every variable that MiiMii reads, typed; nothing else looks at the environment.

`docs/settings.md` explains each. A process that lacks one says so, names all that are
wrong at once, never their values, and exits 78.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from itertools import combinations
from typing import Any, TypeVar
from urllib.parse import urlsplit

from argon2 import Type, extract_parameters
from argon2.exceptions import InvalidHashError
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from miimii.addresses import (
    LOOPBACK,
    is_readable,
    secret_parts,
    unsafe_cache,
    unsafe_database,
    unsafe_web,
)
from miimii.money import Money

EXIT_BAD_SETTINGS = 78  # EX_CONFIG of sysexits.h
_PRODUCTION, _SANDBOX = "production", "sandbox"
_LEAST_SECRET_LENGTH = 32
_LEAST_SIGNING_LENGTH = 16  # characters, of what notices are signed with
_LEAST_DIFFERENT_BYTES = 16  # of 32; random ones have 30
_LEAST_RSA_BITS = 2048
_HTTPS = frozenset({"BASE_URL", "OPENAI_BASE_URL", "ALERT_WEBHOOK_URL", "DEADMAN_URL"})
_SIGNING = frozenset(
    {
        *("WHATSAPP_APP_SECRETS", "BELLBANK_WEBHOOK_SECRET"),
        *("BILAL_WEBHOOK_SECRET", "DOJAH_WEBHOOK_SECRET"),
    }
)
_PHONE = r"\+[1-9][0-9]{7,14}"
_PLACEHOLDERS = (
    *("changeme", "change-me", "change_me", "replace-me", "replace_me", "example"),
    *("your-", "your_", "xxxx", "secret123", "placeholder"),
)

_FLOAT_LOW = "50,000"  # naira

_T = TypeVar("_T")


class BadSettings(Exception):
    """Names every variable that is wrong, and how; never a value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _secret(**keywords: Any) -> Any:
    """A field whose value must never be printed."""
    return field(repr=False, **keywords)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says, read once. Lists have the newest item first."""

    database_url: str = _secret()
    database_ca_cert: str = ""
    redis_url: str = _secret()
    whatsapp_api_url: str = "https://graph.facebook.com/v25.0"
    whatsapp_access_token: str = _secret()
    whatsapp_phone_number_id: str
    whatsapp_business_account_id: str
    whatsapp_webhook_verify_token: str = _secret()
    whatsapp_app_secrets: tuple[str, ...] = _secret()
    whatsapp_flow_private_key: tuple[str, ...] = _secret()
    whatsapp_flow_passphrase: str = _secret(default="")
    whatsapp_pin_flow_id: str
    whatsapp_onboarding_flow_id: str
    bellbank_api_url: str
    bellbank_consumer_key: str = _secret()
    bellbank_consumer_secret: str = _secret()
    bellbank_webhook_secret: tuple[str, ...] = _secret()
    bilal_api_url: str
    bilal_username: str = _secret()
    bilal_password: str = _secret()
    bilal_webhook_secret: tuple[str, ...] = _secret()
    dojah_api_url: str
    dojah_app_id: str = _secret()
    dojah_secret_key: str = _secret()
    dojah_webhook_secret: tuple[str, ...] = _secret()
    dojah_calls_a_day: int = 5_000
    openai_base_url: str = "https://api.openai.com/v1"
    openai_api_key: str = _secret(default="")
    openai_model: str = "gpt-4o-mini"
    openai_transcription_model: str = "whisper-1"
    openai_calls_a_day: int = 20_000
    jwt_secret: tuple[str, ...] = _secret()
    field_encryption_keys: tuple[bytes, ...] = _secret()
    blind_index_key: bytes = _secret()
    pin_peppers: tuple[bytes, ...] = _secret()
    admin_email: str = ""
    admin_password_hash: str = _secret(default="")
    base_url: str
    log_level: str = "INFO"
    port: int = 8080
    web_concurrency: int = 2
    environment: str = _PRODUCTION
    allow_chat_pin: bool = False
    alert_webhook_url: str = _secret(default="")
    alert_smtp_url: str = _secret(default="")
    alert_email_from: str = ""
    alert_email_to: str = ""
    alert_whatsapp_to: str = ""
    deadman_url: str = _secret(default="")
    float_low: str = ""
    metrics_token: str = _secret(default="")

    @property
    def is_production(self) -> bool:
        return self.environment == _PRODUCTION

    @property
    def lowest_float(self) -> Money:
        """Below this, our money at the vendor is low enough to alert people."""
        return Money.naira(self.float_low or _FLOAT_LOW)

    @property
    def alert_mailboxes(self) -> tuple[str, ...]:
        """Who gets alerts by e-mail."""
        return _items(self.alert_email_to)

    @property
    def alert_phones(self) -> tuple[str, ...]:
        """Who gets critical alerts over WhatsApp."""
        return _items(self.alert_whatsapp_to)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return every secret text, for the log's redactor; of addresses, whose host
        is no secret, also what is logged without it: password, path and query.
        """
        hidden = (getattr(self, f.name) for f in fields(self) if not f.repr)
        groups = (v if isinstance(v, tuple) else (v,) for v in hidden)
        texts = [t for group in groups for t in group if isinstance(t, str) and t]
        return (*texts, *(part for text in texts for part in secret_parts(text)))

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """Read and check everything; BadSettings names all that is wrong at once."""
        reader = _Reader(os.environ if env is None else env)
        values = {
            f.name: reader.read(f.name.upper(), str(f.type), _default_of(f))
            for f in fields(cls)
        }
        if reader.problems:
            raise BadSettings(reader.problems)
        settings = cls(**values)
        if problems := _refusals(settings):
            raise BadSettings(problems)
        return settings


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the terminal of whoever runs a script can show, and may."""

    can_draw: bool
    may_color: bool

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Terminal:
        """Read TERM, and NO_COLOR as no-color.org has it: set to anything is no."""
        env = os.environ if env is None else env
        return cls(env.get("TERM", "dumb") != "dumb", not env.get("NO_COLOR"))


def database_address(env: Mapping[str, str] | None = None) -> tuple[str, str]:
    """Return DATABASE_URL and DATABASE_CA_CERT, which may be empty: all that migrations
    and the book checks need. Raises BadSettings, as `Settings.from_env`.
    """
    reader = _Reader(os.environ if env is None else env)
    url: str = reader.read("DATABASE_URL", "str", None)
    ca_cert: str = reader.read("DATABASE_CA_CERT", "str", "")
    environment: str = reader.read("ENVIRONMENT", "str", _PRODUCTION)
    problems = reader.problems
    if not problems and environment != _SANDBOX:  # misspelt is production, too
        problems = unsafe_database(url, ca_cert)
    if problems:
        raise BadSettings(problems)
    return url, ca_cert


def _default_of(item: Any) -> str | None:
    """Return what stands for a variable that is not set; None if it is required."""
    default = item.default
    if not isinstance(default, str | int | bool):
        return None
    return ("1" if default else "") if isinstance(default, bool) else str(default)


class _Reader:
    """Reads one variable after the other and remembers what was wrong."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self.problems: list[str] = []

    def read(self, name: str, kind: str, default: str | None) -> Any:
        raw = self._env.get(name, "").strip()
        if raw.startswith("${"):
            return self._wrong(f"{name} was not filled in by the platform")
        if not raw and default is None:
            return self._wrong(f"{name} is missing")
        text = raw or (default or "")
        if name.endswith("_URL") and not is_readable(text):
            return self._wrong(f"{name} is no address: special characters go as %XX")
        try:
            return _PARSERS[kind](text)
        except ValueError as ex:
            return self._wrong(f"{name} {ex}")

    def _wrong(self, problem: str) -> None:
        self.problems.append(problem)


def _items(text: str) -> tuple[str, ...]:
    """Return the items of a list that may be empty."""
    return tuple(item.strip() for item in text.split(",") if item.strip())


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError("is not a whole number")
    return int(text)


def _switch(text: str) -> bool:
    if text not in {"", "0", "1"}:
        raise ValueError("may only be 1 or empty")
    return text == "1"


def _listed(parse: Callable[[str], _T]) -> Callable[[str], tuple[_T, ...]]:
    def read(text: str) -> tuple[_T, ...]:
        items = [item.strip() for item in text.split(",")]
        if not all(items):
            raise ValueError("has an empty item")
        return tuple(parse(item) for item in items)

    return read


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("is not base64") from None
    if len(key) != _LEAST_SECRET_LENGTH:
        raise ValueError("is not 32 bytes")
    return key


_PARSERS: dict[str, Callable[[str], Any]] = {
    "str": str,
    "int": _whole,
    "bool": _switch,
    "bytes": _key,
    "tuple[str, ...]": _listed(str),
    "tuple[bytes, ...]": _listed(_key),
}


def flow_private_keys(settings: Settings) -> tuple[RSAPrivateKey, ...]:
    """Return what opens Flow requests, newest first; ValueError if one is no key."""
    return tuple(
        _rsa_key(text, settings) for text in settings.whatsapp_flow_private_key
    )


def _rsa_key(text: str, settings: Settings) -> RSAPrivateKey:
    pem = text.replace("\\n", "\n").encode()
    passphrase = settings.whatsapp_flow_passphrase.encode() or None
    try:
        key = load_pem_private_key(pem, passphrase)
    except (ValueError, TypeError):
        raise ValueError("can't be read as a PEM key") from None
    if not isinstance(key, RSAPrivateKey) or key.key_size < _LEAST_RSA_BITS:
        raise ValueError("is not an RSA key of 2048 bits or more")
    return key


def _refusals(settings: Settings) -> list[str]:
    """Return what forbids a start although every variable could be read."""
    problems = []
    if settings.environment not in {_PRODUCTION, _SANDBOX}:
        problems.append("ENVIRONMENT may only be production or sandbox")
    if any(len(secret) < _LEAST_SECRET_LENGTH for secret in settings.jwt_secret):
        problems.append("JWT_SECRET has an item of fewer than 32 characters")
    problems += _shared_keys(settings)
    try:
        flow_private_keys(settings)
    except ValueError as ex:
        problems.append(f"WHATSAPP_FLOW_PRIVATE_KEY {ex}")
    try:
        _ = settings.lowest_float
    except ValueError:
        problems.append("FLOAT_LOW is not an amount in naira")
    problems += _first_admin(settings) + _alert_ways(settings)
    if settings.is_production:
        problems += _production_only(settings)
    return problems


def _shared_keys(settings: Settings) -> list[str]:
    """Each key has one purpose: who learns it has learnt nothing else.

    In the sandbox a pepper may be any key, as it guards nobody's PIN.
    """
    keys = {
        "BLIND_INDEX_KEY": {settings.blind_index_key},
        "PIN_PEPPERS": {*settings.pin_peppers} if settings.is_production else set(),
        "FIELD_ENCRYPTION_KEYS": {*settings.field_encryption_keys},
    }
    return [
        f"{name} equals one of {other}"
        for (name, some), (other, others) in combinations(keys.items(), 2)
        if some & others
    ]


def _first_admin(settings: Settings) -> list[str]:
    if bool(settings.admin_email) != bool(settings.admin_password_hash):
        return ["ADMIN_EMAIL and ADMIN_PASSWORD_HASH go together"]
    try:
        found = settings.admin_password_hash
        is_right = not found or extract_parameters(found).type is Type.ID
    except InvalidHashError:
        is_right = False
    return [] if is_right else ["ADMIN_PASSWORD_HASH is not an encoded argon2id string"]


def _alert_ways(settings: Settings) -> list[str]:
    problems = []
    server = urlsplit(settings.alert_smtp_url)
    is_here = server.scheme == "smtp" and server.hostname in LOOPBACK
    if settings.alert_smtp_url and server.scheme != "smtps" and not is_here:
        problems.append("ALERT_SMTP_URL must begin with smtps://")
    said = (settings.alert_smtp_url, settings.alert_email_from, settings.alert_email_to)
    if any(said) and not all(said):
        names = "ALERT_SMTP_URL, ALERT_EMAIL_FROM and ALERT_EMAIL_TO"
        problems.append(f"{names} go together")
    if not all(re.fullmatch(_PHONE, phone) for phone in settings.alert_phones):
        problems.append("ALERT_WHATSAPP_TO is not a list of numbers like +234…")
    return problems


def _production_only(settings: Settings) -> list[str]:
    problems = []
    if settings.allow_chat_pin:
        problems.append("ALLOW_CHAT_PIN is for ENVIRONMENT=sandbox only")
    problems += unsafe_database(settings.database_url, settings.database_ca_cert)
    problems += unsafe_cache(settings.redis_url)
    for item in fields(settings):
        value = getattr(settings, item.name)
        name = item.name.upper()
        if name.endswith("_API_URL") or (name in _HTTPS and value):
            problems += unsafe_web(name, value)
        texts = value if isinstance(value, tuple) else (value,)
        if not item.repr and any(_is_placeholder(text) for text in texts):
            problems.append(f"{name} still holds a sample value")
        if name in _SIGNING and any(len(t) < _LEAST_SIGNING_LENGTH for t in texts):
            problems.append(f"{name} has an item of fewer than 16 characters")
    return problems


def _is_placeholder(value: object) -> bool:
    if isinstance(value, bytes):  # a key
        return len(set(value)) < _LEAST_DIFFERENT_BYTES
    if not isinstance(value, str):
        return False
    return any(sample in value.lower() for sample in _PLACEHOLDERS)
