"""What the commands share: options, output, questions to the person."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

import loader as whomet
from loader.addresses import without_passwords
from loader.errors import WhometError
from loader.presenter import TEXT_FORMATS
from loader.text import visible

if TYPE_CHECKING:
    from loader.progress import Progress as OnProgress

__all__ = [
    "EnvFile",
    "Format",
    "Limit",
    "Packs",
    "Quarantine",
    "ReviewedOnly",
    "Seconds",
    "Store",
    "Wait",
    "complain",
    "confirmed",
    "guarded",
    "opened",
    "print_notes",
    "print_result",
    "progress_bar",
    "say",
]

Store = Annotated[
    str | None,
    typer.Option(
        "--store", help="A file, or a Neo4j URI. Else WHOMET_STORE, NEO4J_URI, ./whomet.graph.", show_default=False
    ),
]
EnvFile = Annotated[
    Path | None,
    typer.Option(
        "--env-file", help="A file with NEO4J_URI and so on, such as Aura's credentials file.", show_default=False
    ),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--pack", envvar="WHOMET_PACK", help="A folder of your own saved queries; may be repeated."),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        help=f"One of {', '.join(TEXT_FORMATS)}. Default: table on a terminal, else json.",
        show_default=False,
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Show this many rows at most.")]
ReviewedOnly = Annotated[bool, typer.Option("--reviewed-only", help="Leave out what only unreviewed records say.")]
Wait = Annotated[
    float | None,
    typer.Option(
        "--wait", min=0.0, help="Give up after so many seconds of waiting for another writer.", show_default=False
    ),
]
Quarantine = Annotated[
    Path, typer.Option("--quarantine", help="Where documents with faults are written, to be mended.")
]
Seconds = Annotated[float | None, typer.Option("--seconds", min=0.001, help="Give up after this time.")]


def guarded(command: Callable[..., int]) -> Callable[..., None]:
    """The command as it is run: what it returns is the exit code, an error of ours is a message and no traceback."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            code = command(*args, **options)
            sys.stdout.flush()
        except WhometError as error:
            complain(str(error))
            code = error.exit_code
        except KeyboardInterrupt as interrupt:
            complain("interrupted; nothing is lost or doubled, run the same command again to go on")
            raise typer.Exit(130) from interrupt
        except BrokenPipeError:
            _discard_output()
            code = 0
        except OSError as error:
            _discard_output()
            complain(f"the output cannot be written: {error.strerror or error}")
            code = 3
        raise typer.Exit(code)

    return run


def _discard_output() -> None:
    """What is left in the buffer has nowhere to go, and would be complained of at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def opened(
    store: str | None,
    env_file: Path | None = None,
    packs: list[Path] | None = None,
    *,
    must_exist: bool = True,
    into_existing: bool = False,
    wait: float | None = None,
) -> Iterator[whomet.Graph]:
    """The graph that the options name, closed at the end."""
    with whomet.open_graph(
        store, packs=packs or (), env_file=env_file, must_exist=must_exist, into_existing=into_existing, wait=wait
    ) as graph:
        yield graph


def print_result(result: whomet.Result, output: str | None) -> None:
    """Rows to standard output; what is to be said about them to standard error."""
    chosen = output or ("table" if sys.stdout.isatty() else "json")
    width, colour = _terminal()
    text = replace(result, notes=()).to_text(chosen, width=width, colour=colour)
    _write(text)
    print_notes(result)


def print_notes(result: whomet.Result) -> None:
    """What is to be said about the rows, to standard error."""
    for note in result.notes:
        complain(note)


def _terminal() -> tuple[int | None, bool]:
    """The width of standard output, where it is a terminal, and whether colours are wanted there."""
    if not _may_be_terminal(sys.stdout):
        return None, False
    from rich.console import Console  # noqa: PLC0415 - slow to import, and what a program reads has no colours

    console = Console()
    return console.width if sys.stdout.isatty() else None, console.is_terminal


def _may_be_terminal(stream: TextIO) -> bool:
    """Whether it is one, or rich may be told by the environment to take it for one."""
    return stream.isatty() or "FORCE_COLOR" in os.environ or "TTY_COMPATIBLE" in os.environ


def _write(text: str) -> None:
    """As it is, in UTF-8, whatever the locale: a program reads it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def say(text: str = "") -> None:
    """A line to standard output. Whatever a record smuggled in is made visible."""
    _write(visible(text) + "\n")


def confirmed(question: str) -> bool:
    """Whether the person says yes; where there is nobody to ask, it is no."""
    return sys.stdin is not None and sys.stdin.isatty() and typer.confirm(visible(question), err=True)


def complain(text: str) -> None:
    """A line to standard error. It holds no password of an address."""
    sys.stderr.write(
        f"whomet: {visible(without_passwords(text))}\n".encode("utf-8", "backslashreplace").decode("utf-8")
    )


@contextmanager
def progress_bar(label: str, *, beside_output: bool = False) -> Iterator[OnProgress]:
    """A bar on standard error, with how many a second and the time left; nothing where that is no terminal, or where
    what is written meanwhile goes to one. Where it is not known how many there are, `whole` is 0."""
    if not _may_be_terminal(sys.stderr) or (beside_output and sys.stdout.isatty()):
        yield lambda *_: None
        return
    from loader.cli.progress import bar  # noqa: PLC0415 - slow to import, and seldom shown

    with bar(label) as progress:
        yield progress
