"""/webhook/bilal: what the vendor tells us became of a purchase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import falcon

from miimii import clock
from miimii.chat.inbox import Inbox, Update
from miimii.providers import bilal_notices
from miimii.users.fields import FieldCipher
from miimii.web.acting import answer_then_act
from miimii.web.bodies import MIB, parse_object
from miimii.web.webhooks.signed import OK, read_signed

TABLE = "inbound_events"  # what is sealed for an event opens nowhere else


class BilalWebhook:
    """Keeps every signed notice, also what it does not understand; words are sealed."""

    def __init__(
        self, inbox: Inbox, cipher: FieldCipher, *, secrets: Sequence[str]
    ) -> None:
        self._inbox = inbox
        self._seal = partial(cipher.seal, TABLE)
        self._secrets = secrets

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """200 once it is kept, new or known; 401, 400, 413; 503 when it can't be."""
        raw = read_signed(
            req, bilal_notices.SIGNATURE_HEADERS, self._secrets, most_bytes=MIB
        )
        notice = bilal_notices.read_notice(parse_object(raw), raw, self._seal)
        update = Update(
            source=bilal_notices.SOURCE,
            event_key=notice.event_key,
            lane=notice.lane,
            kind=notice.kind,
            payload=notice.payload,
            happened_at=clock.now(),
        )
        answer_then_act(resp, OK, self._inbox.act, self._inbox.store([update]))
