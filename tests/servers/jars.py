"""Fetches the jars of a server once, into a folder of the user's cache that every checkout shares."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.missing import NoServer

POM = Path(__file__).with_name("pom.xml")
SHELL_POM = Path(__file__).with_name("shell.xml")
GEPHI_POM = Path(__file__).with_name("gephi.xml")
GEPHI = "0.10.1"
MINUTES = 15


def server_jars(version: str) -> Path:
    """The folder of jars that is Neo4j Community `version`, with Neo4j Browser.

    It is complete or absent, never half there: made aside and renamed. Of two processes that want it at once, one
    waits for the other. Once there, neither Maven nor a network is needed.
    """
    return jars_of("neo4j", POM, version)


def shell_jars(version: str) -> Path:
    """The folder of jars that is cypher-shell, made as the server's is."""
    return jars_of("cypher-shell", SHELL_POM, version)


def gephi_jars() -> Path:
    """The folder of jars that is Gephi's toolkit, made as the server's is."""
    return jars_of("gephi", GEPHI_POM, GEPHI)


def jars_of(what: str, pom: Path, version: str) -> Path:
    """The folder of what a pom names, made as the server's is."""
    folder = cache_folder() / f"{what}-{version}-{_pom_digest(pom)}"
    if not folder.is_dir():
        with _alone(folder):
            if not folder.is_dir():
                _make(pom, version, folder)
    return folder


def cache_folder() -> Path:
    """WHOMET_SERVER_CACHE, else `whomet` in the user's cache folder."""
    chosen = os.environ.get("WHOMET_SERVER_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "whomet"


def _pom_digest(pom: Path = POM) -> str:
    return hashlib.sha256(pom.read_bytes()).hexdigest()[:8]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(pom: Path, version: str, folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServer(
            f"the jars of Neo4j {version} are not in {folder.parent} and there is no Maven (mvn) to fetch them"
        )
    aside = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        _copy_dependencies(maven, pom, version, aside)
        aside.chmod(0o755)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _copy_dependencies(maven: str, pom: Path, version: str, folder: Path) -> None:
    command = [maven, "-B", "-q", "-f", pom, f"-Dneo4j.version={version}", "dependency:copy-dependencies"]
    try:
        done = subprocess.run(
            [*command, f"-DoutputDirectory={folder}"],
            capture_output=True,
            text=True,
            timeout=60 * MINUTES,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoServer(f"Maven did not fetch {folder.name} within {MINUTES} minutes") from None
    if done.returncode != 0:
        errors = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
        raise NoServer(f"Maven could not fetch {folder.name}: {' '.join(errors[:1]) or done.returncode}")
