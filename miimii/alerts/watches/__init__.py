"""The rules, one function each; docs/alerts.md says what to do about each."""

from __future__ import annotations

from miimii.alerts.model import Watch
from miimii.alerts.watches import money, queues, traffic, upkeep

WATCHES: tuple[Watch, ...] = (
    Watch("database", upkeep.database),
    Watch("error rate", traffic.error_rate),
    Watch("provider", traffic.provider),
    Watch("failed transactions", money.failed_transactions),
    Watch("stuck", money.stuck),
    Watch("queues", queues.queues),
    Watch("float low", money.float_low),
    Watch("reconciliation", upkeep.reconciliation),
    Watch("audit", upkeep.audit),
    Watch("job", upkeep.jobs),
    Watch("cache", traffic.cache),
    Watch("spend", traffic.spend),
    Watch("security", traffic.security),
    Watch("tickets", queues.tickets),
    Watch("fraud", queues.flags),
    Watch("reviews", queues.reviews),
    Watch("privacy", upkeep.privacy),
)
