"""Many files through one engine: what is done is kept, one bad file stops nothing, files appear whole."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from loader.errors import ExtractionError, ServiceError, UsageError, WhometError
from loader.extraction.article import Article
from loader.extraction.engine import Engine
from loader.extraction.engines import NOT_READ, notes_of, refused_by
from loader.extraction.journal import Journal
from loader.extraction.outcome import Outcome
from loader.extraction.proposing import propose
from loader.extraction.reports import Reported, report_beside, report_bytes, texts_beside
from loader.extraction.sources import Found, Unreadable, read_article, read_bytes
from loader.files import write_chunks, write_lines
from loader.progress import Progress, heard_by
from loader.records import DocumentRecord, Record, canonical_json, parse

__all__ = ["Extraction", "Failure", "Options", "extract_files"]

_NAME_A_FILE = "name a file such as news.jsonl"
_FORMAT = 1
"""Raised when what a journal keeps is no longer what would be made."""


@dataclass(frozen=True, slots=True)
class Options:
    """`published` (EDTF) is the date of articles that give none, `encoding` that of texts that are not UTF-8 and
    declare nothing. `output` is where the records go, with a report and the texts beside them."""

    published: str | None = None
    encoding: str | None = None
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file of which nothing was made, and why."""

    file: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}"


@dataclass(slots=True)
class Extraction:
    """What came of all files, in their order. `kept` of the outcomes were made before an interrupt; `repeated` names
    files whose text an earlier one has too; `report` and `output` are what was written."""

    outcomes: list[Outcome] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    repeated: list[Failure] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    kept: int = 0
    passed_over: int = 0
    output: Path | None = None
    report: Path | None = None

    @property
    def sure(self) -> int:
        """How many meetings, trips and statements are proposed as sure."""
        return sum(tiered.tier == "sure" for outcome in self.outcomes for tiered in outcome.tiers.values())

    @property
    def look(self) -> int:
        """How many are proposed to be looked at."""
        return sum(len(outcome.tiers) for outcome in self.outcomes) - self.sure

    @property
    def undated(self) -> int:
        """How many articles have no date of publication, so that "Sunday" means no day in them."""
        return sum(isinstance(record, DocumentRecord) and record.published is None for record in self.records)

    @property
    def unread(self) -> int:
        """How many sentences a model gave no usable answer to."""
        rejected = (one for outcome in self.outcomes for one in outcome.rejected)
        return sum(one.reason.startswith(NOT_READ) for one in rejected)

    @property
    def records(self) -> Iterator[Record]:
        """The records of all documents."""
        return (record for outcome in self.outcomes for record in outcome.records)


def extract_files(
    found: Found,
    engine: Engine,
    options: Options,
    *,
    progress: Progress | None = None,
    each: Callable[[Outcome], None] | None = None,
) -> Extraction:
    """Read every file and propose records. With an output, what is done is kept at each file: run again after an
    interrupt, it is not done again. `each` hears of every outcome in turn.

    Raises UsageError for an output that cannot be written, StoreLocked if somebody else is writing it, and ServiceError
    if the engine's server can no longer be used; whatever else goes wrong with one file is a failure of that file.
    """
    output = _checked(options.output, found) if options.output else None
    result = Extraction(passed_over=found.passed_over)
    result.failures += [Failure(str(path), f"cannot be looked into: {reason}") for path, reason in found.closed]
    with Journal(output) if output else nullcontext() as journal:
        run = _Run(found, engine, options, output, journal, result)
        run.all(progress or (lambda *_: None), each or (lambda _: None))
        if output and journal:
            run.write(output)
            if not run.again:
                journal.discard()
    result.notes = notes_of(engine)
    return result


def _checked(output: Path, found: Found) -> Path:
    """The file itself, where it can be written."""
    if output.is_dir() or not output.name:
        raise UsageError(f"{output}: cannot be written: this is a folder", remedy=_NAME_A_FILE)
    if output.suffix == ".gz":
        raise UsageError(f"{output}: records are written as they are", remedy=_NAME_A_FILE)
    target = output.resolve()
    if not target.parent.is_dir():
        raise UsageError(f"{output}: cannot be written: there is no folder {target.parent}", remedy="make it first")
    if target.exists() and not target.is_file():
        raise UsageError(f"{output}: is no file", remedy="without --output records go to standard output")
    if target in {path.resolve() for path in found.files}:
        raise UsageError(f"{output}: is one of the files to be read", remedy="name another --output")
    return target


@dataclass(slots=True)
class _Run:
    found: Found
    engine: Engine
    options: Options
    output: Path | None
    journal: Journal | None
    result: Extraction
    again: bool = False
    """Whether a file failed of which more may come another time; what is done is kept then."""
    _reported: list[Reported] = field(default_factory=list)
    _texts: dict[str, str] = field(default_factory=dict)
    _names: Counter[str] = field(default_factory=Counter)

    def all(self, progress: Progress, each: Callable[[Outcome], None]) -> None:
        self._names.update(path.name.casefold() for path in self.found.files)
        whole = len(self.found.files)
        for number, path in enumerate(self.found.files):
            progress(number, whole)
            try:
                with heard_by(progress if whole == 1 else None):
                    reported = self._one(path)
            except Unreadable as error:
                self.result.failures.append(Failure(str(path), str(error)))
            except ExtractionError as error:
                self.again = True
                self.result.failures.append(Failure(str(path), str(error)))
            except ServiceError as error:
                raise error.midway(len(self._reported), whole) if self.output else error from error
            else:
                self._take(reported, each)
        progress(whole, whole)

    def _take(self, reported: Reported, each: Callable[[Outcome], None]) -> None:
        first = self._texts.setdefault(reported.outcome.sha256, reported.source)
        if first != reported.source:
            self.result.repeated.append(Failure(reported.source, f"has the text of {first}, and is taken once"))
            return
        self._reported.append(reported)
        self.result.outcomes.append(reported.outcome)
        each(reported.outcome)

    def _one(self, path: Path) -> Reported:
        data = read_bytes(path)
        key = self._key(path, data)
        kept = self.journal.get(key) if self.journal else None
        if kept is not None and self.output:
            reported = _from_kept(kept, self.output.parent)
            if reported.text.is_file():
                self.result.kept += 1
                return reported
        options = self.options
        article = read_article(path.name, path, data, published=options.published, encoding=options.encoding)
        outcome = self._proposed(article)
        reported = Reported(outcome, path.name, str(path), self._text_file(path, data, article))
        if self.journal and self.output:
            self.journal.put(key, _to_keep(reported, self.output.parent))
        return reported

    def _proposed(self, article: Article) -> Outcome:
        try:
            outcome = propose(article, self.engine)
            return replace(outcome, rejected=(*outcome.rejected, *refused_by(self.engine)))
        except (RecursionError, MemoryError) as error:
            raise Unreadable(f"is too much for the engine ({type(error).__name__}); split it") from error
        except WhometError:
            raise
        except Exception as error:  # a fault of ours in one article of a thousand costs only that one
            raise ExtractionError(f"the engine failed ({type(error).__name__}), please report this") from error

    def _key(self, path: Path, data: bytes) -> str:
        said = [_FORMAT, str(path), self.engine.name, self.options.published, self.options.encoding]
        return hashlib.sha256(json.dumps(said).encode() + data).hexdigest()

    def _text_file(self, path: Path, data: bytes, article: Article) -> Path:
        """Where the text is that offsets count in: the file itself, if it is that text, else one that is written."""
        text = article.text.encode()
        if text == data or not self.output:
            return path.absolute()
        shared = self._names[path.name.casefold()] > 1
        name = f"{path.name[:200]}.{article.sha256[:12]}.txt" if shared else f"{path.name[:200]}.txt"
        folder = texts_beside(self.output)
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise UsageError(f"{folder}: cannot be made: {error.strerror}") from error
        write_chunks(folder / name, [text])
        return folder / name

    def write(self, output: Path) -> None:
        """The records, then the report on them."""
        write_lines(output, (canonical_json(record).encode() for record in self.result.records))
        write_chunks(report_beside(output), [report_bytes(self._reported, output.parent)])
        self.result.output, self.result.report = output, report_beside(output)


def _to_keep(reported: Reported, folder: Path) -> dict[str, Any]:
    return {"report": reported.to_json(folder), "records": [canonical_json(r) for r in reported.outcome.records]}


def _from_kept(kept: dict[str, Any], folder: Path) -> Reported:
    return Reported.from_json(kept["report"], folder, [parse(line) for line in kept["records"]])
