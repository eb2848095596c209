"""How results are shown: each function is one of the ways that `Presenter` names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loader.drawing import Picture
from loader.errors import UsageError
from loader.render import render
from loader.render.html import html_table
from loader.result import Result

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["frame", "html", "picture", "table", "text"]

html = html_table


def table(result: Result, /) -> str:
    """The first rows, for a prompt."""
    from loader.render.table import short_table  # noqa: PLC0415 - rich is slow to import

    return short_table(result)


def text(result: Result, output: str, width: int | None, colour: bool, /) -> str:
    """The rows in one of the formats of `loader.render`."""
    return render(result, output, width=width, colour=colour)


def frame(result: Result, /) -> DataFrame:
    """The rows as a DataFrame, as `Result.to_df` promises."""
    from loader import frame as frames  # noqa: PLC0415 - few ask for one

    return frames.data_frame(result.columns, result.rows)


def picture(result: Result, view: str, title: str, /) -> Picture:
    """The nodes and relationships of the rows, or what the rows name, in one of the views of `loader.picture`."""
    if not result.rows:
        raise UsageError("there are no rows, so there is nothing to draw")
    drawn = result.to_networkx()
    if not drawn and result.named is not None:
        drawn = result.named(result, view).to_networkx()
    from loader import picture as pictures  # noqa: PLC0415 - networkx is slow to import

    return pictures.picture(drawn, view, title=title)
