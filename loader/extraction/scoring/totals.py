"""Whole files against each other: documents brought together, counts summed up by tier."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from loader.errors import RecordsError
from loader.extraction.article import Span
from loader.extraction.reports import read_report, report_beside
from loader.extraction.scoring.comparing import MEASURES, Count, Difference, Measure, compare
from loader.extraction.scoring.facts import Facts, Tier, facts_of, overlapping
from loader.records import DocumentRecord, Evidence, Record, SameAsRecord
from loader.records.reading import Fault, read
from loader.result import Result
from loader.text import counted

__all__ = ["Score", "score", "wilson"]

Depth = Literal["sure", "sure and look"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)
_Z = 1.959963984540054
_FAULTS_SHOWN = 3


@dataclass(slots=True)
class Score:
    """`counts` by tier and measure: `sure` looks at nothing else, `sure and look` at all that was proposed.
    `differences` are those of all that was proposed. `left` counts missed pairs in sentences that the extraction
    lists as left, `quiet` the documents whose gold has no pair and `disturbed` those of them with a pair proposed;
    `absent` are documents of the gold that were not extracted (all of theirs is missed), `beyond` those extracted
    that the gold does not have (they are not scored)."""

    counts: dict[tuple[Depth, Measure], Count] = field(default_factory=lambda: defaultdict(Count))
    differences: list[Difference] = field(default_factory=list)
    documents: int = 0
    left: int = 0
    quiet: int = 0
    disturbed: int = 0
    absent: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """All of it as JSON can say it."""
        return {
            "documents": self.documents,
            "documents_not_extracted": list(self.absent),
            "documents_not_in_gold": list(self.beyond),
            "documents_without_pairs": self.quiet,
            "documents_without_pairs_that_got_some": self.disturbed,
            "missed_pairs_in_sentences_left": self.left,
            "measures": [
                {
                    "tier": depth,
                    "measure": measure,
                    "right": count.right,
                    "proposed": count.proposed,
                    "gold": count.gold,
                    **_shares("precision", count.right, count.proposed),
                    **_shares("recall", count.right, count.gold),
                }
                for depth, measure, count in self._rows()
            ],
            "differences": [_difference(one) for one in self.differences],
        }

    def table(self) -> Result:
        """A row for each tier and measure, shares with their 95% intervals."""
        columns = ("tier", "measure", "right", "proposed", "gold", "precision", "recall")
        rows = [
            (depth, measure, c.right, c.proposed, c.gold, _share(c.right, c.proposed), _share(c.right, c.gold))
            for depth, measure, c in self._rows()
        ]
        return Result(columns, rows)

    def told(self) -> Iterator[str]:
        """Each difference as a line."""
        return map(_told, self.differences)

    def remarks(self) -> Iterator[str]:
        """What is to be said about the numbers."""
        pairs = self.counts["sure and look", "pairs"]
        yield f"{counted(self.documents, 'document')} scored"
        if pairs.gold > pairs.right:
            missed = counted(pairs.gold - pairs.right, "pair")
            yield f"{missed} missed, {self.left} of them in sentences listed as left"
        if self.quiet:
            yield f"{counted(self.quiet, 'document')} without a pair in the gold; {self.disturbed} of them got one"
        if self.absent:
            yield f"not extracted, all of theirs counts as missed: {', '.join(self.absent)}"
        if self.beyond:
            yield f"not in the gold, not scored: {', '.join(self.beyond)}"

    def _rows(self) -> Iterator[tuple[Depth, Measure, Count]]:
        for depth in DEPTHS:
            for measure in MEASURES:
                yield depth, measure, self.counts[depth, measure]


def _shares(name: str, right: int, of: int) -> dict[str, float | None]:
    low, high = wilson(right, of) or (None, None)
    return {name: right / of if of else None, f"{name}_low": low, f"{name}_high": high}


def _share(right: int, of: int) -> str | None:
    interval = wilson(right, of)
    return f"{right / of:.2f} ({interval[0]:.2f} to {interval[1]:.2f})" if interval else None


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "document": one.document,
        "measure": one.measure,
        "kind": one.kind,
        "what": one.what,
        "found": one.found,
        "expected": one.expected,
        "tier": one.tier,
        "evidence": [[e.start, e.end] for e in one.evidence],
    }


def _told(one: Difference) -> str:
    place = f" at {one.evidence[0].start}-{one.evidence[0].end}" if one.evidence else ""
    tier = " (look)" if one.tier == "look" else ""
    values = [f"found {one.found}"] if one.found else []
    values += [f"the gold has {one.expected}"] if one.expected else []
    said = f": {'; '.join(values)}" if values else ""
    return f"{one.document}: {one.kind} {one.measure}{tier}: {one.what}{place}{said}"


def wilson(right: int, of: int) -> tuple[float, float] | None:
    """The 95% interval of a share after Wilson; None of nothing."""
    if not of:
        return None
    share, z2 = right / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def score(extracted: Path, gold: Path) -> Score:
    """The records in `extracted` (with the report that `whomet extract` wrote beside it, where it is there) against
    those in `gold`; either may be a folder. Documents are the same if their texts are (`sha256`), else if their ids
    are. Raises UsageError for a file that cannot be read and RecordsError for lines that are no records."""
    tiers, left = _report(extracted)
    ours = dict(_documents(extracted, tiers))
    theirs = dict(_documents(gold, {}, gold=True))
    if not theirs:
        raise RecordsError(f"{gold}: holds no document to score against")
    result = Score(documents=len(theirs))
    partners = {id_: _partner(facts.document, ours) for id_, facts in theirs.items()}
    for id_, facts in theirs.items():
        partner = partners[id_]
        _add(result, facts, ours[partner] if partner else None, left.get(partner or "", ()))
    result.absent = tuple(sorted(id_ for id_, partner in partners.items() if partner is None))
    result.beyond = tuple(sorted(ours.keys() - partners.values()))
    return result


def _add(result: Score, gold: Facts, proposed: Facts | None, left: Sequence[Span]) -> None:
    mine = proposed or Facts(gold.document)
    counts, differences = compare(gold, mine)
    for measure, count in compare(gold, mine.sure())[0].items():
        result.counts["sure", measure] += count
    for measure, count in counts.items():
        result.counts["sure and look", measure] += count
    result.differences += differences
    spots = [Evidence(start=span.start, end=span.end, sha256="0" * 12) for span in left]
    missed = [one for one in differences if (one.measure, one.kind) == ("pairs", "missed")]
    result.left += sum(overlapping(one.evidence, spots) for one in missed)
    false = [one for one in differences if (one.measure, one.kind) == ("pairs", "false")]
    quiet = all(pair.optional for pair in gold.pairs)
    result.quiet += quiet
    result.disturbed += bool(quiet and false)


def _partner(document: DocumentRecord, ours: Mapping[str, Facts]) -> str | None:
    for id_, facts in ours.items():
        if facts.document.sha256 == document.sha256:
            return id_
    return document.id if document.id in ours else None


def _documents(
    path: Path, tiers: Mapping[str, Mapping[str, Tier]], *, gold: bool = False
) -> Iterator[tuple[str, Facts]]:
    documents: dict[str, DocumentRecord] = {}
    records: dict[str, list[Record]] = defaultdict(list)
    for record in _records(path):
        if isinstance(record, DocumentRecord):
            documents[record.id] = record
        elif not isinstance(record, SameAsRecord):
            records[record.document].append(record)
    for id_ in records.keys() - documents.keys():
        raise RecordsError(f"{path}: records of the document {id_!r}, and no document record of that id")
    for id_, document in documents.items():
        yield id_, facts_of(document, records[id_], tiers.get(id_, {}), gold=gold)


def _records(path: Path) -> Iterator[Record]:
    faults: list[Fault] = []
    for entry in read([path]):
        if entry.record is not None:
            yield entry.record
        faults += entry.faults
    if faults:
        shown = "\n".join(map(str, faults[:_FAULTS_SHOWN]))
        raise RecordsError(
            f"{shown}\n{path} is not scored", remedy=f"`whomet check {path}` lists all that is wrong with it"
        )


def _report(records: Path) -> tuple[dict[str, dict[str, Tier]], dict[str, list[Span]]]:
    """Tiers and the sentences left, by document; nothing where there is no report."""
    path = report_beside(records)
    if records.is_dir() or not path.is_file():
        return {}, {}
    outcomes = [document.outcome for document in read_report(path)]
    tiers = {one.document: {id_: tiered.tier for id_, tiered in one.tiers.items()} for one in outcomes}
    return tiers, {one.document: [left.sentence for left in one.left] for one in outcomes}
