"""The tools over the Model Context Protocol: the official SDK speaks it, over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loader.api import open_graph
from loader.assistants.answers import NOTICE, Answer
from loader.assistants.tools import Limits, Tool, call, tools
from loader.errors import UsageError, WhometError

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server

__all__ = ["serve_mcp"]

_INSTRUCTIONS = (
    "A graph of who met whom, about what, holding which office, made of records of news texts. Ask the saved queries"
    " first, query_cypher last. Only what has the status held or ongoing took place; planned, expected, possible,"
    " refused and the like did not, and unstated is not known. Where rows say disputed, certain: false, doubt or"
    " unreviewed, say so too. Call evidence with an id before you state a fact, and name the documents. " + NOTICE
)


def serve_mcp(
    store: str | os.PathLike[str] | None = None,
    *,
    packs: Iterable[Path] = (),
    env_file: Path | None = None,
    limit: int = 200,
    seconds: float = 30.0,
) -> None:
    """Answer an assistant over standard input and output until it closes them. `limit` is how many rows an answer has
    at most, `seconds` how long it may take. It only reads, and opens no port. Raises UsageError where the extra `mcp`
    is not installed."""
    limits = Limits(limit, seconds)
    # A file's connection belongs to one thread; while that works, the protocol goes on in this one.
    with ThreadPoolExecutor(1) as thread:
        graph = thread.submit(open_graph, store, packs=packs, env_file=env_file, must_exist=True).result()
        try:
            known = thread.submit(tools, graph).result()
            asyncio.run(_run(known, lambda name, given: call(graph, name, given, limits), thread))
        finally:
            thread.submit(graph.close).result()


_Call = Callable[[str, Mapping[str, Any]], Answer]


async def _run(known: Mapping[str, Tool], ask: _Call, thread: ThreadPoolExecutor) -> None:
    server = _server(known, ask, thread)
    from mcp.server.stdio import stdio_server  # noqa: PLC0415 - an extra, which is known to be there now

    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def _server(known: Mapping[str, Tool], ask: _Call, thread: ThreadPoolExecutor) -> Server[Any]:
    try:
        import mcp_types as types  # noqa: PLC0415 - an extra
        from mcp.server.lowlevel import Server  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(
            "to serve assistants, whomet needs the package mcp", remedy="pip install 'whomet[mcp]'"
        ) from error

    async def list_tools(_: Any, __: Any) -> types.ListToolsResult:
        hints = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=tool.name,
                    title=tool.title,
                    description=tool.description,
                    input_schema=tool.schema,
                    annotations=hints,
                )
                for tool in known.values()
            ]
        )

    async def call_tool(_: Any, asked: types.CallToolRequestParams) -> types.CallToolResult:
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(thread, ask, asked.name, asked.arguments or {})
            failed = False
        except WhometError as error:
            answer, failed = Answer({"error": str(error)}, ()), True
        told = answer.as_json()
        text = types.TextContent(type="text", text=json.dumps(told, ensure_ascii=False))
        return types.CallToolResult(content=[text], structured_content=told, is_error=failed)

    return Server(
        "whomet",
        version=version("whomet"),
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
