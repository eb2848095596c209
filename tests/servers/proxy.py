"""A TCP proxy that reads Bolt, counts its messages, and cuts the connection at one of them.

Bolt over TCP is: a greeting (20 bytes there, 4 back, then, with the newer handshake, an offer and a choice), and after
it messages each way. A message is chunks of two length bytes and that many bytes, ended by a chunk of length zero; a
chunk of length zero by itself only keeps the connection alive. The server answers every request but GOODBYE with any
number of RECORDs and one summary, in the order of the requests.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self
from urllib.parse import urlsplit

Direction = Literal["to server", "to client"]

NAMES = {
    0x01: "HELLO",
    0x02: "GOODBYE",
    0x0F: "RESET",
    0x10: "RUN",
    0x11: "BEGIN",
    0x12: "COMMIT",
    0x13: "ROLLBACK",
    0x2F: "DISCARD",
    0x3F: "PULL",
    0x54: "TELEMETRY",
    0x66: "ROUTE",
    0x6A: "LOGON",
    0x6B: "LOGOFF",
    0x70: "SUCCESS",
    0x71: "RECORD",
    0x7E: "IGNORED",
    0x7F: "FAILURE",
}
SUMMARIES = {"SUCCESS", "IGNORED", "FAILURE"}
MANIFEST = b"\x00\x00\x01\xff"  # the server's answer that begins the newer handshake


@dataclass(frozen=True, slots=True)
class Message:
    """One message on its way. `number` counts both directions of all connections from 1, in the order of arrival.

    `answers` is the request that a message to the client belongs to, None for a request.
    """

    number: int
    connection: int
    direction: Direction
    name: str
    answers: str | None = None


Cut = Callable[[Message], bool]
"""Says of a message whether to cut there. It counts what it has seen, so each proxy needs one of its own."""


def at(number: int, direction: Direction | None = None) -> Cut:
    """Cuts at message `number` (from 1) of the direction, or of both together: it does not arrive."""
    seen = 0

    def cut(message: Message) -> bool:
        nonlocal seen
        seen += direction in (None, message.direction)
        return seen == number and direction in (None, message.direction)

    return cut


def before_answer_to(request: str, nth: int = 1) -> Cut:
    """Cuts at the summary of the nth such request: the server did it, the client never hears. COMMIT, for one."""
    seen = 0

    def cut(message: Message) -> bool:
        nonlocal seen
        if message.answers != request or message.name not in SUMMARIES:
            return False
        seen += 1
        return seen == nth

    return cut


class BoltProxy:
    """Listens on a port of its own and passes everything on to the server at `target` (`bolt://host:port`).

    `cut` is asked about every message before it is passed on. At the first for which it says yes both sides of that
    connection are closed, the message lost; from then on everything passes, so a client that comes back succeeds.
    `messages` are those that were passed, and `cut_at` the one that was not.
    """

    def __init__(self, target: str, cut: Cut | None = None) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "localhost", parts.port or 7687)
        self._cut = cut
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        self.messages: list[Message] = []
        self.connections = 0
        self.cut_at: Message | None = None

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _close(self._listener)
        with self._lock:
            for one in self._open:
                _close(one)

    def count(self, direction: Direction) -> int:
        """How many messages were passed that way."""
        return sum(message.direction == direction for message in self.messages)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._connect(client)

    def _connect(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(self._target)
        except OSError:
            _close(client)
            return
        for one in (client, server):  # else each message waits for the one before it to be acknowledged
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._open |= {client, server}
            self.connections += 1
        connection = _Connection(self, self.connections, client, server)
        threading.Thread(target=connection.run, daemon=True).start()

    def passes(self, connection: int, direction: Direction, name: str, answers: str | None) -> bool:
        """Counts a message that has come in, and says whether it goes on."""
        with self._lock:
            number = len(self.messages) + 1 + (self.cut_at is not None)
            message = Message(number, connection, direction, name, answers)
            if self.cut_at is None and self._cut is not None and self._cut(message):
                self.cut_at = message
                return False
            self.messages.append(message)
            return True


class _Connection:
    """One client and its connection to the server."""

    def __init__(self, proxy: BoltProxy, number: int, client: socket.socket, server: socket.socket) -> None:
        self._proxy = proxy
        self._number = number
        self._client = client
        self._server = server
        self._unanswered: deque[str] = deque()

    def run(self) -> None:
        """Passes messages until one side closes or the proxy cuts."""
        try:
            self._greet()
            back = threading.Thread(target=self._pass_answers, daemon=True)
            back.start()
            self._pass_requests()
            back.join()
        except (OSError, EOFError):
            pass
        finally:
            self._close()

    def _greet(self) -> None:
        _copy(self._client, self._server, 20)
        if _copy(self._server, self._client, 4) != MANIFEST:
            return
        for _ in range(_copy_number(self._server, self._client)):
            _copy(self._server, self._client, 4)
        _copy_number(self._server, self._client)
        _copy(self._client, self._server, 4)
        _copy_number(self._client, self._server)

    def _pass_requests(self) -> None:
        with contextlib.suppress(OSError, EOFError):
            for raw, name in _messages(self._client):
                if not self._proxy.passes(self._number, "to server", name, None):
                    break
                if name != "GOODBYE":
                    self._unanswered.append(name)
                self._server.sendall(raw)
        self._close()

    def _pass_answers(self) -> None:
        with contextlib.suppress(OSError, EOFError):
            for raw, name in _messages(self._server):
                answers = self._unanswered.popleft() if name in SUMMARIES else self._unanswered[0]
                if not self._proxy.passes(self._number, "to client", name, answers):
                    break
                self._client.sendall(raw)
        self._close()

    def _close(self) -> None:
        _close(self._client)
        _close(self._server)


def _messages(source: socket.socket) -> Iterator[tuple[bytes, str]]:
    """Every message with its framing, and its name. What keeps the connection alive goes with the message after it."""
    while True:
        raw, body = b"", b""
        while True:
            head = _read(source, 2)
            size = struct.unpack(">H", head)[0]
            chunk = _read(source, size)
            raw, body = raw + head + chunk, body + chunk
            if size == 0 and body:
                break
        yield raw, NAMES.get(body[1], f"0x{body[1]:02X}")


def _copy(source: socket.socket, target: socket.socket, size: int) -> bytes:
    data = _read(source, size)
    target.sendall(data)
    return data


def _copy_number(source: socket.socket, target: socket.socket) -> int:
    """Copies a number of seven bits a byte, the lowest first, whose last byte is below 128."""
    number = 0
    for shift in range(0, 70, 7):
        byte = _copy(source, target, 1)[0]
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
    return number


def _read(source: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = source.recv(size - len(data))
        if not piece:
            raise EOFError
        data += piece
    return data


def _close(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
