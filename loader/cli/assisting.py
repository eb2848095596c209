"""The graph for assistants: mcp."""

from __future__ import annotations

from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import EnvFile, Packs, Store


def mcp(
    store: Store = None,
    env_file: EnvFile = None,
    pack: Packs = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="An answer has this many rows at most.")] = 200,
    seconds: Annotated[float, typer.Option("--seconds", min=0.001, help="An answer may take this time.")] = 30.0,
) -> int:
    """Serve the graph to an assistant over standard input and output (Model Context Protocol). It only reads."""
    whomet.serve_mcp(store, packs=pack or (), env_file=env_file, limit=limit, seconds=seconds)
    return 0
