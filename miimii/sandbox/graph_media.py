"""The stand-in for Graph's media: upload, a five-minute address, download."""

from __future__ import annotations

import hmac
import time
from hashlib import sha256

import falcon

from miimii.sandbox.books import Row
from miimii.sandbox.edge import App
from miimii.sandbox.graph import BASE, Graph, Messages, check_sender, graph_error

DOWNLOADS = "/graph/media"
LIFE_S = 300
MOST_BYTES = 16 * 1024 * 1024


class Upload:
    """POST /{phone-number-id}/media."""

    call = "graph.media"

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def on_post(self, req: falcon.Request, resp: falcon.Response, sender: str) -> None:
        """Keep the `file` of a multipart form; returns its id."""
        self._graph.check_token(req)
        check_sender(sender)
        if req.context.fate.isdigit():
            raise graph_error(int(req.context.fate), "as the dial says")
        kept: Row | None = None
        product = ""
        for part in req.get_media():
            if part.name == "file":
                content = part.stream.read(MOST_BYTES)
                kept = self._graph.books.add_media(part.content_type, content)
            elif part.name == "messaging_product":
                product = part.text
        if kept is None or product != "whatsapp":
            raise graph_error(100, "messaging_product and file are required")
        resp.media = {"id": kept["id"]}


class Address:
    """GET /{media-id}: where to download it, for five minutes."""

    call = "graph.media"

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def on_get(self, req: falcon.Request, resp: falcon.Response, sender: str) -> None:
        """The address, type, size and hash of one file."""
        self._graph.check_token(req)
        row = self._graph.books.media(sender)
        if row is None:
            raise graph_error(100, f"Object with ID '{sender}' does not exist")
        resp.media = {
            "messaging_product": "whatsapp",
            "url": address_of(self._graph, row["id"]),
            "mime_type": row["mime"],
            "sha256": row["sha256"],
            "file_size": len(row["content"]),
            "id": row["id"],
        }


class Download:
    """GET of an address given out before; wants the bearer token too."""

    call = "graph.media"

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def on_get(
        self,
        req: falcon.Request,
        resp: falcon.Response,
        number: str,
        until: int,
        seal: str,
    ) -> None:
        """The file itself; 404 when the address has expired."""
        self._graph.check_token(req)
        row = self._graph.books.media(number)
        right = hmac.compare_digest(seal, _seal(self._graph, number, until))
        if row is None or not right or until < time.time():
            raise falcon.HTTPNotFound
        resp.content_type = row["mime"]
        resp.data = row["content"]


def address_of(graph: Graph, number: str) -> str:
    """A download address that lives five minutes."""
    until = int(time.time()) + LIFE_S
    path = f"{DOWNLOADS}/{number}/{until}/{_seal(graph, number, until)}"
    return f"{graph.config.sandbox_url}{path}"


def _seal(graph: Graph, number: str, until: int) -> str:
    secret = graph.config.whatsapp_app_secret.encode()
    return hmac.new(secret, f"{number}:{until}".encode(), sha256).hexdigest()


def add_graph(app: App, graph: Graph) -> None:
    """Put the Graph calls under /graph/v25.0."""
    app.add_route(f"{BASE}/{{sender}}/messages", Messages(graph))
    app.add_route(f"{BASE}/{{sender}}/media", Upload(graph))
    app.add_route(f"{BASE}/{{sender}}", Address(graph))
    app.add_route(f"{DOWNLOADS}/{{number}}/{{until:int}}/{{seal}}", Download(graph))
