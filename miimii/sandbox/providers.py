"""All stand-in providers and the chat page in one process, on 127.0.0.1 only.

    python -m miimii.sandbox.providers --config FILE

Knows the application only over HTTP and imports nothing of it outside this package.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Any

import falcon
from gunicorn.app.base import BaseApplication

from miimii.sandbox.bank import add_bank
from miimii.sandbox.bank_books import BankBooks
from miimii.sandbox.bank_credits import CreditDesk
from miimii.sandbox.bank_desk import Bank
from miimii.sandbox.bank_payouts import Notices, PayoutDesk
from miimii.sandbox.config import SandboxConfig, load
from miimii.sandbox.control import Parts, add_control
from miimii.sandbox.control_customers import add_customers
from miimii.sandbox.control_vendor import VendorView, add_vendor_control
from miimii.sandbox.dials import Dials
from miimii.sandbox.edge import Answer, App, Edge, Trouble, say_answer
from miimii.sandbox.flow_phone import FlowPhone
from miimii.sandbox.graph import Graph
from miimii.sandbox.graph_books import GraphBooks
from miimii.sandbox.graph_flows import add_flows
from miimii.sandbox.graph_hooks import GraphHooks
from miimii.sandbox.graph_media import add_graph
from miimii.sandbox.inspector import Inspector
from miimii.sandbox.kyc import add_kyc
from miimii.sandbox.model import add_model
from miimii.sandbox.phone import Phone
from miimii.sandbox.vtu import Vendor, add_vendor
from miimii.sandbox.vtu_books import VendorBooks
from miimii.sandbox.vtu_desk import VendDesk
from miimii.sandbox.webhooks import Courier

THREADS = 128  # a hanging answer holds one; the others must not feel it
PAGE_POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'"
PAGE = Path(__file__).parent / "chat_page"


def create_app(config: SandboxConfig) -> App:
    """Wire the stand-ins over the books in `config.data_dir`."""
    dials, inspector = Dials(), Inspector()
    trouble = Trouble(dials)
    courier = Courier(config.app_url, inspector)
    data_dir = Path(config.data_dir)
    bank_books = BankBooks(data_dir / "bellbank.sqlite")
    graph_books = GraphBooks(data_dir / "graph.sqlite")
    notices = Notices(courier, dials, config.bellbank_webhook_secret)
    payouts = PayoutDesk(bank_books, courier, dials, notices)
    credits_ = CreditDesk(bank_books, courier, dials, notices)
    vendor_books = VendorBooks(data_dir / "bilal.sqlite")
    desk = VendDesk(vendor_books, courier, dials, config.bilal_webhook_secret)
    hooks = GraphHooks(config)
    phone = Phone(graph_books, hooks, courier)
    forms = FlowPhone(config, graph_books, phone, courier, inspector)

    app: App = falcon.App(middleware=[Edge(dials, inspector)])
    app.add_error_handler(Answer, say_answer)
    add_bank(app, Bank(config, bank_books, dials, payouts, trouble))
    add_vendor(app, Vendor(config, vendor_books, dials, desk, trouble))
    add_kyc(app, config, dials, trouble)
    add_model(app, config, dials, trouble)
    graph = Graph(config, graph_books, dials, hooks, courier)
    add_graph(app, graph)
    add_flows(app, graph, forms)
    parts = Parts(
        config=config,
        dials=dials,
        inspector=inspector,
        courier=courier,
        bank=bank_books,
        credits=credits_,
        graph=graph_books,
        hooks=hooks,
        phone=phone,
        forms=forms,
    )
    add_control(app, parts)
    add_customers(app, parts)
    add_vendor_control(app, VendorView(vendor_books, desk, courier))
    app.add_route("/", FrontDoor())
    app.add_static_route("/page", str(PAGE))
    return app


class FrontDoor:
    """GET /: the chat page."""

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """The page; its style and script are under /page."""
        resp.content_type = falcon.MEDIA_HTML
        resp.set_header("Content-Security-Policy", PAGE_POLICY)
        resp.data = (PAGE / "index.html").read_bytes()


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with one worker and many threads; the books open after the fork."""

    def __init__(self, config: SandboxConfig) -> None:
        self._config = config
        super().__init__()

    def load_config(self) -> None:
        """Settings of the server."""
        settings: dict[str, Any] = {
            "bind": f"127.0.0.1:{self._config.sandbox_port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": 0,
            "graceful_timeout": 1,
            "keepalive": 30,
            "control_socket_disable": True,
            "loglevel": "warning",
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> App:
        """The application, made in the worker."""
        return create_app(self._config)


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(description="MiiMii's sandbox providers")
    parser.add_argument("--config", type=Path, required=True)
    logging.getLogger("urllib3").setLevel(logging.WARNING)
    Server(load(parser.parse_args().config)).run()


if __name__ == "__main__":
    main()
