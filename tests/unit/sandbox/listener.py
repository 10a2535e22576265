"""Stands where the application would be: receives webhooks, answers Flow requests."""

from __future__ import annotations

import json
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from miimii.sandbox.signing import OAEP

FlowScript = Callable[[dict[str, Any]], tuple[int, dict[str, Any]]]


class Listener:
    """Receives webhooks where the application would, and answers Flow requests."""

    def __init__(self) -> None:
        self.hooks: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 200
        self.flow: FlowScript = lambda _: (200, {"data": {"status": "active"}})
        self.private_key = ""
        self.heard = threading.Condition()
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                answer = listener.receive(
                    self.path, dict(self.headers), self.rfile.read(size)
                )
                self.send_response(answer[0])
                self.send_header("Content-Length", str(len(answer[1])))
                self.end_headers()
                self.wfile.write(answer[1])

            def log_message(self, *_args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        serve = partial(self.server.serve_forever, poll_interval=0.02)
        threading.Thread(target=serve, daemon=True).start()

    def receive(
        self, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, bytes]:
        with self.heard:
            self.hooks.append((path, headers, body))
            self.heard.notify_all()
        if path.endswith("/flow"):
            return self._answer_flow(json.loads(body))
        return self.status, b"{}"

    def bodies(self, fits: Callable[[dict[str, Any]], bool], n: int) -> list[Any]:
        """Wait until `n` JSON bodies fit; returns them."""

        def found() -> list[Any]:
            bodies = [json.loads(body) for _, _, body in self.hooks]
            return [body for body in bodies if fits(body)]

        with self.heard:
            self.heard.wait_for(lambda: len(found()) >= n, timeout=5)
            return found()

    def _answer_flow(self, sealed: dict[str, str]) -> tuple[int, bytes]:
        key = serialization.load_pem_private_key(self.private_key.encode(), None)
        assert isinstance(key, rsa.RSAPrivateKey)
        aes_key = key.decrypt(b64decode(sealed["encrypted_aes_key"]), OAEP)
        iv = b64decode(sealed["initial_vector"])
        data = b64decode(sealed["encrypted_flow_data"])
        status, answer = self.flow(json.loads(AESGCM(aes_key).decrypt(iv, data, None)))
        inverted = bytes(byte ^ 0xFF for byte in iv)
        text = AESGCM(aes_key).encrypt(inverted, json.dumps(answer).encode(), None)
        return status, b64encode(text)
