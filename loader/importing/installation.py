"""A Neo4j that is installed on this machine: its tools, its folders, whether it runs and what a database holds."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from loader.errors import NotAllowed, StoreError, StoreLocked, UsageError

__all__ = ["Installation", "find_installation"]

_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
_SOON_READY = "-XX:TieredStopAtLevel=1"
"""Tells Java not to make the fastest code there could be, which takes a quarter of the time of a short work."""
_FOR_LITTLE = "-XX:+UseSerialGC"
_FOR_MUCH = ("-XX:+UseParallelGC",)
_JAVA_OPTIONS = "JDK_JAVA_OPTIONS"
_DATABASE = re.compile(r"[a-z][a-z0-9.-]{2,62}")


@dataclass(frozen=True, slots=True)
class Installation:
    """Where Neo4j is, and the beginnings of the two commands that are needed of it. `settings` are those of its
    neo4j.conf."""

    home: Path
    admin: tuple[str, ...]
    console: tuple[str, ...]
    settings: Mapping[str, str]

    @property
    def has_no_scripts(self) -> bool:
        return not (self.home / "bin" / "neo4j-admin").is_file()

    @property
    def databases(self) -> Path:
        return self._folder("server.directories.data", "data") / "databases"

    @property
    def transactions(self) -> Path:
        return self._folder("server.directories.transaction.logs.root", str(self.databases.parent / "transactions"))

    def with_options(self, command: Sequence[str], *, much: bool) -> list[str]:
        """The command, where it is Java's, with the options that pay for work of that size; what Neo4j's scripts start
        finds them in `environment`."""
        if self.has_no_scripts:
            return [command[0], *(_FOR_MUCH if much else (_SOON_READY, _FOR_LITTLE)), *command[1:]]
        return [*command]

    def environment(self, *, much: bool) -> dict[str, str]:
        """What Java is told by its environment. Which garbage collector there is, the scripts say."""
        if much or self.has_no_scripts:
            return {}
        return {_JAVA_OPTIONS: f"{os.environ.get(_JAVA_OPTIONS, '')} {_SOON_READY}".strip()}

    def _folder(self, setting: str, usual: str) -> Path:
        return self.home / self.settings.get(setting, usual)

    def check(self, database: str) -> None:
        """Raises NotAllowed where the database holds something, or may do so."""
        if not _DATABASE.fullmatch(database) or database == "system":
            raise UsageError(f"--database {database!r}: no database for a graph can be called so", remedy="use neo4j")
        folder = self.databases / database
        if not folder.exists():
            return
        nodes = folder / "neostore.nodestore.db"
        if not nodes.is_file() or not _is_blank(nodes):
            raise NotAllowed(
                f"{folder}: this database holds nodes, or held some, and an import fills empty ones only",
                remedy="load into it with `whomet load`, or move it away first",
            )

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Nobody can start the server in here. Raises StoreLocked where it runs."""
        self.databases.mkdir(parents=True, exist_ok=True)
        with (self.databases / "store_lock").open("a") as lock:
            try:
                fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise StoreLocked(
                    f"{self.home}: this Neo4j is running", remedy="stop it, then run this again"
                ) from None
            yield


def _is_blank(file: Path) -> bool:
    """Whether it holds nothing but zeros: so does a store of nodes that never held one."""
    with file.open("rb") as stream:
        return not any(any(chunk) for chunk in iter(lambda: stream.read(8192), b""))


def find_installation(home: Path) -> Installation:
    """The Neo4j in a folder: with bin/neo4j-admin, as it is installed, or with its jars in lib/. Raises UsageError
    where there is none, StoreError where there is no Java for it."""
    if not home.is_dir():
        raise UsageError(f"{home}: there is no such folder", remedy="name the home of a Neo4j with --neo4j-home")
    home = home.resolve()
    settings = _settings(Path(os.environ.get("NEO4J_CONF") or home / "conf") / "neo4j.conf")
    admin, console = home / "bin" / "neo4j-admin", home / "bin" / "neo4j"
    if admin.is_file() and console.is_file():
        return Installation(home, (str(admin),), (str(console), "console"), settings)
    version = _version(home / "lib")
    if version is None:
        raise UsageError(
            f"{home}: this is no home of Neo4j: it has neither bin/neo4j-admin nor lib/neo4j-kernel-*.jar",
            remedy="name the folder that Neo4j is installed in",
        )
    java = [_java(), *(f"--add-opens={package}=ALL-UNNAMED" for package in _OPENS)]
    java += ["--enable-native-access=ALL-UNNAMED"] if version >= 2025 else []
    java += ["-cp", f"{home / 'lib'}{os.sep}*"]
    main = "org.neo4j.server.Neo4jCommunity" if version >= 2025 else "org.neo4j.server.CommunityEntryPoint"
    return Installation(home, (*java, "org.neo4j.cli.AdminTool"), (*java, main), settings)


def _version(lib: Path) -> int | None:
    """The first number of the version, such as 5 or 2026."""
    found = (re.fullmatch(r"neo4j-kernel-(\d+)\..*\.jar", path.name) for path in lib.glob("neo4j-kernel-*.jar"))
    return next((int(match[1]) for match in found if match), None)


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if java is None or not os.access(java, os.X_OK):
        raise StoreError("there is no Java to run Neo4j with", remedy="Install one, or set JAVA_HOME")
    return java


def _settings(file: Path) -> dict[str, str]:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.lstrip().startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}
