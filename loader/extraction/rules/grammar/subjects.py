"""Who acts: the subject of the verb group that begins at a token, over parentheses, appositions and other verbs."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import (
    CLAUSE_WORDS,
    PREPOSITIONS,
    UNSURE,
    Found,
    actor,
    skip_back,
    skip_forward,
)
from loader.extraction.rules.grammar.descriptions import TWO, are_two, of_both
from loader.extraction.rules.grammar.groups import before_apposition, group_before, member_before
from loader.extraction.rules.grammar.offices import office_of_state, several_before
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import noun_at, noun_before
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["AMONG", "LEADS", "LED", "all_before_who", "introduced_at", "subject_of"]


_OTHERS = listed(
    "others officials ministers aides leaders diplomats representatives envoys advisers delegates negotiators"
)
"""Who may be joined to persons of name without a name."""
_PRONOUNS = frozenset({"he", "she", "i"})
_SAYS = listed("say says said believe believes believed claim claims claimed report reports reported add added")
_PARENTHESIS = listed(
    "who which whose whom the a an his her their its in on at for after during along accompanied together joined "
    "speaking flanked including meanwhile however too while as with whom arriving making wearing visiting who's "
    "himself herself now then also once himself unlike led according citing currently left right centre center pictured"
)


def subject_of(line: Line, index: int, *, depth: int = 0) -> Found | None:
    """Who acts in the verb group that begins at token `index`: what stands before it, over parentheses; before "and"
    the subject of the verb before; before "who" the name it follows."""
    if depth > 4:
        return None
    at = skip_back(line, index - 1)
    if at < 0:
        both = next((i for i in range(index) if line.plains[i] in ("both", "each")), None)
        return Found((), both, both + 1, pronoun="they") if both is not None else None
    group = group_before(line, at)
    if group is not None:
        free = _standing_free(line, _with_pronoun(line, _behind_object(line, group)))
        return free or _of_delegation(line, group)
    word = line.plains[at]
    stands_for = _stands_for(line, at)
    if stands_for is not None:
        beside = _with_others(line, at) if line.plains[max(0, at - 3) : at - 1].count("and") else None
        return beside or Found((), at, at + 1, pronoun=stands_for)
    if word == "who":
        return _antecedent(line, at)
    if word in ("and", "but", "or"):
        return _of_verb_before(line, at, depth)
    if word == ",":
        found = _heads(line, at) or _named_among(line, at - 1) or _introduced(line, at - 1)
        found = found or _over_parenthesis(line, at)
        return found if found is not None or not depth else _of_verb_before(line, at, depth)
    if word in _DASHES:
        return _named_among(line, at - 1) or _over_dashes(line, at)
    joint = _before_front(line, at)
    if joint is not None:
        return _of_verb_before(line, joint, depth)
    if word in _OTHERS:
        return _with_others(line, at) or _with_company(line, at) or _described(line, at)
    if word in _BODIES and at > 0:
        return _for_leader(line, at)
    if word in LED and _is_the_group(line, at):
        return Found((), at, at + 1, pronoun="led")
    own = _with_group(line, at) if word in _GROUPS else _beside_several(line, at) or _described(line, at)
    return own or _with_company(line, at)


def _heads(line: Line, comma: int) -> Found | None:
    """Who opens a heading and alone acts in it up to a comma: `A hails fish, plans to meet B`."""
    named = line.at.get(0) if line.heading else None
    if named is None or named.phrase.owned or skip_forward(line, named.phrase.last) >= comma:
        return None
    others = any(at in line.at and line.at[at].person is not None for at in range(named.phrase.last, comma))
    verb = line.plains[named.phrase.last] not in ("and", ",", ":", "'s", "’")
    return Found((actor(line, named),), 0, named.phrase.last) if verb and not others else None


def _beside_several(line: Line, at: int) -> Found | None:
    """`A, B and leaders of Kenya and Somalia met`: those of name, where they are two or more."""
    several = several_before(line, at) if line.plains[max(0, at - 8) : at].count("and") > 1 else None
    start = several.first - 1 if several is not None else 0
    if start < 2 or line.plains[start] != "and":
        return None
    group = group_before(line, start - 1)
    whole = _before_others(line, group) if group is not None and len(group.actors) == 1 else group
    return _standing_free(line, whole) if whole is not None and len(whole.actors) > 1 else None


_BODIES = listed("office ministry")
_FOR_LEADER = "an office stands for the one whose it is"


def _for_leader(line: Line, at: int) -> Found | None:
    """`A's office ruled out a meeting`, `his ministry cancelled the talks`: A, or him."""
    start = at - (line.plains[at - 1] in ("foreign", "press", "private"))
    own = {"his": "he", "her": "she"}.get(line.plains[start - 1])
    if own is not None:
        return Found((), start - 1, start, (_FOR_LEADER,), pronoun=own)
    owner = line.at.get(start - 2) if line.plains[start - 1] in ("'s", "'") else None
    if owner is None or owner.person is None or not owner.phrase.owned:
        return None
    return Found((actor(line, owner),), owner.phrase.first, start, (_FOR_LEADER,))


def _before_front(line: Line, at: int) -> int | None:
    """The "and" of `A landed and after a brief tour met B`, before the words that end at a token."""
    for joint in range(at - 2, max(at - 10, 0), -1):
        if line.plains[joint] == "and":
            return joint if line.plains[joint + 1] in ("after", "following", "before", "during", "later") else None
        if joint in line.at or is_finite(line.tokens, joint) or line.plains[joint] in (",", ";"):
            return None
    return None


def _stands_for(line: Line, at: int) -> str | None:
    """What a subject that is no name stands for: "he", "she", "i", "they"; None where the word is no pronoun."""
    word = line.plains[at]
    if word in _PRONOUNS:
        return word
    two = word in ("they", "both", "two", "three", "pair", "trio") or are_two(line, at) or of_both(line, at)
    return "they" if two or (word in TWO - _OF_ANY_NUMBER and line.plains[at - 1] == "the") else None


_OF_ANY_NUMBER = frozenset({"men", "women"})
"""Who are two only behind "two" or "both"."""


def _described(line: Line, at: int) -> Found | None:
    """`the president`, `the president of Kenya`, `the leaders of Kenya and Somalia`: words that end here."""
    if several_before(line, at) is not None:
        return Found((), at, at + 1, pronoun="several")
    if introduced_at(line, at) is not None:
        return Found((), at, at + 1, pronoun="introduced")
    described = line.plains[at] == "counterpart" or noun_before(line.plains, at + 1) is not None
    if described or office_of_state(line, at) or _of_nation(line, at):
        return Found((), at, at + 1, pronoun="description")
    return None


_SENIOR = listed("top senior high-ranking high-level veteran ranking leading key")
_INTRODUCED = listed("official diplomat envoy negotiator lawmaker commander general mediator adviser minister leader")


def introduced_at(line: Line, at: int) -> int | None:
    """Where words such as `a top Kenyan envoy` begin that end at a token: who that is, a later sentence may say."""
    if line.plains[at] not in _INTRODUCED or at in line.at:
        return None
    start = next((i for i in range(at - 1, max(at - 8, -1), -1) if line.plains[i] in ("a", "an")), None)
    senior = start is not None and bool(_SENIOR & set(line.plains[start:at]))
    named = any(i in line.at and line.at[i].person is not None for i in range(start or at, at))
    return start if senior and not named else None


def _of_nation(line: Line, at: int) -> bool:
    """`the Ghanaian`: one person by the country alone."""
    nation = known.DEMONYMS.match_before(line.texts, at + 1)
    return nation is not None and line.plains[at - nation[0]] == "the" and not line.plains[at].endswith(("s", "ese"))


_GROUPS = listed("group delegation team entourage party colleagues aides advisers companions ministers")


LED = listed("group delegation team mission party panel committee")
"""Of these one who leads them may be named: `a delegation led by A`."""
LEADS = "who leads those who met is taken for one of them"


def _with_group(line: Line, at: int) -> Found | None:
    """`A and his delegation met B`."""
    own = line.plains[at - 1] in ("his", "her") and line.plains[at - 2] in ("and", "with")
    aged = at > 4 and line.plains[at - 3].isdigit() and line.plains[at - 4] == ","
    group = group_before(line, at - 5 if aged else at - 3) if own and at > 2 else None
    return _standing_free(line, group) if group is not None else None


_COMPANY = (("along", "with"), ("together", "with"), ("accompanied", "by"), ("alongside",), ("and",))


def _with_company(line: Line, at: int) -> Found | None:
    """`A and a delegation of deputies met B`, `A along with senior officials met B`: A."""
    for joint in range(at - 1, max(at - 9, 1), -1):
        words = next((one for one in _COMPANY if line.plains[joint - len(one) + 1 : joint + 1] == one), None)
        if words is not None:
            company = (LED | _GROUPS | _OTHERS) & set(line.plains[joint + 1 : at + 1])
            group = group_before(line, joint - len(words)) if company else None
            return _standing_free(line, group) if group is not None else None
        if joint in line.at or is_finite(line.tokens, joint) or line.plains[joint] in (",", ";", "that", "who"):
            return None
    return None


def _with_others(line: Line, at: int) -> Found | None:
    """`A, B and Algerian officials held talks`: those of name."""
    for joint in range(at - 1, max(at - 7, 0), -1):
        if line.plains[joint] == "and":
            end = joint - (line.plains[joint - 1] == "," and group_before(line, joint - 1) is None)
            group = group_before(line, end - 1)
            listed_ = group and _before_others(line, group)
            return _standing_free(line, listed_) if listed_ is not None else None
        if joint in line.at or is_finite(line.tokens, joint) or line.plains[joint] in PREPOSITIONS:
            return None
    return None


def _before_others(line: Line, group: Found) -> Found:
    """`A, B` before "and others"."""
    before = member_before(line, group.first)
    if before is None or _is_fronted(line, before.phrase.first):
        return group
    return replace(group, actors=(actor(line, before), *group.actors), first=before.phrase.first)


_FRONTS = listed("after before following during in at on with since despite alongside like unlike")


def _is_fronted(line: Line, at: int) -> bool:
    """Whether a token stands in a phrase that opens the sentence, up to a comma: `Building on talks with B,`."""
    opens = line.plains[0] in _FRONTS or line.plains[0].endswith("ing")
    return opens and "," not in line.plains[:at]


def _with_pronoun(line: Line, group: Found) -> Found:
    """`she and A met`: the pronoun with the names."""
    before = line.plains[max(0, group.first - 2) : group.first]
    listed_ = before[-1:] == (",",) and len(group.actors) > 1 and not line.heading
    if (before[-1:] == ("and",) or listed_) and before[0] in _PRONOUNS:
        return replace(group, first=group.first - 2, pronoun=before[0])
    head = known.HEADS.match_before(line.plains, group.first - 1) if before[-1:] == ("and",) else None
    if head is not None and not head[1].plural:
        return replace(group, first=group.first - 2, pronoun="description")
    return group


_WITHOUT_OBJECT = _SAYS | listed(
    "confirmed confirms announced insisted insists denied denies revealed reveals suggested suggests admitted noted "
    "notes stated states learned learnt knew knows know hoped hopes hope thought thinks think heard hears feared "
    "fears means shows showed is are was were be been do does did has have had will would can could may might should "
    "must let"
)
"""Verbs behind which the subject of another clause may stand, or of their own."""


_TO_SOMEBODY = listed("to with for from about")


def _behind_object(line: Line, group: Found) -> Found:
    """`Dal phoned A, and B met C`, `Dal spoke to aide A, and B met C`: only B met C, as A is of the clause before."""
    verb = skip_back(line, _with_description(line, group.first) - 1)
    parted = len(group.actors) > 1 and "and" in line.plains[group.actors[-2].last : group.actors[-1].first]
    named = group.actors[-1].named
    if not parted or named is None or verb < 0 or verb in line.at:
        return group
    word = line.plains[verb]
    if word in _TO_SOMEBODY or (is_finite(line.tokens, verb) and word not in _WITHOUT_OBJECT):
        return replace(group, actors=group.actors[-1:], first=named.phrase.first)
    return group


def _with_description(line: Line, first: int) -> int:
    """Where `Prime Minister Tarn's former aide` begins that stands before a name."""
    while first > 0:
        word = line.plains[first - 1]
        if (
            word in ("'s", "'")
            or word in known.ROLE_NOUNS | known.TITLE_WORDS
            or known.HEADS.match(line.plains, first - 1)
        ):
            first -= 1
        elif line.plains[first] in ("'s", "'") and first - 1 in line.at:
            first = line.at[first - 1].phrase.first
        else:
            break
    return first


_DASHES = ("--", "–", "—", "-")


def _over_dashes(line: Line, closing: int) -> Found | None:
    """`A -- who arrived on Monday -- met B`, `the leaders of the region -- A and B -- met`."""
    opening = next((i for i in range(closing - 1, max(closing - 40, 0), -1) if line.plains[i] in _DASHES), None)
    group = group_before(line, opening - 1) if opening is not None else None
    if group is None and opening is not None:
        return _named_among(line, closing - 1)
    return _standing_free(line, group) if group is not None else None


_LEADERS = listed(
    "leaders ministers presidents premiers heads officials envoys politicians participants senators lawmakers deputies "
    "congressmen governors diplomats negotiators representatives"
)
_PARTIES = listed("delegation group team contingent mission")
AMONG = "named among others who met"


def _of_delegation(line: Line, group: Found) -> Found | None:
    """`A delegation of Senators A, B and C met D`, `a delegation including A and B met D`: all of name."""
    joint = line.plains[group.first - 1] if group.first else ""
    if len(group.actors) < 2 or joint not in ("of", "including"):
        return None
    heads = [at for at in range(max(0, group.first - 6), group.first - 1) if line.plains[at] in _PARTIES | _LEADERS]
    own = heads and (joint == "including" or heads[-1] == group.first - 2) and line.plains[heads[-1]] in _PARTIES
    own = own or (bool(heads) and joint == "including" and heads[-1] == group.first - 2)  # "leaders including A and B"
    opens = own and not PREPOSITIONS & set(line.plains[max(0, heads[-1] - 4) : heads[-1]])
    return replace(group, reasons=(*group.reasons, AMONG)) if opens else None


def _named_among(line: Line, at: int) -> Found | None:
    """`Leaders of the region, including A and B, met`, `the leaders -- A and B -- met`: those whose names end here."""
    end = _before_and_others(line, at)
    group = group_before(line, end)
    group = _whole_list(line, group) if group is not None and end < at else group
    if group is None or len(group.actors) < 2:
        return None
    start = group.first
    dash = line.plains[start - 1 : start] in (("--",), ("–",), ("—",), (",",))
    among = line.plains[start - 1 : start] == ("including",) or line.plains[start - 2 : start] == ("among", "them")
    heads = [at for at in range(max(0, start - 9), start) if line.plains[at] in _LEADERS]
    of_party = bool(heads) and line.plains[heads[0] - 1] == "of" and line.plains[heads[0] - 2] in _PARTIES
    led = bool(heads) and (of_party or not PREPOSITIONS & set(line.plains[max(0, heads[0] - 2) : heads[0]]))
    reasons = (*group.reasons, AMONG)
    return replace(group, reasons=reasons) if led and (dash or among) else None


def _whole_list(line: Line, group: Found) -> Found:
    """`A, B, C` before "and others": all."""
    before = member_before(line, group.first)
    if before is None:
        return group
    return _whole_list(line, replace(group, actors=(actor(line, before), *group.actors), first=before.phrase.first))


_MANY = listed("many several some other various")


def _before_and_others(line: Line, at: int) -> int:
    """Where the names end before `and many others`, which end with a token; else that token."""
    joint = at - 1
    while joint > 0 and line.plains[joint] in _MANY:
        joint -= 1
    others = line.plains[at] in _OTHERS and line.plains[joint] == "and"
    return joint - 1 - (others and line.plains[joint - 1] == ",") if others else at


def _introduced(line: Line, at: int) -> Found | None:
    """`Kenya's president, A, met B`, `the two presidents, A and B, met`: the comma behind the name closes what the one
    before it opened."""
    named = line.at.get(at) if at >= 0 else None
    if named is None or at != named.phrase.tail - 1:
        return None
    group = group_before(line, at)
    members = [one.named.phrase for one in group.actors if one.named] if group is not None else [named.phrase]
    if any("," in line.plains[phrase.first : phrase.head] for phrase in members):
        return _standing_free(line, _with_pronoun(line, group)) if group is not None else None
    start = _described_from(line, group) if group is not None else None
    if group is None or start is None or _of_others(line, start):
        return None
    beside = member_before(line, start)
    if line.plains[max(0, start - 2) : start] in (("he", "and"), ("she", "and")):
        return replace(group, first=start - 2, pronoun=line.plains[start - 2])
    if beside is None or line.plains[start - 1] != "and":
        return group
    return _standing_free(line, replace(group, actors=(actor(line, beside), *group.actors), first=beside.phrase.first))


def _of_others(line: Line, start: int) -> bool:
    """Whether words belong to a noun before them: `the aides of the two leaders, A and B,`."""
    while start > 0 and line.plains[start - 1] in ("the", "two", "three", "both"):
        start -= 1
    return line.plains[start - 1 : start] == ("of",)


def _described_from(line: Line, group: Found) -> int | None:
    """Where words such as "the two presidents," or "his Danish counterpart," begin that stand before the names."""
    several = len(group.actors) > 1
    if line.plains[group.first - 1 : group.first] != (",",):
        return None
    titled = False
    for start in range(group.first - 2, max(group.first - 12, -1), -1):
        word = line.plains[start]
        if is_finite(line.tokens, start) or word in (",", "and", "with"):
            return None
        matched = known.HEADS.match(line.plains, start)
        titled = titled or (matched is not None and matched[1].plural == several)
        titled = titled or (not several and (word in known.ROLE_NOUNS or noun_at(line.plains, start) is not None))
        titled = titled or line.plains[start : start + 2] == ("opposite", "number")
        if titled and (several or word in ("the", "a", "an", "his", "her", "its", "their")):
            return start
    return None


def _standing_free(line: Line, group: Found) -> Found | None:
    """The group, unless it belongs to a noun before it: `the wife of A met B` is no meeting of A."""
    before = line.plains[group.first - 1] if group.first else ""
    if before == "by" and line.plains[group.first - 2] in ("led", "headed"):
        return _leader(line, group)
    if (before in PREPOSITIONS and before not in CLAUSE_WORDS) or before in UNSURE:
        return None
    relative = line.plains[group.first - 2 : group.first - 1] in (("that",), ("which",), ("who",))
    verb = line.tokens[group.first - 1]
    if relative and verb.word and not verb.capital and verb.plain not in _SAYS:  # "councillors who back A met B"
        return None
    if before == "'s" and not _nation_owns(line, group.first - 1):
        return None
    return group


def _leader(line: Line, group: Found) -> Found | None:
    """`a delegation led by A met B`, `delegations led by A and B met`."""
    before = line.plains[max(0, group.first - 10) : group.first - 2]
    several = len(group.actors) > 1
    led = any(word in LED if not several else word.removesuffix("s") in LED - {word} for word in before)
    reasons = (*group.reasons, LEADS)
    return replace(group, reasons=reasons) if led else None


def _nation_owns(line: Line, owner: int) -> bool:
    return any(names.match_before(line.texts, owner) for names in (known.STATES, known.CITIES, known.ORGANISATIONS))


def all_before_who(line: Line, first: int) -> Found | None:
    """`A and B, who met in Rome`: both, where the verb group that begins at a token has no object."""
    who = skip_back(line, first - 1)
    if who < 1 or line.plains[who] != "who":
        return None
    end = who - 1 - (line.plains[who - 1] == "," and group_before(line, who - 1) is None)
    group = group_before(line, end)
    return group if group is not None and len(group.actors) > 1 else None


def _antecedent(line: Line, who: int) -> Found | None:
    at = who - 1
    if at >= 0 and line.plains[at] == ",":
        at -= 1 if group_before(line, at) is None else 0
    group = group_before(line, at) if at >= 0 else None
    if group is None and at > 0:
        return _apposed(line, who) or _described(line, at - (line.plains[at] == ","))
    return group if group is None or len(group.actors) == 1 else replace(group, actors=group.actors[-1:])


_APPOSED = 9
_ARTICLES = listed("a an the his her its their")


def _apposed(line: Line, who: int) -> Found | None:
    """`A, a former fisherman who met B`: A, whom the words before "who" describe; not of `the wife of A, a teacher`."""
    one = line.tokens[who - 1].word and not line.plains[who - 1].endswith(("s", "men", "people"))
    near = range(who - 1, max(who - _APPOSED, 0), -1) if one else ()
    comma = next((at for at in near if not line.tokens[at].word and line.plains[at] not in ("'s", "-")), 0)
    if not comma or line.plains[comma] != "," or line.plains[comma + 1] not in _ARTICLES:
        return None
    others = PREPOSITIONS | {"who", "that", "and", "'s"}
    if any(is_finite(line.tokens, at) or line.plains[at] in others for at in range(comma + 1, who)):
        return None
    group = before_apposition(line, comma)
    return replace(group, actors=group.actors[-1:]) if group is not None else None


def _of_verb_before(line: Line, at: int, depth: int) -> Found | None:
    """`A arrived on Monday and met B`: the subject of the nearest finite verb before. It is reached over other words
    where somebody else is named between, or another clause begins there."""
    limit = at - 1
    if limit >= 0 and line.plains[limit] == ",":
        limit = _before_report(line, limit) - 1
    for verb in range(limit, -1, -1):
        if line.plains[verb] in (";", ":", "--", "–", "—") or line.quoted[verb] != line.quoted[at]:
            return None
        if is_finite(line.tokens, verb) and verb not in line.at:
            first = _group_start(line, verb)
            found = subject_of(line, first, depth=depth + 1)
            if found is None or _plain_between(line, found.last, limit + 1):
                return found
            return replace(found, reached=(*found.reached, "and"))
    return None


_REPORTED = 8


def _before_report(line: Line, comma: int) -> int:
    """Where the comma stands that opens `, his office said,`, which ends with a comma; else that comma."""
    if line.plains[comma - 1] not in _SAYS:
        return comma
    near = range(comma - 2, max(comma - _REPORTED, 0), -1)
    opening = next((at for at in near if line.plains[at] == ","), comma)
    return opening if not any(is_finite(line.tokens, at) for at in range(opening + 1, comma - 1)) else comma


def _plain_between(line: Line, first: int, last: int) -> bool:
    """Whether between a subject and "and" nobody else acts and no clause begins. Of `met A and flew home`, A does not
    act."""
    words = line.plains[first:last]
    named = [line.at[i].phrase for i in range(first, last) if i in line.at and line.at[i].person]
    acts = any(_acts(line, phrase.last, last) for phrase in named)
    return not acts and not {"that", "who", "which", "where", "when", "if", "said", '"', "“", "”"} & set(words)


def _acts(line: Line, index: int, last: int) -> bool:
    """Whether a finite verb follows a name, past adverbs and dates, before a token."""
    verb = skip_forward(line, index)
    return verb < last and is_finite(line.tokens, verb)


def _group_start(line: Line, verb: int) -> int:
    """The first auxiliary of the verb group that ends with this finite verb."""
    first = verb
    while first > 0:
        before = skip_back(line, first - 1)
        if before < 0 or not is_finite(line.tokens, before) or before in line.at:
            return first
        first = before
    return first


def _is_the_group(line: Line, at: int) -> bool:
    """Whether the words that end here are `the delegation` or `the U.S. delegation`, and nobody else's."""
    start = at
    while start > 0 and (known.DEMONYMS.match(line.texts, start - 1) or known.STATES.match(line.texts, start - 1)):
        start -= 1
    return line.plains[start - 1 : start] == ("the",)


_NEAR_FRONT = 6
"""How far in a sentence an office without a name ends that a parenthesis follows."""


def _verbless(line: Line, inside: range) -> bool:
    """Whether words are an aside without a verb or a person of its own: `A, fresh from an election win, met B`."""
    named = any(at in line.at and line.at[at].person is not None for at in inside)
    joined = {"and", "or"} & set(line.plains[inside.start : inside.stop])
    return not named and not joined and not any(is_finite(line.tokens, at) for at in inside)


def _over_parenthesis(line: Line, comma: int) -> Found | None:
    """`A, who arrived on Monday, met B`: what stands before the comma that opens the parenthesis."""
    for opening in range(comma - 1, max(comma - 40, 0), -1):
        if line.plains[opening] != ",":
            continue
        first = line.plains[opening + 1]
        inside = range(opening + 1, comma)
        if not (first in _PARENTHESIS or line.date_at(opening + 1) or first.endswith("ing") or _verbless(line, inside)):
            continue
        if any(line.plains[i] in (";", ":") for i in inside):
            return None
        group = group_before(line, opening) or group_before(line, opening - 1)
        if group is not None:
            found = _standing_free(line, group)
            return found and replace(found, reached=(*found.reached, "parenthesis"))
        near = line.plains[:1] == ("the",) or opening < _NEAR_FRONT or first in ("who", "whose")
        described_ = _described(line, opening - 1) if near and opening else None
        if described_ is not None and described_.pronoun == "description":
            return replace(described_, reached=("parenthesis",))
    return None
