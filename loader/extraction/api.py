"""Extraction as one call; `whomet extract` stands on it too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from loader import dates
from loader.errors import ServiceError, UsageError
from loader.extraction.engines import engine_named, receiver
from loader.extraction.outcome import Outcome
from loader.extraction.run import Extraction, Options, extract_files
from loader.extraction.sources import SUFFIXES, find_files
from loader.progress import Progress

__all__ = ["extract"]


def extract(
    files: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    published: str | None = None,
    engine: str = "rules",
    output: str | os.PathLike[str] | None = None,
    structured: str = "schema",
    encoding: str | None = None,
    env_file: Path | None = None,
    yes: bool | Callable[[str, int], bool] = False,
    progress: Progress | None = None,
    each: Callable[[Outcome], None] | None = None,
) -> Extraction:
    """Records of persons, offices and meetings, proposed from news texts: files, and folders with their texts, pages,
    mail and PDFs. Nothing of it is reviewed.

    `published` (EDTF) is the date of articles that give none themselves. `engine` is `rules` or `llm`; `llm` sends the
    texts to the server of WHOMET_LLM_BASE_URL, and only with `yes`, which may also be a function that is told the
    server and the number of files and decides. With `output` the records are written there, with a report and the
    texts beside them, and what is done is kept: run again after an interrupt, it is not done again. `progress` counts
    files; where there is one, the sentences of it that are read, and then the meetings that are put together.

    A file that cannot be read is in `.failures`. Raises UsageError for wrong arguments or settings, StoreLocked if
    another process writes the same output, and ServiceError for a server that cannot be used or may not be.
    """
    named = [files] if isinstance(files, str | os.PathLike) else list(files)
    found = find_files([Path(one) for one in named], SUFFIXES)
    options = Options(_date(published), encoding, None if output is None else Path(output))
    chosen = engine_named(engine, structured=structured, env_file=env_file)
    server = receiver(chosen)
    if server is not None and not (yes(server, len(found.files)) if callable(yes) else yes):
        raise ServiceError(
            f"nothing was sent to {server}", remedy="--yes (in Python, yes=True) sends the texts without asking"
        )
    return extract_files(found, chosen, options, progress=progress, each=each)


def _date(published: str | None) -> str | None:
    if published is None:
        return None
    try:
        dates.parse(published.strip())
    except ValueError as error:
        raise UsageError(f"--published: found {published[:60]!r}", remedy=f"expected {error}") from error
    return published.strip()
