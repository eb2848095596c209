"""Who holds an office, and whom a surname behind an office can mean."""

from __future__ import annotations

import re

from loader.extraction.rules.persons.names import SPOUSES, Phrase
from loader.extraction.rules.persons.person import Person

__all__ = ["holds", "holds_one_of", "home_of", "may_be"]

_STYLES = frozenset({"ambassador", "justice", "chief justice"})
"""Offices that somebody is also addressed by who holds another."""
_OF_ONE_THING = frozenset({
    "secretary", "minister", "director", "governor", "commissioner", "mayor", "envoy", "representative", "coordinator",
    "deputy secretary", "under secretary", "assistant secretary", "cabinet secretary", "special representative",
    "special envoy", "personal envoy", "high representative", "director general", "principal secretary",
    "permanent secretary", "special presidential envoy", "special adviser", "deputy minister", "vice minister",
    "state secretary", "secretary general", "deputy assistant secretary", "acting assistant secretary",
})  # fmt: skip
"""Offices that are called so without the words behind "of" and "for", too."""
_LEADING = re.compile(r"(?:.+ )?(?:leader|chief|chairman|chairwoman|chairperson|chair|head|member)")
"""Offices that say nothing against another one."""


def holds_one_of(phrase: Phrase, person: Person) -> bool:
    """Whether the article gives a person one of the offices before a name, in whatever tense."""
    return any(_has(person, office) for office in _offices(phrase))


def may_be(phrase: Phrase, person: Person) -> bool:
    """Whether a surname with what stands before it can mean a person whose full name the article gives: not his wife,
    not the minister of the same name, and `Mr. Tarn` is no Ada Tarn."""
    if phrase.style is not None and person.gender not in (None, phrase.style):
        return False
    offices = _offices(phrase)
    if not person.full or not offices or holds_one_of(phrase, person):
        return True
    if person.kin or any(one.title.lower() in SPOUSES for one in person.titles):
        return False
    held = [_usual(one.title) for one in person.titles if not one.rank]
    if not held:
        return person.gender != "f" and not person.role
    return all(_LEADING.fullmatch(office) for office in (*held, *offices))


def _offices(phrase: Phrase) -> list[str]:
    """The offices before a name; of `after talks with the president, Mr. Tarn` they may be another's. What stands
    behind a surname, as in `Tarn, a former mayor,`, adds to what the article has said."""
    if phrase.style is not None:
        return []
    before = phrase.titles[: len(phrase.titles) - phrase.apposed]
    return [_usual(one.title) for one in before if not one.rank and one.title.lower() not in _STYLES]


def _has(person: Person, wanted: str) -> bool:
    held = [_usual(one.title) for one in person.titles if not one.rank]
    return any(_are_one(office, wanted) or _are_one(wanted, office) for office in held)


def _are_one(office: str, wanted: str) -> bool:
    """Whether an office can be called by other words: a foreign minister the minister, a premier the prime minister."""
    of_one_thing = wanted in _OF_ONE_THING and office.startswith((f"{wanted} of ", f"{wanted} for "))
    if office == wanted or _SAME.get(office) == wanted or of_one_thing:
        return True
    before = office.removesuffix(f" {wanted}")
    return before != office and office not in _APART and not _UNDER & set(re.split(r"[ -]", before))


_OF = re.compile(r"((?:deputy |vice |assistant )*)minister (?:of|for) (?:the )?(.+)")
_FOREIGN = re.compile(r"(?:external|foreign)(?: affairs| relations)?(?: and .+)? minister")


def _usual(title: str) -> str:
    """An office in the words in which most texts have it: `foreign minister` of "Minister of Foreign Affairs"."""
    lowered = title.lower()
    of = _OF.fullmatch(lowered)
    deputy, bare = (of[1], f"{of[2]} minister") if of is not None else ("", lowered)
    return deputy + ("foreign minister" if _FOREIGN.fullmatch(bare) else bare.replace("defense", "defence"))


_SAME = {"premier": "prime minister", "prime minister": "premier", "monarch": "king"}


def holds(person: Person, wanted: str, *, former: bool) -> bool:
    """Whether somebody has an office, or, where it begins with a space, one whose last words are those."""
    tenses = ("former",) if former else (None, "current", "acting", "then")
    held = [_usual(one.title) for one in person.titles if one.tense in tenses]
    wanted = f" {_usual(wanted[1:])}" if wanted.startswith(" ") else _usual(wanted)
    if wanted.startswith(" "):
        ends = (title for title in held if title.endswith(wanted) and title not in _APART)
        return any(not _UNDER & set(re.split(r"[ -]", title.removesuffix(wanted))) for title in ends)
    of_one_thing = tuple(f"{wanted} {joint} " for joint in ("of", "for")) if wanted in _OF_ONE_THING else ()
    return wanted in held or _SAME.get(wanted) in held or any(title.startswith(of_one_thing) for title in held)


_APART = frozenset({"prime minister", "vice president", "deputy prime minister", "vice chairman", "deputy leader"})
"""Offices that nobody means by their last word."""


_UNDER = frozenset({"assistant", "deputy", "vice", "junior", "associate", "under", "sub", "shadow", "parliamentary"})
"""Words of an office under the one that its last words name."""


_AT_HOME = frozenset(
    {"president", "secretary of state", "defense secretary", "secretary of defense", "house speaker", "senator"}
    | {"vice president", "senate majority leader", "national security adviser", "treasury secretary"}
)


def home_of(person: Person) -> str | None:
    """The country of somebody; where the article gives none, that of offices which American reports name without it."""
    current = (one for one in person.titles if one.tense in (None, "current") and not one.organisation)
    at_home = any(one.title.lower() in _AT_HOME for one in current)
    return person.country or ("US" if at_home else None)
