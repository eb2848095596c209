"""What shows a result: rows know of nothing that draws them, so what stands above them says here how it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from loader.drawing import Picture

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["TEXT_FORMATS", "Presenter", "present_with", "presenter"]

TEXT_FORMATS = ("table", "json", "jsonl", "csv", "markdown")

Shown_contra = TypeVar("Shown_contra", contravariant=True)


class Presenter(Protocol[Shown_contra]):
    """The ways to show a result."""

    def table(self, result: Shown_contra, /) -> str:
        """A few rows as plain text."""

    def text(self, result: Shown_contra, output: str, width: int | None, colour: bool, /) -> str:
        """All rows as text, in one of TEXT_FORMATS."""

    def html(self, result: Shown_contra, /) -> str:
        """A few rows as an HTML table."""

    def frame(self, result: Shown_contra, /) -> DataFrame:
        """All rows as a DataFrame."""

    def picture(self, result: Shown_contra, view: str, title: str, /) -> Picture:
        """What the rows hold as a picture."""


_found: list[Callable[[], Presenter[Any]]] = []


def present_with(find: Callable[[], Presenter[Any]]) -> None:
    """From now on results are shown by what `find` gives. It is called when one is shown, for drawing is slow to
    import."""
    _found[:] = [find]


def presenter() -> Presenter[Any]:
    """What shows results."""
    return _found[0]()
