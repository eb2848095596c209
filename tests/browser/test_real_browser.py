"""The archive, the style and the links in the real Neo4j Browser, in a real Chromium.

With WHOMET_PICTURES=docs/pictures the pictures of docs/browser.md are taken anew.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from loader.api import Graph
from loader.browser import address, bundle, link, standing
from loader.browser.files import FOLDER
from loader.pack import SavedQuery, find_pack, pack_folder
from loader.stores import open_store
from tests.browser.page import Neo4jBrowser, new_page
from tests.neo4j.conftest import settings_of
from tests.servers.fixtures import Servers, without_server
from tests.servers.missing import NoServer
from tests.servers.server import CURRENT, Server

pytestmark = pytest.mark.neo4j

PACK = find_pack()
DRAWING = [query for query in PACK.values() if query.draws]
HELD, EXPECTED, NOT_HELD = "#1E9E63 #12683F", "#FFF3E0 #F07F09", "#FDECEC #B00020"
MET = "#1E9E63 NONE"
PICTURES = ("who-met-drawn", "expected-drawn", "reports-drawn")

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
    server.empty()
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


def _written(archive: bytes, request: pytest.FixtureRequest) -> Path:
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
        paths = [row["path"] for row in session.run(standing(query))]
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


@pytest.mark.parametrize("query", DRAWING, ids=lambda query: query.name)
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


def test_a_link_opens_browser_with_the_query_filled_in(browser: Neo4jBrowser, driver: Driver, loaded: Server) -> None:
    query = PACK["met-about-drawn"]  # its label expression holds an `&`, its value one and a `#`
    text = standing(query, {"issue": "Taiwan"}).replace(
        "RETURN path", "  AND i.name <> 'R&D #1+1 100% \u4e2d'\nRETURN path"
    )
    expected = shown(driver, query, loaded.database)
    browser.open(link(_address(loaded), text, loaded.bolt))
    browser.run()
    assert browser.drawn(expected["nodes"], expected["relationships"])[0] == expected["nodes"] > 0


def _picture(browser: Neo4jBrowser, name: str, wanted: bool) -> None:
    folder = os.environ.get("WHOMET_PICTURES")
    if folder and wanted:
        browser.picture(Path(folder) / f"{name}.png", whole=name == "favourites")
