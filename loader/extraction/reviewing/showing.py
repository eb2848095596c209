"""A candidate as lines of styled words, the same for the terminal and the notebook: what is proposed, then the
sentences that it rests on with the evidence marked. What the text smuggles in for a terminal is made visible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loader.extraction.article import Span, sentences
from loader.extraction.reviewing.known import name_of
from loader.extraction.reviewing.material import Fields, Item, Key, Material, Source
from loader.extraction.reviewing.session import State
from loader.records import quote_hash
from loader.text import visible

__all__ = ["Fragment", "Line", "page", "summary"]

Fragment = tuple[str, str]
"""A style (`title`, `dim`, `warning`, and of quotes `evidence`, `who`, `trigger`; or none) and words."""
Line = list[Fragment]

_MODES = {"in_person": "in person", "phone": "by phone", "virtual": "by video"}


def summary(state: State, item: Item) -> str:
    """A candidate in one line: kind, status, date."""
    if item.tier == "left":
        return "a sentence with a contact word and no proposal"
    record = state.records[item.key]
    said = [record["record"] if record["record"] != "holds" else "office", record.get("status", "")]
    said += [_MODES.get(record.get("mode", ""), ""), record.get("date", "") or "no date"]
    if record["record"] == "holds":
        said = ["office", record.get("tense", "")]
    return visible(" · ".join(word for word in said if word), breaks=True)


def page(material: Material, state: State, item: Item) -> list[Line]:
    """What there is to see of an item: who, what, where and when; then why it wants a look; then the quotes."""
    source = material.sources[item.key.document]
    if item.tier == "left" and item.sentence is not None:
        spans = [("trigger", item.trigger or item.sentence)]
        return [*_quotes(source, [item.sentence], spans)]
    record = state.records[item.key]
    lines: list[Line] = [*_said(state, item.key, record)]
    lines += [[("warning", f"look: {visible(reason, breaks=True)}")] for reason in item.reasons]
    lines.append([])
    marks = [*_marks(record)]
    return [*lines, *_quotes(source, [span for _, span, _ in marks], [mark[:2] for mark in marks], marks)]


def _said(state: State, key: Key, record: Fields) -> Iterator[Line]:
    def named(id_: str) -> str:
        return visible(name_of(state.records[Key(key.document, id_)]), breaks=True)

    def offices(person: str) -> str:
        held = [f for k, f in state.records.items() if k.document == key.document and f["record"] == "holds"]
        said = [named(f["role"]) + (f" ({f['tense']})" if "tense" in f else "") for f in held if f["person"] == person]
        return ", ".join(said)

    def actor(who: Fields) -> str:
        id_ = who.get("person") or who.get("role")
        return named(id_) if id_ else visible(who["name"], breaks=True)

    yield [("title", named(key.id) if record["record"] != "holds" else named(record["person"]))]
    if record["record"] == "holds":
        yield [("dim", "office      "), ("", named(record["role"]))]
    for who in record.get("participants", ()):
        id_ = who.get("person") or who.get("role")
        part = "" if who.get("part", "principal") == "principal" else f" ({who['part']})"
        side = visible(f" [{who['side']}]", breaks=True) if "side" in who else " [side unknown]"
        yield [("dim", "who         "), ("", named(id_) + side + part), ("dim", f"  {offices(id_)}".rstrip())]
    if "traveller" in record:
        yield [("dim", "who         "), ("", named(record["traveller"])), ("dim", f"  {offices(record['traveller'])}")]
    for name in ("place", "destination", "event"):
        if name in record:
            yield [("dim", f"{name:12}"), ("", named(record[name]))]
    for name in ("speaker", "invited_by", "reported_by"):
        if name in record:
            yield [("dim", f"{name.replace('_', ' '):12}"), ("", actor(record[name]))]
    if record.get("audience"):
        yield [("dim", "audience    "), ("", ", ".join(map(actor, record["audience"])))]
    for what in record.get("issues", ()):
        yield [("dim", "issue       "), ("", named(what["issue"])), ("dim", f"  {what['strength']}")]
    for claim in record.get("claims", ()):
        yield [("dim", "claim       "), ("", visible(f"{claim['property']}: {claim['value']}", breaks=True))]
    if record.get("date_as_written"):
        yield [("dim", "written     "), ("", visible(record["date_as_written"], breaks=True))]


def _marks(record: Fields) -> Iterator[tuple[str, Span, str]]:
    """The evidence of a record, the narrower the later, so that it is seen within the wider; and its hash."""
    found = [("evidence", one) for one in record.get("evidence", ())]
    for name in ("issues", "participants"):
        found += [("who", one) for part in record.get(name, ()) for one in part.get("evidence", ())]
    for style, one in sorted(found, key=lambda mark: mark[1]["start"] - mark[1]["end"]):
        yield style, Span(one["start"], one["end"]), one["sha256"]


def _quotes(
    source: Source,
    spans: Sequence[Span],
    marks: Sequence[tuple[str, Span]],
    hashed: Sequence[tuple[str, Span, str]] = (),
) -> Iterator[Line]:
    if source.text is None:
        yield [("warning", visible(f"no quote: {source.missing}", breaks=True))]
        places = ", ".join(f"{span.start} to {span.end}" for span in sorted(set(spans))) or "none"
        yield [("dim", "evidence at characters "), ("", places)]
        return
    if not spans:
        yield [("warning", "this record has no evidence: nothing shows that the text says it")]
    for _, span, digest in hashed:
        if quote_hash(span.of(source.text)) != digest:
            yield [("warning", f"at {span.start} to {span.end} the text has other words than the record was made of")]
    last = None
    for sentence in _sentences(source.text, spans):
        if last is not None and source.text[last : sentence.start].strip():
            yield [("dim", "…")]
        yield _marked(source.text, sentence, marks)
        last = sentence.end


def _sentences(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences that any of the ranges touches."""
    touched = [each.span for each in sentences(text) if any(s.start < each.end and each.start < s.end for s in spans)]
    return touched or list(dict.fromkeys(spans))


def _marked(text: str, sentence: Span, marks: Sequence[tuple[str, Span]]) -> Line:
    """The sentence, cut where a mark begins or ends; of several marks the last one counts."""
    edges = {sentence.start, sentence.end}
    for _, span in marks:
        edges |= {edge for edge in (span.start, span.end) if sentence.start < edge < sentence.end}
    line: Line = []
    for start, end in pairwise(sorted(edges)):
        style = next((name for name, s in reversed(marks) if s.start <= start and end <= s.end), "")
        line.append((style, visible(text[start:end], breaks=True)))
    return line
