"""The site of the documentation: `make docs` writes it to docs/_build. No network is needed."""

from __future__ import annotations

import re
from importlib.metadata import version as version_of
from pathlib import Path

from sphinx.application import Sphinx

project = "whomet"
version = release = version_of("whomet")
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {
    "description": "Who met whom, about what, holding which office, according to whom, and how surely",
    "fixed_sidebar": True,
    "page_width": "1100px",
    "sidebar_width": "260px",
}
html_copy_source = False
html_show_sourcelink = False
myst_heading_anchors = 4
nitpicky = True
smartquotes = False

suppress_warnings = ["misc.highlighting_failure"]
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(((?:\.\./)+[^)#]+)(#[^)]*)?\)")
_DOCS = Path(__file__).parent


def _named(_: Sphinx, page: str, source: list[str]) -> None:
    """A link to a file of the project that is no page of the site becomes its name; one to no file at all stays, and
    fails the build."""

    def plain(found: re.Match[str]) -> str:
        target = (_DOCS / page).parent.joinpath(found[2]).resolve()
        return found[1] if target.exists() and not target.is_relative_to(_DOCS) else found[0]

    source[0] = _LINK.sub(plain, source[0])


def setup(app: Sphinx) -> None:
    """What Sphinx calls."""
    app.connect("source-read", _named)
