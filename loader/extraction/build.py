"""Verified candidates to records, each with evidence, `extractor`, `confidence` and `review: unreviewed`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from loader.extraction.article import Article, Span
from loader.extraction.ids import Ids, slug
from loader.extraction.lexicon import listed
from loader.extraction.merging import Meeting, Party, Telling, evidence_of, merged, parties_of
from loader.extraction.other_days import dated_by_others
from loader.extraction.outcome import Tiered
from loader.extraction.people_records import office_records, person_fields
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.details.details import (
    date_of,
    duration_of,
    event_of,
    mode_of,
    place_of,
)
from loader.extraction.rules.details.issues import Issue, issues_of, issues_told_after
from loader.extraction.rules.details.places import Place
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Reading, read
from loader.extraction.rules.resolving.resolved import contacts_in
from loader.extraction.verify import Verified, VerifiedStatement, VerifiedTrip
from loader.progress import told_of
from loader.records import Record, parse, quote_hash

__all__ = ["Built", "build", "document_id"]

SURE, LOOK = 0.9, 0.6
"""Confidence of the two tiers."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ONE_OF_MANY = re.compile(
    r"\b(?:\d{4}|\d+(?:st|nd|rd|th)|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th)\b",
    re.IGNORECASE,
)
"""What tells an event from the others of its name: `the Eighth Summit`, `the summit of 2031`."""
_KINDS = ("document", "person", "role", "holds", "place", "event", "issue", "meeting", "trip", "statement")


@dataclass(slots=True)
class Built:
    """Records in the making, by kind; tiers by the id of a meeting, trip or statement."""

    article: Article
    extractor: str
    ids: Ids = field(default_factory=Ids)
    tiers: dict[str, Tiered] = field(default_factory=dict)
    single: frozenset[int] = frozenset()
    """The numbers of the sentences that tell of one meeting."""
    _drafts: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        return read(self.article)

    @property
    def document(self) -> str:
        return document_id(self.article)

    def own(self, edtf: str = "") -> str:
        """What tells a thing of this article from one that another article calls the same: the day, where it is known.
        What has none may be another thing there, and a person has to say that it is the same."""
        return edtf if _DAY.fullmatch(edtf) else f"{edtf.replace('/', ' ')} {self.article.sha256[:8]}"

    def state(self, kind: str, id_: str, span: Span | None, /, **fields: Any) -> str:
        """State a record, or add to the one of this id what it has not yet."""
        draft = self._drafts.setdefault((kind, id_), {})
        for name, value in fields.items():
            if value is not None and value != [] and name not in draft:
                draft[name] = value
        if span is not None:
            evidence = self.evidence(span)
            if evidence not in draft.setdefault("evidence", []) and len(draft["evidence"]) < 8:
                draft["evidence"].append(evidence)
        return id_

    def evidence(self, span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "sha256": quote_hash(_valid(span.of(self.article.text)))}

    def records(self) -> tuple[Record, ...]:
        """All records by kind, documents first. What cannot be a record takes with it what refers to it."""
        found: list[Record] = []
        stated: set[str] = set()
        for kind in _KINDS:
            for (own, id_), draft in self._drafts.items():
                if own == kind:
                    record = self._record(kind, id_, draft)
                    if record is not None and all(reference.id in stated for reference in record.references()):
                        found.append(record)
                        stated.add(id_)
        return tuple(found)

    def _record(self, kind: str, id_: str, draft: dict[str, Any]) -> Any:
        own = {"record": kind, "extractor": self.extractor, "review": "unreviewed"}
        own |= {} if kind == "holds" else {"id": id_}
        own |= {} if kind == "document" else {"document": self.document}
        try:
            return parse(own | draft)
        except ValidationError:
            return None


def _valid(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def document_id(article: Article) -> str:
    """The id of the article's document record: of its name and its text, so that two texts never share one."""
    return f"{slug(article.name.rpartition('/')[2].rpartition('.')[0] or article.name)[:60]}-{article.sha256[:8]}"


def build(article: Article, extractor: str, passed: Sequence[Verified | VerifiedTrip | VerifiedStatement]) -> Built:
    """The records of an article. Meetings are told of by several sentences; those are put together."""
    built = Built(article, extractor)
    _document(built)
    meetings = merged(_tellings(built, passed))
    dated_by_others(built.reading, contacts_in(article), meetings)
    built.single = _single(meetings)
    for meeting in told_of(meetings, meetings.__len__, every=50):
        _meeting(built, meeting)
    for one in passed:
        if isinstance(one, VerifiedTrip):
            _trip(built, one)
        elif isinstance(one, VerifiedStatement):
            _statement(built, one)
    return built


def _single(meetings: Iterable[Meeting]) -> frozenset[int]:
    told = [{telling.contact.read.read.line.number for telling in meeting.tellings} for meeting in meetings]
    count = Counter(number for numbers in told for number in numbers)
    return frozenset(number for number, times in count.items() if times == 1)


def _document(built: Built) -> None:
    article = built.article
    title = _one_line(article.title) or _one_line(article.text.strip()[:0]) or f"Text {article.name}"
    built.ids.of("document", built.document)
    built.state(
        "document",
        built.document,
        None,
        title=title,
        publisher=_one_line(article.publisher),
        url=article.url,
        published=article.published,
        published_basis=article.published_basis if article.published else "unknown",
        sha256=article.sha256,
        characters=article.characters,
        language=article.language,
    )


def _one_line(text: str | None) -> str | None:
    cleaned = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+", " ", text or "").strip()
    return cleaned[:500] or None


def _tellings(built: Built, passed: Iterable[Any]) -> Iterable[Telling]:
    reading = built.reading
    for contact in passed:
        if isinstance(contact, Verified):
            one = contact.read.read
            date, place = date_of(reading, one), place_of(reading, one)
            mode = mode_of(built.article.text, one, place)
            for parties in parties_of(contact):
                yield Telling(contact, parties, date, mode, _is_within(one), place.city if place is not None else None)


_MEETINGS = listed("meeting talks summit visit session dialogue lunch dinner call conversation")


def _is_within(one: Read) -> bool:
    """Whether the sentence tells what was done at a meeting: `During the meeting, A and B are to discuss fish`."""
    words = one.line.plains[: one.last]
    at = next((i for i, word in enumerate(words) if word in ("during", "in", "at")), len(words))
    return words[at + 1 : at + 2] in (("the",), ("their",)) and bool(_MEETINGS & set(words[at + 2 : at + 4]))


def person(built: Built, who: Person) -> str:
    """The id of a person's record, which is stated together with the offices."""
    id_ = built.ids.of(("person", id(who)), who.name, "" if who.full else built.own())
    built.state("person", id_, who.span, **person_fields(built.evidence, who, built.article.text))
    for office in office_records(built.ids, who):
        built.state(
            "role", office.id, office.span, title=office.title, organisation=office.organisation, country=office.country
        )
        built.state("holds", f"{id_}/{office.id}", office.span, person=id_, role=office.id, tense=office.tense)
    return id_


def place(built: Built, where: Place) -> str:
    """The id of a place's record. One of a town that is known is another than one of the same name elsewhere."""
    beside = (where.city,) if where.city and where.city not in where.name else ()
    key = ("place", where.name.lower(), beside)
    fields = {"name": _one_line(where.name), "city": where.city, "country": where.country}
    return built.state("place", built.ids.of(key, where.name, *beside), where.span, **fields)


def _meeting(built: Built, meeting: Meeting) -> None:
    first = meeting.tellings[0]
    parties = meeting.parties
    names = [
        "–".join(
            " and ".join(p.words[-1] if p.full and not p.family_first else p.words[0] for p in party)
            for party in parties
        )
    ]
    kind = first.contact.read.read.kind
    date = meeting.date
    edtf = date.dated.edtf if date and date.dated else ""
    id_ = built.ids.of(
        ("meeting", id(meeting)),
        *(p.name for party in parties for p in party),
        "" if edtf else meeting.status,
        built.own(edtf),
    )
    tier = _tier(one.contact.reasons for one in meeting.tellings)
    built.state(
        "meeting",
        id_,
        None,
        name=f"{names[0]} {kind}"[:900],
        status=meeting.status,
        kind=kind,
        mode=next((one.mode for one in meeting.tellings if one.mode != "unknown"), "unknown"),
        participants=_participants(built, meeting),
        confidence=SURE if tier.tier == "sure" else LOOK,
        **_date_fields(built, meeting),
        **_details(built, meeting),
    )
    for telling in meeting.tellings:
        built.state("meeting", id_, evidence_of(telling.contact))
    if date is not None and date is meeting.elsewhere:
        built.state("meeting", id_, date.span)
    built.tiers[id_] = tier


def _tier(reasons: Iterable[tuple[str, ...]]) -> Tiered:
    """Sure if one telling has no reason to look at it; else the reasons of the one that has fewest."""
    fewest = min(reasons, key=len)
    return Tiered("look", fewest) if fewest else Tiered("sure")


def _date_fields(built: Built, meeting: Meeting) -> dict[str, Any]:
    date = meeting.date
    if date is None:
        return {}
    written = _one_line(date.span.of(built.article.text))
    if date.dated is None:
        return {"date_as_written": written}
    return {"date": date.dated.edtf, "date_as_written": written, "date_basis": date.dated.basis}


def _participants(built: Built, meeting: Meeting) -> list[dict[str, Any]]:
    parties = meeting.parties
    sides = _sides(parties)
    found = []
    for party, side in zip(parties, sides, strict=True):
        for who in party:
            spans = _named_at(meeting, who)
            evidence = [built.evidence(span) for span in spans[:4]]
            found.append({"person": person(built, who), "side": side, "evidence": evidence})
    return found


def _named_at(meeting: Meeting, who: Person) -> list[Span]:
    contacts = (telling.contact for telling in meeting.tellings)
    return [one.span for contact in contacts for one in (*contact.one, *contact.other) if one.person is who]


def _sides(parties: tuple[Party, ...]) -> list[str]:
    """Each party's country or organisation, if these tell the parties apart; else the names of its persons."""
    labels = [_label(party) for party in parties]
    if None not in labels and len(set(labels)) == len(labels):
        return [label for label in labels if label is not None]
    apart = [label if label is not None and labels.count(label) == 1 else None for label in labels]
    return [label or " and ".join(who.name for who in party) for label, party in zip(apart, parties, strict=True)]


def _label(party: Party) -> str | None:
    known_ = [who.country or who.organisation for who in party]
    return next((label for label in known_ if label), None)


def _details(built: Built, meeting: Meeting) -> dict[str, Any]:
    """Place, event, issues and claims, each from the first telling that has them."""
    fields: dict[str, Any] = {}
    issues: dict[str, dict[str, Any]] = {}
    claims: list[dict[str, Any]] = []
    persons = [person_ for party in meeting.parties for person_ in party]
    seen: set[int] = set()
    for telling in meeting.tellings:
        one = telling.contact.read.read
        where, event = place_of(built.reading, one), event_of(one)
        if where is not None and "place" not in fields:
            fields["place"] = place(built, where)
        if event is not None and "event" not in fields:
            name = _one_line(event.of(built.article.text)) or ""
            fields["event"] = built.state(
                "event",
                built.ids.of(("event", name.lower()), name, "" if _ONE_OF_MANY.search(name) else built.own()),
                event,
                name=name,
            )
        after = () if one.line.number in seen else _issues_after(built, telling, persons)
        seen.add(one.line.number)
        for issue in (*issues_of(one), *after):
            link = _issue(built, issue.span, "explicit" if issue.explicit else "implied")
            issues.setdefault(link["issue"], link)
        duration = duration_of(built.article.text, one)
        if duration is not None and not claims:
            claims.append(
                {
                    "property": "duration",
                    "value": duration.span.of(built.article.text),
                    "number": duration.number,
                    "unit": duration.unit,
                    "qualifier": duration.qualifier,
                    "evidence": [built.evidence(duration.span)],
                }
            )
        claims += _doubt_claim(telling, claims)
    return fields | {"issues": list(issues.values()), "claims": claims}


def _issues_after(built: Built, telling: Telling, persons: list[Person]) -> tuple[Issue, ...]:
    """What the next sentences say of "the talks"."""
    line = telling.contact.read.read.line
    return issues_told_after(built.reading, line, persons) if line.number in built.single else ()


def _doubt_claim(telling: Telling, claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The doubt that the text itself expresses stands on the record, not in the report alone."""
    doubt = "only reported, with doubt"
    if doubt in telling.contact.reasons and not any(claim["property"] == "attribution" for claim in claims):
        return [{"property": "attribution", "value": doubt}]
    return []


def _issue(built: Built, span: Span, strength: str) -> dict[str, Any]:
    words = span.of(built.article.text)
    name = words[:1].upper() + words[1:]
    id_ = built.state("issue", built.ids.of(("issue", words.lower()), words), span, name=_one_line(name))
    return {"issue": id_, "strength": strength, "evidence": [built.evidence(span)]}


def _trip(built: Built, one: VerifiedTrip) -> None:
    journey = one.journey
    where = place(built, journey.destination)
    traveller = person(built, one.traveller.person)
    name = journey.destination.name
    date = journey_date(built.reading, one)
    id_ = built.ids.of(
        ("trip", traveller, where, one.status),
        one.traveller.person.name,
        name,
        one.status,
        built.own(date.get("date", "")),
    )
    evidence = Span(
        min(one.traveller.span.start, one.candidate.trigger.start),
        max(journey.destination.span.end, one.candidate.trigger.end),
    )
    tier = _tier([one.reasons])
    if built.tiers.get(id_, tier).tier == "sure":
        built.tiers.setdefault(id_, tier)
    else:
        built.tiers[id_] = tier
    built.state(
        "trip",
        id_,
        evidence,
        name=f"Visit by {one.traveller.person.name} to {name}",
        traveller=traveller,
        status=one.status,
        destination=where,
        confidence=SURE if tier.tier == "sure" else LOOK,
        **date,
    )


def journey_date(reading: Reading, one: VerifiedTrip) -> dict[str, Any]:
    """The date fields of a journey."""
    journey = one.journey
    read = Read(
        journey.line,
        journey.first,
        journey.last,
        journey.traveller,
        None,
        "trip",
        None,
        journey.judged,
        journey.anchors,
    )
    date = date_of(reading, read)
    if date is None:
        return {}
    written = _one_line(date.span.of(reading.article.text))
    if date.dated is None:
        return {"date_as_written": written}
    return {"date": date.dated.edtf, "date_as_written": written, "date_basis": date.dated.basis}


def _statement(built: Built, one: VerifiedStatement) -> None:
    speaker = one.speaker.person
    names = " and ".join(who.person.name for who in one.audience)
    spans = [one.candidate.trigger, one.speaker.span, *(who.span for who in one.audience)]
    evidence = Span(min(s.start for s in spans), max(s.end for s in spans))
    id_ = built.ids.of(
        ("statement", evidence), speaker.words[-1], "to", *(who.person.words[-1] for who in one.audience), built.own()
    )
    tier = _tier([one.reasons])
    built.state(
        "statement",
        id_,
        evidence,
        name=f"Words of {speaker.name} to {names}"[:900],
        speaker={"person": person(built, speaker)},
        audience=[{"person": person(built, who.person)} for who in one.audience],
        confidence=SURE if tier.tier == "sure" else LOOK,
    )
    built.tiers[id_] = tier
