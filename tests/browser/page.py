"""Neo4j Browser as a person uses it: connecting, dropping files on it, clicking on favourites, looking at the graph."""

from __future__ import annotations

import base64
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLong

from tests.servers.missing import NoServer
from tests.servers.server import Server

SECONDS_TO_WAIT = 90
EXECUTABLES = ("chromium", "chromium-browser", "google-chrome")
DROP = """async ([name, content]) => {
  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    const target = document.elementFromPoint(innerWidth - 300, innerHeight / 2);
    target.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
    await new Promise(go => setTimeout(go, 200));
  }
}"""
FOLDER_CALLED, QUERY_CALLED = "Edit name of saved Cypher folder with name ", "Run query for "
EDIT_FOLDER = f'[aria-label^="{FOLDER_CALLED}"]'
CLOSE = '[title="Close"]'


@contextmanager
def new_page(width: int = 1400, height: int = 1150) -> Iterator[Page]:
    """A page of a fresh Chromium that reaches no other host. NoServer where there is no Chromium."""
    found = next(filter(None, map(shutil.which, EXECUTABLES)), None)
    if found is None:
        raise NoServer("no Chromium for Neo4j Browser: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(1000 * SECONDS_TO_WAIT)
        page.route("**/*", _only_here)
        yield page
        chromium.close()


def _only_here(route: Route) -> None:
    if "//localhost" in route.request.url or route.request.url.startswith("data:"):
        route.continue_()
    else:
        route.abort()


def by_id(name: str) -> str:
    return f'[data-testid="{name}"]'


class Neo4jBrowser:
    """One open page of Neo4j Browser."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self._server = server

    def open(self, address: str) -> None:
        """Opens that address, and fills in the connection form where it is shown: Browser remembers a connection."""
        self.page.goto(address)
        form, ready = self.page.locator(by_id("connect")), self.page.locator(by_id("frameCommand"))
        form.or_(ready.get_by_text(":play start")).first.wait_for()
        if form.count() and self._server.username is not None:
            self.page.fill(by_id("username"), self._server.username)
            self.page.fill(by_id("password"), self._server.password)
        if form.count():
            form.click()
        ready.get_by_text(":play start").first.wait_for()

    def drop(self, name: str, content: bytes) -> None:
        self.page.evaluate(DROP, [name, base64.b64encode(content).decode()])

    def open_favourites(self) -> None:
        self.page.click(by_id("navigationFavorites"))

    def folders(self) -> list[str]:
        """The folders of favourites that were brought in."""
        self.page.locator('[data-testid^="savedScriptsFolder-whomet"]').first.wait_for()
        found = self.page.locator('[data-testid^="savedScriptsFolder-"]').all()
        names = [(one.get_attribute("data-testid") or "").removeprefix("savedScriptsFolder-") for one in found]
        return [name for name in names if "/" in name]

    def titles(self, folder: str) -> list[str]:
        """What a folder holds, once it is open."""
        self._scripts(folder).first.wait_for()
        return [one.inner_text().strip() for one in self._scripts(folder).all()]

    def toggle(self, folder: str) -> None:
        self.page.click(by_id(f"expandFolder-{folder}"))

    def _scripts(self, folder: str) -> Locator:
        return self.page.locator(by_id(f"savedScriptsFolder-{folder}")).locator('[data-testid^="scriptTitle"]')

    def choose(self, folder: str, title: str) -> None:
        """A click on a favourite, which puts it into the editor."""
        self._scripts(folder).get_by_text(title, exact=True).click()

    def run(self) -> Locator:
        """Runs what is in the editor; the frame of its answer. Earlier frames are closed: a drawing goes on moving, and
        a slow machine has enough to do with one."""
        frames = self.page.locator(by_id("frame"))
        while frames.count():
            frames.first.locator(CLOSE).click()
        self.page.click(by_id("editor-Run"))
        frames.first.locator(by_id("frame-loaded-contents")).wait_for()
        return frames.first

    def drawn(self, nodes: int, relationships: int) -> tuple[int, int]:
        """How many nodes and relationships the newest frame draws, once they are as many as given or half a minute is
        over."""
        first = self.page.locator(by_id("frame")).first
        for what, count in (("g.node", nodes), ("g.relationship", relationships)):
            try:
                first.locator(what).nth(count - 1).wait_for(timeout=30_000)
            except TookTooLong:
                break
        self.page.wait_for_timeout(700)
        return first.locator("g.node").count(), first.locator("g.relationship").count()

    def colours(self, what: str) -> Counter[str]:
        """How many nodes, or relationships, of the newest frame have each colour: of fill and of border."""
        found = self.page.locator(by_id("frame")).first.locator(what).all()
        return Counter(f"{one.get_attribute('fill')} {one.get_attribute('stroke')}".upper() for one in found)

    def captions(self, what: str) -> list[str]:
        """What is written on the nodes, or relationships, of the newest frame."""
        found = self.page.locator(by_id("frame")).first.locator(what).all()
        return [" ".join((one.text_content() or "").split()) for one in found]

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """The newest frame, or the whole page, as a PNG."""
        self.page.wait_for_timeout(2500)
        if whole:
            self.page.screenshot(path=path)
        else:
            self.page.locator(by_id("frame")).first.screenshot(path=path)


class NewerBrowser:
    """One open page of the newer Neo4j Browser."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self._server = server

    def connect(self) -> None:
        self.page.goto(f"{self._server.http}/browser/preview/")
        self.page.fill('input[name="hostname"]', self._server.bolt.partition("//")[2])
        self.page.fill('input[name="password"]', self._server.password or "none")
        self.page.get_by_role("button", name="Connect", exact=True).click()
        self.page.get_by_text(f"/ {self._server.database}", exact=False).first.wait_for()

    def take(self, name: str, content: bytes) -> None:
        """Imports a file as Saved Cypher."""
        self.page.click('[aria-label="Cypher panel"]')
        self.page.set_input_files('input[type="file"]', [{"name": name, "mimeType": "text/csv", "buffer": content}])
        self.page.locator(EDIT_FOLDER).first.wait_for()

    def toggle(self, folder: str) -> None:
        self.page.click(f'[aria-label="{FOLDER_CALLED}{folder}"] ~ [aria-label="Collapse"]')
        self.page.wait_for_timeout(500)

    def folders(self) -> list[str]:
        return [label.removeprefix(FOLDER_CALLED) for label in self._labels(EDIT_FOLDER)]

    def titles(self) -> list[str]:
        """Of the queries in the folders that are open."""
        return [label.removeprefix(QUERY_CALLED) for label in self._labels(f'[aria-label^="{QUERY_CALLED}"]')]

    def run(self, title: str) -> str:
        """Runs a saved query; the text of the frame of its answer, once it has one."""
        self.page.get_by_text(title, exact=True).hover()
        self.page.click(f'[aria-label="{QUERY_CALLED}{title}"]')
        frame = self.page.locator(by_id("frame")).first
        frame.get_by_text("Results overview").wait_for()
        return frame.inner_text()

    def _labels(self, selector: str) -> list[str]:
        return [one.get_attribute("aria-label") or "" for one in self.page.locator(selector).all()]
