"""Imports what any script imports: what forks of this process need not do again."""

from __future__ import annotations

import importlib
import pkgutil

from miimii import jobs

for found in pkgutil.iter_modules(jobs.__path__):
    importlib.import_module(f"{jobs.__name__}.{found.name}")
