"""A file to begin a saved query with."""

from __future__ import annotations

import re
from pathlib import Path

from loader.errors import PackError, UsageError
from loader.files import write_lines
from loader.pack.model import Pack, SavedQuery
from loader.pack.reading import read_query

__all__ = ["start_query"]

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_TEXT = """\
// {title}
// name: {name}
// description: Say in one sentence what it answers.
// topic: {topic}
// parameters:
//   person: {{type: person, example: "Wang Yi"}}
// returns:
//   counterpart: string
//   meetings: integer
// draws: false

MATCH (p:Person)-[met:MET]-(other:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
WITH other, count(met) AS meetings
RETURN other.name AS counterpart, meetings
ORDER BY meetings DESC, other.id"""


def start_query(folder: Path, name: str, topic: str, known: Pack) -> SavedQuery:
    """Write `<folder>/<topic>/<name>.cypher`, a query that passes every check and runs, to be changed from there.

    Raises UsageError for a name that no query can have, and PackError for one that is taken.
    """
    for word, what in ((name, "NAME"), (topic, "--topic")):
        if not _NAME.fullmatch(word):
            raise UsageError(f"{what} {word!r}: write small letters, digits and single hyphens, such as who-hosted")
    if name in known:
        raise PackError(f"{name} is taken by {known[name].file}", remedy="choose another name")
    file = folder / topic / f"{name}.cypher"
    if file.exists():
        raise PackError(f"{file} is already there", remedy="choose another name, or change that file")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{file.parent}: cannot be made a folder: {error.strerror}") from error
    title = name.replace("-", " ").capitalize()
    write_lines(file, [_TEXT.format(title=title, name=name, topic=topic).encode()])
    return read_query(file)
