"""Dots are for those who wait, and never follow the answer."""

from __future__ import annotations

import threading

import pytest

from miimii.chat.typing_sign import typing_sign


def test_a_quick_turn_shows_nothing() -> None:
    shown: list[str] = []
    with typing_sign(lambda: shown.append("dots"), after_s=30):
        pass
    assert shown == []
    assert not any(isinstance(t, threading.Timer) for t in threading.enumerate())


def test_a_long_turn_shows_them_once() -> None:
    shown: list[str] = []
    seen = threading.Event()

    def show() -> None:
        shown.append("dots")
        seen.set()

    with typing_sign(show, after_s=0.01):
        assert seen.wait(10)
    assert shown == ["dots"]


def test_the_answer_waits_for_dots_that_are_on_their_way() -> None:
    order: list[str] = []
    begun, may_end = threading.Event(), threading.Event()

    def show() -> None:
        begun.set()
        may_end.wait(10)
        order.append("dots")

    with typing_sign(show, after_s=0):
        assert begun.wait(10)
        may_end.set()
    order.append("answer")
    assert order == ["dots", "answer"]


def test_a_turn_that_fails_shows_nothing_later() -> None:
    shown: list[str] = []
    with pytest.raises(LookupError), typing_sign(lambda: shown.append("x"), after_s=30):
        raise LookupError
    assert shown == []
    assert not any(isinstance(t, threading.Timer) for t in threading.enumerate())
