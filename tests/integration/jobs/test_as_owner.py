"""A script that runs with the rights of the books' owner does its work, and alarms."""

from __future__ import annotations

import psycopg
import pytest

from tests.integration.jobs.shop import Shop


def alerts(shop: Shop) -> list[tuple[str, ...]]:
    with psycopg.connect(shop.owner_url) as conn:
        return conn.execute(
            "SELECT rule, subject, severity FROM alerts WHERE subject LIKE 'owner%'"
        ).fetchall()


@pytest.mark.parametrize(
    ("url", "environment", "words", "raised"),
    [
        ("owner", "production", (), [("security", "owner of seal_audit", "critical")]),
        ("owner", "production", ("--dry-run",), []),
        ("owner", "sandbox", (), []),
        ("jobs", "production", (), []),
    ],
)
def test_the_owner_alarms_in_production_alone(
    shop: Shop,
    url: str,
    environment: str,
    words: tuple[str, ...],
    raised: list[tuple[str, ...]],
) -> None:
    ended = shop.run(
        "seal_audit",
        *words,
        but={
            "DATABASE_URL": shop.owner_url if url == "owner" else shop.jobs_url,
            "ENVIRONMENT": environment,
            "ALLOW_CHAT_PIN": "",
        },
    )

    assert ended.code == 0, ended.err
    assert alerts(shop) == raised
    assert ('"owner role"' in ended.err) is bool(raised)
