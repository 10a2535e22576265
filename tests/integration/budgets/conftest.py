"""A cache, and the database as the jobs see it."""

from __future__ import annotations
