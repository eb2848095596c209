"""Tables that a person fills in with a spreadsheet program, to records. docs/first-article.md shows them at work."""

from __future__ import annotations

from loader.tables.convert import Conversion, convert
from loader.tables.faults import TableFault
from loader.tables.template import write_template

__all__ = ["Conversion", "TableFault", "convert", "write_template"]
