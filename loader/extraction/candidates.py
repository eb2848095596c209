"""What an engine may say of an article: places of the text, and the kind of contact. No more.

Quotes, hashes, dates and ids are computed by us, and a status that an engine names counts only where the rules read
none that is weaker. Every span lies within the text; `verify.py` checks that and everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loader.extraction.article import Sentence, Span

__all__ = ["Candidate", "Contact", "Mention", "Office", "Statement", "Trip"]

ContactKind = Literal["meeting", "talks", "phone call", "video call", "handshake", "meal", "letter"]
Status = str
"""One of the statuses of docs/records.md."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody as the text names them at one place. `full` is where the text has the full name of the same person,
    if that is another place: for `Dal` or `she` the words `Sigrún Dal`."""

    span: Span
    full: Span | None = None

    @property
    def name(self) -> Span:
        """Where the fullest name stands."""
        return self.full or self.span


@dataclass(frozen=True, slots=True)
class Contact:
    """That the sentence tells of a contact, real or not, between everybody of `one` and everybody of `other`.
    `trigger` is the word that says so: `met`, `talks`. `status` is what the engine takes it for, if it says."""

    sentence: Sentence
    trigger: Span
    one: tuple[Mention, ...]
    other: tuple[Mention, ...]
    kind: ContactKind = "meeting"
    status: Status | None = None
    place: Span | None = None
    event: Span | None = None
    issues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """That the text gives a person an office: `title` is where its words stand, with or without the country."""

    person: Mention
    title: Span


@dataclass(frozen=True, slots=True)
class Trip:
    """That the sentence tells of a journey, made or not. `trigger` is the word: `visit`, `travel`."""

    sentence: Sentence
    trigger: Span
    traveller: Mention
    destination: Span | None = None
    invited_by: Mention | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """That somebody told somebody something. `trigger` is the word: `told`; `audience` may be words that name nobody,
    such as `reporters`."""

    sentence: Sentence
    trigger: Span
    speaker: Mention
    audience: tuple[Mention, ...] = ()


Candidate = Contact | Office | Trip | Statement
