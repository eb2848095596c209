"""The catalogue of a pack as a Markdown page, made from the headers and from answers that somebody else got."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loader.pack.model import Pack, Parameter, SavedQuery, as_text
from loader.render.markdown import markdown_text
from loader.result import Result

__all__ = ["Example", "catalogue"]

ROWS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Example:
    """An answer to show: what was asked, and what came back."""

    options: Sequence[str]
    result: Result


def catalogue(pack: Pack, examples: Mapping[str, Example]) -> str:
    """The page: a list of the questions by topic, then each with its parameters and the first rows of an example."""
    topics = pack.topics()
    lines = [
        "# The saved queries",
        "",
        "Made from the headers of the files in this folder; `python scripts/write_catalogue.py` writes it anew.",
        "`whomet show NAME` prints a query with its text, `whomet run NAME` runs it. A person may be named in any of",
        "the usual ways; a date filter keeps what can lie in the range.",
    ]
    for topic, queries in topics.items():
        lines += ["", f"## {topic}", "", "| query | what it answers |", "|---|---|"]
        lines += [f"| [{query.name}](#{query.name}) | {query.title} |" for query in queries]
    for queries in topics.values():
        for query in queries:
            lines += _entry(query, examples.get(query.name))
    return "\n".join(lines) + "\n"


def _entry(query: SavedQuery, example: Example | None) -> Iterator[str]:
    yield from ("", f"### {query.name}", "", f"{query.title}. {query.description}")
    if query.parameters:
        yield ""
        yield from (f"- `{parameter.name}`: {_parameter(parameter)}" for parameter in query.parameters.values())
    if query.draws:
        yield from ("", "Draws: run it in Neo4j Browser or show its picture in a notebook.")
    elif example is not None:
        yield from ("", f"    {' '.join(('whomet run', query.name, *example.options))}", "")
        shown = Result(example.result.columns, example.result.rows[:ROWS_SHOWN])
        yield markdown_text(shown).rstrip("\n")
        more = len(example.result) - ROWS_SHOWN
        if more > 0:
            yield from ("", f"and {more} more." if more > 1 else "and one more.")


def _parameter(parameter: Parameter) -> str:
    parts = [parameter.type]
    parts += [] if parameter.required else [f"default `{as_text(parameter.default)}`"]
    parts += [parameter.description] if parameter.description else []
    return ", ".join(parts)
