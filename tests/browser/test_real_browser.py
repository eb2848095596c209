"""The archive, the style and the links in the real Neo4j Browser, in a real Chromium.

With WHOMET_PICTURES=docs/pictures the pictures of docs/browser.md are taken anew.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path as File

import pytest
from neo4j import Driver
from neo4j.graph import Path

from loader.api import Graph
from loader.neo4j_browser import address, bundle, link, standalone_text
from loader.neo4j_browser.files import FOLDER, saved_cypher
from loader.pack import SavedQuery, find_pack, pack_folder
from loader.stores import open_store
from tests.browser.page import Neo4jBrowser, NewerBrowser, new_page
from tests.neo4j.conftest import settings_of
from tests.records import document, record
from tests.servers.fixtures import Servers, without_server
from tests.servers.missing import NoServer
from tests.servers.server import CURRENT, Server

pytestmark = [pytest.mark.neo4j, pytest.mark.timeout(900)]

PACK = find_pack()
IN_MAKE_TEST = ("who-met-drawn", "expected-drawn")
DRAWING = [
    pytest.param(query, id=query.name, marks=() if query.name in IN_MAKE_TEST else pytest.mark.apart)
    for query in PACK.values()
    if query.draws
]
HELD, EXPECTED, NOT_HELD = "#1E9E63 #12683F", "#FFF3E0 #F07F09", "#FDECEC #B00020"
MET = "#1E9E63 NONE"
DISPUTED = "#FBE7F0 #8B1A4A"
PICTURES = ("who-met-drawn", "expected-drawn", "reports-drawn")

MEETING = "blinken-wang-2022-09-23"
DENIAL: list[dict[str, object]] = [
    document("denial", "2022-11-01", title="A denial"),
    record("meeting", MEETING, "denial", name="Talks denied", status="denied"),
]

# What Browser shows of a query: the nodes that came back, and every relationship between any two of them.
SHOWN = """
MATCH (n) WHERE elementId(n) IN $nodes
OPTIONAL MATCH (n)-[r]->(m) WHERE elementId(m) IN $nodes
RETURN count(DISTINCT n) AS nodes, count(r) AS relationships, count(CASE type(r) WHEN 'MET' THEN 1 END) AS met,
       count(DISTINCT CASE WHEN n:Held THEN n END) AS held, count(DISTINCT CASE WHEN n:Expected THEN n END) AS expected,
       count(DISTINCT CASE WHEN n:NotHeld THEN n END) AS not_held
"""


@pytest.fixture(scope="module")
def loaded(request: pytest.FixtureRequest, servers: Servers) -> Server:
    """The newest server with the seeds."""
    try:
        server = servers.get(CURRENT.version)
    except NoServer as reason:
        without_server(request.config, str(reason))
    if server.http is None:
        without_server(request.config, "it is not known where this server has its Browser")
    server.clear()
    with Graph(open_store(settings_of(server)), PACK) as graph:
        assert graph.load(pack_folder("seeds")).quarantined == 0
    return server


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest, loaded: Server) -> Iterator[Neo4jBrowser]:
    """Neo4j Browser, connected, with the archive and the style dropped on it."""
    try:
        with new_page() as page:
            browser = Neo4jBrowser(page, loaded)
            browser.open(_address(loaded))
            archive = bundle(PACK)
            browser.drop("whomet-browser.zip", archive)
            with zipfile.ZipFile(_written(archive, request)) as files:
                browser.drop("whomet.grass", files.read("whomet.grass"))
            browser.open_favourites()
            browser.folders()
            yield browser
    except NoServer as reason:
        without_server(request.config, str(reason))


def _address(server: Server) -> str:
    return address(settings_of(server), server.http)


def _written(archive: bytes, request: pytest.FixtureRequest) -> File:
    factory: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
    path = factory.mktemp("archive") / "whomet-browser.zip"
    path.write_bytes(archive)
    return path


@pytest.fixture(scope="module")
def driver(loaded: Server) -> Iterator[Driver]:
    with loaded.driver() as driver:
        yield driver


def shown(driver: Driver, query: SavedQuery, database: str) -> dict[str, int]:
    """What Browser should draw of a query, as the server itself counts it."""
    with driver.session(database=database) as session:
        values = [value for row in session.run(standalone_text(query)) for value in row.values()]
        paths = [value for value in values if isinstance(value, Path)]
        nodes = list({node.element_id for path in paths for node in path.nodes})
        return dict(session.run(SHOWN, nodes=nodes).single(strict=True))


def test_every_query_is_a_favourite_in_the_folder_of_its_topic(browser: Neo4jBrowser) -> None:
    topics = PACK.topics()
    assert browser.folders() == [f"{FOLDER}/{topic}" for topic in topics]
    for topic, queries in topics.items():
        browser.toggle(f"{FOLDER}/{topic}")
        assert sorted(browser.titles(f"{FOLDER}/{topic}")) == sorted(query.title for query in queries)
        _picture(browser, "favourites", topic == "people")
        browser.toggle(f"{FOLDER}/{topic}")


@pytest.mark.parametrize("query", DRAWING)
def test_one_click_draws(browser: Neo4jBrowser, driver: Driver, loaded: Server, query: SavedQuery) -> None:
    """All that came back, in the colours of what was held, expected and not held; and nothing but MET is drawn as
    MET, also after Browser has joined the nodes by itself."""
    expected = shown(driver, query, loaded.database)
    folder = f"{FOLDER}/{query.topic}"
    browser.toggle(folder)
    browser.choose(folder, query.title)
    browser.toggle(folder)
    browser.run()
    assert browser.drawn(expected["nodes"], expected["relationships"]) == (
        expected["nodes"],
        expected["relationships"],
    )
    nodes, lines = browser.colours("g.node > circle.b-outline"), browser.colours("g.relationship > path.b-outline")
    assert (nodes[HELD], nodes[EXPECTED], nodes[NOT_HELD]) == (
        expected["held"],
        expected["expected"],
        expected["not_held"],
    )
    assert lines[MET] == expected["met"]
    _picture(browser, query.name, query.name in PICTURES)


def test_a_query_that_does_not_draw_answers_with_its_rows(browser: Neo4jBrowser) -> None:
    query = PACK["who-met"]
    browser.toggle(f"{FOLDER}/people")
    browser.choose(f"{FOLDER}/people", query.title)
    browser.toggle(f"{FOLDER}/people")
    text = browser.run().inner_text()
    assert all(column in text for column in query.returns)
    assert "Antony Blinken" in text


def test_what_is_disputed_is_told_apart_at_a_glance(browser: Neo4jBrowser, loaded: Server) -> None:
    """By border and caption, on the node and on the one MET of it; all other meetings look as they do without it."""
    with Graph(open_store(settings_of(loaded)), PACK) as graph:
        assert graph.load(DENIAL).quarantined == 0
        browser.open(link(_address(loaded), standalone_text(PACK["who-met-drawn"]), loaded.bolt))
        browser.run()
        browser.drawn(9, 18)
        nodes = browser.colours("g.node > circle.b-outline")
        assert (nodes[DISPUTED], nodes[HELD]) == (1, 3)
        assert [text[:14] for text in browser.captions("g.node") if "disputed" in text] == ["disputed, held"]
        assert [text[:8] for text in browser.captions("g.relationship") if "disp" in text] == ["disputed"]
        _picture(browser, "disputed-drawn", wanted=True)
        graph.retract("denial")


def test_a_link_opens_browser_with_the_query_filled_in(browser: Neo4jBrowser, driver: Driver, loaded: Server) -> None:
    query = PACK["met-about-drawn"]  # its label expression holds an `&`, its value one and a `#`
    text = standalone_text(query, {"issue": ["Taiwan"]}).replace(
        "RETURN path", "  AND i.name <> 'R&D #1+1 100% \u4e2d'\nRETURN path"
    )
    expected = shown(driver, query, loaded.database)
    browser.open(link(_address(loaded), text, loaded.bolt))
    browser.run()
    assert browser.drawn(expected["nodes"], expected["relationships"])[0] == expected["nodes"] > 0


@pytest.mark.apart
def test_the_newer_browser_takes_the_saved_cypher(browser: Neo4jBrowser, loaded: Server) -> None:
    """The preview of it, which the older one brings along: folders in folders, and a click that draws."""
    newer = NewerBrowser(browser.page, loaded)
    newer.connect()
    newer.take("saved-cypher.csv", saved_cypher(PACK).encode())
    newer.toggle(FOLDER)
    assert newer.folders() == [FOLDER, *PACK.topics()]
    newer.toggle("people")
    assert sorted(newer.titles()) == sorted(query.title for query in PACK.topics()["people"])
    text = newer.run(PACK["who-met-drawn"].title)
    assert all(said in text for said in ("Nodes (9)", "Held (4)", "PARTICIPANT_IN (10)"))


def _picture(browser: Neo4jBrowser, name: str, wanted: bool) -> None:
    folder = os.environ.get("WHOMET_PICTURES")
    if folder and wanted:
        browser.picture(File(folder) / f"{name}.png", whole=name == "favourites")
