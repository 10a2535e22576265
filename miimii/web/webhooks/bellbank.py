"""/webhook/bellbank: what the bank tells us of credits and transfers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import falcon

from miimii.chat.inbox import Inbox, Update
from miimii.providers import bellbank_notices
from miimii.web.acting import answer_then_act
from miimii.web.bodies import MIB, parse_object
from miimii.web.webhooks.signed import OK, read_signed


class BellBankWebhook:
    """Keeps every signed notice, also what it does not understand."""

    def __init__(self, inbox: Inbox, *, secrets: Sequence[str]) -> None:
        self._inbox = inbox
        self._secrets = secrets

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """200 once it is kept, new or known; 401, 400, 413; 503 when it can't be."""
        raw = read_signed(
            req, bellbank_notices.SIGNATURE_HEADERS, self._secrets, most_bytes=MIB
        )
        body = parse_object(raw, parse_float=Decimal)
        notice = bellbank_notices.read_notice(body, raw)
        update = Update(
            source=bellbank_notices.SOURCE,
            event_key=notice.event_key,
            lane=notice.lane,
            kind=notice.kind,
            payload=notice.payload,
            happened_at=notice.happened_at,
        )
        answer_then_act(resp, OK, self._inbox.act, self._inbox.store([update]))
