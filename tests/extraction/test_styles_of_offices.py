"""How readouts and newspapers of many countries name those who met: short forms of offices, forms of address, ranks,
bodies that somebody leads, and offices before a comma. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

PERSONS = (
    "Amara Diop",
    "Dinesh Varma",
    "Hana Brodsky",
    "Khalid Al-Tamimi",
    "Li Weimin",
    "Lucy Wanjala",
    "Moses Okello",
    "Ranjit Tolani",
    "Rina Varma",
    "Sofia Lindqvist",
    "Yakubu Danladi",
    "Yusof Rahmat",
    "Zhao Lin",
)
TOLD = [
    "Senegalese FM Amara Diop met her Swedish counterpart Sofia Lindqvist in Dakar on Monday.",
    "EAM Amara Diop held talks with FM Sofia Lindqvist of Sweden in Dakar on Monday.",
    "DPM Ranjit Tolani met Swedish NSA Sofia Lindqvist in Delhi.",
    "MoS Ranjit Tolani called on Swedish Foreign Secretary Sofia Lindqvist.",
    "Czech Prime Minister Hana Brodsky met Secretary-General of the OIC Zhao Lin in Prague.",
    "Czech Prime Minister Hana Brodsky received Director General of the IAEA Zhao Lin in Prague.",
    "HE Minister of Foreign Affairs Khalid Al-Tamimi met today with HE Prime Minister of the "
    "Czech Republic Hana Brodsky.",
    "HE Prime Minister and Minister of Foreign Affairs Sheikh Khalid Al-Tamimi held a phone "
    "call with HE Czech Foreign Minister Hana Brodsky.",
    "HH the Emir Sheikh Khalid Al-Tamimi received HE Czech Foreign Minister Hana Brodsky in Doha.",
    "His Excellency the Minister of Trade Khalid Al-Tamimi met Her Excellency Hana Brodsky, "
    "the Czech foreign minister.",
    "Deputy Prime Minister/Foreign Minister Khalid Al-Tamimi met Czech Foreign Minister Hana Brodsky.",
    "Czech Minister of Industry & Trade Hana Brodsky met Omani Minister of Commerce & Industry Khalid Al-Tamimi.",
    "H. E. Khalid Al-Tamimi, the Omani Foreign Minister, received Czech Foreign Minister Hana Brodsky.",
    "The Minister of Defence, Rt. Hon. Moses Okello, met Czech Foreign Minister Hana Brodsky.",
    "Czech Foreign Minister Hana Brodsky met Hon. Dr. Moses Okello, Uganda's Minister of Health.",
    "Czech Foreign Minister Hana Brodsky met Maj. Gen. (Rtd) Moses Okello, Uganda's Minister of Health.",
    "Czech Foreign Minister Hana Brodsky met Uganda's Minister of Health Lt General (retd.) Moses Okello.",
    "Defence Minister Shri Dinesh Varma met his Czech counterpart Hana Brodsky.",
    "Minister of State for Commerce Smt. Rina Varma met Czech Foreign Minister Hana Brodsky.",
    "Malaysian Foreign Minister Datuk Seri Yusof Rahmat met his Czech counterpart Hana Brodsky.",
    "Malaysian Foreign Minister Dato' Yusof Rahmat met his Czech counterpart Hana Brodsky.",
    "Malaysian Foreign Minister Tan Sri Yusof Rahmat met his Czech counterpart Hana Brodsky.",
    "The Governor of Kogi, Alhaji Yakubu Danladi, received Czech Ambassador Hana Brodsky.",
    "Nigerian Works Minister Engr. Yakubu Danladi received Czech Ambassador Hana Brodsky.",
    "Lower House Speaker, Yakubu Danladi, on Friday received Czech Ambassador Hana Brodsky.",
    "Minister of Foreign Affairs, Ambassador Yakubu Danladi, met Czech Ambassador Hana Brodsky.",
    "Nigeria's Minister of Foreign Affairs, Yakubu Danladi, met the Czech Foreign Minister, Hana Brodsky, in Abuja.",
    "Nigerian President Yakubu Danladi met the Speaker of the Chamber of Deputies, Hana "
    "Brodsky, leading a Czech delegation.",
    "Nigerian President Yakubu Danladi received Speaker of the Czech Chamber of Deputies, Hana "
    "Brodsky, who is on a visit.",
    "Umoja Coalition leader Yakubu Danladi met Czech Foreign Minister Hana Brodsky.",
    "Former Nigerian president Yakubu Danladi met with Czech President Hana Brodsky on Monday.",
    "Chinese State Councilor and Foreign Minister Li Weimin met Czech President Hana Brodsky.",
    "U.N. Under-Secretary-General Yakubu Danladi met with Czech President Hana Brodsky.",
    "UNICEF Executive Director Yakubu Danladi met with Czech President Hana Brodsky.",
    "UN Special Envoy for Yemen Yakubu Danladi met with Czech President Hana Brodsky.",
    "Special Representative of the Secretary-General Yakubu Danladi met with Czech President Hana Brodsky.",
    "The UN Resident Coordinator in Nepal, Yakubu Danladi, called on Czech President Hana Brodsky.",
    "Siemens CEO Yakubu Danladi met with Czech President Hana Brodsky.",
    "Yakubu Danladi, CEO of Volta Motors, met with Czech President Hana Brodsky.",
    "The Hon'ble Speaker of the Parliament Yakubu Danladi met with Czech President Hana Brodsky.",
    "Army Chief General Yakubu Danladi met with Czech President Hana Brodsky.",
    "Chief of Army Staff (COAS) General Yakubu Danladi met Czech President Hana Brodsky.",
    "First Deputy Speaker of Parliament Yakubu Danladi met Czech President Hana Brodsky.",
    "European Council President Yakubu Danladi met Czech President Hana Brodsky.",
    "The President of the European Council, Yakubu Danladi, met with the President of the "
    "Czech Republic, H.E. Ms. Hana Brodsky.",
    "AU Commission Chairperson Yakubu Danladi met with Czech President Hana Brodsky.",
    "Speaker of the Lok Sabha Yakubu Danladi met with Czech President Hana Brodsky.",
    "Chairman of the Standing Committee of the National People's Congress Yakubu Danladi met "
    "with Czech President Hana Brodsky.",
    "Secretary General of the Gulf Cooperation Council Yakubu Danladi met with Czech President Hana Brodsky.",
    "Host President Yakubu Danladi met with Czech President Hana Brodsky.",
    "Nigerian Works Minister Yakubu Danladi met his counterpart from the Czech Republic, Hana "
    "Brodsky, and discussed trade.",
    "Nigerian Works Minister Yakubu Danladi met his counterpart from the Czech Republic Hana "
    "Brodsky and discussed trade.",
    "Nigerian Works Minister Yakubu Danladi met Czech ambassador to Nigeria, Hana Brodsky, on Monday.",
    "Czech President Hana Brodsky met with host President Yakubu Danladi in Abuja.",
    "ODM leader Yakubu Danladi met with Czech President Hana Brodsky.",
    "Czech President Hana Brodsky held talks with Partido Verde chief Yakubu Danladi.",
    "Czech President Hana Brodsky said Monday Umoja leader Lucy Wanjala had met her.",
]


@pytest.mark.parametrize("text", TOLD)
def test_both_are_named_without_their_styles_and_sure(text: str) -> None:
    (found,) = meetings(text, "sure")
    who, _, status = found.partition(": ")
    named = [name for name in PERSONS if name in text]
    assert sorted(who.replace(" | ", " + ").split(" + ")) == named
    assert status == "held"


def test_the_leader_of_a_group_is_joined_to_whoever_comes_before() -> None:
    text = (
        "Kenyan President Lucy Wanjala and Umoja wa Taifa Coalition leader Yakubu Danladi met with Czech President "
        "Hana Brodsky on Monday."
    )
    (found,) = meetings(text, "sure")
    assert all(name in found for name in ("Lucy Wanjala", "Yakubu Danladi", "Hana Brodsky"))


def test_a_pronoun_in_capitals_is_no_style() -> None:
    assert not meetings("HE MET HANA BRODSKY")
