"""Names of the world: which two may be one person's, by a list of hard pairs of both kinds."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loader.identity.names import compare, words_of
from tests.helpers import ROOT

with Path(__file__).with_name("pairs.tsv").open(encoding="utf-8") as table:
    PAIRS = list(csv.DictReader(table, delimiter="\t"))

NOT_TOLD = {
    ("Cyril Ramaphosa", "Cyril Ramaposa"): "a slip of the pen in a consonant",
    ("Mahamat Idriss Déby", "Idriss Déby"): "a son whose name is his father's with one before it",
    ("Ould Abdel Aziz", "Mohamed Ould Abdel Aziz"): "a name that begins with the father's",
    ("Alassane Ouattara", "Alassane Wattara"): "French and English spelling of one sound",
    ("Salah Abdeslam", "Salah Abdel Salam"): "a compound name in one word, with a sound less",
    ("Lula", "Lula da Silva"): "one name of somebody who has more; so is Maria of Maria da Silva",
    ("Joko Widodo", "Jokowi"): "a nickname, which only a record can tell",
    ("Tedros Adhanom Ghebreyesus", "Tewodros Adhanom"): "one saint's name in two forms",
    ("Ahmed Ali", "Abiy Ahmed Ali"): "a name that begins with the father's, without a word that says so",
    ("Park Geun-hye", "Pak Kŭn-hye"): "McCune-Reischauer, which writes other consonants",
    ("Ma Ying-jeou", "Ma Yingjiu"): "Gwoyeu Romatzyh and pinyin",
    ("Chiang Kai-shek", "Jiang Jieshi"): "Cantonese and Mandarin",
    ("Tsai Ing-wen", "Cai Yingwen"): "Wade-Giles and pinyin",
    ("Cavid Qurbanov", "Javid Gurbanov"): "an Azerbaijani c that no other letter gives away",
    ("Kim Keon Hee", "Kim Kon-hui"): "Revised Romanisation and McCune-Reischauer",
}
"""The pairs on which the rules are wrong, and why."""


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['one']}--{pair['other']}")
def test_two_names_may_be_one_or_not(pair: dict[str, str]) -> None:
    one, other = pair["one"], pair["other"]
    right = (compare(one, other) is not None) == (pair["truth"] == "same")
    assert right == ((one, other) not in NOT_TOLD)
    assert (compare(one, other) is None) == (compare(other, one) is None)


def test_the_list_is_long_and_the_document_says_how_well_it_goes() -> None:
    truth = {(pair["one"], pair["other"]): pair["truth"] == "same" for pair in PAIRS}
    said = {pair for pair in truth if compare(*pair)}
    right = sum(truth[pair] for pair in said)
    text = (ROOT / "docs" / "identity.md").read_text(encoding="utf-8")
    figures = re.search(r"(\d+) pairs.*?precision (\d\.\d\d).*?recall (\d\.\d\d)", text, re.DOTALL)
    assert figures
    assert figures.groups() == (
        str(len(truth)),
        f"{right / len(said):.2f}",
        f"{right / sum(truth.values()):.2f}",
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert (compare(one, other) is None) == (compare(other, one) is None)
    words_of(one)


def test_a_name_of_very_many_words_is_compared_with_nothing() -> None:
    long = " ".join(f"Word{number}" for number in range(500))
    assert compare(long, long) is None
