"""The protocol over real HTTP, in the requests that OpenRefine sends; and those that nobody should be able to send."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import pytest

from loader.errors import UsageError
from loader.reconciliation import Index, Protocol, fill, serve
from loader.reconciliation.server import Server
from tests.reconciliation.given import table

SCHEMAS = os.environ.get("WHOMET_RECONCILIATION_SCHEMAS", "")
"""A folder with the JSON schemas of version 0.2 of the protocol, which `make test-openrefine` fetches."""


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory) -> Iterator[Server]:
    with Index() as index:
        fill(index, table(tmp_path_factory.mktemp("t")))
        with Server(Protocol(index, "people.csv"), 0) as endpoint:
            thread = Thread(target=endpoint.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            yield endpoint
            endpoint.shutdown()
            thread.join()


Answer = tuple[int, dict[str, str], str]


def ask(endpoint: Server, method: str, path: str, body: str | None = None, **headers: str) -> Answer:
    connection = HTTPConnection("127.0.0.1", endpoint.server_port, timeout=30)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        given.setdefault("Content-Type", "application/x-www-form-urlencoded")
    connection.request(method, path, body, given)
    response = connection.getresponse()
    found = response.status, dict(response.getheaders()), response.read().decode()
    connection.close()
    return found


def post(endpoint: Server, **fields: Any) -> Any:
    body = urlencode({name: json.dumps(value) for name, value in fields.items()})
    status, _, text = ask(endpoint, "POST", "/", body)
    assert status == 200, text
    return json.loads(text)


def checked(name: str, value: Any) -> Any:
    """The value, once it has been held against the protocol's own schema, where these schemas are."""
    if SCHEMAS:
        from jsonschema import Draft7Validator  # noqa: PLC0415 - only there
        from referencing import Registry, Resource  # noqa: PLC0415
        from referencing.jsonschema import DRAFT7  # noqa: PLC0415

        files = {path.name: json.loads(path.read_text()) for path in Path(SCHEMAS).glob("*.json")}
        base = "https://reconciliation-api.github.io/specs/0.2/schemas/"
        resources = [(base + file, Resource(schema, DRAFT7)) for file, schema in files.items()]
        Draft7Validator(files[name], registry=Registry().with_resources(resources)).validate(value)
    return value


def test_the_manifest_leads_to_every_service(endpoint):
    status, headers, text = ask(endpoint, "GET", "/")
    manifest = checked("manifest.json", json.loads(text))
    assert (status, headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert "0.2" in manifest["versions"]
    assert manifest["identifierSpace"] == "http://www.wikidata.org/entity/"
    assert manifest["view"]["url"].endswith("{{id}}")
    for service in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        assert service["service_url"] == endpoint.address
        assert ask(endpoint, "GET", service["service_path"] + "?prefix=s&type=Q5")[0] == 200


def test_a_batch_of_queries_as_openrefine_posts_it(endpoint):
    queries = {
        "q0": {
            "query": "Sigrún Dal",
            "type": "Q5",
            "type_strict": "should",
            "limit": 3,
            "properties": [
                {"pid": "P27", "v": "Iceland"},
                {"pid": "P39", "v": {"id": "x", "name": "Foreign Minister"}},
            ],
        },
        "q1": {"query": "Kovács Éva"},
        "q2": {"query": "Nobody Atall"},
        "q3": {"query": ""},
        "q4": {"query": "Q201"},
    }
    found = checked(
        "reconciliation-result-batch.json", post(endpoint, queries=checked("reconciliation-query-batch.json", queries))
    )
    assert {key: [one["id"] for one in value["result"]] for key, value in found.items()} == {
        "q0": ["Q101", "Q103", "Q102"],
        "q1": ["Q201"],
        "q2": [],
        "q3": [],
        "q4": ["Q201"],
    }
    best = found["q0"]["result"][0]
    assert "the same office" in best["description"]
    assert best["type"] == [{"id": "Q5", "name": "human"}]


def test_nothing_is_ever_called_a_match_since_openrefine_would_take_it_unasked(endpoint):
    found = post(endpoint, queries={"a": {"query": "Q101"}, "b": {"query": "Sigrún Dal"}})
    assert {one["match"] for value in found.values() for one in value["result"]} == {False}


def test_suggest_and_extend(endpoint):
    _, _, text = ask(endpoint, "GET", "/suggest/entity?" + urlencode({"prefix": "sigrun d", "cursor": "0"}))
    found = checked("suggest-entities-response.json", json.loads(text))
    assert {one["id"] for one in found["result"]} == {"Q101", "Q102", "Q103"}
    _, _, text = ask(endpoint, "GET", "/suggest/entity?prefix=Q201")
    assert [one["name"] for one in json.loads(text)["result"]] == ["Éva Kovács"]
    _, _, text = ask(endpoint, "GET", "/suggest/property?prefix=date")
    checked("suggest-properties-response.json", json.loads(text))
    assert [one["id"] for one in json.loads(text)["result"]] == ["P569", "P570"]
    _, _, text = ask(endpoint, "GET", "/properties?type=Q5")
    checked("data-extension-property-proposal.json", json.loads(text))
    found = post(endpoint, extend={"ids": ["Q201", "Q9"], "properties": [{"id": "P39"}, {"id": "P569"}]})
    checked("data-extension-response.json", found)
    assert found["rows"] == {
        "Q201": {"P39": [{"str": "Foreign Minister"}, {"str": "Member of Parliament"}], "P569": [{"str": "1970"}]},
        "Q9": {"P39": [], "P569": []},
    }


def test_jsonp_and_cors_for_pages_of_this_machine(endpoint):
    status, headers, text = ask(endpoint, "GET", "/?callback=jQuery1_2", Sec_Fetch_Site="same-site")
    assert (status, headers["Content-Type"]) == (200, "application/javascript; charset=utf-8")
    assert text.startswith("/**/jQuery1_2({")
    assert "Access-Control-Allow-Origin" not in headers
    origin = "http://127.0.0.1:3333"
    _, headers, _ = ask(endpoint, "GET", "/", Origin=origin)
    assert headers["Access-Control-Allow-Origin"] == origin
    status, headers, _ = ask(endpoint, "OPTIONS", "/", Origin=origin, Access_Control_Request_Method="POST")
    assert (status, headers["Access-Control-Allow-Origin"]) == (204, origin)


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", "/", None, {"Host": "evil.example"}, 403),
        ("GET", "/", None, {"Host": "evil.example:{port}"}, 403),
        ("GET", "/", None, {"Origin": "https://evil.example"}, 403),
        ("GET", "/", None, {"Origin": "http://127.0.0.1.evil.example"}, 403),
        ("GET", "/", None, {"Origin": "null"}, 403),
        ("GET", "/?callback=f", None, {"Sec_Fetch_Site": "cross-site"}, 403),
        ("OPTIONS", "/", None, {"Origin": "https://evil.example"}, 403),
        ("GET", "/?callback=alert(1)//", None, {}, 400),
        ("GET", "/etc/passwd", None, {}, 404),
        ("GET", "/?" + "a=1&" * 200, None, {}, 400),
        ("POST", "/", "queries={", {}, 400),
        ("POST", "/", "queries=" + "[" * 100_000, {}, 400),
        ("POST", "/", "queries=[]", {}, 400),
        ("POST", "/", 'queries={"a":{"query":7}}', {}, 400),
        ("POST", "/", 'queries={"a":{"query":"x","properties":[7]}}', {}, 400),
        ("POST", "/", "extend=7", {}, 400),
        ("POST", "/", 'extend={"ids":["Q1"],"properties":[{"id":"P1"}]}', {}, 400),
        ("POST", "/", "x", {"Content_Length": "99999999"}, 413),
        ("POST", "/", "x", {"Content_Length": "many"}, 411),
        ("POST", "/", "{}", {"Content_Type": "application/json"}, 415),
    ],
)
def test_what_nobody_should_ask_is_refused_in_words(endpoint, method, path, body, headers, status):
    given = {name: value.format(port=endpoint.server_port) for name, value in headers.items()}
    found, _, text = ask(endpoint, method, path, body, **given)
    assert found == status
    assert json.loads(text)["status"] == "error"
    assert "Traceback" not in text


def test_a_name_with_markup_stays_text_in_a_script(tmp_path):
    with Index() as index:
        fill(index, table(tmp_path, "id,name\nQ7,Ann </script>\u2028 Lee\n"))
        with Server(Protocol(index, "t"), 0) as endpoint:
            thread = Thread(target=endpoint.handle_request)
            thread.start()
            _, headers, text = ask(endpoint, "GET", "/suggest/entity?prefix=Ann&callback=f")
            thread.join()
    assert text.isascii()
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_port_that_is_taken_is_said(endpoint):
    with Index() as index, pytest.raises(UsageError, match="cannot be used"):
        serve(Protocol(index, "t"), endpoint.server_port, print)
