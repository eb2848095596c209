"""The protocol over HTTP, for programs of this machine alone.

It listens on 127.0.0.1. A page of the world could still ask it through a browser: so a request has to name this address
as its host (else another name that leads here would do), and one that a browser sends for a page has to be for a page
of this machine, as OpenRefine's are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from loader.errors import UsageError
from loader.reconciliation.protocol import Protocol

__all__ = ["Server", "serve"]

_LONGEST_BODY = 8 * 1024 * 1024
_LONGEST_FIELDS = 100
_SECONDS = 30
_CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,120}", re.ASCII)
_OF_HERE = re.compile(r"https?://(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?")
_FORM = "application/x-www-form-urlencoded"


class _Wrong(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Server(ThreadingHTTPServer):
    """Listens at once; `serve_forever` answers."""

    daemon_threads = True

    def __init__(self, protocol: Protocol, port: int) -> None:
        self.protocol = protocol
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def address(self) -> str:
        """Where it is, to be given to OpenRefine."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A program that goes away amid an answer is no error."""


def serve(protocol: Protocol, port: int, ready: Callable[[str], None]) -> None:
    """Answer until somebody interrupts; `ready` is told the address. Raises UsageError for a port that is taken."""
    try:
        server = Server(protocol, port)
    except (OSError, OverflowError) as error:
        raise UsageError(f"port {port} cannot be used: {error}", remedy="name another with --port") from error
    with server:
        ready(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "whomet"
    sys_version = ""
    timeout = _SECONDS

    def do_GET(self) -> None:
        self._handle(self._query)

    def do_POST(self) -> None:
        self._handle(self._posted)

    def do_OPTIONS(self) -> None:
        """What a browser asks before it posts for a page of another origin."""
        self._handle(lambda: None)

    def _handle(self, fields: Callable[[], dict[str, str] | None]) -> None:
        callback = ""
        try:
            self._check_who_asks()
            given = fields()
            callback = (given or {}).get("callback", "")
            if callback and not _CALLBACK.fullmatch(callback):
                callback = ""
                raise _Wrong(400, "callback: expected the name of a function")
            if given is None:
                self._send(204, b"")
                return
            self._answer(200, self._answered(given), callback)
        except _Wrong as wrong:
            self._answer(wrong.status, _error(str(wrong)), callback)
        except UsageError as error:
            self._answer(400, _error(str(error)), callback)

    def _check_who_asks(self) -> None:
        port = self.server.server_port
        if self.headers.get("Host") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            raise _Wrong(403, f"Host: expected 127.0.0.1:{port}")
        origin = self.headers.get("Origin")
        foreign = self.headers.get("Sec-Fetch-Site") == "cross-site"
        if (origin and not _OF_HERE.fullmatch(origin)) or (foreign and not origin):
            raise _Wrong(403, "only pages of this machine are answered")

    def _query(self) -> dict[str, str]:
        return _fields(urlsplit(self.path).query)

    def _posted(self) -> dict[str, str]:
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"\d{1,12}", length, re.ASCII):
            self.close_connection = True
            raise _Wrong(411, "Content-Length: expected the length of what follows")
        if int(length) > _LONGEST_BODY:
            self.close_connection = True
            raise _Wrong(413, f"more than {_LONGEST_BODY:,} bytes")
        kind = self.headers.get("Content-Type", _FORM).partition(";")[0].strip().casefold()
        if kind != _FORM:
            self.close_connection = True
            raise _Wrong(415, f"Content-Type: expected {_FORM}")
        body = self.rfile.read(int(length))
        return self._query() | _fields(body.decode("utf-8", "replace"))

    def _answered(self, fields: dict[str, str]) -> Any:
        protocol = self.server.protocol
        prefix = fields.get("prefix", "")
        match urlsplit(self.path).path.rstrip("/"):
            case "" | "/reconcile":
                if "queries" in fields:
                    return protocol.results(_json("queries", fields["queries"]))
                if "extend" in fields:
                    return protocol.extended(_json("extend", fields["extend"]))
                return protocol.manifest(self.server.address)
            case "/suggest/entity":
                return protocol.entities(prefix)
            case "/suggest/property":
                return protocol.properties(prefix)
            case "/properties":
                return protocol.proposed(fields.get("type", ""))
        raise _Wrong(404, "there is nothing here; the service is at /")

    def _answer(self, status: int, value: Any, callback: str) -> None:
        text = json.dumps(value, ensure_ascii=True)
        kind = "application/json"
        if callback:  # a script that fails is an empty answer to OpenRefine: the error goes as data
            text, kind, status = f"/**/{callback}({text});", "application/javascript", 200
        self._send(status, text.encode(), kind)

    def _send(self, status: int, body: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        origin = self.headers.get("Origin", "")
        if _OF_HERE.fullmatch(origin):
            self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Access-Control-Allow-Headers", "Content-Type")
            self.send_header("Vary", "Origin")
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library has
        """Nothing: what is asked is nobody's business."""


def _error(message: str) -> dict[str, str]:
    return {"status": "error", "message": message}


def _fields(text: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_LONGEST_FIELDS))
    except ValueError as error:
        raise _Wrong(400, "too many fields") from error


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{name}: is no JSON") from error
