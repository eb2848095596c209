"""With a model of spaCy the rules know more names; without one nothing is missing but those."""

from __future__ import annotations

import pytest

from loader.extraction.rules import RulesEngine
from loader.extraction.rules.persons.model import model_name
from tests.extraction.reading import meetings

TEXT = "Foreign Minister Ilse Marrand met Matteus Quarrington in Antwerp on Sunday."


@pytest.fixture
def a_model(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("WHOMET_NLP")
    name = model_name()
    if name is None:
        pytest.skip("no model of spaCy is installed")
    return name


def test_without_a_model_the_engine_is_named_alone():
    assert RulesEngine().name == "rules/1"


def test_with_one_its_name_stands_on_the_records(a_model: str):
    assert RulesEngine().name == f"rules/1:{a_model}"


def test_its_word_makes_a_name_surer(a_model: str):
    assert a_model
    assert meetings(TEXT, "sure") + meetings(TEXT, "look") == ["Ilse Marrand | Matteus Quarrington: held"]


def test_without_a_model_such_a_name_is_to_be_looked_at():
    assert meetings(f"{TEXT} It rained.", "sure") == []
    assert meetings(f"{TEXT} It rained.", "look") == ["Ilse Marrand | Matteus Quarrington: held"]
