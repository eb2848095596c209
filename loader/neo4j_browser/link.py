"""A link that opens Neo4j Browser with a query in its editor; the person presses Run.

Browser decodes the address before it takes it apart. So an `&` or a `#` in the query ends it, however it is encoded:
none may be left.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from loader.errors import UsageError
from loader.pack.scan import pieces
from loader.settings import Settings

__all__ = ["address", "link", "unbroken"]

_ESCAPES = {"&": "\\u0026", "#": "\\u0023"}
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
        raise UsageError("Aura serves its Browser at an address of its own", remedy="give it with --browser-url")
    host = f"[{host}]" if ":" in host else host
    if server.scheme.partition("+")[2]:
        return f"https://{host}:7473/browser/"
    return f"http://{host}:7474/browser/"


def _checked(given: str) -> str:
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UsageError(
            f"--browser-url {given!r} is no web page", remedy="give for example http://localhost:7474/browser/"
        )
    if parts.query or parts.fragment:
        raise UsageError("--browser-url has more than an address", remedy="leave out what follows ? or #")
    return given if parts.path.strip("/") else given.rstrip("/") + "/browser/"


def link(page: str, text: str, server: str | None = None) -> str:
    """The address of Browser with this Cypher in its editor. `server` is the Bolt address for its connection form."""
    connection = f"dbms={quote(server, safe='')}&" if server else ""
    return f"{page}?{connection}cmd=edit&arg={quote(unbroken(text), safe='')}"


def unbroken(text: str) -> str:
    """The same Cypher without any `&` and `#`. Cypher reads their escapes everywhere, in label expressions too."""
    return "".join(_without(part.text, _WORDS if part.kind == "comment" else _ESCAPES) for part in pieces(text))


def _without(text: str, replacements: Mapping[str, str]) -> str:
    for character, replacement in replacements.items():
        text = text.replace(character, replacement)
    return text
