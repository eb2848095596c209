"""Writes queries/README.md anew from the headers and the golden rows on the seeds, and queries/known.json.

python scripts/write_catalogue.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from loader.pack import load_pack  # noqa: E402
from loader.pack.known import FILE, spelt  # noqa: E402
from tests.pack.golden_cases import catalogue_text  # noqa: E402

if __name__ == "__main__":
    (ROOT / "queries" / FILE).write_text(spelt(load_pack([ROOT / "queries"]).values()), encoding="utf-8")
    (ROOT / "queries" / "README.md").write_text(catalogue_text(), encoding="utf-8")
