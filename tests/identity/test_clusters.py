"""Which ids are one: the latest decision counts, caution wins a tie, what contradicts itself is not merged."""

from __future__ import annotations

import pytest

from loader.identity.clusters import Clusters, Contradiction, cluster
from loader.records import SameAsRecord


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
