"""Which ids are one: the latest decision counts, caution wins a tie, what contradicts itself is not merged."""

from __future__ import annotations

import json

import pytest

import loader as whomet
from loader.errors import UsageError
from loader.identity.clusters import Clusters, Contradiction, cluster
from loader.mapping import Key, Unit, said_by, versions_of
from loader.records import SameAsRecord, parse
from tests.helpers import load_lines
from tests.records import document, person, same_as


def decide(*texts: str) -> Clusters:
    """The clusters of decisions such as `a=b@2`: `=` same, `!` different, `?` unsure, then the day."""
    judgements = {"=": "same", "!": "different", "?": "unsure"}
    lines = [
        SameAsRecord.model_validate_json(
            f'{{"a":"{t[0]}","b":"{t[2]}","judgement":"{judgements[t[1]]}","decided":"2026-01-0{t[4]}T00:00:00Z"}}'
        )
        for t in texts
    ]
    assert cluster(lines) == cluster(reversed(lines))
    return cluster(lines)


@pytest.mark.parametrize(
    ("texts", "members"),
    [
        ([], {}),
        (["a=b@1"], {"a": ("a", "b")}),
        (["c=b@1"], {"b": ("b", "c")}),
        (["a=b@1", "b=c@1"], {"a": ("a", "b", "c")}),
        (["a=b@1", "c=d@1"], {"a": ("a", "b"), "c": ("c", "d")}),
        (["a=b@1", "b!a@2"], {}),
        (["a!b@1", "b=a@2"], {"a": ("a", "b")}),
        (["a=b@1", "b!a@1"], {}),
        (["a=b@1", "b?a@1"], {}),
        (["a=b@1", "b?a@2"], {}),
        (["a?b@1", "b=c@1"], {"b": ("b", "c")}),
    ],
)
def test_the_latest_decision_counts_and_of_a_tie_the_most_cautious(texts, members):
    found = decide(*texts)
    assert (found.members, found.contradictions) == (members, ())


def test_a_merged_thing_goes_by_the_smallest_of_its_ids():
    found = decide("c=b@1", "b=a@1")
    assert [found.id_of(id_) for id_ in "abcd"] == ["a", "a", "a", "d"]
    assert (found.ids_of("a"), found.ids_of("d")) == (("a", "b", "c"), ("d",))


def test_a_cluster_that_holds_a_different_is_not_merged_and_tells_the_shortest_chain():
    found = decide("a=b@1", "b=c@1", "c=d@1", "a=e@1", "e=d@1", "a!d@1", "x=y@1")
    assert found.members == {"x": ("x", "y")}
    assert found.contradictions == (Contradiction("a", "d", ("a", "e", "d")),)


def test_what_was_told_apart_and_never_joined_is_no_contradiction():
    assert decide("a=b@1", "c=d@1", "a!c@1").contradictions == ()


def of(*decisions: dict[str, str]) -> Clusters:
    return cluster([SameAsRecord.model_validate_json(json.dumps(decision)) for decision in decisions])


def test_an_id_of_wikidata_is_said_of_a_thing_and_is_never_its_id():
    found = of(same_as("b", "Q42"), same_as("c", "Q42"), same_as("d", "Q43"), same_as("e", "Q44", "unsure"))
    assert (found.members, found.wikidata) == ({"b": ("b", "c")}, {"b": "Q42", "d": "Q43"})
    assert (found.contradictions, found.not_wikidata) == ((), {})


@pytest.mark.parametrize(
    "decisions",
    [
        [same_as("b", "Q42"), same_as("b", "Q43")],
        [same_as("b", "Q42"), same_as("b", "c"), same_as("c", "Q43")],
    ],
)
def test_what_would_be_two_things_of_wikidata_is_neither(decisions):
    found = of(*decisions)
    assert (found.members, found.wikidata) == ({}, {})
    assert [(one.a, one.b) for one in found.contradictions] == [("Q42", "Q43")]


def test_a_thing_that_is_told_apart_from_one_of_wikidata_is_so_under_all_its_ids():
    found = of(same_as("b", "c"), same_as("c", "Q42", "different"))
    assert found.not_wikidata == {"b": frozenset({"Q42"})}


def test_differing_names_every_id_that_stands_otherwise():
    before = of(same_as("b", "c"))
    assert before.differing(of(same_as("b", "c"), same_as("c", "Q42"))) == {"b", "c"}
    assert before.differing(of()) == {"b", "c"}
    assert before.differing(before) == set()
    assert of().differing(of(same_as("b", "Q42", "different"))) == {"b"}


def stated(*decisions: dict[str, str], **fields: str) -> Unit:
    records = [parse(line) for line in (document(), person("b", **fields))]
    return said_by(versions_of(records), of(*decisions))[Key("Person", "b")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decisions", "shown"),
    [
        ([], ("Q1", "d")),
        ([same_as("b", "Q42")], ("Q42", "(decision)")),
        ([same_as("b", "Q1")], ("Q1", "(decision)")),
        ([same_as("b", "Q1", "different")], None),
        ([same_as("b", "Q2", "different")], ("Q1", "d")),
        ([same_as("b", "Q42", "unsure")], ("Q1", "d")),
    ],
)
@pytest.mark.parametrize("review", ["accepted", "unreviewed"])
def test_the_graph_shows_what_was_decided_before_what_documents_say(decisions, shown, review):
    unit = stated(*decisions, wikidata="Q1", review=review)
    pick = (unit if review == "accepted" else unit.unreviewed).picks.get("wikidata")
    assert (pick and (pick.values["wikidata"], pick.document)) == shown


@pytest.mark.parametrize("ahead", ["2999-01-01T00:00:00Z", "2026-01-01T00:00:00.000001+05:00", "9999-12-31T23:59:58Z"])
def test_what_a_person_decides_now_counts_also_where_another_clock_was_ahead(ahead, tmp_path):
    with whomet.open_graph(tmp_path / "g.graph") as graph:
        earlier = {"record": "same_as", "a": "ann", "b": "bob", "judgement": "same", "decided": ahead}
        load_lines(graph.store, [document(), person("ann"), person("bob"), earlier])
        apart = graph.digest()
        for judgement, persons in (("different", 2), ("same", 1), ("unsure", 2)):
            graph.decide("ann", "bob", judgement)
            assert graph.query("MATCH (p:Person) RETURN count(p) AS persons").records() == [{"persons": persons}]
        assert graph.digest() != apart


def test_no_decision_comes_after_the_last_moment_that_there_is(tmp_path):
    with whomet.open_graph(tmp_path / "g.graph") as graph:
        last = {
            "record": "same_as",
            "a": "ann",
            "b": "bob",
            "judgement": "same",
            "decided": "9999-12-31T23:59:59.999999Z",
        }
        load_lines(graph.store, [document(), person("ann"), person("bob"), last])
        with pytest.raises(UsageError, match="is dated 9999"):
            graph.decide("ann", "bob", "different")
