"""A link that opens Neo4j Browser with a query in its editor; the person presses Run.

Browser decodes the address before it takes it apart. So an `&` or a `#` in the query ends it, however it is encoded:
none may be left.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from loader.errors import UsageError
from loader.pack.scan import Piece, pieces
from loader.settings import Settings

__all__ = ["address", "link"]

_BREAKING = {"&": "\\u0026", "#": "\\u0023"}
_WORDS = {"&": "and", "#": "No. "}


def address(settings: Settings, given: str | None = None) -> str:
    """Where Browser is: what was given, else the usual HTTP port of the server that the settings name.

    Raises UsageError where that is no address of a web page, and for Aura, whose Browser is elsewhere.
    """
    if given is not None:
        return _checked(given)
    if settings.uri is None:
        return "http://localhost:7474/browser/"
    server = urlsplit(settings.uri)
    host = server.hostname or "localhost"
    if host.endswith(".neo4j.io"):
        raise UsageError("Aura serves its Browser at an address of its own; give it with --browser-url")
    host = f"[{host}]" if ":" in host else host
    if server.scheme.partition("+")[2]:
        return f"https://{host}:7473/browser/"
    return f"http://{host}:7474/browser/"


def _checked(given: str) -> str:
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UsageError(f"--browser-url {given!r} is no web page; give for example http://localhost:7474/browser/")
    if parts.query or parts.fragment:
        raise UsageError("--browser-url has more than an address; leave out what follows ? or #")
    return given if parts.path.strip("/") else given.rstrip("/") + "/browser/"


def link(page: str, text: str, server: str | None = None) -> str:
    """The address of Browser with this Cypher in its editor. `server` is the Bolt address for its connection form.

    Raises UsageError where the text holds an `&` or a `#` that cannot be written otherwise.
    """
    connection = f"dbms={quote(server, safe='')}&" if server else ""
    return f"{page}?{connection}cmd=edit&arg={quote(unbroken(text), safe='')}"


def unbroken(text: str) -> str:
    """The same Cypher without any `&` and `#`."""
    parts = list(pieces(text))
    return "".join(_part(parts, index) for index in range(len(parts)))


def _part(parts: Sequence[Piece], index: int) -> str:
    part = parts[index]
    match part.kind:
        case "string":
            return _replaced(part.text, _BREAKING)
        case "comment":
            return _replaced(part.text, _WORDS)
        case "symbol" if part.text == "&" and _joins_labels(parts, index):
            return ":"
    if any(character in part.text for character in _BREAKING):
        raise UsageError(
            f"a link cannot carry the {part.text!r} of this query; bring it in with `whomet export browser`"
        )
    return part.text


def _replaced(text: str, replacements: dict[str, str]) -> str:
    for character, replacement in replacements.items():
        text = text.replace(character, replacement)
    return text


def _joins_labels(parts: Sequence[Piece], index: int) -> bool:
    """Whether an `&` stands in a label expression of names and `&` alone, `(:A&B)`, which says what `(:A:B)` says."""
    before = [_sign(part) for part in reversed(parts[:index]) if part.kind not in ("space", "comment")]
    after = [_sign(part) for part in parts[index + 1 :] if part.kind not in ("space", "comment")]
    return _end_of_names(before) == ":" and _end_of_names(after) not in ("|", "")


def _sign(part: Piece) -> str:
    return "name" if part.kind in ("word", "name") else part.text


def _end_of_names(signs: Sequence[str]) -> str:
    """What follows a run of `name & name & name`; empty where there is no such run."""
    at = 0
    while at + 1 < len(signs) and signs[at] == "name":
        if signs[at + 1] != "&":
            return signs[at + 1]
        at += 2
    return ""
