"""The engine that asks a language model, against a server that answers well, badly, slowly, brokenly and with ill
intent."""

from __future__ import annotations

import json
import logging
import time
import traceback
from collections.abc import Iterator
from typing import Any

import pytest

from loader.errors import ServiceError
from loader.extraction.article import Article, Sentence, sentences
from loader.extraction.candidates import Candidate, Contact, Office, Trip
from loader.extraction.llm import LlmEngine, LlmSettings, Mode
from loader.extraction.llm.answers import SCHEMA, NoAnswer, read_answer
from loader.extraction.llm.windows import characters_for, windows
from loader.settings import Secret
from tests.extraction.given import TEXT
from tests.extraction.stub import Request, Stub, breaks_off, completion, drips, late, raw, refuses, says, served

PLANTED = "sk-pl4nted"
ARTICLE = Article("a.txt", TEXT)
MET = {
    "sentence": "1.1",
    "trigger": "met",
    "kind": "meeting",
    "status": "held",
    "one_side": ["Sigrún Dal"],
    "other_side": ["Kálmán Vásary"],
    "place": "Lisbon",
    "issues": None,
}
GOOD = {
    "persons": [{"full_name": "Sigrún Dal", "other_words": None}, {"full_name": "Kálmán Vásary", "other_words": []}],
    "contacts": [MET],
    "offices": [{"sentence": "1.1", "person": "Sigrún Dal", "title": "foreign minister"}],
    "trips": None,
}
NOTHING: dict[str, Any] = {"persons": [], "contacts": [], "offices": [], "trips": []}


def engine(stub: Stub, mode: Mode = "schema", **more: Any) -> LlmEngine:
    return LlmEngine(LlmSettings(stub.url, "tiny", Secret(PLANTED), **{"timeout": 5, **more}), mode)


def asked(one: LlmEngine, article: Article = ARTICLE) -> list[Candidate]:
    return list(one.propose(article, sentences(article.text)))


def words(candidate: Candidate, text: str = TEXT) -> list[str]:
    match candidate:
        case Contact():
            spans = [candidate.trigger, *(who.span for who in (*candidate.one, *candidate.other)), *candidate.issues]
        case Office():
            spans = [candidate.person.span, candidate.title]
        case Trip():
            spans = [candidate.trigger, candidate.traveller.span]
        case _:
            spans = []
    return [span.of(text) for span in spans]


def test_words_become_places_of_the_text() -> None:
    with served(says(GOOD)) as stub:
        one = engine(stub)
        contact, office = asked(one)
    assert (words(contact), words(office)) == (
        ["met", "Sigrún Dal", "Kálmán Vásary"],
        ["Sigrún Dal", "foreign minister"],
    )
    assert isinstance(contact, Contact)
    assert (contact.status, contact.kind, contact.place and contact.place.of(TEXT)) == ("held", "meeting", "Lisbon")
    assert (one.name, one.refused, one.notes) == ("llm/tiny", [], [])
    (request,) = stub.requests
    assert (request.path, request.body["model"], request.body["max_tokens"]) == ("/v1/chat/completions", "tiny", 2_000)
    assert request.body["response_format"]["json_schema"] == {"name": "contacts", "strict": True, "schema": SCHEMA}
    assert "[1.1] Sigrún Dal, the foreign minister of Iceland, met" in request.asked


def test_the_schema_is_one_that_servers_keep_to() -> None:
    def walk(schema: dict[str, Any], level: int) -> Iterator[int]:
        kind = schema["type"]
        yield level
        if "properties" in schema:
            assert schema["required"] == list(schema["properties"])
            assert schema["additionalProperties"] is False
            assert set(schema) == {"type", "properties", "required", "additionalProperties"}
            for field in schema["properties"].values():
                assert field["type"][1] == "null"
                yield from walk(field, level + 1)
        elif "items" in schema:
            assert set(schema) == {"type", "items"}
            yield from walk(schema["items"], level + 1)
        else:
            assert kind in ("string", ["string", "null"])
            assert set(schema) == {"type"}

    assert max(walk(SCHEMA, 1)) == 5


def test_only_the_question_and_the_key_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-elsewhere")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-elsewhere")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Elsewhere: secret")
    with served(says(GOOD)) as stub:
        asked(engine(stub))
        asked(LlmEngine(LlmSettings(stub.url, "tiny")))
    with_key, without = (request.headers for request in stub.requests)
    assert with_key["authorization"] == f"Bearer {PLANTED}"
    assert set(with_key) - {"authorization"} == set(without) <= {
        "host", "accept", "accept-encoding", "connection", "content-type", "content-length", "user-agent",
        "x-stainless-raw-response",
    }  # fmt: skip
    assert "elsewhere" not in str([with_key, without]).lower()


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(GOOD),
        f"Sure! Here it is:\n```json\n{json.dumps(GOOD, indent=2)}\n```\nAnything else?",
        f'<think>{{"persons": [], "contacts": []}} perhaps?</think>{json.dumps(GOOD)}',
        f'{{"example": 1}} {json.dumps(GOOD)}',
        f"{{ {json.dumps(GOOD)}",
        json.dumps({**GOOD, "remark": "extra", "contacts": [{**MET, "confidence": 1}]}),
    ],
)
def test_an_answer_is_found_whatever_stands_around_it(text: str) -> None:
    assert read_answer(text).contacts[0].trigger == "met"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I cannot help with that.",
        "null",
        "[]",
        "{",
        "{}" * 200,
        '{"contacts": []}',
        '{"persons": 1, "contacts": []}',
        json.dumps({**GOOD, "contacts": ["1.1"]}),
        json.dumps({**GOOD, "contacts": [{**MET, "one_side": "Dal"}]}),
        json.dumps({**GOOD, "contacts": [{**MET, "trigger": ["met"]}]}),
        "[" * 100_000,
        '{"a":' * 100_000,
    ],
)
def test_what_is_no_answer_is_refused(text: str) -> None:
    with pytest.raises(NoAnswer):
        read_answer(text)


CHATTER = says("The two ministers met in Lisbon. Let me know if you need more!")


def by_form(**answers: Any) -> Any:
    return lambda request: answers[request.form or "prompt"]


@pytest.mark.parametrize(
    ("reply", "forms", "note"),
    [
        (by_form(json_schema=refuses(400, "response_format is not supported"), json_object=says(GOOD)),
         ["json_schema", "json_object"], "does not keep to --structured schema (400: "),
        (by_form(json_schema=CHATTER, json_object=says(GOOD)),
         ["json_schema", "json_schema", "json_object"], "(no JSON object); going on with json"),
        (by_form(json_schema=CHATTER, json_object=refuses(422, "unknown"), prompt=says(GOOD)),
         ["json_schema", "json_schema", "json_object", None], "going on with prompt"),
        (by_form(json_schema=says({"answer": GOOD}), json_object=says("{}"), prompt=says(f"Here: {json.dumps(GOOD)}")),
         ["json_schema"] * 2 + ["json_object"] * 2 + [None], "going on with prompt"),
        (by_form(json_schema=raw(b"x", 501), json_object=says(GOOD)),
         ["json_schema"] * 3 + ["json_object"], "going on with json"),
    ],
)  # fmt: skip
def test_a_server_that_does_not_keep_to_a_form_is_asked_in_a_looser_one(
    reply: Any, forms: list[str | None], note: str
) -> None:
    with served(reply) as stub:
        one = engine(stub)
        assert len(asked(one)) == 2
        assert stub.forms == forms
        assert len(asked(one)) == 2
        assert stub.forms[len(forms) :] == forms[-1:]
    assert len(one.notes) == 1
    assert note in one.notes[0]


def test_a_second_try_is_told_what_was_wrong() -> None:
    with served([says('{"persons": 7}'), says(GOOD)]) as stub:
        assert len(asked(engine(stub))) == 2
    assert "That was not such an object (the field persons:" in stub.requests[1].asked


def test_the_form_that_was_asked_for_is_the_first() -> None:
    with served(says(GOOD)) as stub:
        asked(engine(stub, "prompt"))
        asked(engine(stub, "json"))
    assert stub.forms == [None, "json_object"]


def test_a_model_that_knows_other_parameters_is_asked_with_those() -> None:
    def reply(request: Request) -> Any:
        if "max_tokens" in request.body:
            return refuses(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        if "temperature" in request.body:
            return refuses(400, "Unsupported value: 'temperature' does not support 0 with this model.")
        return says(GOOD)

    with served(reply) as stub:
        assert len(asked(engine(stub))) == 2
    assert stub.requests[-1].body["max_completion_tokens"] == 2_000
    assert len(stub.requests) == 3


LONG = Article("long.txt", "\n".join(f"In year {n} Sigrún Dal met Kálmán Vásary." for n in range(8)))


def lines_of(request: Request) -> list[str]:
    return [line.split("]")[0][1:] for line in request.asked.splitlines() if line.startswith("[")]


@pytest.mark.parametrize(
    "cut",
    [
        says('{"persons": [', "length"),
        refuses(400, "This model's maximum context length is 4096 tokens"),
        refuses(400, "the request exceeds the available context size"),
        says("no JSON at all"),
    ],
)
def test_a_cut_answer_halves_the_window(cut: Any) -> None:
    def reply(request: Request) -> Any:
        numbers = lines_of(request)
        return cut if len(numbers) > 2 else says({**NOTHING, "contacts": [{**MET, "sentence": n} for n in numbers]})

    with served(reply) as stub:
        one = engine(stub, "prompt")
        found = asked(one, LONG)
    assert [contact.sentence.id for contact in found if isinstance(contact, Contact)] == [f"{n}.1" for n in range(1, 9)]
    answered = [lines_of(request) for request in stub.requests if len(lines_of(request)) <= 2]
    assert answered == [[f"{n}.1", f"{n + 1}.1"] for n in (1, 3, 5, 7)]
    assert one.refused == []


def test_a_sentence_that_gets_no_answer_is_told_of_and_the_rest_is_read() -> None:
    def reply(request: Request) -> Any:
        numbers = lines_of(request)
        if "3.1" in numbers:
            return says("{", "length")
        return says({**NOTHING, "contacts": [{**MET, "sentence": n} for n in numbers]})

    with served(reply) as stub:
        one = engine(stub)
        assert len(asked(one, LONG)) == 7
    (refused,) = one.refused
    assert (refused.reason, refused.spans[0].of(LONG.text)) == (
        "not read by the model: the answer was cut",
        "In year 2 Sigrún Dal met Kálmán Vásary.",
    )


def test_the_names_found_are_told_with_the_next_sentences() -> None:
    with served(says({**GOOD, "contacts": []})) as stub:
        asked(engine(stub, context=4_000, max_tokens=2_000), Article("a.txt", TEXT + "\n" + "More was said. " * 120))
    assert "Persons named earlier" not in stub.requests[0].asked
    assert stub.requests[1].asked.startswith("Persons named earlier in the article: Sigrún Dal; Kálmán Vásary\n")


@pytest.mark.parametrize("length", [1, 7, 300])
@pytest.mark.parametrize("characters", [1, 100, 10_000])
def test_windows_hold_every_sentence_once_and_in_order(length: int, characters: int) -> None:
    many = tuple(Sentence(n + 1, 1, n * 40, n * 40 + 39) for n in range(length))
    made = windows(many, characters)
    assert [sentence for window in made for sentence in window] == list(many)
    assert all(len(window) <= 25 for window in made)
    assert all(len(window) == 1 or sum(s.end - s.start for s in window) <= characters for window in made)
    assert characters_for(LlmSettings("http://x/v1", "m", max_tokens=500, context=2_500)) > 0


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (late(3), "gave no answer within 0.5 seconds; raise WHOMET_LLM_TIMEOUT"),
        (drips(0.05), "gave no answer within 0.5 seconds; raise WHOMET_LLM_TIMEOUT"),
        (breaks_off(completion(json.dumps(GOOD))), "breaks its answers off"),
        (raw(b" " * 5_000_000), "sends an answer of more than 4194304 bytes"),
        (refuses(401, f"Incorrect key: {PLANTED}"), r"refuses the key \(401\); see WHOMET_LLM_API_KEY"),
        (refuses(403, "no"), r"refuses the key \(403\)"),
        (refuses(404, f"no model tiny for {PLANTED}"), r"does not know the model 'tiny' or the address: .* \*\*\*"),
        (refuses(429, "slow down", Retry_After="9999"), "asks to wait longer than we do: .*slow down"),
        (raw(b"", 307, Location="http://127.0.0.1:9/v1/chat/completions"), "sends us elsewhere"),
        (refuses(500, f"broken {PLANTED}"), r"gives no answer that can be used \(500: .*broken \*\*\*"),
        (CHATTER, r"gives no answer that can be used \(no JSON object\)"),
        (says(None), "gives no answer that can be used"),
        (raw(b"<html>Welcome to the router</html>"), "gives no answer that can be used"),
        (raw(b'{"choices": []}'), "gives no answer that can be used"),
        (raw(b'{"choices": [7]}'), "gives no answer that can be used"),
        (raw(b"[" * 100_000), "gives no answer that can be used"),
        (raw(b""), "gives no answer that can be used"),
    ],
)
def test_a_server_that_is_of_no_use_is_given_up_soon_and_shows_no_key(
    reply: Any, words: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.01)
    begun = time.monotonic()
    patience = 0.5 if "within 0.5" in words else 30
    with served(reply) as stub, caplog.at_level(logging.DEBUG), pytest.raises(ServiceError, match=words) as stopped:
        asked(engine(stub, timeout=patience), LONG)
    assert time.monotonic() - begun < 30
    assert len(stub.requests) <= 60
    assert str(stopped.value).startswith("the server 127.0.0.1:")
    shown = "".join(traceback.format_exception(stopped.value))
    assert PLANTED not in shown + caplog.text + str(stopped.value)


def test_a_server_that_is_not_there_is_told() -> None:
    with served(says(GOOD)) as stub:
        pass
    with pytest.raises(ServiceError, match=r"cannot be reached \(.*refused.*\); see WHOMET_LLM_BASE_URL"):
        asked(engine(stub))


def test_one_broken_answer_is_asked_for_again() -> None:
    with served([breaks_off(completion("x")), refuses(503, "busy", Retry_After="0.01"), says(GOOD)]) as stub:
        assert len(asked(engine(stub))) == 2
    assert len(stub.requests) == 3


def said(**changes: Any) -> dict[str, Any]:
    return {**GOOD, "offices": [], "contacts": [{**MET, **changes}]}


@pytest.mark.parametrize(
    "answer",
    [
        said(one_side=["Tom Reed"]),
        said(one_side=["Sigrún Dal", "Tom Reed"]),
        said(other_side=[]),
        said(other_side=None),
        said(trigger="embraced"),
        said(trigger=None),
        said(trigger="me"),
        said(sentence="9.9"),
        said(sentence=None),
        said(sentence="1.2"),
        said(one_side=["Sigrun Dal"]),
        said(one_side=["Dal, the foreign minister of Iceland, met Kálmán Vásary in Lisbon on Sunday. They"]),
        said(one_side=["x" * 10_000]),
        said(one_side=[" "]),
        {**GOOD, "contacts": [], "offices": [{"sentence": "1.1", "person": "Sigrún Dal", "title": "king"}]},
        {**GOOD, "contacts": [], "offices": [{"sentence": "1.1", "person": None, "title": "foreign minister"}]},
        {**NOTHING, "trips": [{"sentence": "1.1", "trigger": "flew", "status": "held", "traveller": "Sigrún Dal"}]},
    ],
)
def test_words_that_do_not_stand_in_the_sentence_are_refused(answer: dict[str, Any]) -> None:
    with served(says(answer)) as stub:
        one = engine(stub)
        assert asked(one) == []
    assert len(one.refused) == 1


def test_words_are_found_across_line_ends_and_in_another_case() -> None:
    article = Article("a.txt", "Sigrún\tDal MET Kálmán  Vásary in Lisbon.")
    with served(says(said(place="the Moon"))) as stub:
        (contact,) = asked(engine(stub), article)
    assert words(contact, article.text) == ["MET", "Sigrún\tDal", "Kálmán  Vásary"]
    assert isinstance(contact, Contact)
    assert contact.place is None


def test_a_surname_goes_with_the_full_name_that_the_model_gives_if_that_stands_in_the_text() -> None:
    article = Article("a.txt", "Sigrún Dal came.\nDal met Reed there.")
    persons = [
        {"full_name": "Sigrún Dal", "other_words": ["Dal"]},
        {"full_name": "Tom Reed", "other_words": ["Reed"]},
    ]
    contact = {**MET, "sentence": "2.1", "one_side": ["Dal"], "other_side": ["Reed"], "status": "certain", "kind": "x"}
    with served(says({**NOTHING, "persons": persons, "contacts": [contact]})) as stub:
        (found,) = asked(engine(stub), article)
    assert isinstance(found, Contact)
    assert [who.full and who.full.of(article.text) for who in (*found.one, *found.other)] == ["Sigrún Dal", None]
    assert (found.status, found.kind) == (None, "meeting")
