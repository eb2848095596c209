"""The archive that `whomet export browser` writes."""

from __future__ import annotations

import io
import zipfile

from loader.neo4j_browser.files import favourites, readme, saved_cypher, shell_script
from loader.neo4j_browser.style import style
from loader.pack.model import Pack

__all__ = ["archive", "bundle"]

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""


def bundle(pack: Pack) -> bytes:
    """The pack as a zip archive that Neo4j Browser takes when it is dropped on it.

    The same pack gives the same bytes: nothing is compressed (what comes of that depends on the library), and no time
    is noted. Browser takes the files that end in `.cypher` alone, so nothing else in it does.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, text in (
            ("README.txt", readme(pack)),
            ("whomet.grass", style()),
            ("saved-cypher.csv", saved_cypher(pack)),
            ("whomet.cypher-shell", shell_script(pack)),
            *favourites(pack),
        ):
            archive.writestr(_entry(path), text.encode("utf-8"))
    return out.getvalue()


def archive(pack: Pack) -> list[bytes]:
    """The same, as the pieces of a file."""
    return [bundle(pack)]


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _WHEN)
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    return entry
