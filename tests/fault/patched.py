"""The application as gunicorn loads it in test_mutants.py: with one mistake in it."""

from __future__ import annotations

import os
from typing import Any

import falcon

from miimii import app
from tests.fault.mutants import MUTANTS, put_on

PATCH_VARIABLE = "TEST_PATCH"  # the mutant's number; none without a mistake


def get_app() -> falcon.App[Any, Any]:
    """Called by gunicorn in each worker, which stays with the mistake to its end."""
    if (number := os.environ[PATCH_VARIABLE]) in MUTANTS:
        put_on(MUTANTS[number].patches)
    return app.get_app()
