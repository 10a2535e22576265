"""A day on which much goes wrong, and each secret of it is planted in an aviary."""

from __future__ import annotations

import redis

from tests.canaries import in_redis
from tests.e2e.her_day import HerDay
from tests.e2e.machines import Machines
from tests.e2e.strangers import Strangers


class BadDay(HerDay, Strangers, Machines):
    """One customer, and what strangers, staff and the machines do around her."""

    def live(self) -> None:
        """All of it, in the order in which it is possible."""
        for part in (
            self._opens_her_account,
            self._types_secrets,
            self._pays_by_form_and_page,
            self._changes_her_pin,
            self._buys_power,
            self._climbs,
            self._forms_come_spoilt,
            self._strangers_knock,
            self._the_database_complains,
            self._scripts_go_wrong,
            self._what_providers_gave,
        ):
            part()
            self._redis_forgets()

    def _redis_forgets(self) -> None:
        """Keep what is there, and empty it: nobody writes too fast for the limits."""
        self.redis += in_redis(self.stack.redis_url)
        with redis.Redis.from_url(self.stack.redis_url) as client:
            client.flushdb()
