"""How good an extraction is beside records that a person made: precision, recall, every miss and every false one.

The rules of comparison are those of `facts.py` and `comparing.py`; docs/extraction-figures.md says them in words.
"""

from __future__ import annotations

from loader.extraction.scoring.comparing import MEASURES, Count, Difference
from loader.extraction.scoring.totals import Score, score, wilson

__all__ = ["MEASURES", "Count", "Difference", "Score", "score", "wilson"]
