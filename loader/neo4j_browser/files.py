"""The files that carry a pack into other programs, as text."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterator, Mapping
from importlib.resources import files

from loader.neo4j_browser.literals import literal
from loader.neo4j_browser.standalone import samples, standalone_text
from loader.pack.model import Pack, SavedQuery

__all__ = ["favourite", "favourites", "readme", "saved_cypher", "shell_script"]

FOLDER = "whomet"
_WIDTH = 100


def favourites(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every query as a favourite of Neo4j Browser: its path in the archive, whose folder becomes Browser's, and its
    text. The folders come in the order of the topics."""
    for topic, queries in pack.topics().items():
        for query in queries:
            yield f"{FOLDER}/{topic}/{query.name}.cypher", favourite(query)


def favourite(query: SavedQuery, values: Mapping[str, object] | None = None) -> str:
    """One statement under a title, which is what Browser takes the first line for."""
    about = [query.title, *textwrap.wrap(query.description, _WIDTH), f"whomet run {query.name}"]
    return "".join(f"// {_comment(line)}\n" for line in about) + f"\n{standalone_text(query, values)}\n"


def _comment(text: str) -> str:
    """Text that stays a comment also where a program takes a file apart at semicolons."""
    return text.replace(";", ",")


def saved_cypher(pack: Pack) -> str:
    """The queries for the Saved Cypher of the newer Browser and of Aura: CSV in which folders are rows too."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(("name", "description", "query", "id", "parentId", "isFolder"))
    table.writerow((FOLDER, "", "", FOLDER, "", "true"))
    for topic, queries in pack.topics().items():
        folder = f"{FOLDER}/{topic}"
        table.writerow((topic, "", "", folder, FOLDER, "true"))
        titles = [query.title for query in queries]
        for query in queries:
            name = query.title if titles.count(query.title) == 1 else f"{query.title} ({query.name})"
            table.writerow((name, query.description, standalone_text(query), f"{folder}/{query.name}", folder, "false"))
    return out.getvalue()


def shell_script(pack: Pack) -> str:
    """Every query with its sample values, for cypher-shell: parameters are set, the text stays as it is saved."""
    parts = ["// Every saved query with its example values: cypher-shell --file whomet.cypher-shell\n"]
    for query in pack.values():
        title = literal(f"{query.topic}/{query.name}: {query.title}")
        lines = [f":param {_quoted(name)} => {literal(value)};" for name, value in samples(query).items()]
        parts.append("\n".join([f"RETURN {title} AS query;", *lines, f"{query.statement};"]) + "\n")
    return "\n".join(parts)


def _quoted(name: str) -> str:
    return name if name.isidentifier() else "`" + name.replace("`", "``") + "`"


def readme(pack: Pack) -> str:
    """How to bring all this in, and up to date."""
    folders = "".join(f"    {FOLDER}/{topic}\n" for topic in pack.topics())
    return _resource("readme.txt").replace("FOLDERS\n", folders)


def _resource(name: str) -> str:
    return (files("loader.neo4j_browser") / name).read_text(encoding="utf-8")
