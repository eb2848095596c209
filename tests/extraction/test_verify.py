"""The verifier, for candidates of an engine that cannot be trusted. All persons are invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pytest

from loader.extraction import Article, Outcome, Sentence, Span, propose
from loader.extraction.candidates import Candidate, Contact, Mention, Statement, Trip
from loader.records import MeetingRecord

TEXT = (
    "Foreign Minister Ilse Marrand of Belgium met Prime Minister Joram Otundi of Kenya in Antwerp on Sunday. "
    "Trade Minister Tabitha Kirondo praised Marrand and thanked Nairobi. "
    "Marrand may meet President Abdi Warsame. "
    "Kirondo did not meet Warsame. "
    "CNN's Mark Hale spoke to Otundi. "
    "Peter Marsh and Paul Marsh met Otundi; Marsh spoke to Kirondo."
)


@dataclass(frozen=True)
class Said:
    """An engine that says what it is told to."""

    candidates: tuple[Candidate, ...]
    name: str = "llm/invented"

    def propose(self, article: Article, sentences: Sequence[Sentence]) -> Iterable[Candidate]:  # noqa: ARG002
        return self.candidates


def spot(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def said(number: int, trigger: str, one: str, other: str, status: str | None = None) -> Outcome:
    from loader.extraction import sentences  # noqa: PLC0415

    sentence = sentences(TEXT)[number]
    mentions = [Mention(spot(name, sentence.start)) for name in (one, other)]
    contact = Contact(sentence, spot(trigger, sentence.start), (mentions[0],), (mentions[1],), status=status)
    return of(contact)


def of(candidate: Candidate) -> Outcome:
    article = Article("invented.txt", TEXT, published="2031-05-07", published_basis="metadata")
    return propose(article, Said((candidate,)))


def met(found: Outcome) -> list[MeetingRecord]:
    return [record for record in found.records if isinstance(record, MeetingRecord)]


def test_what_the_words_bear_out_passes_with_status_and_date_of_our_own():
    found = said(0, "met", "Ilse Marrand", "Joram Otundi")
    (meeting,) = met(found)
    assert (meeting.status, meeting.date, meeting.extractor) == ("held", "2031-05-04", "llm/invented")
    assert found.tiers[meeting.id].tier == "sure"
    assert found.rejected == ()


def test_a_stronger_status_than_the_words_have_is_weakened_and_marked():
    found = said(2, "meet", "Marrand", "Abdi Warsame", status="held")
    (meeting,) = met(found)
    assert meeting.status == "possible"
    assert found.tiers[meeting.id].tier == "look"


def test_a_weaker_status_stands_and_is_marked():
    found = said(0, "met", "Ilse Marrand", "Joram Otundi", status="planned")
    (meeting,) = met(found)
    assert (meeting.status, found.tiers[meeting.id].tier) == ("planned", "look")


@pytest.mark.parametrize(
    ("number", "trigger", "one", "other", "reason"),
    [
        (1, "praised", "Tabitha Kirondo", "Marrand", "no contact word"),
        (0, "met", "Ilse Marrand", "Antwerp", "name no person"),
        (0, "met", "Belgium", "Joram Otundi", "name no person"),
        (0, "met", "Ilse Marrand", "Sunday", "name no person"),
        (0, "met", "Ilse Marrand", "Ilse Marrand", "one person twice"),
        (3, "meet", "Kirondo", "Warsame", "no status"),
        (4, "spoke", "Mark Hale", "Otundi", "journalist"),
        (5, "spoke", "Marsh spoke", "Kirondo", "two bearers"),
        (5, "met", "Peter Marsh", "Kirondo", "no contact word governs both"),
        (0, "met", "Ilse Marrand", "Tabitha Kirondo", "do not stand in the sentence"),
    ],
)
def test_what_they_do_not_is_rejected_with_the_reason(number: int, trigger: str, one: str, other: str, reason: str):
    found = said(number, trigger, one, other)
    assert met(found) == []
    assert [reason in rejected.reason for rejected in found.rejected] == [True]


@pytest.mark.parametrize("span", [Span(-3, 5), Span(5, 5), Span(9, 4), Span(0, 10_000)], ids=str)
def test_a_range_outside_the_text_is_rejected(span: Span):
    from loader.extraction import sentences  # noqa: PLC0415

    sentence = sentences(TEXT)[0]
    found = of(Contact(sentence, span, (Mention(spot("Ilse Marrand")),), (Mention(spot("Joram Otundi")),)))
    assert (met(found), len(found.rejected)) == ([], 1)


def test_a_sentence_of_another_text_is_rejected():
    found = of(
        Contact(Sentence(9, 1, 0, 50), spot("met"), (Mention(spot("Ilse Marrand")),), (Mention(spot("Otundi")),))
    )
    assert [one.reason for one in found.rejected] == ["no sentence of this text"]


def test_a_pronoun_that_two_could_be_is_a_matter_to_look_at():
    text = (
        "Foreign Minister Ilse Marrand of Belgium thanked Prime Minister Lise Maes. "
        "She met Prime Minister Joram Otundi of Kenya."
    )
    from loader.extraction.rules import RulesEngine  # noqa: PLC0415

    found = propose(Article("invented.txt", text), RulesEngine())
    (meeting,) = met(found)
    assert found.tiers[meeting.id].reasons == ("a pronoun stands for the name",)


def test_a_full_name_that_is_not_the_one_meant_is_rejected():
    from loader.extraction import sentences  # noqa: PLC0415

    sentence = sentences(TEXT)[2]
    wrong = Mention(spot("Marrand", sentence.start), spot("Tabitha Kirondo"))
    found = of(Contact(sentence, spot("meet", sentence.start), (wrong,), (Mention(spot("Abdi Warsame")),)))
    assert [one.reason for one in found.rejected] == ["a name that belongs to somebody else"]


def test_a_journey_and_words_that_nobody_made_or_said_are_rejected():
    from loader.extraction import sentences  # noqa: PLC0415

    first = sentences(TEXT)[0]
    trip = of(Trip(first, spot("met"), Mention(spot("Ilse Marrand"))))
    words = of(Statement(first, spot("met"), Mention(spot("Ilse Marrand")), (Mention(spot("Joram Otundi")),)))
    assert len(trip.rejected) == 1
    assert len(words.rejected) == 1
