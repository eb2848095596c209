"""The bar of a long work. It is drawn by rich, which takes long to import."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

if TYPE_CHECKING:
    from loader.progress import Progress as OnProgress

__all__ = ["bar"]


class _Speed(ProgressColumn):
    """How many a second, of late."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s")


@contextmanager
def bar(label: str) -> Iterator[OnProgress]:
    """A bar on standard error, as `progress_bar` promises."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda *_: None
        return
    columns = (label, BarColumn(), MofNCompleteColumn(), _Speed(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(label, total=None)

        def on_progress(done: int, whole: int) -> None:
            if done < progress.tasks[0].completed:  # the next step, which has a speed of its own
                progress.reset(task)
            progress.update(task, completed=done, total=whole or None)

        yield on_progress
