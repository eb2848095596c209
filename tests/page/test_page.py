"""The page to hand around, in a real Chromium: searched, clicked, read by roles and keyboard, and fed hostile names."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import loader as whomet
from loader.exports import export
from loader.picture import picture
from tests.export.given import Given
from tests.helpers import SEEDS
from tests.picture.given import crowd, named
from tests.render.hostile import HOSTILE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (apt-get install chromium)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which nothing may go wrong, and from which nothing may be fetched."""
    page = browser.new_page()
    page.set_default_timeout(20_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: None if request.url.startswith("file:") else wrong.append(request.url))
    yield page
    page.close()
    assert wrong == []


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    with whomet.open_graph(folder / "seeds.graph") as graph:
        graph.load(SEEDS)
        graph.export("html", folder / "page.html")
    return folder / "page.html"


def test_the_page_is_one_small_file_that_names_no_other(seeds: Path) -> None:
    text = seeds.read_text("utf-8")
    assert len(text.encode()) < 500_000
    before, _, after = text.partition('<script type="application/json" id="data">')
    code = before + after.partition("</script>")[2]
    assert not re.search(
        r"""(src|href)=["'](?!#)|@import|url\(|fetch\(|XMLHttp|innerHTML|eval\(|document\.write""", code
    )


def test_a_person_is_searched_and_shown_with_clicks(page: Page, seeds: Path) -> None:
    page.goto(seeds.as_uri())
    page.get_by_label("Search", exact=True).fill("wang y")
    expect(page.get_by_role("status")).to_contain_text("1 person, ")
    page.get_by_role("navigation").get_by_role("link", name="Wang Yi", exact=True).click()
    expect(page.get_by_role("heading", name="Wang Yi", level=2)).to_be_focused()
    expect(page.locator(".timeline li.Held")).to_have_count(4)
    expect(page.locator(".timeline li.Expected .badge")).to_have_text("planned")
    expect(page.get_by_role("row", name="Antony Blinken 3 1")).to_be_visible()
    page.locator("#view").get_by_role("link", name="Blinken–Wang Yi talks in Munich").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Munich")
    page.go_back()
    expect(page.get_by_role("heading", level=2)).to_have_text("Wang Yi")


@pytest.mark.parametrize(
    ("words", "kind", "link", "heading"),
    [
        ("fentanyl", "issues", "Fentanyl and its precursor chemicals", "Fentanyl and its precursor chemicals"),
        ("chinese foreign minister", "persons", "Qin Gang", "Qin Gang"),
        ("american", "countries and organisations", "United States", "United States"),
        (
            "diaoyutai jun 2023",
            "meetings and trips",
            "Blinken–Qin talks at Diaoyutai",
            "Blinken–Qin talks at Diaoyutai",
        ),
        ("duration 5 1 2 hours", "claims", "duration: 5-1/2 hours", "Blinken–Qin talks at Diaoyutai"),
    ],
)
def test_everything_is_found_by_words(page: Page, seeds: Path, words: str, kind: str, link: str, heading: str) -> None:
    page.goto(seeds.as_uri())
    page.get_by_label("Search", exact=True).fill(words)
    expect(page.locator("#results .kind", has_text=kind)).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name=link).first.click()
    expect(page.get_by_role("heading", level=2)).to_contain_text(heading)


def test_an_issue_tells_what_was_discussed_from_what_may_have_come_up(page: Page, seeds: Path) -> None:
    page.goto(f"{seeds.as_uri()}#issue/taiwan")
    expect(page.locator("h3", has_text="Discussed in")).to_be_visible()
    expect(page.locator(".timeline").first.locator("li")).to_have_count(4)
    page.goto(f"{seeds.as_uri()}#issue/fentanyl")
    expect(page.get_by_text("No source says that a meeting that was held discussed it.")).to_be_visible()
    expect(page.locator(".timeline li")).to_have_count(1)
    page.locator(".timeline a").click()
    page.locator("dl").get_by_role("link", name="China").first.click()
    expect(page.get_by_role("heading", level=2)).to_have_text("China")
    expect(page.locator("#view").get_by_role("link", name="Wang Wentao", exact=True)).to_be_visible()


def test_a_meeting_shows_its_status_its_sources_and_its_proof(page: Page, seeds: Path) -> None:
    page.goto(f"{seeds.as_uri()}#meeting/blinken-qin-2023-06-18")
    expect(page.locator("h2 + p .badge")).to_have_text("held")
    expect(page.locator("dl")).to_contain_text("18 Jun 2023, written “Sunday”")
    expect(page.locator("dl").get_by_role("link", name="Visit by Antony Blinken to China")).to_be_visible()
    table = page.get_by_role("region", name="What each source says")
    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(table.get_by_role("row", name="status held held")).to_be_visible()
    expect(table.get_by_role("rowheader", name="differs")).to_have_count(2)
    assert table.locator("li.only").all_inner_texts()[0] == "Hua Chunying"
    expect(page.get_by_text("characters 459–600")).to_be_visible()
    claim = page.locator(".claims li", has_text="5-1/2 hours")
    assert claim.last.inner_text().endswith("spokesperson [2] characters 2053–2163")
    expect(page.get_by_text("more than expected hours")).to_have_count(0)
    page.get_by_role("region").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Meetings and trips that it reports")).to_be_visible()


def test_what_was_not_held_is_said_in_words(page: Page, seeds: Path) -> None:
    page.goto(seeds.as_uri())
    page.get_by_role("link", name="Formal Austin–Li talks proposed").click()
    expect(page.get_by_text("This was not held.")).to_be_visible()


def test_meetings_are_chosen_by_status(page: Page, seeds: Path) -> None:
    page.goto(seeds.as_uri())
    page.get_by_label("Status").select_option("not held (2)")
    expect(page.locator("#view .timeline .badge")).to_have_text(["cancelled", "refused"])


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-06-18", "18 Jun 2023"),
        ("2022-11", "Nov 2022"),
        ("2019?", "perhaps 2019"),
        ("2023-06-18~/2023-06-19", "about 18 Jun 2023 – 19 Jun 2023"),
        ("2023-06-17/", "from 17 Jun 2023"),
        ("/2023", "until 2023"),
        ("2023-21", "spring 2023"),
        ("202X", "202X"),
        ("[2021,2022]", "[2021,2022]"),
        ("2023-99", "2023-99"),
    ],
)
def test_dates_are_said_in_words_where_they_can_be(page: Page, tmp_path: Path, edtf: str, words: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("m", __labels__={"Meeting", "Held"}, name="Talks", edtf=edtf)
    export(Given(graph), "html", tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.locator(".when")).to_have_text(words)


def test_many_meetings_are_opened_year_by_year(page: Page, tmp_path: Path) -> None:
    export(Given(named([f"Person {n}" for n in range(300)])), "html", tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.locator(".timeline li")).to_have_count(0)
    page.locator("summary", has_text="2003").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".timeline li")).to_have_count(10)
    page.get_by_role("link", name="Person 3", exact=True).last.click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Person 3")


def contrast(page: Page, selector: str) -> float:
    """WCAG's contrast of the text of the first such element against the ground that it stands on."""
    return page.evaluate(
        """selector => {
          const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          let element = document.querySelector(selector);
          const ink = light(numbers(getComputedStyle(element).color));
          let ground = [0, 0, 0, 0];
          for (; element && ground[3] === 0; element = element.parentElement) {
            const found = numbers(getComputedStyle(element).backgroundColor);
            ground = found.length === 3 ? [...found, 1] : found;
          }
          const [high, low] = [ink, light(ground)].sort((a, b) => b - a);
          return (high + 0.05) / (low + 0.05); }""",
        selector,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read_by_day_and_by_night(page: Page, seeds: Path, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(seeds.as_uri())
    parts = ["h1 a", "h2", "nav label", "#found", "#results a", ".when", ".timeline a"]
    parts += [f".badge.{kind}" for kind in ("Held", "Expected", "NotHeld")]
    assert {part: contrast(page, part) for part in parts if contrast(page, part) < 4.5} == {}
    page.goto(f"{seeds.as_uri()}#meeting/blinken-qin-2023-06-18")
    parts = [".meta", "dt", "dd", "thead th", "thead a", "tbody td", "li.only", ".range", ".strength"]
    assert {part: contrast(page, part) for part in parts if contrast(page, part) < 4.5} == {}


def test_the_keyboard_is_enough(page: Page, seeds: Path) -> None:
    page.goto(seeds.as_uri())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search", exact=True)).to_be_focused()
    page.keyboard.type("qin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Qin Gang", level=2)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_the_arrows_go_through_the_persons(page: Page, seeds: Path) -> None:
    page.goto(seeds.as_uri())
    search = page.get_by_label("Search", exact=True)
    search.fill("wa")
    for key, name in [("ArrowDown", "Wang Wentao"), ("ArrowDown", "Wang Yi"), ("ArrowUp", "Wang Wentao")]:
        page.keyboard.press(key)
        expect(page.get_by_role("navigation").get_by_role("link", name=name, exact=True)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(search).to_be_focused()
    search.fill("nobody at all")
    expect(page.get_by_role("status")).to_have_text("nothing of that name")


def test_it_can_be_read_on_a_telephone(page: Page, seeds: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{seeds.as_uri()}#person/wang-yi")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for address in ("", "#meeting/blinken-qin-2023-06-18", "#document/report-000"):
        page.goto(seeds.as_uri() + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_hostile_names_are_only_read(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    graph = named(HOSTILE)
    graph = nx.relabel_nodes(graph, {f"p{n}": f"p{n}{text}" for n, text in enumerate(HOSTILE) if n % 2})
    export(Given(graph), "html", path)
    page.goto(path.as_uri())
    expect(page.get_by_role("status")).to_have_text(f"{len(HOSTILE)} persons")
    links = page.locator("#results a").evaluate_all("all => all.map(a => a.hash)")
    assert len(links) == len(HOSTILE)
    shown = page.evaluate(
        """links => links.map(hash => {
            location.hash = hash; window.dispatchEvent(new HashChangeEvent("hashchange"));
            const items = document.querySelectorAll("#view .timeline li").length;
            return items + ":" + document.querySelector("h2").textContent;
        })""",
        links,
    )
    assert all(int(text.partition(":")[0]) == 2 for text in shown)
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join(shown))
    assert "\\u001b" in "".join(shown)
    page.set_viewport_size({"width": 360, "height": 700})
    wide = page.evaluate(
        """links => links.filter(hash => {
            location.hash = hash; window.dispatchEvent(new HashChangeEvent("hashchange"));
            return document.documentElement.scrollWidth > 360; })""",
        links,
    )
    assert wide == []
    assert "<script>window.hacked=1</script>" in {text.partition(":")[2] for text in shown}
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert page.locator("#view, #results").locator("script, img, iframe, style, form, object").count() == 0


@pytest.mark.parametrize("nodes", [0, 2000])
def test_an_empty_and_a_large_graph(page: Page, tmp_path: Path, nodes: int) -> None:
    path = tmp_path / "page.html"
    export(Given(crowd(nodes) if nodes else nx.MultiDiGraph()), "html", path)
    page.goto(path.as_uri())
    expect(page.get_by_role("status")).to_have_text("2000 persons, the first 500 listed" if nodes else "0 persons")
    page.get_by_label("Search", exact=True).fill("name 1999 of")
    expect(page.get_by_role("status")).to_have_text("1 person" if nodes else "nothing of that name")


@pytest.mark.parametrize("address", ["#person/nobody", "#__proto__/x", "#person/%E0%A4%A", "#constructor", "#meeting/"])
def test_an_address_that_leads_nowhere_shows_everything(page: Page, seeds: Path, address: str) -> None:
    page.goto(seeds.as_uri() + address)
    expect(page.get_by_role("heading", name="All meetings and trips")).to_be_visible()


def test_names_in_pictures_stay_apart_as_the_browser_draws_them(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    for nodes in (30, 100):
        path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{picture(crowd(nodes)).svg}", encoding="utf-8")
        page.goto(path.as_uri())
        overlapping = page.evaluate(
            """() => { const boxes = [...document.querySelectorAll("g.names text")].map(t => t.getBBox());
            let count = 0;
            for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
              const a = boxes[i], b = boxes[j];
              const beside = a.x + 1 >= b.x + b.width || b.x + 1 >= a.x + a.width;
              const below = a.y + 2 >= b.y + b.height || b.y + 2 >= a.y + a.height;
              if (!beside && !below) count++;
            }
            return count; }"""
        )
        assert overlapping == 0


def test_what_nobody_has_reviewed_says_so(page: Page, tmp_path: Path) -> None:
    own = {"record": "document", "id": "d", "title": "T", "sha256": "a" * 64, "characters": 9}
    people = [{"record": "person", "document": "d", "id": name, "name": name.title()} for name in ("ann", "bob")]
    who = [{"person": "ann", "side": "US"}, {"person": "bob", "side": "CN"}]
    meeting = {"record": "meeting", "document": "d", "id": "m", "name": "Some talks", "status": "held"}
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        graph.load([own, *people, {**meeting, "participants": who, "review": "unreviewed"}], accept_unreviewed=True)
        graph.export("html", tmp_path / "page.html")
    page.goto(f"{(tmp_path / 'page.html').as_uri()}#meeting/m")
    expect(page.get_by_text("unreviewed", exact=True).first).to_be_visible()
