"""Finds a Java that a Neo4j version supports."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.servers.missing import NoServer

CUSTOMARY_FOLDERS = (
    "/usr/lib/jvm",
    "/usr/java",
    "/opt/java",
    "/opt/hostedtoolcache",  # of CI runners
    "/Library/Java/JavaVirtualMachines",
    "~/.sdkman/candidates/java",
    "~/.jdks",
    "~/.asdf/installs/java",
)


def find_java(oldest: int, newest: int) -> Path:
    """The `java` with the smallest feature version between `oldest` and `newest`; NoServer says what was seen."""
    found = installed_javas()
    for version in sorted(found):
        if oldest <= version <= newest:
            return found[version]
    raise NoServer(
        f"no Java {oldest} to {newest} (found: {', '.join(map(str, sorted(found))) or 'none'}); "
        f"install a JDK {oldest} or set JAVA_HOME to one"
    )


@cache
def installed_javas() -> dict[int, Path]:
    """Every feature version of Java that is installed, with one `java` of each: JAVA_HOME first, then PATH."""
    found: dict[int, Path] = {}
    for java in _candidates():
        version = feature_version(java)
        if version is not None:
            found.setdefault(version, java)
    return found


def feature_version(java: Path) -> int | None:
    """What `java -version` says (17, 25, ...), or None where it does not run."""
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', done.stderr)
    return int(match[1]) if match else None


def _candidates() -> Iterator[Path]:
    seen: set[Path] = set()
    for java in _places():
        real = java.resolve()
        if real not in seen and os.access(real, os.X_OK):
            seen.add(real)
            yield real


def _places() -> Iterator[Path]:
    for variable in ("JAVA_HOME", "JDK_HOME"):
        if os.environ.get(variable):
            yield Path(os.environ[variable], "bin", "java")
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)
    for folder in CUSTOMARY_FOLDERS:
        root = Path(folder).expanduser()
        yield from sorted(root.glob("*/bin/java"))
        yield from sorted(root.glob("*/Contents/Home/bin/java"))
        yield from sorted(root.glob("Java_*/*/*/bin/java"))
