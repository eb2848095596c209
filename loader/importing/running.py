"""The import itself: into a private home beside the databases, where the graph is finished and counted before it takes
its place in the Neo4j that it is for.

Until then that Neo4j is as it was, whatever stops. The private home has a server of its own, on 127.0.0.1 with a
password that nobody else knows, so no password is asked for, and none stands in a command.
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from loader.errors import NotAllowed, StoreError
from loader.importing.aside import folder_aside
from loader.importing.environment import environment_without_settings
from loader.importing.folder import ARGUMENTS, FINISH
from loader.importing.installation import Installation
from loader.progress import Progress

__all__ = ["PrivateHome", "private_home"]

_KEPT = ("server.memory.", "server.jvm.", "db.format", "dbms.memory.")
_TELLING = ("--skip-bad-relationships=true", "--skip-duplicate-nodes=true", "--bad-tolerance=20")
"""So that the report names what is wrong, which a version that stops at once does not. Nothing may be skipped."""
_SECONDS_TO_STOP = 300
_MANY_TO_IMPORT = 1_000_000
_MANY_TO_INDEX = 5_000_000
"""So many nodes and relationships are worth the fastest code that Java can make."""
_LINES_SHOWN = 10
_SECONDS_A_SIGN = 0.5
_SIGN = re.compile(r"^\((\d)/(\d)\) |[.-] +(\d+)% ", re.MULTILINE)
_MOVING = "moving"
"""Names the database, once it begins to take its place."""
_FORMER = "former-"


@contextmanager
def private_home(installation: Installation, database: str) -> Iterator[PrivateHome]:
    """A home on the same disk as the databases, which is gone at the end. Where one was killed while it took its place,
    that place is as it was, or whole."""
    with ExitStack() as stack:
        try:
            installation.databases.mkdir(parents=True, exist_ok=True)
            aside = folder_aside(installation.databases.parent, lambda left: _go_back(installation, left))
            folder = stack.enter_context(aside)
        except OSError as error:
            raise StoreError(f"{installation.databases}: cannot be written: {error.strerror}") from error
        yield PrivateHome(installation, database, folder)


@dataclass(frozen=True, slots=True)
class PrivateHome:
    """Where a database of an installation is made."""

    installation: Installation
    database: str
    folder: Path

    def check_that_all_is_at_rest(self) -> None:
        """Raises NotAllowed where the database is there and was not shut down, so that some of it may be in its log
        alone."""
        if not (self.installation.databases / self.database).exists():
            return
        conf = self.folder / "info-conf"
        conf.mkdir()
        places = (
            f"server.directories.data={self.installation.databases.parent}\n"
            f"server.directories.transaction.logs.root={self.installation.transactions}\n"
        )
        (conf / "neo4j.conf").write_text(places, encoding="utf-8")
        command = self.installation.with_options(self.installation.admin, much=False)
        command += ["database", "info", "--format=json", self.database]
        with self._running("info", command, self.folder, conf) as run:
            run.wait()
        said = (self.folder / "info").read_text(encoding="utf-8", errors="replace").replace(" ", "")
        if '"recoveryRequired":"false"' in said:
            return
        if '"recoveryRequired":"true"' in said:
            raise NotAllowed(
                f"{self.installation.databases / self.database}: this database was not shut down properly",
                remedy="start and stop that Neo4j, then run this again",
            )
        raise StoreError("neo4j-admin cannot tell about the database: " + "\n".join(_lines(self.folder / "info")))

    def fill(self, files: Path, nodes: int, relationships: int, progress: Progress | None = None) -> None:
        """Import the files that `bulk` made, and put the database in its place, where an empty one may be. `progress`
        is told about how many of the nodes and relationships are imported. Raises StoreError with what the import says
        where it fails, or where the graph has not as many nodes and relationships."""
        from loader.stores.neo4j.fresh import finish  # noqa: PLC0415 - its driver is slow to import

        port = _free_port()
        self._configure(port)
        whole = nodes + relationships
        tell = None if progress is None else lambda share: progress(int(share * whole), whole)
        self._import(files, much=whole >= _MANY_TO_IMPORT, tell=tell)
        statements = (files / FINISH).read_text(encoding="utf-8").split(";\n")[:-1]
        with self._server(much=whole >= _MANY_TO_INDEX) as alive:
            uri, password = f"bolt://127.0.0.1:{port}", secrets.token_urlsafe(24)
            found = finish(uri, self.database, password, statements, alive)
        if found != (nodes, relationships):
            raise StoreError(
                f"the import made {found[0]:,} nodes and {found[1]:,} relationships of {nodes:,} and {relationships:,}"
            )
        with self.installation.stopped():
            self.installation.check(self.database)
            self._put_in_place()

    def _configure(self, port: int) -> None:
        own = {
            "server.directories.data": self.folder / "data",
            "server.directories.transaction.logs.root": self.folder / "data" / "transactions",
            "server.directories.logs": self.folder / "logs",
            "server.directories.run": self.folder / "run",
            "initial.dbms.default_database": self.database,
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "db.tx_log.preallocate": "false",
        }
        kept = {name: value for name, value in self.installation.settings.items() if name.startswith(_KEPT)}
        for name in ("conf", "logs", "run"):
            (self.folder / name).mkdir()
        lines = "".join(f"{name}={value}\n" for name, value in (*kept.items(), *own.items()))
        (self.folder / "conf" / "neo4j.conf").write_text(lines, encoding="utf-8")

    def _import(self, files: Path, *, much: bool, tell: Callable[[float], None] | None = None) -> None:
        report = self.folder / "report"
        command = [*self.installation.with_options(self.installation.admin, much=much), "database", "import", "full"]
        command += [self.database, *_TELLING, f"--report-file={report}", f"@{ARGUMENTS}"]
        with self._running("output", command, files, much=much) as run:
            while tell is not None and run.poll() is None:
                tell(_share(self.folder / "output"))
                with suppress(subprocess.TimeoutExpired):
                    run.wait(_SECONDS_A_SIGN)
            code = run.wait()
        refused = _lines(report)
        if code != 0 or refused:
            said = [*refused, *_lines(self.folder / "output", ("error", "caused", "exception", "invalid"))]
            raise StoreError(f"neo4j-admin could not import {files}: " + "\n".join(said or [f"it ended with {code}"]))

    @contextmanager
    def _server(self, *, much: bool) -> Iterator[Callable[[], bool]]:
        """The server, starting, and whether it still runs; stopped in an orderly way at the end."""
        command = self.installation.with_options(self.installation.console, much=much)
        if self.installation.has_no_scripts:
            command += [f"--home-dir={self.folder}", f"--config-dir={self.folder / 'conf'}"]
        with self._running("server", command, self.folder, much=much) as run:
            yield lambda: run.poll() is None
            os.killpg(run.pid, signal.SIGTERM)
            try:
                run.wait(_SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                raise StoreError("the server for the imported graph does not stop", remedy="Run this again") from None

    @contextmanager
    def _running(
        self, output: str, command: Sequence[str], folder: Path, conf: Path | None = None, *, much: bool = False
    ) -> Iterator[subprocess.Popen[bytes]]:
        """A process that tells a file, with those that it starts in a group of its own, which is gone at the end."""
        ours = environment_without_settings() | self.installation.environment(much=much)
        ours |= {"NEO4J_HOME": str(self.installation.home), "NEO4J_CONF": str(conf or self.folder / "conf")}
        with (self.folder / output).open("wb") as stream:
            try:
                run = subprocess.Popen(  # noqa: S603 - the command is Neo4j's
                    command,
                    cwd=folder,
                    env=ours,
                    stdin=subprocess.DEVNULL,
                    stdout=stream,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            except OSError as error:
                raise StoreError(f"{command[0]}: cannot be run: {error.strerror}") from error
        try:
            yield run
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()

    def _put_in_place(self) -> None:
        """Nobody uses the database, and it is empty. The log goes first: a log without its database is none."""
        (self.folder / _MOVING).write_text(self.database, encoding="utf-8")
        try:
            for kind, place in _places(self.installation, self.database):
                made = self.folder / "data" / kind / self.database
                _give_to_owner(made, self.installation.databases)
                place.parent.mkdir(parents=True, exist_ok=True)
                if place.exists():
                    place.rename(self.folder / f"{_FORMER}{kind}")
                made.rename(place)
        finally:
            _go_back(self.installation, self.folder)


def _places(installation: Installation, database: str) -> Iterator[tuple[str, Path]]:
    """What a database consists of, in the order in which it is moved."""
    yield "transactions", installation.transactions / database
    yield "databases", installation.databases / database


def _go_back(installation: Installation, folder: Path) -> None:
    """Where some of a private home was moved to its place and some was not, move it back, and what was there before."""
    moving = folder / _MOVING
    if not moving.exists():
        return
    database = moving.read_text(encoding="utf-8")
    if not (folder / "data" / "databases" / database).exists():
        return
    for kind, place in _places(installation, database):
        made, former = folder / "data" / kind / database, folder / f"{_FORMER}{kind}"
        if not made.exists():
            place.rename(made)
        if former.exists():
            former.rename(place)


def _share(output: Path) -> float:
    """Of an import that tells of its steps as `(2/4)` and of each as `35%` how much is done, each taken for as long."""
    step, steps, percent = 1, 1, 0
    for begun, of, done in _SIGN.findall(output.read_text(encoding="utf-8", errors="replace")):
        step, steps, percent = (int(begun), int(of), 0) if of else (step, steps, int(done))
    return (step - 1 + percent / 100) / steps


def _lines(file: Path, with_words: Sequence[str] = ("",)) -> list[str]:
    """The first lines that hold one of the words."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", errors="replace") as stream:
        found = [line.strip() for line in stream if any(word in line.lower() for word in with_words)]
    return [line[:500] for line in found if line][:_LINES_SHOWN]


def _give_to_owner(folder: Path, like: Path) -> None:
    """Whoever runs this may be root, and the server somebody else."""
    owner = like.stat()
    if os.geteuid() == 0 and owner.st_uid != 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner.st_uid, owner.st_gid)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
