"""Errors over HTTP: a status and a code for each, and nothing from inside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import falcon
import pytest
from falcon import testing
from marshmallow import ValidationError

from miimii import errors
from miimii.money import Money
from miimii.web import problems
from miimii.web.middleware import HEADERS, Edge

TYPED = "the PIN is 4821"


def kinds(parent: type[errors.MiimiiError]) -> Iterator[type[errors.MiimiiError]]:
    for kind in parent.__subclasses__():
        yield kind
        yield from kinds(kind)


class Raises:
    """A resource that fails in the way it is told."""

    def __init__(self, ex: Exception) -> None:
        self.ex = ex

    def on_get(self, _req: falcon.Request, _resp: falcon.Response) -> None:
        raise self.ex


def answer_to(ex: Exception) -> testing.Result:
    app: falcon.App[Any, Any] = falcon.App(middleware=[Edge()])
    problems.add_to(app)
    app.add_route("/", Raises(ex))
    return testing.TestClient(app).simulate_get("/")


def test_every_error_of_ours_has_a_status_of_its_own_family() -> None:
    for kind in kinds(errors.MiimiiError):
        if kind.__module__.startswith("miimii.rotation"):
            continue  # of a script alone: no edge ever meets it
        ex = kind.__new__(kind)
        assert problems.status_of(ex) in {403, 404, 409, 429, 503}, kind


@pytest.mark.parametrize(
    argnames=("ex", "status", "code"),
    argvalues=[
        (errors.NotFound(TYPED), 404, "not-found"),
        (errors.Frozen(TYPED), 403, "account-frozen"),
        (errors.PinWrong(2), 409, "pin-wrong"),
        (errors.LimitReached(Money(1), Money(0), is_first_day=False), 409, None),
        (errors.TooManyRequests(30), 429, "too-many-requests"),
        (errors.Busy(TYPED), 503, "busy"),
        (errors.Unavailable("database"), 503, "unavailable"),
        (falcon.HTTPNotFound(description=TYPED), 404, "not-found"),
        (falcon.HTTPError(432, title=TYPED), 432, "refused"),
        (problems.TooLarge(), 413, None),
        (ValidationError({"amount": ["Not a number."]}), 422, "invalid-fields"),
        (RuntimeError(TYPED), 500, "error"),
    ],
)
def test_an_error_becomes_a_problem_without_its_text(
    ex: Exception, status: int, code: str | None
) -> None:
    answer = answer_to(ex)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = json.loads(answer.content)
    assert problem["status"] == status
    assert problem["request_id"] == answer.headers["x-request-id"]
    if code:
        assert problem["type"] == f"/problems/{code}"
    assert "4821" not in answer.text
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_who_must_wait_is_told_how_long() -> None:
    assert answer_to(errors.TooManyRequests(30)).headers["retry-after"] == "30"
    assert answer_to(errors.Unavailable("cache")).headers["retry-after"] == "5"


@pytest.mark.parametrize(
    argnames=("given", "is_kept"),
    argvalues=[
        ("abcd-1234", True),
        ("short", False),
        ("x" * 65, False),
        ("a b", False),
    ],
)
def test_a_usable_request_id_is_kept(given: str, *, is_kept: bool) -> None:
    app: falcon.App[Any, Any] = falcon.App(middleware=[Edge()])
    answer = testing.TestClient(app).simulate_get("/", headers={"X-Request-ID": given})
    assert (answer.headers["x-request-id"] == given) is is_kept
    assert len(answer.headers["x-request-id"]) >= 8


def test_options_is_not_answered() -> None:
    app: falcon.App[Any, Any] = falcon.App(middleware=[Edge()])
    problems.add_to(app)
    app.add_route("/", Raises(RuntimeError()))
    assert testing.TestClient(app).simulate_options("/").status_code == 405
