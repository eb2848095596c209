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
from tests.servers.server import LONG_TERM

__all__ = ["APOC", "WRITERS", "Written", "environment", "server_with_apoc", "written"]

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


def server_with_apoc() -> LocalServer:
    """A server that has APOC, and none of the options that make one start fast and run slowly. Its procedures are found
    among the plugins; what these need is made by an extension, which is looked for beside the server's own jars."""
    jars = jars_of("apoc", _HERE / "apoc.xml", APOC)
    server = LocalServer(LONG_TERM, password=False, tls=False, java_options=(), more_jars=jars)
    plugins = server.home / "plugins"
    plugins.mkdir()
    shutil.copy(jars / f"apoc-core-{APOC}.jar", plugins)
    return server


def written(python: Path, writer: str, rows: Path, bolt: str) -> Written:
    """Let a writer write the rows of a file."""
    outside = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    command = [python, "-P", _HERE / "writing.py", writer, rows, bolt]
    done = subprocess.run(command, env=outside, stdout=subprocess.PIPE, text=True, check=True)
    return Written(**json.loads(done.stdout))
