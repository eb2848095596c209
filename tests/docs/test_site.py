"""The site of the documentation is built without a network, and no link in it is broken."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT


def build(docs: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", str(docs), str(site)]
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    return subprocess.run(
        command, cwd=docs.parent, env={"PATH": "/usr/bin:/bin", **nowhere}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = build(ROOT / "docs", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_every_page_is_there(site: Path):
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    assert {path.relative_to(site) for path in site.rglob("*.html")} >= pages
    assert "first-article.html" in (site / "index.html").read_text(encoding="utf-8")


def test_nothing_in_it_is_fetched_from_elsewhere(site: Path):
    for path in (*site.rglob("*.html"), *site.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<(script|link|img)[^>]*(src|href)=\"(https?:)?//", text), path.name
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", text), path.name


def test_a_broken_link_fails_the_build(tmp_path: Path):
    docs = tmp_path / "docs"
    docs.mkdir()
    shutil.copy(ROOT / "docs" / "conf.py", docs)
    (docs / "index.md").write_text("# A\n\n[there](nowhere.md) and [outside](../nothing.md)\n", encoding="utf-8")
    done = build(docs, tmp_path / "site")
    assert done.returncode != 0
    assert "nowhere.md" in done.stderr
    assert "nothing.md" in done.stderr
