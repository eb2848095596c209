"""Where the graph is kept, and how to get in.

The first of these that is there decides:

1. what was asked for (`--store`): a path, or the URI of a Neo4j server;
2. WHOMET_STORE: the same;
3. NEO4J_URI: a server;
4. `whomet.graph` in the working directory.

A server's NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE are looked up by name. Each variable is taken from the file
named by `--env-file` (an Aura credentials file is one), else from the environment, else from `.env` in the working
directory, which an `--env-file` replaces. An empty value counts as none.

WHOMET_CYPHER, 5 or 25, says by which version of Cypher one's own queries are read, wherever the graph is; the saved
ones are not touched by it.

WHOMET_MEMORY is how many megabytes a query on a file may make the process grow by; what a server's queries may take,
the server says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import Literal, NoReturn, ParamSpec, TypeVar, get_args
from urllib.parse import SplitResult, unquote, urlsplit

from loader.addresses import looks_like_an_address, names_no_file
from loader.errors import UsageError

__all__ = ["Language", "Secret", "Settings", "Variables", "find_settings"]

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
Language = Literal["5", "25"]
_HOST = re.compile(r"(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?|[0-9a-f:.%]*:[0-9a-f:.%]*")
_POLICY = re.compile(r"policy=[\w-]{1,60}")
DEFAULT_FILE = "whomet.graph"
DEFAULT_DATABASE = "neo4j"
DEFAULT_USERNAME = "neo4j"


class Secret:
    """A password that shows itself only to `reveal()`: not to print, format, logs, pickles or debuggers' reprs."""

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value = value

    def reveal(self) -> str:
        """The password, for the driver and for nothing else."""
        return self.__value

    def is_in(self, text: str) -> bool:
        """Whether a text holds the password."""
        return bool(self.__value) and self.__value in text

    def __repr__(self) -> str:
        return "Secret(***)"

    def __str__(self) -> str:
        return "***"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.__value == other.__value

    def __hash__(self) -> int:
        return hash(self.__value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a password is not pickled or copied")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is kept: in the file `path`, or in the server `uri`; the other one is None.

    `source` says what decided, for messages. `uri` holds no password. `password` is None for a server that asks for
    none. `notes` are remarks for the person who set this. `wait` is how many seconds to wait for another writer's lock:
    without it ten for a file, and for a server as long as it takes. `language` is the version of Cypher by which
    one's own queries are read that name none; None: 5 in a file, and what a server takes. `memory` is how many bytes
    a query on a file may make the process grow by.
    """

    source: str
    path: Path | None = None
    uri: str | None = None
    username: str = DEFAULT_USERNAME
    password: Secret | None = None
    database: str = DEFAULT_DATABASE
    notes: tuple[str, ...] = field(default=())
    wait: float | None = None
    language: Language | None = None
    memory: int | None = None


P = ParamSpec("P")
Found = TypeVar("Found")


def showing_no_values(find: Callable[P, Found]) -> Callable[P, Found]:
    """Reports of crashes tell the variables of every frame that an error came through. With this they tell none of what
    looks for settings, among which passwords are."""

    @wraps(find)
    def found(*args: P.args, **options: P.kwargs) -> Found:
        try:
            return find(*args, **options)
        except UsageError as error:
            refusal = error.with_traceback(None)
        del args, options
        raise refusal

    return found


@showing_no_values
def find_settings(
    store: str | os.PathLike[str] | None = None,
    *,
    env_file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """The settings that the module's rules give.

    `environment` is the process's unless given, `folder` (for `.env` and `whomet.graph`) the working directory.
    UsageError names the option, variable or file that is wrong and what to write instead; it never shows a password.
    """
    variables = Variables(env_file, os.environ if environment is None else environment, folder or Path())
    return replace(_where(store, variables), language=_language(variables), memory=_memory(variables))


def _where(store: str | os.PathLike[str] | None, variables: Variables) -> Settings:
    if store is not None:
        return _from_place("--store", os.fspath(store), variables)
    for name in ("WHOMET_STORE", "NEO4J_URI"):
        value, source = variables.get(name)
        if value:
            place = _from_server if name == "NEO4J_URI" else _from_place
            return place(source, value, variables)
    return Settings("the default", path=variables.folder / DEFAULT_FILE)


def _memory(variables: Variables) -> int | None:
    value, source = _if_any(variables, "WHOMET_MEMORY")
    if not value:
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,8}", value):
        raise UsageError(f"{source} is no number of megabytes", remedy="write 500, or leave it out")
    return int(value) * 1_000_000


def _if_any(variables: Variables, name: str) -> tuple[str, str]:
    """A variable that nobody needs who says where the graph is: none of a .env that cannot be read."""
    try:
        return variables.get(name)
    except UsageError:
        return "", name


def _language(variables: Variables) -> Language | None:
    value, source = _if_any(variables, "WHOMET_CYPHER")
    for language in get_args(Language):
        if value == language:
            return language  # type: ignore[no-any-return]
    if value:
        raise UsageError(f"{source} is no version of Cypher", remedy="write 5 or 25")
    return None


class Variables:
    """The variables of the files and the environment, each with the name of where it stands."""

    def __init__(self, env_file: Path | None, environment: Mapping[str, str], folder: Path) -> None:
        self.folder = folder
        self._named = _read_env_file(env_file) if env_file else {}
        self._named_by = f"in {env_file}"
        self._environment = environment
        self._default_file = None if env_file else folder / ".env"

    def get(self, name: str) -> tuple[str, str]:
        """Its value and a name for messages; an empty value where it is nowhere."""
        if self._named.get(name):
            return self._named[name], f"{name} {self._named_by}"
        if self._environment.get(name):
            return self._environment[name], name
        if self._default_file and self._default_file.is_file():
            return _read_env_file(self._default_file).get(name, ""), f"{name} in {self._default_file}"
        return "", name


def _read_env_file(path: Path) -> dict[str, str]:
    from dotenv import dotenv_values  # noqa: PLC0415 - slow to import, and few have such a file

    try:
        with path.open(encoding="utf-8-sig") as lines:
            found = dotenv_values(stream=lines, interpolate=False)  # a password may hold a `$`
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8 text: write one NAME=value on each line") from None
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}): give --env-file a file of NAME=value lines"
        ) from None
    return {name: value for name, value in found.items() if value}


def _from_place(source: str, place: str, variables: Variables) -> Settings:
    if not place:
        raise UsageError(f"{source} is empty: give a file such as {DEFAULT_FILE}, or bolt://localhost:7687")
    if looks_like_an_address(place):
        return _from_server(source, place, variables)
    if names_no_file(place):
        raise UsageError(f"{source} names memory or options of SQLite, no file", remedy="name a file")
    if place.endswith("/"):
        raise UsageError(
            f"{source} names a folder: {place}", remedy=f"name a file in it, such as {place}{DEFAULT_FILE}"
        )
    known = os.path.expanduser(place)  # noqa: PTH111 - that of Path raises where nobody has the name
    return Settings(source, path=variables.folder / known)


def _from_server(source: str, uri: str, variables: Variables) -> Settings:
    parts = _split(source, uri)
    username, password = _credentials(parts, variables)
    notes: tuple[str, ...] = ()
    if parts.password is not None:
        notes = (f"{source} holds a password, which others can see there: move it to NEO4J_PASSWORD",)
    return Settings(
        source,
        uri=_without_credentials(parts),
        username=username,
        password=password,
        database=variables.get("NEO4J_DATABASE")[0] or DEFAULT_DATABASE,
        notes=notes,
    )


def _credentials(parts: SplitResult, variables: Variables) -> tuple[str, Secret | None]:
    """Those of the URI, else those of the variables. A password in the URI is for its own user name alone."""
    if parts.password:
        return unquote(parts.username or DEFAULT_USERNAME), Secret(unquote(parts.password))
    username = unquote(parts.username or "") or variables.get("NEO4J_USERNAME")[0] or DEFAULT_USERNAME
    password = variables.get("NEO4J_PASSWORD")[0]
    return username, Secret(password) if password else None


def _split(source: str, uri: str) -> SplitResult:
    """The parts of a URI that the driver takes. No message shows the URI: it may hold a password where none belongs."""
    parts = _parts(uri)
    if parts is None:
        _refuse(source, "is no URI that can be read")
    if parts.scheme in {"http", "https"}:
        _refuse(source, f"is the address of a web page ({parts.scheme}); graphs go over Bolt, usually at port 7687")
    if parts.scheme not in SCHEMES:
        _refuse(source, f"begins with none of {', '.join(SCHEMES)}")
    if not _is_host(parts.hostname or ""):
        _refuse(source, "names no host")
    if ":" in unquote(parts.username or ""):
        _refuse(source, "holds a user name with a colon, which none has")
    if parts.path.strip("/") or parts.fragment or not _may_be_asked(parts):
        _refuse(source, "has more after the host and port than it may; a database is named by NEO4J_DATABASE")
    return parts


def _is_host(name: str) -> bool:
    """Whether it can be asked for at all: an IP address, or a name none of whose parts is empty or too long."""
    try:
        name.encode("idna")
    except UnicodeError:
        return False
    return _HOST.fullmatch(name) is not None


def _may_be_asked(parts: SplitResult) -> bool:
    """Whether what stands after a `?` is no more than a cluster's routing policy."""
    return not parts.query or (parts.scheme.startswith("neo4j") and _POLICY.fullmatch(parts.query) is not None)


def _parts(uri: str) -> SplitResult | None:
    try:
        parts = urlsplit(uri)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:  # its text may quote a part of the password
        return None
    return parts


def _refuse(source: str, reason: str) -> NoReturn:
    raise UsageError(
        f"{source} {reason}",
        remedy=(
            "Write for example bolt://localhost:7687, or neo4j+s://HOST for Aura, with the password in NEO4J_PASSWORD"
        ),
    )


def _without_credentials(parts: SplitResult) -> str:
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], path="").geturl()
