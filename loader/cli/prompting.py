"""The interactive session: shell."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from loader.settings import Secret, find_settings

if TYPE_CHECKING:
    from loader.prompting import Session

__all__ = ["COMMANDS"]

_ROWS_AT_A_TERMINAL = 1000


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
    from loader.prompting import Session, run_lines  # noqa: PLC0415 - other commands do not wait for it

    with opened(store, env_file, pack) as graph:
        session = Session(graph, _Screen(), limit=limit, seconds=seconds, reviewed_only=reviewed_only)
        if output is not None:
            session.choose_output(output)
        if not _is_terminal():
            return run_lines(session, _lines())
        _at_a_terminal(session, history, find_settings(store, env_file=env_file).password)
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


def _at_a_terminal(session: Session, file: Path | None, password: Secret | None) -> None:
    from loader.prompting.history import history, history_file  # noqa: PLC0415 - a pipe has no need of a line editor
    from loader.prompting.terminal import run_terminal  # noqa: PLC0415 - likewise

    if session.limit is None:
        session.limit = _ROWS_AT_A_TERMINAL
    say(f"whomet {whomet.__version__} on {session.graph.store.place}; :help says what can be typed, Ctrl-D leaves")
    run_terminal(session, history(file or history_file(), password, complain))


COMMANDS = (shell,)
