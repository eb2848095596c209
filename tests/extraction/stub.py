"""A server that speaks OpenAI's protocol as it is told to: well, badly, slowly, brokenly, or with ill intent."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What is done with one request."""

    send: Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def form(self) -> str | None:
        """The kind of structure asked for."""
        form = self.body.get("response_format")
        return form["type"] if form else None

    @property
    def asked(self) -> str:
        """The question itself."""
        return str(self.body["messages"][-1]["content"])


@dataclass(slots=True)
class Stub:
    """Answers as `reply` says of each request; `requests` is all that came in."""

    reply: Callable[[Request], Answer]
    requests: list[Request] = field(default_factory=list)
    url: str = ""

    @property
    def forms(self) -> list[str | None]:
        return [request.form for request in self.requests]


@contextmanager
def served(reply: Callable[[Request], Answer] | Answer | list[Answer]) -> Iterator[Stub]:
    """A stub that answers by a function of the request, or each request with the next of a list (the last for ever)."""
    if isinstance(reply, Answer | list):
        answers = list(reply) if isinstance(reply, list) else [reply]
        stub = Stub(lambda _: answers.pop(0) if len(answers) > 1 else answers[0])
    else:
        stub = Stub(reply)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            request = Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            stub.requests.append(request)
            try:
                stub.reply(request).send(self)
            except OSError:
                self.close_connection = True  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def raw(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return Answer(answer)


def completion(text: str | None, finish: str = "stop") -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode()


def says(value: Any, finish: str = "stop") -> Answer:
    """The model writes this text, or this value as JSON."""
    return raw(completion(value if isinstance(value, str) or value is None else json.dumps(value), finish))


def refuses(status: int, message: str, **headers: str) -> Answer:
    return raw(json.dumps({"error": {"message": message, "type": "invalid_request_error"}}).encode(), status, **headers)


def late(seconds: float) -> Answer:
    def answer(_: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)

    return Answer(answer)


def drips(seconds: float, times: int = 100) -> Answer:
    """A blank now and then: never silent for long, never done."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for _ in range(times):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(seconds)

    return Answer(answer)


def breaks_off(body: bytes) -> Answer:
    """More was promised than comes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])
        handler.wfile.flush()
        handler.connection.shutdown(socket.SHUT_RDWR)
        handler.close_connection = True

    return Answer(answer)
