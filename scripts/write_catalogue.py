"""Writes queries/README.md anew from the headers and the golden rows on the seeds.

python scripts/write_catalogue.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.pack.golden_cases import catalogue_text  # noqa: E402

if __name__ == "__main__":
    (ROOT / "queries" / "README.md").write_text(catalogue_text(), encoding="utf-8")
