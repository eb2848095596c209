"""What came of an article goes to JSON and back."""

from __future__ import annotations

import json

import pytest

from loader.extraction.article import Span
from loader.extraction.outcome import Left, Outcome, Rejected, Tiered

OUTCOME = Outcome(
    document="lisbon",
    sha256="a" * 64,
    characters=460,
    engine="rules/1",
    tiers={"dal-kovacs": Tiered("sure"), "dal-budapest": Tiered("look", ("a pronoun stands for the traveller",))},
    left=(Left(Span(10, 50), Span(20, 25)),),
    rejected=(Rejected((Span(1, 4), Span(9, 12)), "no contact word governs both"),),
)


def test_an_outcome_goes_to_json_and_back():
    assert Outcome.from_json(json.loads(json.dumps(OUTCOME.to_json()))) == OUTCOME


def test_a_tier_of_another_name_is_refused():
    value = OUTCOME.to_json()
    value["tiers"]["dal-kovacs"]["tier"] = "certain"
    with pytest.raises(ValueError, match="certain"):
        Outcome.from_json(value)
