"""Whatever the text: nothing raises, what is proposed loads, and the same text gives the same records."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loader.extraction import Outcome, sentences
from loader.records import DocumentRecord, MeetingRecord, SameAsRecord, canonical_json
from loader.records.checking import collect, validate
from loader.records.reading import read
from tests.extraction.reading import outcome
from tests.extraction.test_constructions import MET, NOBODY_MET

STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))
WORDS = [
    "met",
    "with",
    "Foreign",
    "Minister",
    "Ilse",
    "Marrand",
    "of",
    "Belgium",
    ",",
    "and",
    "Prime",
    "Minister",
    "Joram",
    "Otundi",
    "'",
    "’s",
    "“",
    "”",
    "on",
    "Monday",
    "in",
    "the",
    "to",
    "talks",
    "between",
    "meeting",
    "will",
    "who",
    "was",
    "President",
    "Kenya's",
    "held",
    "a",
    "hopes",
    "“I",
    "that",
    "\n",
    "-",
    "--",
    "(",
    ")",
    ".",
    "?",
    "del",
    "bin",
    "al-",
    "Jr.",
    "II",
    "U.S.",
]


def faults(found: Outcome) -> list[str]:
    lines = "\n".join(canonical_json(record) for record in found.records).encode()
    entries = list(read(["-"], io.BytesIO(lines)))
    settled = validate([collect(number, entry) for number, entry in enumerate(entries)])
    return [str(fault) for some in settled.faults.values() for fault in some]


def astray(found: Outcome, text: str) -> list[str]:
    """Evidence that does not agree with the text."""
    from loader.records import quote_hash  # noqa: PLC0415

    return [
        f"{record.id} {path}"
        for record in found.records
        if not isinstance(record, SameAsRecord)
        for path, one in record.ranges()
        if quote_hash(text[one.start : one.end]) != one.sha256
    ]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_a_story_gives_loads_without_a_fault(path: Path):
    text = path.read_bytes().decode()
    found = outcome(text)
    assert faults(found) == []
    assert astray(found, text) == []
    assert all(record.review == "unreviewed" for record in found.records if not isinstance(record, SameAsRecord))
    assert {record.extractor.partition(":")[0] for record in found.records} == {"rules/1"}


def test_all_sentences_together_load():
    text = "\n".join([*MET, *NOBODY_MET])
    found = outcome(text)
    assert faults(found) == []
    assert astray(found, text) == []
    assert found == outcome(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_words_of_such_texts_in_any_order_give_records_that_load(text: str):
    found = outcome(text)
    assert faults(found) == []
    assert astray(found, text) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_document_at_least(text: str):
    found = outcome(text)
    assert faults(found) == []
    assert any(isinstance(record, DocumentRecord) for record in found.records)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="Aa bé.!?\n\r\t“”'’-0", max_size=120))
def test_sentences_cover_all_words_and_never_cross_a_line(text: str):
    found = sentences(text)
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in found)
    assert all("\n" not in text[one.start : one.end] for one in found) or max(map(len, text.splitlines())) >= 40
    covered = {index for one in found for index in range(one.start, one.end)}
    assert all(index in covered for index, character in enumerate(text) if not character.isspace())


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "Met.", "\ufeffMet", "a" * 100_000, "Met " * 5_000, "(" * 3_000, "Minister " * 2_000],
    ids=["empty", "blank", "lines", "a word", "mark", "one long word", "many words", "brackets", "titles"],
)
def test_extreme_texts_are_read_in_time(text: str):
    assert faults(outcome(text)) == []


ENDINGS = [
    "Norway's premier, Tove Brandal, told reporters on Monday in Lisbon that she and the foreign minister of Iceland, "
    "Sigrún Dal, who also chairs the council, would hold a planned round of talks, with tolls high on the agenda.",
    "President Joram Otundi of Kenya hopes to meet with his South Korean counterpart and ministers including Ann Lee "
    "on the sidelines of the Rivers Forum in the southern town of Győr, where they discussed how to cut the tolls.",
    "The agenda is also to be set at a meeting between the two leaders, the prime ministers of Kenya and Somalia, and "
    "those who spoke by phone for two hours at his office, or at the Hotel Aurora in Geneva, with whom he said he met.",
]
"""Sentences in which many words stand behind which a rule looks further."""


@pytest.mark.parametrize("sentence", [*ENDINGS, *list(MET)[::6]], ids=lambda sentence: sentence[:24])
def test_a_sentence_may_break_off_and_begin_at_any_word(sentence: str):
    words = sentence.split()
    begun = [" ".join(words[:end]).rstrip(",.") for end in range(1, len(words))]
    late = [" ".join(words[start:]) for start in range(1, len(words))]
    assert outcome("\n\n".join([*begun, *(f"{some}." for some in begun), *late])) is not None


def test_the_words_behind_which_a_rule_looks_on_may_be_the_last():
    for ending in ("A planned meeting", "Lee spoke today by phone with themselves", "talks in the South Korean"):
        assert [one for one in outcome(ending).records if isinstance(one, MeetingRecord)] == []


def test_words_without_a_stop_are_read_in_pieces_whatever_they_are():
    text = ("the he met the talks, who met him and " * 900)[:30_000]
    assert max(one.end - one.start for one in sentences(text)) <= 2000
    assert outcome(text[:5_000]).tiers == {}


def test_a_sentence_may_end_with_the_first_word_of_a_longer_title():
    assert outcome("Prime Minister Joram Otundi thanked Ann Lee, the Welsh secretary.").rejected == ()


def test_a_text_without_any_full_stop_is_read_in_pieces():
    text = "Foreign Minister Ilse Marrand and " * 2000
    read = sentences(text)
    assert max(one.end - one.start for one in read) <= 2000
    assert "".join(text[one.start : one.end] for one in read).replace(" ", "") == text.replace(" ", "")
    assert [one for one in outcome(text).records if isinstance(one, MeetingRecord)] == []
