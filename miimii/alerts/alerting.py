"""The alerts as a job uses them: look, tell, acknowledge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from miimii.alerts import opening
from miimii.alerts.model import Alert, Question, Watch
from miimii.alerts.store import alerts
from miimii.alerts.telling import Telling
from miimii.alerts.watches import WATCHES
from miimii.db import Database
from miimii.money import Money


class Alerting:
    """Shared by nobody: one for a run of the job."""

    watches = WATCHES

    def __init__(
        self,
        db: Database,
        telling: Telling,
        *,
        lowest_float: Money,
        model_calls_a_day: int,
    ) -> None:
        self._db = db
        self._telling = telling
        self._lowest_float = lowest_float
        self._model_calls_a_day = model_calls_a_day

    def close(self) -> None:
        """Let go of the line to the chat room."""
        self._telling.close()

    def question(self, due: Mapping[str, datetime], *, at: datetime) -> Question:
        """Return what every watch goes by, at one instant."""
        return Question(at, self._lowest_float.kobo, self._model_calls_a_day, due)

    def look(
        self, watch: Watch, question: Question, *, is_dry: bool = False
    ) -> tuple[int, int, int]:
        """Ask one watch; return how many alerts it found, opened and closed.

        In a transaction of its own, so that one watch that fails stops no other.
        """
        with self._db.transaction(is_dry=is_dry) as conn:
            return opening.look(conn, watch, question)

    def tell(self, *, at: datetime) -> tuple[int, dict[str, bool]]:
        """Tell people what they must hear now; return how many, and who took it.

        Where somebody was reached, or there is nobody but the log, it counts as told;
        else the next run tells it again.
        """
        with self._db.transaction() as conn:
            alerts.close_quiet(conn, at=at)
            due = alerts.list_to_tell(conn, at=at)
        if not due:
            return 0, {}
        reached = self._telling.tell(due, at=at)
        if any(reached.values()) or not reached:
            with self._db.transaction() as conn:
                alerts.mark_told(conn, due, at=at)
        return len(due), reached

    def test(self, *, at: datetime) -> dict[str, bool]:
        """Send a test to every destination; return which took it."""
        return self._telling.test(at=at)

    def acknowledge(self, alert_id: int, *, by: str, at: datetime) -> bool:
        """Note who looks after an open alert: it is not repeated; False if not open."""
        with self._db.transaction() as conn:
            return alerts.mark_acknowledged(conn, alert_id, by=by, at=at)

    def list_open(self) -> list[Alert]:
        """Return the open alerts, the worst first."""
        with self._db.autocommit() as conn:
            return alerts.list_open(conn)
