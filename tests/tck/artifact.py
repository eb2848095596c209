"""The openCypher TCK: where its jar is, and how it gets there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

VERSION = "1.0.0-M23"
CACHE = Path(__file__).resolve().parents[2] / ".server" / "tck"
JAR = CACHE / f"tck-{VERSION}.jar"


class TckMissing(Exception):
    """The jar is not here and cannot be fetched; the message says why."""


def jar() -> Path:
    """The TCK's jar, from the cache or else by way of Maven."""
    if not JAR.exists():
        _fetch()
    return JAR


def _fetch() -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise TckMissing("Maven (mvn) is not installed")
    CACHE.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [
            maven,
            "-q",
            "-B",
            "dependency:copy",
            f"-Dartifact=org.opencypher:tck:{VERSION}",
            f"-DoutputDirectory={CACHE}",
        ],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    if not JAR.exists():
        last = (done.stdout + done.stderr).strip().splitlines()[-1:] or ["no output"]
        raise TckMissing(f"Maven could not fetch org.opencypher:tck:{VERSION}: {last[0][:200]}")
