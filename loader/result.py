"""What a query returns: columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from loader.drawing import Picture
from loader.graph import Node, Path, Relationship, Value
from loader.presenter import presenter

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame

__all__ = ["Result", "cut_at"]


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """The rows of one query, all of them in memory.

    `columns` are in the order of the query's RETURN; every row of `rows` has one value for each. Iterating gives
    each row as a dict. `notes` are remarks for the person who asked, such as that a limit cut the rows. A notebook
    shows it as a table, and a prompt the first rows.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    notes: tuple[str, ...] = field(default=())
    named: Callable[[Result, str], Result] | None = field(default=None, compare=False)
    """What the rows name by ids, as nodes and relationships for a view: how a graph lets rows without any be drawn."""

    def __repr__(self) -> str:
        return presenter().table(self)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def noted(self, notes: Iterable[str]) -> Result:
        """The same rows with these remarks too."""
        return replace(self, notes=(*self.notes, *notes))

    def records(self) -> list[dict[str, Any]]:
        """The rows as dicts, values as the query gave them."""
        return list(self)

    def to_text(self, output: str = "table", *, width: int | None = None, colour: bool = False) -> str:
        """All rows as `table` (of at most `width` columns), `json`, `jsonl`, `csv` or `markdown`; it ends with a line
        end. Raises UsageError for another format."""
        return presenter().text(self, output, width, colour)

    def to_df(self) -> DataFrame:
        """The rows as a pandas DataFrame: dates are datetime64[s], integers and truths with gaps are Int64 and boolean,
        all else is as the query gave it. Raises UsageError where pandas (the extra `notebook`) is not installed."""
        return presenter().frame(self)

    def to_networkx(self) -> MultiDiGraph[Any]:
        """The nodes, relationships and paths of the rows, wherever in them, as a networkx MultiDiGraph: nodes by id;
        `__labels__` holds the labels, or the type; all other attributes are properties.

        An end of a relationship that is not in the rows itself is a node without labels and properties.
        """
        import networkx as nx  # noqa: PLC0415 - slow to import, and few results are drawn

        graph: MultiDiGraph[Any] = nx.MultiDiGraph()
        found = list(_entities(self.rows))
        for node in found:
            if isinstance(node, Node):
                graph.add_node(node.id, **{**node.properties, "__labels__": set(node.labels)})
        for r in found:
            if isinstance(r, Relationship):
                for end in (r.start, r.end):
                    if end not in graph:
                        graph.add_node(end, **{"__labels__": set()})
                graph.add_edge(r.start, r.end, r.id, **{**r.properties, "__labels__": {r.type}})
        return graph

    def picture(self, view: str = "network", *, title: str = "") -> Picture:
        """A picture of the nodes and relationships of the rows, or else of the persons, meetings and trips whose ids
        stand in columns such as `meeting_ids`: `network`, `timeline` (meetings and trips) or `matrix` (who met whom).
        Raises UsageError if there is nothing to draw."""
        return presenter().picture(self, view, title)

    def _repr_html_(self) -> str:
        return presenter().html(self)


def cut_at(rows: int) -> str:
    """The note on a result that was cut after so many rows."""
    return f"only the first {'row is' if rows == 1 else f'{rows} rows are'} shown; there are more"


def _entities(value: Value) -> Iterator[Node | Relationship]:
    """Every node and relationship in a value, at any depth."""
    match value:
        case Node() | Relationship():
            yield value
        case Path():
            yield from value.nodes
            yield from value.relationships
        case dict():
            for element in value.values():
                yield from _entities(element)
        case list() | tuple():
            for element in value:
                yield from _entities(element)
