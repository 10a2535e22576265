"""The sandbox's own secrets and ports, made at the first start and kept with its data.

The launcher hands `environment()` to the application, so that both sides of every
signature share a secret that exists on this machine only.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from base64 import b64encode
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

FILE_NAME = "sandbox.json"
PHONE_NUMBER_ID = "1000000001"
BUSINESS_ACCOUNT_ID = "2000000001"
ONBOARDING_FLOW_ID = "3000000001"
PIN_FLOW_ID = "3000000002"
BILAL_USERNAME = "miimii-sandbox"


@dataclass(frozen=True)
class SandboxConfig:
    """Where the stand-ins listen, where the application is, and what both know."""

    data_dir: str
    app_port: int
    sandbox_port: int
    whatsapp_access_token: str
    whatsapp_verify_token: str
    whatsapp_app_secret: str
    flow_private_key: str
    bellbank_consumer_key: str
    bellbank_consumer_secret: str
    bellbank_webhook_secret: str
    bilal_password: str
    bilal_webhook_secret: str
    dojah_app_id: str
    dojah_secret_key: str
    dojah_webhook_secret: str
    jwt_secret: str
    field_encryption_key: str
    blind_index_key: str
    pin_pepper: str

    @property
    def app_url(self) -> str:
        """Origin of the application, no trailing slash."""
        return f"http://127.0.0.1:{self.app_port}"

    @property
    def sandbox_url(self) -> str:
        """Origin of the stand-ins and the chat page, no trailing slash."""
        return f"http://127.0.0.1:{self.sandbox_port}"

    @property
    def openai_api_key(self) -> str:
        """The language model's key; needs no place of its own in the file."""
        return hmac.new(self.jwt_secret.encode(), b"openai", "sha256").hexdigest()

    @property
    def path(self) -> Path:
        """The file this configuration is kept in, for `--config`."""
        return Path(self.data_dir) / FILE_NAME

    def environment(self, database_url: str, redis_url: str) -> dict[str, str]:
        """Every variable the application needs to run against the stand-ins."""
        return {
            "ENVIRONMENT": "sandbox",
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "PORT": str(self.app_port),
            "BASE_URL": self.app_url,
            "LOG_LEVEL": "INFO",
            "WEB_CONCURRENCY": "2",
            **self._whatsapp(),
            **self._money_providers(),
            "DOJAH_API_URL": f"{self.sandbox_url}/dojah",
            "DOJAH_APP_ID": self.dojah_app_id,
            "DOJAH_SECRET_KEY": self.dojah_secret_key,
            "DOJAH_WEBHOOK_SECRET": self.dojah_webhook_secret,
            "OPENAI_BASE_URL": f"{self.sandbox_url}/openai/v1",
            "OPENAI_API_KEY": self.openai_api_key,
            "JWT_SECRET": self.jwt_secret,
            "FIELD_ENCRYPTION_KEYS": self.field_encryption_key,
            "BLIND_INDEX_KEY": self.blind_index_key,
            "PIN_PEPPERS": self.pin_pepper,
        }

    def _whatsapp(self) -> dict[str, str]:
        return {
            "WHATSAPP_API_URL": f"{self.sandbox_url}/graph/v25.0",
            "WHATSAPP_ACCESS_TOKEN": self.whatsapp_access_token,
            "WHATSAPP_PHONE_NUMBER_ID": PHONE_NUMBER_ID,
            "WHATSAPP_BUSINESS_ACCOUNT_ID": BUSINESS_ACCOUNT_ID,
            "WHATSAPP_WEBHOOK_VERIFY_TOKEN": self.whatsapp_verify_token,
            "WHATSAPP_APP_SECRETS": self.whatsapp_app_secret,
            "WHATSAPP_FLOW_PRIVATE_KEY": self.flow_private_key,
            "WHATSAPP_FLOW_PASSPHRASE": "",
            "WHATSAPP_PIN_FLOW_ID": PIN_FLOW_ID,
            "WHATSAPP_ONBOARDING_FLOW_ID": ONBOARDING_FLOW_ID,
        }

    def _money_providers(self) -> dict[str, str]:
        return {
            "BELLBANK_API_URL": f"{self.sandbox_url}/bellbank",
            "BELLBANK_CONSUMER_KEY": self.bellbank_consumer_key,
            "BELLBANK_CONSUMER_SECRET": self.bellbank_consumer_secret,
            "BELLBANK_WEBHOOK_SECRET": self.bellbank_webhook_secret,
            "BILAL_API_URL": f"{self.sandbox_url}/bilal",
            "BILAL_USERNAME": BILAL_USERNAME,
            "BILAL_PASSWORD": self.bilal_password,
            "BILAL_WEBHOOK_SECRET": self.bilal_webhook_secret,
        }


def load_or_make(data_dir: Path, *, app_port: int, sandbox_port: int) -> SandboxConfig:
    """Read the configuration kept in `data_dir`, or make it with fresh secrets.

    Secrets survive restarts; ports follow the arguments. The file is 0600 and the
    directory 0700 when we make them.
    """
    path = data_dir / FILE_NAME
    if path.exists():
        kept = load(path)
        config = replace(
            kept,
            data_dir=str(data_dir),
            app_port=app_port,
            sandbox_port=sandbox_port,
        )
        if config == kept:
            return config
    else:
        config = _fresh(data_dir, app_port, sandbox_port)
    _save(config)
    return config


def load(path: Path) -> SandboxConfig:
    """Read a configuration file written by `load_or_make`."""
    return SandboxConfig(**json.loads(path.read_text("utf-8")))


def _fresh(data_dir: Path, app_port: int, sandbox_port: int) -> SandboxConfig:
    return SandboxConfig(
        data_dir=str(data_dir),
        app_port=app_port,
        sandbox_port=sandbox_port,
        whatsapp_access_token=_word(),
        whatsapp_verify_token=_word(),
        whatsapp_app_secret=_word(),
        flow_private_key=_rsa_key(),
        bellbank_consumer_key=_word(),
        bellbank_consumer_secret=_word(),
        bellbank_webhook_secret=_word(),
        bilal_password=_word(),
        bilal_webhook_secret=_word(),
        dojah_app_id=_word(),
        dojah_secret_key=_word(),
        dojah_webhook_secret=_word(),
        jwt_secret=_word(),
        field_encryption_key=_key(),
        blind_index_key=_key(),
        pin_pepper=_key(),
    )


def _save(config: SandboxConfig) -> None:
    """Write beside and rename, so that a reader never sees half a file."""
    config.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = config.path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(config), file, indent=1)
    beside.replace(config.path)


def _word() -> str:
    return secrets.token_urlsafe(32)


def _key() -> str:
    return b64encode(secrets.token_bytes(32)).decode()


def _rsa_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
