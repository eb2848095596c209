"""The saved queries in Neo4j Browser: as favourites to bring in, and as links that open one of them.

Browser knows neither parameters with types nor persons by their aliases. So every query leaves here as one statement
that stands alone, with its values bound on top where a person can change them.
"""

from __future__ import annotations

from loader.neo4j_browser.bundle import archive, bundle
from loader.neo4j_browser.link import address, link
from loader.neo4j_browser.standalone import standalone_text

__all__ = ["address", "archive", "bundle", "link", "standalone_text"]
