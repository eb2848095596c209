"""The laws of the load, on records at random."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from loader.records import parse
from loader.stores.embedded.store import EmbeddedStore
from tests import generate
from tests.helpers import digest, load_bytes, load_lines, together

laws = settings(max_examples=int(os.environ.get("LAW_EXAMPLES", "40")), deadline=None)


@contextmanager
def empty_store() -> Iterator[EmbeddedStore]:
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder) / "test.graph") as store:
        yield store


def digest_of(lines: list[Any]) -> str:
    with empty_store() as store:
        load_lines(store, lines)
        return digest(store)


@laws
@given(generate.documents(), st.lists(generate.decision(), max_size=4))
def test_law_1_loading_again_changes_nothing_and_says_so(documents, decisions):
    lines = [*together(documents), *decisions]
    with empty_store() as store:
        first = load_lines(store, lines)
        before = digest(store)
        second = load_lines(store, lines)
        assert digest(store) == before
    assert (first.quarantined, second.quarantined) == (0, 0)
    assert first.loaded + first.unchanged == first.read
    assert (second.loaded, second.unchanged) == (0, second.read)


@laws
@given(generate.documents(), st.lists(generate.decision(), max_size=4), st.data())
def test_law_2_order_of_records_does_not_matter(documents, decisions, data):
    lines = [*together(documents), *decisions]
    assert digest_of(lines) == digest_of(data.draw(st.permutations(lines)))


@laws
@given(generate.documents(at_least=2), st.lists(generate.decision(), max_size=4), st.data())
def test_law_2_documents_one_after_the_other_in_any_order_are_all_together(documents, decisions, data):
    expected = digest_of([*together(documents), *decisions])
    parts = [*documents.values(), *([decision] for decision in decisions)]
    with empty_store() as store:
        for part in data.draw(st.permutations(parts)):
            load_lines(store, part)
        assert digest(store) == expected


@laws
@given(generate.documents(at_least=2), st.data())
def test_law_2_a_load_replaces_what_its_documents_said_before(documents, data):
    changed = data.draw(st.sampled_from(sorted(documents)))
    newer = {**documents, changed: data.draw(generate.document(changed))}
    with empty_store() as store:
        load_lines(store, together(documents))
        load_lines(store, newer[changed])
        assert digest(store) == digest_of(together(newer))


def present(store):
    graph = store.to_networkx()
    return set(graph.nodes), {key for _, _, key in graph.edges(keys=True)}


@laws
@given(generate.documents(at_least=2), st.lists(generate.decision(), max_size=4), st.data())
def test_law_3_without_a_document_the_graph_is_that_of_the_others(documents, decisions, data):
    removed = data.draw(st.sampled_from(sorted(documents)))
    others = [line for id_, lines in documents.items() if id_ != removed for line in lines]
    with empty_store() as store:
        load_lines(store, [*together(documents), *decisions])
        foretold = store.retract(removed, dry_run=True)
        nodes, relationships = present(store)
        assert store.retract(removed) == foretold
        nodes_left, relationships_left = present(store)
        assert len(nodes - nodes_left) == foretold.nodes
        assert len(relationships - relationships_left) == foretold.relationships
        assert digest(store) == digest_of([*others, *decisions])


@laws
@given(generate.documents(), st.data())
def test_law_4_every_record_is_accounted_for_and_nothing_dangles(documents, data):
    raw = data.draw(generate.broken(together(documents)))
    with empty_store() as store:
        report = load_bytes(store, raw)
        assert report.read == len([line for line in raw if line.strip()])
        assert report.loaded + report.unchanged + report.quarantined == report.read
        assert bool(report.faults) == bool(report.quarantined)
        records = sum(len(document.records) for document in store.documents())
        assert records == report.loaded
        for document in store.documents():
            ids = {record.id for record in document.records}
            assert all(r.id in ids for record in document.records for r in record.references())


@laws
@given(generate.documents(), st.data())
def test_law_4_only_a_faultless_version_replaces_a_document(documents, data):
    with empty_store() as store:
        load_lines(store, together(documents))
        before = digest(store)
        changed = data.draw(st.sampled_from(sorted(documents)))
        raw = data.draw(generate.broken(data.draw(generate.document(changed))))
        report = load_bytes(store, raw)
        assert report.loaded + report.unchanged + report.quarantined == report.read
        if report.quarantined:
            assert digest(store) == before


@laws
@given(generate.documents(), st.data())
def test_law_4_the_quarantine_can_be_mended_and_loaded(documents, data):
    lines = together(documents)
    raw = data.draw(generate.broken(lines))
    with empty_store() as store, tempfile.TemporaryDirectory() as folder:
        report = load_bytes(store, raw, quarantine=Path(folder) / "quarantine.jsonl")
        if report.quarantine is None:
            return
        text = report.quarantine.read_bytes()
        kept = [line for line in text.split(b"\n") if line and not line.startswith(b"# ")]
        assert set(kept) <= {line.strip() for line in raw}
        again = load_bytes(store, text.split(b"\n"))
        assert again.quarantined == report.quarantined


@laws
@given(generate.documents(), generate.decision(), generate.decision())
def test_a_decision_taken_back_leaves_no_trace(documents, first, second):
    with empty_store() as store:
        load_lines(store, [*together(documents), first])
        before = digest(store)
        known = set(store.decisions())
        load_lines(store, [second])
        store.forget([d for d in store.decisions() if d not in known])
        assert digest(store) == before


def accepted_alone(lines: list[Any]) -> list[Any]:
    """The lines that are accepted, without those that refer to one that is not."""
    kept = {record.id: (record, line) for line in lines if (record := parse(line)).review == "accepted"}
    while True:
        lost = [
            id_
            for id_, (record, _) in kept.items()
            if record.document not in kept or any(reference.id not in kept for reference in record.references())
        ]
        if not lost:
            return [line for _, line in kept.values()]
        for id_ in lost:
            del kept[id_]


def unmarked(store: EmbeddedStore) -> list[str]:
    """The lines of what is not marked as unreviewed."""
    return sorted(line for line in store.lines() if '"unreviewed":true' not in line)


@laws
@given(generate.documents(unreviewed_of_20=7), st.lists(generate.decision(), max_size=4))
def test_what_is_not_marked_unreviewed_is_what_the_accepted_records_alone_give(documents, decisions):
    with empty_store() as store, empty_store() as alone:
        load_lines(store, [*together(documents), *decisions])
        load_lines(alone, [*together({id_: accepted_alone(lines) for id_, lines in documents.items()}), *decisions])
        assert unmarked(store) == sorted(alone.lines())


@laws
@given(generate.documents(at_least=2, unreviewed_of_20=7), st.data())
def test_a_document_that_goes_takes_its_marks_along_and_leaves_those_of_others(documents, data):
    removed = data.draw(st.sampled_from(sorted(documents)))
    with empty_store() as store:
        for lines in documents.values():
            load_lines(store, lines)
        store.retract(removed)
        assert digest(store) == digest_of(together({k: v for k, v in documents.items() if k != removed}))
