"""Every malformed file says exactly what is wrong, where, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from loader.errors import PackError
from loader.pack import read_query

MALFORMED = Path(__file__).parent / "malformed"
FILES = sorted(MALFORMED.glob("*.cypher"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_malformed_file_is_refused_with_its_exact_message(file: Path) -> None:
    with pytest.raises(PackError) as caught:
        read_query(file)
    assert str(caught.value).replace(str(file), file.name) == file.with_suffix(".txt").read_text("utf-8").rstrip("\n")


def test_every_expected_message_has_its_file() -> None:
    assert {file.stem for file in MALFORMED.glob("*.txt")} == {file.stem for file in FILES}
