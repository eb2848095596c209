"""The graph as one HTML page to hand around: no server, no network, nothing beside the file.

Whatever records hold is data of the page's script, which makes text of it and nothing else; a content security policy
allows that one script, by its hash, and no connection at all.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from networkx import MultiDiGraph

from loader.page.data import page_data
from loader.palette import NODES
from loader.picture import picture
from loader.render import json_text
from loader.schema import SECOND_LABELS
from loader.stores.base import GraphStore

__all__ = ["page"]

_IN_SCRIPT = re.compile("[<>&\u2028\u2029]")


def page(store: GraphStore) -> Iterator[bytes]:
    """The page, in UTF-8: at most 500 KB beside the data and its picture."""
    graph = store.to_networkx()
    script = _file("page.js")
    policy = (
        f"default-src 'none'; script-src 'sha256-{_sha256(script)}'; style-src 'unsafe-inline'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
    filled = _file("page.html")
    for name, text in {
        "policy": escape(policy),
        "style": _marks() + _file("page.css"),
        "network": _network(graph),
        "data": _IN_SCRIPT.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text(page_data(graph))),
        "script": script,
    }.items():
        before, _, after = filled.partition(f"{{{{{name}}}}}")
        yield before.encode() + text.encode()
        filled = after
    yield filled.encode()


def _marks() -> str:
    """The colours of marks on the page, as every picture has them."""
    looks = {label: NODES[label] for label in SECOND_LABELS}
    colours = "".join(f" --{n}: {look.colour if n == 'Held' else look.border};" for n, look in looks.items())
    return f":root {{{colours} }}\n"


def _file(name: str) -> str:
    return files("loader.page").joinpath(name).read_text(encoding="utf-8")


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _network(graph: MultiDiGraph[str]) -> str:
    """Who met whom, as a picture; a sentence where nobody did."""
    met: MultiDiGraph[str] = MultiDiGraph()
    for start, end, key, data in graph.edges(keys=True, data=True):
        if "MET" in data["__labels__"]:
            met.add_edge(start, end, key=key, **data)
    for id_ in met:
        met.nodes[id_].update(graph.nodes[id_])
    return picture(met, title="Who met whom").svg if met else "<p>Nobody met anybody.</p>"
