"""The EDTF that is proposed for a date in words."""

from __future__ import annotations

import pytest

from loader import dates
from loader.wordings import edtf_for


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("late 2030", "2030-39"),
        ("Late in 2030", "2030-39"),
        ("early 2030", "2030-37"),
        ("mid-2030", "2030-38"),
        ("the end of 2030", "2030-39"),
        ("in late 2030", "2030-39"),
        ("late May 2031", "2031-05-21/2031-05-31"),
        ("early February 2031", "2031-02-01/2031-02-10"),
        ("May 2031", "2031-05"),
        ("Sept. 2031", "2031-09"),
        ("4 May 2031", "2031-05-04"),
        ("May 4, 2031", "2031-05-04"),
        ("on the 4th of May 2031", "2031-05-04"),
        ("4-6 May 2031", "2031-05-04/2031-05-06"),
        ("autumn 2031", "2031-23"),
        ("in the fall of 2031", "2031-23"),
        ("winter 2031", "2031-24"),
        ("the second half of 2031", "2031-41"),
        ("last quarter of 2031", "2031-36"),
        ("Q3 2031", "2031-35"),
        ("the 2030s", "203X"),
        ("around 2030", "2030~"),
        ("circa May 2030", "2030-05~"),
        ("probably 2030", "2030?"),
        ("2030?", "2030?"),
        ("before 2030", "../2030"),
        ("since May 2030", "2030-05/.."),
        ("2030 to 2032", "2030/2032"),
        ("in 2030", "2030"),
        ("31 February 2031", ""),
        ("6-4 May 2031", ""),
        ("third half of 2031", ""),
        ("next year", ""),
        ("4/5/2031", ""),
        ("late", ""),
        ("", ""),
    ],
)
def test_words_have_the_edtf_to_write_and_what_is_not_clear_has_none(words, edtf):
    assert edtf_for(words) == edtf
    if edtf:
        dates.parse(edtf)
