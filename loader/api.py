"""The graph as a Python object, for notebooks and programs; the command line stands on it too.

Asking needs little of the house, and most who start a process ask. So what other methods need is imported in them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from loader import canonical, hints
from loader.cypher.ast.nodes import Language
from loader.cypher.leaving_out import leaving_out
from loader.drawable import named_by_ids
from loader.errors import UsageError, told
from loader.finding.resolver import KINDS, Resolver
from loader.nearby import close_by
from loader.pack import Pack, SavedQuery, bind, check_rows, find_pack
from loader.pack.reviewed import UNREVIEWED, reviewed
from loader.progress import Progress, heard_by, told_of
from loader.questions import Questions
from loader.settings import find_settings
from loader.stores import open_store
from loader.stores.base import Closing, half_written

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pydantic import ValidationError

    from loader.graph import Value
    from loader.identity.clusters import Contradiction
    from loader.identity.finding import Index
    from loader.identity.resolve import Suggestion
    from loader.loading import Report
    from loader.proofs import Proof
    from loader.reconciliation import Reconciled, Taken
    from loader.records import SameAsRecord
    from loader.records.giving import Given
    from loader.result import Result
    from loader.stores.base import GraphStore, Kept, Rebuilt, Removal, Stats

__all__ = ["Graph", "open_graph"]

_OF_WIKIDATA = frozenset({"person", "event", "issue"})
_SECONDS_NEARBY = 2.0
"""How long a question that stands close by may take: the answer waits for it."""


def open_graph(  # noqa: PLR0913 - each says where the graph is, or how it may be opened
    store: str | os.PathLike[str] | None = None,
    *,
    packs: Iterable[Path] = (),
    env_file: Path | None = None,
    must_exist: bool = False,
    into_existing: bool = False,
    wait: float | None = None,
) -> Graph:
    """The graph in a file or on a server; without `store`, where the settings say (README, "Where the graph is").

    `packs` are folders of one's own saved queries; `into_existing` allows to load into a database that holds nodes of
    somebody else's; `wait` is how many seconds to wait for another writer's lock (else ten for a file, and for a server
    as long as it takes; the logger `loader.waiting` says that one waits). Raises UsageError for settings that make no
    sense and StoreError for a store that cannot be opened. Close it, or use it in a `with`.
    """
    settings = replace(find_settings(store, env_file=env_file), wait=wait)
    opened = open_store(settings, must_exist=must_exist, into_existing=into_existing)
    return Graph(opened, find_pack(packs), settings.language)


class Graph(Closing):
    """A graph of who met whom. Its saved queries are in `pack`, as functions too: `graph.pack.who_met("Wang Yi")`."""

    def __init__(self, store: GraphStore, pack: Pack, language: Language | None = None) -> None:
        """`language` is the version of Cypher by which `query` reads what names none."""
        self.store = store
        self._language: Language | None = language
        self.pack = Questions(pack, self.ask)
        self._is_closed = False

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__} of who met whom in {self.store.place}; .pack has {len(self.pack)} saved queries>"
        )

    def close(self) -> None:
        """Let go of files and connections."""
        self._is_closed = True
        self.store.close()

    def run(
        self,
        query: str,
        /,
        *,
        limit: int | None = None,
        seconds: float | None = None,
        reviewed_only: bool = False,
        **parameters: Value,
    ) -> Result:
        """The rows of a saved query. Whatever is named may be given by any name or id, a date as text;
        `notes` say what was taken for what. `reviewed_only` leaves
        out what nobody has reviewed: the rows are those that the accepted records alone would give.

        Raises PackError for an unknown query and UsageError for parameters that do not fit it.
        """
        found = self.pack.find(query)
        return self.ask(found, parameters, limit=limit, seconds=seconds, reviewed_only=reviewed_only)

    def ask(
        self,
        query: SavedQuery,
        parameters: Mapping[str, Value],
        *,
        limit: int | None = None,
        seconds: float | None = None,
        reviewed_only: bool = False,
    ) -> Result:
        """The rows of a saved query, as `run` gives them."""
        query = reviewed(query) if reviewed_only else query
        read = self._briefly_reviewed if reviewed_only else self._briefly
        names = Resolver(self.store)
        bound = bind(query, parameters, names)
        result = self.store.read(query.text, bound, seconds=seconds, rows=limit)
        check_rows(query, result)
        unknown = () if result.rows else hints.unknown_values(self.store, query, bound)
        noted = result.noted(
            [
                *names.taken,
                *unknown,
                *close_by(self.pack, query, bound, read, empty=not result.rows),
                *self.unfinished(),
            ]
        )
        return self._drawable(noted, query, reviewed_only=reviewed_only)

    def _briefly(self, query: SavedQuery, values: Mapping[str, Value], rows: int) -> Result:
        return self.store.read(query.text, values, seconds=_SECONDS_NEARBY, rows=rows)

    def _briefly_reviewed(self, query: SavedQuery, values: Mapping[str, Value], rows: int) -> Result:
        return self._briefly(reviewed(query), values, rows)

    def bind(self, query: SavedQuery, parameters: Mapping[str, Value]) -> dict[str, Value]:
        """The typed parameters of a saved query. Raises UsageError for those that do not fit it."""
        return bind(query, parameters, Resolver(self.store))

    def query(  # noqa: PLR0913 - what a query may be told beside its text
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        /,
        *,
        limit: int | None = None,
        seconds: float | None = None,
        reviewed_only: bool = False,
        language: Language | None = None,
        **named: Value,
    ) -> Result:
        """The rows of a reading query in Cypher, with `reviewed_only` without what nobody has reviewed. Parameters are
        given by name, or in a mapping, as those must be that are called as an option is. `language` is the version of
        Cypher, "5" or "25", by which the query is read unless it names one; else WHOMET_CYPHER says so, or a server.
        Raises CypherError for a query that cannot be read or run."""
        version = self._version(language)
        asked = leaving_out(text, UNREVIEWED, version or "5") if reviewed_only else text
        values = {**(parameters or {}), **named}
        result = self.store.read(asked, values, seconds=seconds, rows=limit, language=version)
        unknown = hints.unknown_names(self.store, text, version or "5")
        return self._drawable(result.noted([*unknown, *self.unfinished()]), reviewed_only=reviewed_only)

    def _version(self, language: Language | None) -> Language | None:
        if language not in (None, *get_args(Language)):
            raise UsageError(f"language is '5' or '25', not {language!r}")
        return language or self._language

    def _drawable(self, result: Result, query: SavedQuery | None = None, *, reviewed_only: bool) -> Result:
        """The same rows, which can look up in this graph what they name by ids."""

        def read(text: str, values: Mapping[str, Value]) -> Result:
            return self.store.read(leaving_out(text, UNREVIEWED) if reviewed_only else text, values)

        def named(rows: Result, view: str) -> Result:
            if self._is_closed:
                raise UsageError("the graph is closed, so it cannot be asked whom the rows name")
            return named_by_ids(rows, view, read, self.pack, query)

        return replace(result, named=named)

    def explain(
        self,
        query: SavedQuery | str,
        parameters: Mapping[str, Value] | None = None,
        *,
        limit: int | None = None,
        seconds: float | None = None,
        language: Language | None = None,
    ) -> Result:
        """How the store would run a saved query, or a reading query in Cypher (by `language`, as in `query`), without
        running it."""
        if isinstance(query, SavedQuery):
            text, bound, version = query.statement, self.bind(query, parameters or {}), None
        else:
            text, bound, version = query, dict(parameters or {}), self._version(language)
        return self.store.read(f"EXPLAIN {text}", bound, seconds=seconds, rows=limit, language=version)

    def unfinished(self) -> list[str]:
        """What is to be said of a graph that holds only half of a document, or that an older version made; nothing of
        any other."""
        document, outdated = self.store.unfinished(), self.store.outdated()
        half = [] if document is None else [told(*half_written(document))]
        return half if outdated is None else [*half, told(*outdated)]

    def rebuild(self, *, progress: Progress | None = None) -> Rebuilt:
        """Make the graph anew from the records and decisions kept beside it, as this version makes it. What stops
        midway goes on when it is run again. `Rebuilt` names the documents that have to be loaded again, where what is
        kept of them is damaged."""
        return self.store.rebuild(progress)

    def load(
        self,
        records: Given,
        *,
        partial: bool = False,
        accept_unreviewed: bool = False,
        quarantine: Path | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Load records: a file or folder, several of them, or the records themselves (models, or dicts as JSON has
        them). Each document replaces what it said before; `Report` accounts for every record. Those that nobody has
        reviewed are refused, unless `accept_unreviewed`: then the graph marks what only they say as `unreviewed`."""
        from loader.loading import load
        from loader.records.giving import entries_of, passed_over

        given = records if isinstance(records, str | os.PathLike) else list(records)
        quarantines, entries = passed_over(given), entries_of(given)
        report = load(
            self.store,
            entries if accept_unreviewed else entries.reviewed_only(),
            partial=partial,
            quarantine=quarantine,
            progress=progress,
        )
        report.passed_over = quarantines
        return report

    def retract(self, document: str, *, dry_run: bool = False, progress: Progress | None = None) -> Removal:
        """Remove a document and all that only it says. Raises UsageError if it is not there. `progress` is called where
        a very large one is taken out of a server in portions."""
        return self.store.retract(document, dry_run=dry_run, progress=progress)

    def kept(self) -> tuple[Kept, ...]:
        """What holds nodes that are in the graph no more: each relationship that somebody has drawn to one, on a
        server. They go when these are deleted, or with `detach`."""
        return self.store.kept()

    def detach(self, kept: Iterable[Kept]) -> Removal:
        """Delete the nodes that `kept` named, with all relationships that hold them; what went. The other ends stay."""
        return self.store.detach(kept)

    def digest(self, *, progress: Progress | None = None) -> str:
        """SHA-256 over all nodes and relationships: the same for the same graph in any store."""
        with heard_by(progress):
            return canonical.digest(self.store.lines())

    def stats(self, *, progress: Progress | None = None) -> Stats:
        """How many nodes, relationships, documents, records and decisions there are."""
        with heard_by(progress):
            return self.store.stats()

    def to_networkx(self) -> MultiDiGraph[str]:
        """The whole graph as a networkx MultiDiGraph of its own: nodes by id; the attribute `__labels__` holds the
        labels, or the type; all other attributes are properties. Attributes are mappings, those of a graph in a file no
        dicts: what they hold is read when it is asked for, and `dict(attributes)` is all of it."""
        return self.store.to_networkx()

    def named(self, kind: str) -> Index:
        """All persons of the graph, or meetings, issues, places, events, offices, organisations, countries, documents,
        to be found by any name: `graph.named("person").find("Wang Yi")` is an id. A `thing` is any of them."""
        if kind not in KINDS:
            raise UsageError(f"nothing is called a {kind!r} here", remedy=f"use one of {', '.join(KINDS)}")
        return Resolver(self.store).index(kind)

    def search(self, words: str, *, kind: str | None = None, limit: int = 20) -> Result:
        """What the words are found in, the best first: names, other names, titles, issues, claims, statements; of what
        documents say only the places. `kind` is person, meeting, trip, issue, event, office, place, country, claim,
        statement or document. `next` is the command that tells more. Raises UsageError for no word or another kind."""
        from loader.finding.searching import search

        return search(self.store, words, kind=kind, limit=limit).noted(self.unfinished())

    def evidence(self, id_: str, texts: Path | None = None) -> list[Proof]:
        """The ranges that prove a node or relationship, with their words where the texts are in the folder `texts`."""
        from loader import proofs

        return proofs.proofs(self.store, id_, proofs.Texts(texts))

    def suggestions(self, *, progress: Progress | None = None) -> list[Suggestion]:
        """Pairs of persons and of meetings that may be one, for somebody to decide."""
        from loader.identity import resolve

        with heard_by(progress):
            return resolve.suggest(self.store.documents(), self.store.decisions())

    def contradictions(self) -> Sequence[Contradiction]:
        """Ids that are told apart though decisions make them one over others; they are not merged."""
        return self.store.clusters().contradictions

    def decide(
        self,
        a: str,
        b: str,
        judgement: Literal["same", "different", "unsure"],
        *,
        reason: str | None = None,
        by: str | None = None,
    ) -> SameAsRecord:
        """Decide whether two ids are one, or whether the thing of an id is one of Wikidata (`Q42`). Ids must be of one
        kind in the graph, and that of Wikidata of a person, an event or an issue, else UsageError. It replaces an
        earlier one, also where that is dated later, by another clock."""
        from pydantic import ValidationError

        from loader.identity.clusters import now_in_force
        from loader.records import SameAsRecord, is_wikidata

        a, b = (b, a) if is_wikidata(a) else (a, b)
        self._check_pair(a, b)
        try:
            decision = SameAsRecord(a=a, b=b, judgement=judgement, reason=reason, by=by, decided=datetime.now(UTC))
        except ValidationError as error:
            raise UsageError(_first_fault(error)) from error
        decision = now_in_force(decision, self.store.decisions())
        self.store.replace([], [decision])
        return decision

    def reconcile(
        self,
        table: Path,
        *,
        encoding: str | None = None,
        sheet: str | None = None,
        most: int = 5,
        progress: Progress | None = None,
    ) -> Reconciled:
        """Who of Wikidata the persons may be that nobody has decided on, out of a table (docs/reconcile.md), `most` for
        each. Raises UsageError for a table that cannot be used."""
        from loader import reconciliation
        from loader.reconciliation import Reconciled

        with heard_by(progress), reconciliation.Index() as index:
            asked = reconciliation.persons_of(self.store.documents(), self.store.decisions())
            report = reconciliation.fill(index, table, encoding=encoding, sheet=sheet)
            open_ = [person for person in asked if not person.decided]
            found = ((person, tuple(index.candidates(person, most))) for person in told_of(open_, open_.__len__))
            return Reconciled(tuple(pair for pair in found if pair[1]), report)

    def take_answers(self, path: Path, *, by: str | None = None) -> Taken:
        """Take the decisions of a table with the columns id, wikidata and judgement: all, or none where one row is at
        fault. Raises UsageError for a file that is no such table."""
        from loader import reconciliation
        from loader.reconciliation import Taken

        present = self.store.decisions()
        persons = {
            record.id for document in self.store.documents() for record in document.records if record.record == "person"
        }
        answers = reconciliation.read_answers(path, persons, by, datetime.now(UTC))
        if answers.faults:
            return Taken((), 0, answers.undecided, answers.faults)
        new = reconciliation.decisions_of(answers, present)
        if new:
            self.store.replace([], new)
        return Taken(tuple(new), len(answers.decisions) - len(new), answers.undecided, ())

    def undecide(self, a: str, b: str) -> SameAsRecord:
        """Take back the decision in force on two ids and return it; an older one on them counts again. Raises
        UsageError if there is none."""
        from loader.identity.clusters import in_force
        from loader.records import is_wikidata

        a, b = (b, a) if is_wikidata(a) else (a, b)
        decision = in_force(self.store.decisions()).get((min(a, b), max(a, b)))
        if decision is None:
            raise UsageError(f"nobody has decided on {a!r} and {b!r}; there is nothing to take back")
        self.store.forget([decision])
        return decision

    def records(self) -> Iterable[str]:
        """Every record and decision in the store, as lines of JSON: loading them elsewhere gives the same graph."""
        from loader.exports.lines import record_lines

        return record_lines(self.store)

    def export(
        self,
        what: str,
        output: str | os.PathLike[str] | None = None,
        *,
        reader: str | None = None,
        progress: Progress | None = None,
    ) -> list[Path]:
        """Write the graph, or its saved queries, in one of `loader.exports.FORMATS` to a file or folder, or to
        standard output; what was written. `reader` is a program that reads `json` in a shape of its own: graphology,
        sigma, cytoscape. Raises UsageError for the graph's own file, and, with the place, for a value that the format
        cannot carry."""
        from loader.exports import export, format_of

        path = None if output is None else Path(output)
        if path is not None and self.store.path is not None and path.resolve() == self.store.path.resolve():
            raise UsageError(f"{path}: this is the graph itself", remedy="name another file")
        with heard_by(progress):
            return export(self.pack if format_of(what).of == "queries" else self.store, what, path, reader)

    def left_out(self, what: str, *, progress: Progress | None = None) -> list[str]:
        """What an export has no place for, each with the reason: of followthemoney and wikidata, which tell facts."""
        from loader.exports import format_of

        with heard_by(progress):
            return format_of(what).listed(self.pack if format_of(what).of == "queries" else self.store)

    def _check_pair(self, a: str, b: str) -> None:
        from loader.records import is_wikidata

        kinds: dict[str, set[str]] = {a: set(), b: set()}
        for document in self.store.documents():
            for record in document.records:
                if record.id in kinds:
                    kinds[record.id].add(record.record)
        if is_wikidata(b) and is_wikidata(a):
            raise UsageError(
                f"{a} and {b} are both ids of Wikidata", remedy="name an id of the graph, and one of these"
            )
        kinds |= {b: set(_OF_WIKIDATA)} if is_wikidata(b) else {}
        for id_, found in kinds.items():
            if not found:
                raise UsageError(
                    f"no record in the graph has the id {id_!r}", remedy="`whomet resolve` shows ids that may be one"
                )
        if is_wikidata(b) and kinds[a].isdisjoint(_OF_WIKIDATA):
            raise UsageError(f"{a!r} is a {min(kinds[a])}; only persons, events and issues have a Wikidata id")
        if kinds[a].isdisjoint(kinds[b]):
            raise UsageError(f"{a!r} is a {min(kinds[a])} and {b!r} a {min(kinds[b])}; only two of one kind can be one")


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    field = ".".join(map(str, fault["loc"])) or "a decision"
    return f"{field}: expected {fault['msg'].removeprefix('Value error, ').removeprefix('Input should be ')}"
