"""An answer's words to candidates: places of the text. Words that do not stand where the model says are refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from loader.extraction.article import Article, Sentence, Span
from loader.extraction.candidates import Candidate, Contact, ContactKind, Mention, Office, Trip
from loader.extraction.llm.answers import Answer, SaidContact, SaidOffice, SaidTrip
from loader.extraction.llm.words import find
from loader.extraction.outcome import Rejected
from loader.records.model import Status

__all__ = ["Reader"]

_Listed = SaidContact | SaidOffice | SaidTrip

_NAMES_KEPT = 30
_NOT_THERE = "the words that the model named do not stand in the sentence"
_NO_SENTENCE = "the model named a sentence that it was not asked about"


class Reader:
    """Reads the answers on one article; `names` are the full names found so far, the latest last."""

    def __init__(self, article: Article, refused: list[Rejected]) -> None:
        self._text = article.text
        self._whole = Span(0, len(article.text))
        self._refused = refused
        self._full: dict[str, Span] = {}
        self._known: dict[str, Span] = {}

    @property
    def names(self) -> list[str]:
        return list(self._known)[-_NAMES_KEPT:]

    def candidates(self, answer: Answer, window: Sequence[Sentence]) -> Iterator[Candidate]:
        """What the answer says of these sentences, as far as its words stand there."""
        self._note_persons(answer)
        asked = {sentence.id: sentence for sentence in window}
        listed: tuple[_Listed, ...] = (*answer.contacts, *answer.offices, *answer.trips)
        for said in listed:
            sentence = asked.get((said.sentence or "").strip().strip("[]"))
            if sentence is None:
                self._refuse(window[0].span, _NO_SENTENCE)
                continue
            made = self._made(said, sentence)
            if made is None:
                self._refuse(sentence.span, _NOT_THERE)
            else:
                yield made

    def _refuse(self, span: Span, reason: str) -> None:
        self._refused.append(Rejected((span,), reason))

    def _note_persons(self, answer: Answer) -> None:
        for person in answer.persons:
            place = find(person.full_name, self._text, self._whole)
            if place is None:
                continue
            name = place.of(self._text)
            self._known[" ".join(name.split())] = place
            for words in (name, *person.other_words):
                self._full[" ".join(words.split()).casefold()] = place

    def _made(self, said: _Listed, sentence: Sentence) -> Candidate | None:
        match said:
            case SaidContact():
                return self._contact(said, sentence)
            case SaidOffice():
                return self._office(said, sentence)
            case SaidTrip():
                return self._trip(said, sentence)

    def _contact(self, said: SaidContact, sentence: Sentence) -> Contact | None:
        trigger = find(said.trigger, self._text, sentence.span)
        one, other = self._mentions(said.one_side, sentence), self._mentions(said.other_side, sentence)
        if trigger is None or not one or not other:
            return None
        return Contact(
            sentence=sentence,
            trigger=trigger,
            one=one,
            other=other,
            kind=_kind(said.kind),
            status=_status(said.status),
            place=find(said.place, self._text, sentence.span),
            issues=tuple(filter(None, (find(issue, self._text, sentence.span) for issue in said.issues))),
        )

    def _office(self, said: SaidOffice, sentence: Sentence) -> Office | None:
        person, title = self._mention(said.person, sentence), find(said.title, self._text, sentence.span)
        return Office(person, title) if person and title else None

    def _trip(self, said: SaidTrip, sentence: Sentence) -> Trip | None:
        trigger = find(said.trigger, self._text, sentence.span)
        traveller = self._mention(said.traveller, sentence)
        if trigger is None or traveller is None:
            return None
        destination = find(said.destination, self._text, sentence.span)
        return Trip(sentence, trigger, traveller, destination, status=_status(said.status))

    def _mentions(self, names: Sequence[str], sentence: Sentence) -> tuple[Mention, ...]:
        """All of them, or none: half of a side would tell of another meeting."""
        found = [self._mention(name, sentence) for name in names]
        return tuple(mention for mention in found if mention) if all(found) else ()

    def _mention(self, words: str | None, sentence: Sentence) -> Mention | None:
        span = find(words, self._text, sentence.span)
        if span is None:
            return None
        full = self._full.get(" ".join(span.of(self._text).split()).casefold())
        same = full is not None and full.of(self._text) == span.of(self._text)
        return Mention(span, None if same else full)


def _kind(kind: str | None) -> ContactKind:
    known: tuple[ContactKind, ...] = get_args(ContactKind)
    return next((one for one in known if one == (kind or "").strip().lower()), "meeting")


def _status(status: str | None) -> str | None:
    word = (status or "").strip().lower()
    return word if word in get_args(Status) else None
