"""The writers of LangChain and neo4j-graphrag, in an environment of their own, and APOC, which both of them call."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.servers.jars import cache_folder, jars_of
from tests.servers.local import LocalServer

__all__ = ["APOC", "WRITERS", "Written", "add_apoc", "environment", "written"]

WRITERS = ("langchain", "neo4j-graphrag")
NEEDED = ("langchain-neo4j==0.11.0", "neo4j-graphrag==1.22.0", "neo4j==6.4.1")
APOC = "5.26.19"
_HERE = Path(__file__).parent


class Written(NamedTuple):
    """What a writer took, and what stood in the server then."""

    seconds: float
    nodes: int
    relationships: int


def environment() -> Path:
    """A Python that has the libraries, made once and kept beside the servers."""
    folder = cache_folder() / f"peers-{'-'.join(NEEDED).replace('==', '-')}"
    python = folder / "bin" / "python"
    if not (folder / "whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *NEEDED], check=True)
        (folder / "whole").touch()
    return python


def add_apoc(server: LocalServer) -> None:
    """Give APOC to a server that has not started yet."""
    plugins = server.home / "plugins"
    plugins.mkdir()
    for jar in jars_of("apoc", _HERE / "apoc.xml", APOC).glob("*.jar"):
        shutil.copy(jar, plugins)


def written(python: Path, writer: str, rows: Path, bolt: str) -> Written:
    """Let a writer write the rows of a file."""
    outside = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    command = [python, "-P", _HERE / "writing.py", writer, rows, bolt]
    done = subprocess.run(command, env=outside, stdout=subprocess.PIPE, text=True, check=True)
    return Written(**json.loads(done.stdout))
