"""What a meeting was about: only what the text says of it, each topic by itself, whole, without the words around it."""

from __future__ import annotations

import pytest

from loader.records import IssueRecord, MeetingRecord
from tests.extraction.reading import outcome

A, B = "Foreign Minister Ilse Marrand of Belgium", "Prime Minister Joram Otundi of Kenya"

SAID = {
    # a verb of talking about it
    f"{A} discussed salmon quotas with {B}.": "salmon quotas",
    f"{A} and {B} discussed salmon quotas and port fees.": "salmon quotas; port fees",
    f"{A} and {B} discussed the war in Sudan, grain exports and a prisoner exchange.": "war in Sudan; grain exports; "
    "prisoner exchange",
    f"{A} met {B} on Sunday and discussed fishing rights.": "fishing rights",
    f"{A} met {B} in Nairobi, where they discussed visa rules.": "visa rules",
    f"{A} met {B} for two hours, during which they discussed visa rules.": "visa rules",
    f"{A} met {B}, discussing railway loans and water supply.": "railway loans; water supply",
    f"{A} spoke with {B} about the release of two sailors.": "release of two sailors",
    f"{A} spoke by phone with {B} on Tuesday about the ferry disaster.": "ferry disaster",
    f"{A} talked with {B} about malaria.": "malaria",
    f"{A} conferred with {B} on customs duties.": "customs duties",
    f"{A} met {B} and reviewed bilateral ties.": "bilateral ties",
    f"{A} met {B} and exchanged views on river navigation.": "river navigation",
    f"{A} discussed the release of Ann Lee and a ransom with {B}.": "release of Ann Lee; ransom",
    f"{A} spoke to {B} about the trial of President Tom Reed.": "trial of President Tom Reed",
    # a noun with its topic
    f"{A} held talks with {B} on salmon quotas.": "salmon quotas",
    f"{A} held talks in Nairobi on Sunday with {B} on salmon quotas.": "salmon quotas",
    f"{A} and {B} held talks on trade, security and migration on Sunday.": "trade; security; migration",
    f"{A} and {B} held talks about how to end the strike.": "strike",
    f"{A} held a meeting with {B} on rail safety.": "rail safety",
    f"{A} met {B} for talks on the Mara bridge.": "Mara bridge",
    f"{A} met {B} for talks that focused on the Mara bridge.": "Mara bridge",
    f"{A} met {B} for talks focusing on energy and food prices.": "energy; food prices",
    f"{A} met {B} for talks dominated by the drought.": "drought",
    f"{A} met {B} for talks centred on the drought.": "drought",
    f"{A} had discussions with {B} covering mining, forests and debt relief.": "mining; forests; debt relief",
    f"{A} held talks with {B} over a disputed lagoon, amid fears of a blockade.": "disputed lagoon",
    f"{A} held talks with {B} on issues ranging from cod stocks to cyber crime.": "cod stocks; cyber crime",
    f"{A} held talks with {B} on many issues, including cod stocks and cyber crime.": "cod stocks; cyber crime",
    f"{A} held talks with {B} on topics such as cod stocks and cyber crime.": "cod stocks; cyber crime",
    # the talks are the subject
    f"The talks between {A} and {B} focused on visa rules.": "visa rules",
    f"{A} met {B} on Sunday. Their talks focused on visa rules.": "visa rules",
    f"{A} met {B} on Sunday. The meeting focused on visa rules and debt.": "visa rules; debt",
    f"{A} met {B} on Sunday. The talks covered visa rules.": "visa rules",
    f"{A} met {B} on Sunday. The two discussed visa rules.": "visa rules",
    f"{A} met {B} on Sunday. They discussed visa rules.": "visa rules",
    f"{A} met {B} on Sunday. They spoke about visa rules.": "visa rules",
    f"{A} met {B} on Sunday. Visa rules and debt dominated the talks.": "Visa rules; debt",
    f"{A} met {B} on Sunday. The drought was discussed at the meeting.": "drought",
    # raised
    f"{A} met {B} and raised the case of two jailed singers.": "case of two jailed singers",
    f"{A} raised press freedom in her talks with {B}.": "press freedom",
    f"{A} met {B} on Sunday. Marrand said she raised press freedom during the meeting.": "press freedom",
    f"{A} met {B} on Sunday. Marrand raised press freedom with Otundi.": "press freedom",
    f"During talks with {B}, {A} raised press freedom.": "press freedom",
}
"""`explicit`: the text says that it was talked about."""

TIED = {
    f"{A} met {B} to discuss salmon quotas.": "salmon quotas",
    f"{A} met {B} in Nairobi on Sunday to discuss the drought and aid.": "drought; aid",
    f"{A} will meet {B} to discuss salmon quotas.": "salmon quotas",
    f"{A} will discuss salmon quotas with {B} on Friday.": "salmon quotas",
    f"{A} will hold talks with {B} on salmon quotas.": "salmon quotas",
    f"{A} is to meet {B} next week for talks on salmon quotas.": "salmon quotas",
    f"{A} and {B} agreed to hold talks on salmon quotas.": "salmon quotas",
    f"{A} and {B} plan to meet in June to talk about salmon quotas.": "salmon quotas",
    f"{A} met {B} in a bid to resolve the dispute over salmon quotas.": "dispute over salmon quotas",
    f"{A} will meet {B} on Friday. The talks will focus on salmon quotas.": "salmon quotas",
    f"{A} will meet {B} on Friday. Salmon quotas are expected to top the agenda.": "Salmon quotas",
    f"{A} will meet {B} on Friday, with salmon quotas high on the agenda.": "salmon quotas",
    f"{A} will meet {B} on Friday. The agenda includes salmon quotas and debt.": "salmon quotas; debt",
    f"{A} met {B} on Sunday. The drought topped the agenda.": "drought",
    f"{A} met {B} on Sunday, with salmon quotas on the agenda.": "salmon quotas",
}
"""`implied`: it was to be talked about; the text does not say that it was."""

NOTHING = [
    f"{A} met {B} on Monday.",
    f"{A} met {B} over lunch.",
    f"{A} spoke with {B} on the phone.",
    f"{A} met {B} on the sidelines of a conference on fisheries.",
    f"{A} met {B} and later spoke to reporters about pensions.",
    f"{A} met {B} on Sunday. A spokesman was worried about pensions.",
    f"{A} met {B} but did not discuss salmon quotas.",
    f"{A} met {B} on Sunday. They did not discuss salmon quotas.",
    f"{A} met {B} on Sunday. Salmon quotas were not discussed.",
    f"{A} met {B} on Sunday. Salmon quotas were not on the agenda.",
    f"{A} met {B} on Sunday. It was not clear whether they discussed salmon quotas.",
    f"{A} met {B} on Sunday. The meeting lasted two hours.",
    f"{A} met {B} on Sunday. The talks in Geneva between farmers focused on milk.",
    f"{A} met {B} on Sunday and Finnish President Aino Lehto on Monday. The talks focused on milk.",
    f"{A} met {B} hours before parliament was to discuss salmon quotas.",
    f"{A} met {B} after lawmakers discussed salmon quotas.",
    f"{A} met {B} amid talks on salmon quotas.",
    f"{A} met {B} amid a row over salmon quotas.",
    f"{A} met {B} before flying to Oslo to discuss salmon quotas.",
    f"{A}, who opposes talks on salmon quotas, met {B}.",
    f"{A}, who wrote a book about salmon, met {B}.",
    f"{A} met {B}, who chairs a committee on salmon quotas.",
    f"{A} met {B}, days after talks on salmon quotas collapsed.",
    f"{A} discussed it with {B}.",
    f"{A} discussed a number of issues with {B}.",
    f"{A} and {B} discussed the matter.",
    f"{A} and {B} discussed matters of mutual interest.",
    f"{A} met {B} to discuss the situation.",
    f"{A} met {B} on Sunday. A report on salmon quotas was published the same day.",
    f"{A} met {B} and called for talks on salmon quotas.",
    f"{A} met {B} without discussing salmon quotas.",
    f"{A} met {B} and refused to discuss salmon quotas.",
    f"{A} met {B}. Critics want the two to discuss salmon quotas.",
    f"{A} met {B} on Sunday. On Tuesday parliament discussed salmon quotas.",
]


def issues(text: str) -> tuple[str, str]:
    """The names of explicit and of implied issues of all meetings, in their order."""
    records = outcome(text).records
    names = {one.id: one.name for one in records if isinstance(one, IssueRecord)}
    (meeting,) = [one for one in records if isinstance(one, MeetingRecord)][:1] or pytest.fail(f"no meeting: {text}")
    found = [(link.strength, names[link.issue].lower()) for link in meeting.issues]
    explicit, implied = ([name for own, name in found if own == wanted] for wanted in ("explicit", "implied"))
    assert len(explicit) + len(implied) == len(found)
    return "; ".join(explicit), "; ".join(implied)


@pytest.mark.parametrize(("text", "expected"), SAID.items())
def test_what_was_talked_about_is_explicit(text: str, expected: str):
    assert issues(text) == (expected.lower(), "")


@pytest.mark.parametrize(("text", "expected"), TIED.items())
def test_what_was_to_be_talked_about_is_implied(text: str, expected: str):
    assert issues(text) == ("", expected.lower())


@pytest.mark.parametrize("text", NOTHING)
def test_what_the_meeting_is_not_said_to_be_about_is_no_issue(text: str):
    assert issues(text) == ("", "")
