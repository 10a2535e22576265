"""Settings: all problems at once, names only, and what production refuses."""

import base64
import os
from pathlib import Path

import pytest
from argon2 import Type
from argon2.low_level import hash_secret

from miimii.sandbox.config import load_or_make
from miimii.settings import (
    BadSettings,
    Settings,
    database_address,
    flow_private_keys,
)


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    place: Path = tmp_path_factory.mktemp("config")
    config = load_or_make(place, app_port=1, sandbox_port=2)
    return config.environment("postgresql://localhost/y", "redis://localhost")


PRODUCTION = {"ENVIRONMENT": "production"}
ARGON2I = hash_secret(b"x", b"y" * 16, 1, 8, 1, 16, Type.I).decode()


def problems(env: dict[str, str], **changes: str) -> str:
    with pytest.raises(BadSettings) as caught:
        Settings.from_env({**env, **changes})
    return str(caught.value)


def test_the_sandbox_s_environment_is_complete(env: dict[str, str]) -> None:
    settings = Settings.from_env(env)
    assert settings.environment == "sandbox"
    assert flow_private_keys(settings)[0].key_size == 2048


def test_all_missing_variables_are_named_at_once() -> None:
    with pytest.raises(BadSettings) as caught:
        Settings.from_env({})
    named = {problem.split()[0] for problem in caught.value.problems}
    assert {"DATABASE_URL", "REDIS_URL", "PIN_PEPPERS", "BASE_URL"} <= named
    assert len(named) == 27


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DATABASE_URL": "${db.DATABASE_URL}"}, "DATABASE_URL was not filled in"),
        ({"BASE_URL": ""}, "BASE_URL is missing"),
        ({"JWT_SECRET": "short"}, "JWT_SECRET has an item of fewer than 32"),
        (
            {"WHATSAPP_APP_SECRETS": "one,,two"},
            "WHATSAPP_APP_SECRETS has an empty item",
        ),
        ({"PIN_PEPPERS": "abc"}, "PIN_PEPPERS is not base64"),
        (
            {"PIN_PEPPERS": base64.b64encode(b"x").decode()},
            "PIN_PEPPERS is not 32 bytes",
        ),
        ({"PORT": "http"}, "PORT is not a whole number"),
        ({"ENVIRONMENT": "staging"}, "ENVIRONMENT may only be"),
        ({"WHATSAPP_FLOW_PRIVATE_KEY": "x"}, "WHATSAPP_FLOW_PRIVATE_KEY can't be read"),
        ({"ADMIN_EMAIL": "a@b.ng"}, "ADMIN_EMAIL and ADMIN_PASSWORD_HASH go together"),
        ({"ALLOW_CHAT_PIN": "yes"}, "ALLOW_CHAT_PIN may only be 1 or empty"),
        (
            {"ADMIN_EMAIL": "a@b.ng", "ADMIN_PASSWORD_HASH": "plain"},
            "ADMIN_PASSWORD_HASH is not an encoded argon2id string",
        ),
        (
            {"ADMIN_EMAIL": "a@b.ng", "ADMIN_PASSWORD_HASH": ARGON2I},
            "ADMIN_PASSWORD_HASH is not an encoded argon2id string",
        ),
        (
            {"ALERT_EMAIL_TO": "a@b.ng"},
            "ALERT_EMAIL_FROM and ALERT_EMAIL_TO go together",
        ),
        (
            {"ALERT_SMTP_URL": "smtp://mail.b.ng"},
            "ALERT_SMTP_URL must begin with smtps://",
        ),
        ({"ALERT_WHATSAPP_TO": "+2348031234567, 0803"}, "ALERT_WHATSAPP_TO is not a"),
    ],
)
def test_each_mistake_is_named(
    env: dict[str, str], changes: dict[str, str], said: str
) -> None:
    assert said in problems(env, **changes)


@pytest.mark.parametrize(
    ("name", "other", "where"),
    [
        ("BLIND_INDEX_KEY", "FIELD_ENCRYPTION_KEYS", "sandbox"),
        ("BLIND_INDEX_KEY", "PIN_PEPPERS", "production"),
        ("PIN_PEPPERS", "FIELD_ENCRYPTION_KEYS", "production"),
    ],
)
def test_each_key_has_one_purpose(
    env: dict[str, str], name: str, other: str, where: str
) -> None:
    fresh = base64.b64encode(bytes(range(32))).decode()
    changes = {"ENVIRONMENT": where, other: f"{fresh},{env[name]}"}
    assert f"{name} equals one of {other}" in problems(env, **changes)


@pytest.mark.parametrize(
    "name", ["FIELD_ENCRYPTION_KEYS", "PIN_PEPPERS", "BLIND_INDEX_KEY"]
)
@pytest.mark.proves("T37")
def test_production_takes_no_key_that_nobody_drew(
    env: dict[str, str], name: str
) -> None:
    for drawn in (bytes(32), b"k" * 32, b"changeme" * 4):
        changed = {name: base64.b64encode(drawn).decode()}
        said = problems(env, ENVIRONMENT="production", **changed)
        assert f"{name} still holds a sample value" in said
        assert Settings.from_env({**env, **changed}).environment == "sandbox"


@pytest.mark.parametrize(
    "name",
    [
        *("WHATSAPP_APP_SECRETS", "BELLBANK_WEBHOOK_SECRET"),
        *("BILAL_WEBHOOK_SECRET", "DOJAH_WEBHOOK_SECRET"),
    ],
)
def test_production_takes_no_short_secret_to_sign_with(
    env: dict[str, str], name: str
) -> None:
    fine, short = "k" * 16, "k" * 15
    said = problems(env, ENVIRONMENT="production", **{name: f"{fine},{short}"})
    assert f"{name} has an item of fewer than 16 characters" in said
    assert Settings.from_env({**env, **PRODUCTION, name: fine}).is_production
    assert Settings.from_env({**env, name: short}).environment == "sandbox"


def test_production_refuses_what_the_sandbox_may(env: dict[str, str]) -> None:
    said = problems(
        env,
        ENVIRONMENT="production",
        ALLOW_CHAT_PIN="1",
        BASE_URL="http://miimii.ng",
        ALERT_WEBHOOK_URL="http://chat.ng/hook",
        WHATSAPP_ACCESS_TOKEN="your-token-here",
    )
    assert "ALLOW_CHAT_PIN is for" in said
    assert "BASE_URL must begin with https" in said
    assert "ALERT_WEBHOOK_URL must begin with https" in said
    assert "DEADMAN_URL" not in said  # it is not set
    assert "WHATSAPP_ACCESS_TOKEN still holds a sample value" in said


SECRETS = (
    *("WHATSAPP_ACCESS_TOKEN", "WHATSAPP_WEBHOOK_VERIFY_TOKEN", "WHATSAPP_APP_SECRETS"),
    *("BELLBANK_CONSUMER_KEY", "BELLBANK_CONSUMER_SECRET", "BELLBANK_WEBHOOK_SECRET"),
    *("BILAL_USERNAME", "BILAL_PASSWORD", "BILAL_WEBHOOK_SECRET", "DOJAH_APP_ID"),
    *("DOJAH_SECRET_KEY", "DOJAH_WEBHOOK_SECRET", "JWT_SECRET", "METRICS_TOKEN"),
    *("OPENAI_API_KEY", "ALERT_WEBHOOK_URL"),
)
SAMPLES = (
    *("changeme", "CHANGE-ME", "an-example-value", "your-secret", "xxxxxxxx"),
    *("secret123", "your_key_here", "placeholder", "replace-me"),
)


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.proves("T37")
def test_production_takes_no_sample_for_a_secret(
    env: dict[str, str], name: str
) -> None:
    for sample in SAMPLES:
        value = "https://" + sample * 6
        said = problems(env, ENVIRONMENT="production", **{name: f"{'k' * 40},{value}"})
        assert f"{name} still holds a sample value" in said
        assert sample * 2 not in said
    held = Settings.from_env({**env, name: SAMPLES[0] * 6})  # in the sandbox it may
    assert SAMPLES[0] * 6 in held.secrets


@pytest.mark.parametrize(
    "name",
    [
        *("WHATSAPP_API_URL", "BELLBANK_API_URL", "BILAL_API_URL", "DOJAH_API_URL"),
        *("OPENAI_BASE_URL", "BASE_URL", "DEADMAN_URL", "ALERT_WEBHOOK_URL"),
    ],
)
@pytest.mark.proves("T40")
def test_production_speaks_to_nobody_without_tls(
    env: dict[str, str], name: str
) -> None:
    for url in ("http://api.b.ng/v1", "ftp://api.b.ng", "api.b.ng", "http://127.1/"):
        said = problems(env, ENVIRONMENT="production", **{name: url})
        assert f"{name} must begin with https://" in said
    for url in ("https://api.b.ng/v1", "http://127.0.0.1:9/", "http://localhost/"):
        changed = {**env, "ENVIRONMENT": "production", name: url}
        assert Settings.from_env(changed).is_production


DATABASE, CACHE = "postgresql://u:p@db.b.ng:25060/x", "rediss://u:p@cache.b.ng:25061"
IN_CLEAR = "DATABASE_URL must say sslmode=require or stricter"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DATABASE_URL": DATABASE}, IN_CLEAR),
        ({"DATABASE_URL": f"{DATABASE}?sslmode=disable"}, IN_CLEAR),
        ({"DATABASE_URL": f"{DATABASE}?sslmode=allow"}, IN_CLEAR),
        ({"DATABASE_URL": f"{DATABASE}?sslmode=prefer"}, IN_CLEAR),
        ({"DATABASE_URL": "postgresql:///x?host=db.b.ng"}, IN_CLEAR),
        ({"DATABASE_URL": "postgresql://localhost/x?hostaddr=10.9.8.7"}, IN_CLEAR),
        ({"DATABASE_URL": "postgresql://localhost,db.b.ng/x"}, IN_CLEAR),
        ({"DATABASE_URL": f"{DATABASE}?no=such"}, "DATABASE_URL is no address of"),
        ({"REDIS_URL": "redis://u:p@cache.b.ng"}, "REDIS_URL must begin with rediss"),
        ({"REDIS_URL": "valkey://cache.b.ng"}, "REDIS_URL must begin with rediss"),
    ],
)
@pytest.mark.proves("T40")
def test_production_keeps_nothing_where_the_line_is_open(
    env: dict[str, str], changes: dict[str, str], said: str
) -> None:
    assert said in problems(env, **PRODUCTION, **changes)
    assert not Settings.from_env({**env, **changes}).is_production


@pytest.mark.parametrize(
    "changes",
    [
        {"DATABASE_URL": f"{DATABASE}?sslmode=require"},
        {"DATABASE_URL": f"{DATABASE}?sslmode=verify-full"},
        {"DATABASE_URL": DATABASE, "DATABASE_CA_CERT": "PEM"},  # it is verify-full
        {"DATABASE_URL": "postgresql://u@127.0.0.1:5432/x"},
        {"DATABASE_URL": "postgresql://u@/x?host=/run/postgresql"},
        {"REDIS_URL": CACHE},
        {"REDIS_URL": CACHE.replace("rediss", "valkeys")},
        {"REDIS_URL": "valkey://localhost:6379/0"},
    ],
)
def test_production_takes_what_the_platform_gives_and_this_machine(
    env: dict[str, str], changes: dict[str, str]
) -> None:
    assert Settings.from_env({**env, **PRODUCTION, **changes}).is_production


def test_who_needs_the_database_alone_is_held_to_the_same() -> None:
    alone = {"DATABASE_URL": f"{DATABASE}?sslmode=disable"}
    for named in ({}, {"ENVIRONMENT": "production"}, {"ENVIRONMENT": "Sandbox"}):
        with pytest.raises(BadSettings, match=IN_CLEAR):
            database_address({**alone, **named})
    assert database_address({**alone, "ENVIRONMENT": "sandbox"})[1] == ""
    certified = {**alone, "DATABASE_CA_CERT": "PEM"}
    assert database_address(certified) == (alone["DATABASE_URL"], "PEM")


@pytest.mark.parametrize("name", ["ssl_cert_reqs", "ssl_check_hostname"])
def test_production_lets_no_address_weaken_tls(env: dict[str, str], name: str) -> None:
    url = f"rediss://cache.b.ng:6379/0?db=0&{name}=none"
    said = problems(env, ENVIRONMENT="production", REDIS_URL=url)
    assert said == "REDIS_URL says how certificates are checked"


def test_alerts_go_to_lists_of_people(env: dict[str, str]) -> None:
    settings = Settings.from_env(
        {
            **env,
            "ALERT_SMTP_URL": "smtps://u:p@mail.b.ng:465",
            "ALERT_EMAIL_FROM": "miimii@b.ng",
            "ALERT_EMAIL_TO": "a@b.ng, c@b.ng",
            "ALERT_WHATSAPP_TO": "+2348031234567,+2348031234568",
        }
    )
    assert settings.alert_mailboxes == ("a@b.ng", "c@b.ng")
    assert settings.alert_phones == ("+2348031234567", "+2348031234568")
    assert Settings.from_env(env).alert_phones == ()


def test_no_value_is_ever_said(env: dict[str, str]) -> None:
    said = problems(env, ENVIRONMENT="production", WHATSAPP_ACCESS_TOKEN="changeme-9f3")
    assert "9f3" not in said
    shown = repr(Settings.from_env(env))
    hidden = Settings.from_env(env).secrets
    assert len(hidden) > 15
    assert not [secret for secret in hidden if secret in shown]


@pytest.mark.parametrize("name", ["DATABASE_URL", "REDIS_URL", "ALERT_WEBHOOK_URL"])
@pytest.mark.parametrize("password", ["4724word/r3st", "4724word@r3st", "[4724word"])
def test_an_address_that_would_be_named_by_pieces_of_its_password_is_refused(
    env: dict[str, str], name: str, password: str
) -> None:
    said = problems(env, **{name: f"https://user:{password}@localhost:1/0"})
    assert said == f"{name} is no address: special characters go as %XX"


def test_of_an_address_each_secret_part_is_hidden_by_itself(
    env: dict[str, str],
) -> None:
    password = "p%40ss" + "word"
    hidden = Settings.from_env(
        {
            **env,
            "REDIS_URL": f"rediss://default:{password}@cache.b.ng:25061/0",
            "DEADMAN_URL": "https://hc.b.ng/6b1f-our-switch/{job}",
            "ALERT_WEBHOOK_URL": "https://hooks.b.ng/services/T0/B0/x7?key=y8z9",
        }
    ).secrets
    parts = {password, "p@ssword", "/6b1f-our-switch", "key=y8z9"}
    assert {*parts, "/services/T0/B0/x7"} <= set(hidden)


def test_every_variable_is_explained() -> None:
    text = Path("docs/settings.md").read_text()
    missing = [n.upper() for n in Settings.__slots__ if f"`{n.upper()}`" not in text]
    assert missing == []
    assert os.path.exists("docs/settings.md")
