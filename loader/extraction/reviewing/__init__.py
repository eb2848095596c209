"""A person decides on what was extracted: in a terminal or in a notebook, on one model without either.

`material.py` reads, `session.py` is the state and its steps, `edits.py` makes steps, `journal.py` keeps them at each
key, `showing.py` says what there is to see. `terminal.py` and `table.py` are thin views of these.
"""

from __future__ import annotations

from loader.extraction.reviewing.table import Review, review

__all__ = ["Review", "review"]
