"""Reading folders of saved queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from loader.errors import PackError
from loader.pack.folders import pack_folder
from loader.pack.known import known_queries, recalled
from loader.pack.model import Pack, SavedQuery

__all__ = ["find_pack", "load_pack", "read_query"]


def find_pack(own: Iterable[Path] = ()) -> Pack:
    """The queries that came with whomet and those in one's own folders. Raises PackError as `load_pack` does, of one's
    own at once."""
    folder = pack_folder("queries")
    ours = {file.stem: file for file in _files(folder)}
    theirs = _queries(own, ours)
    return Pack(_Files({**ours, **theirs}, folder))


def load_pack(folders: Iterable[Path]) -> Pack:
    """The queries in the files `<folder>/<topic>/<name>.cypher`.

    Raises one PackError with a line for every fault of every file, and for every name that two files claim.
    """
    queries = _queries(folders, {})
    return Pack({name: queries[name] for name in sorted(queries, key=lambda name: (queries[name].topic, name))})


def _queries(folders: Iterable[Path], taken: Mapping[str, Path]) -> dict[str, SavedQuery]:
    queries: dict[str, SavedQuery] = {}
    faults: list[str] = []
    for file in (file for folder in folders for file in _files(folder)):
        try:
            query = read_query(file)
        except PackError as error:
            faults.append(str(error))
            continue
        first = queries[query.name].file if query.name in queries else taken.get(query.name)
        if first is not None:
            faults.append(f"{file}: name: {query.name} is taken by {first}; rename one")
        queries.setdefault(query.name, query)
    if faults:
        raise PackError("\n".join(faults))
    return queries


class _Files(Mapping[str, SavedQuery]):
    """Queries, some of which are still files. A file bears the name of its query and stands in the folder of its topic,
    which is checked when it is read."""

    def __init__(self, queries: Mapping[str, SavedQuery | Path], folder: Path) -> None:
        ordered = sorted(queries, key=lambda name: (_topic(queries[name]), name))
        self._queries = {name: queries[name] for name in ordered}
        self._folder = folder
        self._known: Mapping[str, Mapping[str, Any]] | None = None

    def __getitem__(self, name: str) -> SavedQuery:
        found = self._queries[name]
        if isinstance(found, Path):
            if self._known is None:
                self._known = known_queries(self._folder)
            found = self._queries[name] = recalled(found, self._known) or read_query(found)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._queries

    def __iter__(self) -> Iterator[str]:
        return iter(self._queries)

    def __len__(self) -> int:
        return len(self._queries)


def _topic(query: SavedQuery | Path) -> str:
    return query.parent.name if isinstance(query, Path) else query.topic


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise PackError(f"{folder} is no folder", remedy="a pack is a folder with files <topic>/<name>.cypher")
    stray = sorted(folder.glob("*.cypher"))
    if stray:
        raise PackError(f"{stray[0]}: is under no topic", remedy=f"move it to {folder}/<topic>/{stray[0].name}")
    return sorted(folder.glob("*/*.cypher"))


def read_query(file: Path) -> SavedQuery:
    """Read one file and check it against itself. Raises PackError with a line, `file:line: field: message`,
    for every fault.
    """
    from loader.pack.checking import checked  # noqa: PLC0415 - YAML and pydantic are slow to import, and seldom needed

    return checked(file)
