"""The interactive session: shell."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import (
    EnvFile,
    Format,
    Limit,
    Packs,
    ReviewedOnly,
    Seconds,
    Store,
    complain,
    opened,
    print_result,
    say,
)
from loader.errors import UsageError
from loader.settings import find_settings


class _Screen:
    """Standard output for answers, standard error for remarks."""

    show = staticmethod(print_result)
    say = staticmethod(say)
    complain = staticmethod(complain)


def shell(
    store: Store = None,
    env_file: EnvFile = None,
    pack: Packs = None,
    output: Format = None,
    limit: Limit = None,
    seconds: Seconds = None,
    reviewed_only: ReviewedOnly = False,
    history: Annotated[
        Path | None,
        typer.Option(
            "--history",
            envvar="WHOMET_HISTORY",
            help="Keep what is typed in this file. Default: ~/.local/state/whomet/history.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Ask one question after the other, with history and completion; `:help` says how. It only reads."""
    with opened(store, env_file, pack) as graph:
        session = whomet.Session(
            graph, _Screen(), output=output, limit=limit, seconds=seconds, reviewed_only=reviewed_only
        )
        if not _is_terminal():
            return session.over(_lines())
        session.in_terminal(history, find_settings(store, env_file=env_file).password)
    return 0


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _lines() -> Iterator[str]:
    if sys.stdin is None:  # closed by whoever started us
        raise UsageError("standard input is closed")
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(f"standard input, line {number}: not UTF-8 at byte {error.start}") from error
