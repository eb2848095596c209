"""Who acts and who is acted on: the persons that a verb or noun governs, found by what stands between them and it.

Nothing here guesses over a word that it does not know: where such a word stands between, nobody is found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from loader.extraction.lexicon import listed
from loader.extraction.rules import known
from loader.extraction.rules.descriptions import TWO, are_two, past_counterparts
from loader.extraction.rules.names import Phrase
from loader.extraction.rules.offices import office_of_state, several_before
from loader.extraction.rules.people import Named, Person
from loader.extraction.rules.reading import Line
from loader.extraction.rules.verbs import DOUBTS, is_finite

__all__ = [
    "CLAUSE_WORDS",
    "PLACE_PREPOSITIONS",
    "UNSURE",
    "Actor",
    "Found",
    "group_after",
    "group_before",
    "skip_back",
    "skip_forward",
    "subject_of",
]

PREPOSITIONS = listed(
    "of to for from by with about against under behind near at on in between among like including than over into "
    "toward towards without except via per alongside regarding concerning inside outside"
)
PLACE_PREPOSITIONS = listed("in at on over for during via near inside outside aboard by around under")
CLAUSE_WORDS = listed(
    "that after before since until when as while because if whether although though where once unless so but and "
    "or than said says saying says"
)
_AND = (
    ("and",), (",", "and"), (",",), ("as", "well", "as"), ("&",), (",", "as", "well", "as"), ("then",), ("and", "then"),
    ("and", "with"), (",", "and", "with"), ("and", "then", "with"), ("and", "later", "with"), ("and", "also", "with"),
    (",", "with"), (",", "then", "with"), ("then", "with"), ("followed", "by"))  # fmt: skip
UNSURE = frozenset(DOUBTS) | listed("not never or nor either neither without instead")
"""Words within a coordination behind which not everybody of it is meant for certain."""
_OTHERS = listed(
    "others officials ministers aides leaders diplomats representatives envoys advisers delegates negotiators"
)
"""Who may be joined to persons of name without a name."""
_PRONOUNS = frozenset({"he", "she", "i"})
_FILLERS = listed("the a an his her their its our both fellow new newly old longtime then own 's")
_PARENTHESIS = listed(
    "who which whose whom the a an his her their its in on at for after during along accompanied together joined "
    "speaking flanked including meanwhile however too while as with whom arriving making wearing visiting who's "
    "himself herself now then also once himself led according citing currently left right centre center pictured"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody at one place of a sentence: `first` to `last` are the tokens that name them there."""

    line: Line
    first: int
    last: int
    person: Person | None
    named: Named | None = None
    reasons: tuple[str, ...] = ()

    @property
    def surname_only(self) -> bool:
        return self.person is not None and not self.person.full


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, where the words begin that name them, and why one should look at it."""

    actors: tuple[Actor, ...]
    first: int
    last: int
    reasons: tuple[str, ...] = ()
    pronoun: str | None = None
    reached: tuple[str, ...] = ()


def actor(line: Line, named: Named) -> Actor:
    phrase = named.phrase
    return Actor(line, phrase.head, phrase.tail, named.person, named)


def skip_forward(line: Line, index: int) -> int:
    """Past adverbs, dates and how long it lasted."""
    while index < len(line.tokens):
        date = line.date_at(index)
        adverb = next((n for n in (3, 2, 1) if " ".join(line.plains[index : index + n]) in known.ADVERBS), 0)
        if date:
            index = date[2]
        elif adverb:
            index += adverb
        elif line.plains[index].endswith("ly") and line.tokens[index].word and not line.tokens[index].capital:
            index += 1
        elif _length_of_time(line, index):
            index = _length_of_time(line, index)
        else:
            break
    return index


def _length_of_time(line: Line, index: int) -> int:
    """Where `for two hours` ends, or 0."""
    if line.plains[index] != "for":
        return 0
    for end in range(index + 2, min(index + 9, len(line.tokens) + 1)):
        if line.plains[end - 1] in ("minutes", "hours", "hour", "minute", "days", "day", "time"):
            return end
        if line.tokens[end - 1].capital or is_finite(line.tokens, end - 1):
            return 0
    return 0


def skip_back(line: Line, index: int) -> int:
    """The last token at or before `index` that is neither an adverb nor part of a date."""
    while index >= 0:
        date = line.date_at(index)
        word = line.plains[index]
        if date:
            index = date[1] - 1
        elif word in known.ADVERBS or (
            word.endswith("ly") and line.tokens[index].word and not line.tokens[index].capital
        ):
            index -= 1
        elif index > 1 and " ".join(line.plains[index - 1 : index + 1]) in known.ADVERBS:
            index -= 2
        else:
            break
    return index


def group_after(line: Line, index: int, *, closed: bool = False) -> Found | None:
    """The persons that begin here: `his counterpart, A, and B`. None where something else begins here. `closed`: all
    of them belong together, whatever follows, as behind "between"."""
    start = past_counterparts(line, index)
    first = _person_from(line, start) or _described_far(line, index)
    if first is None:
        return None
    members = [first]
    while True:
        following = _next_member(line, members[-1].phrase, closed=closed)
        if following is None:
            break
        members.append(following)
    if start != index and len(members) == 1:
        return None
    reasons = ("also others may be meant",) if any(one.ambiguous for one in members) else ()
    return Found(tuple(actor(line, one) for one in members), index, members[-1].phrase.last, reasons)


def _person_from(line: Line, index: int) -> Named | None:
    """The person whose phrase begins at a token, or after words such as "the country's new"."""
    for end in range(index, min(index + 6, len(line.tokens))):
        named = line.at.get(end)
        if named is not None and named.phrase.first <= end < named.phrase.tail and end <= max(named.phrase.head, index):
            return _not_a_modifier(line, named)
        word = line.plains[end]
        filler = word in _FILLERS or (
            line.tokens[end].word and word not in known.FUNCTION_WORDS and not is_finite(line.tokens, end)
        )
        if not filler or word in PREPOSITIONS or line.date_at(end):
            return None
    return None


def _described_far(line: Line, index: int) -> Named | None:
    """`the chief executive of the company Fjällnät, Elin Nordqvist,`: a title, and behind its comma the name."""
    owner = line.at.get(index)
    start = index
    if owner is not None and owner.phrase.owned and owner.phrase.first <= index:
        start = owner.phrase.tail + 1
    elif line.plains[index] not in ("the", "a", "an", "his", "her", "its"):
        return None
    titled = False
    for at in range(start, min(index + 14, len(line.tokens) - 1)):
        if line.plains[at] == ",":
            named = line.at.get(at + 1)
            closed = named is not None and _closes(line, named.phrase.tail)
            whole = named is not None and named.phrase.first == at + 1 and closed
            return named if titled and whole and not _anothers(line, start, at) else None
        joined = line.plains[at] == "and" and line.plains[at + 1] in known.ROLE_NOUNS
        joined = joined or (line.plains[at] == "to" and titled)
        if is_finite(line.tokens, at) or (line.plains[at] in ("and", "who", "that", "to", "with") and not joined):
            return None
        if at in line.at and line.at[at].person is not None:
            return None
        titled = titled or known.HEADS.match(line.plains, at) is not None or line.plains[at] in known.ROLE_NOUNS
        titled = titled or line.plains[at : at + 2] == ("opposite", "number")
    return None


def _anothers(line: Line, start: int, end: int) -> bool:
    """Whether the office at the end of these words is what another's belongs to: `the envoy of the premier`."""
    last = max((i for i in range(start, end) if line.plains[i] in ("of", "to", "for", "'s")), default=None)
    heads = (known.HEADS.match(line.plains, i) for i in range((last or end) + 1, end))
    named = any(line.plains[i] in known.ROLE_NOUNS for i in range((last or end) + 1, end))
    owned = last is not None and line.plains[last] == "'s"
    return not owned and (named or any(head is not None and not head[1].plural for head in heads))


def _closes(line: Line, index: int) -> bool:
    """Whether an apposition can end here, and no list goes on."""
    if index >= len(line.tokens) or line.plains[index] in (",", ".", ";", "--", "–", "—", ")"):
        return True
    if line.plains[index] == "and":
        return index + 1 < len(line.tokens) and is_finite(line.tokens, index + 1)
    return line.plains[index] in PLACE_PREPOSITIONS or line.date_at(index) is not None


def _not_a_modifier(line: Line, named: Named) -> Named | None:
    """Of `Dal adviser Ann Lee` and `Dal's adviser, Ann Lee,` the second person; of `Dal's adviser` nobody."""
    phrase = named.phrase
    after = phrase.tail + (1 if phrase.owned else 0)
    following = line.at.get(after)
    if following is not None and following is not named and following.phrase.first <= after < following.phrase.head:
        return _not_a_modifier(line, following)
    if phrase.owned or not _may_follow(line, phrase.last, phrase.tail):
        return None
    return named


def _may_follow(line: Line, last: int, tail: int) -> bool:
    """Whether a name can end here: no noun follows that it belongs to, as in `the Obama administration`."""
    if last != tail or last >= len(line.tokens):
        return True
    token, word = line.tokens[last], line.plains[last]
    if not token.word or token.capital or line.date_at(last) or word in known.FUNCTION_WORDS or word in known.ADVERBS:
        return True
    return is_finite(line.tokens, last) or word.endswith(("ly", "ing")) or word in ("aboard", "ahead", "twice", "amid")


def _next_member(line: Line, phrase: Phrase, *, closed: bool) -> Named | None:
    last = phrase.last
    starts = [last] if last > phrase.tail and line.plains[last - 1] == "," else []
    for joint in _AND:
        if line.plains[last : last + len(joint)] == joint:
            starts.append(last + len(joint))
    dated = skip_forward(line, last)
    if dated > last and line.date_at(dated - 1) and line.plains[dated : dated + 1] == ("and",):
        starts.append(dated + 1)
    for start in sorted(set(starts), reverse=True):
        named = _person_from(line, start) if start < len(line.tokens) else None
        if named is not None and UNSURE & set(line.plains[start : named.phrase.first]):
            return None
        if named is not None and named.phrase.head - start < 12 and (closed or not _opens_clause(line, named)):
            return named
    return None


def _opens_clause(line: Line, named: Named) -> bool:
    """Whether a finite verb follows, so that the name is no object but the subject of what comes."""
    index = skip_forward(line, named.phrase.last)
    return index < len(line.tokens) and is_finite(line.tokens, index)


def group_before(line: Line, index: int) -> Found | None:
    """The persons whose words end at the token `index`."""
    named = line.at.get(index)
    if named is None or index not in (named.phrase.last - 1, named.phrase.tail - 1) or named.phrase.owned:
        return None
    members = [named]
    first = named.phrase.first
    while True:
        before = _member_before(line, first)
        if before is None or (
            len(members) == 1
            and "and" not in line.plains[before.phrase.tail : first]
            and not {"as", "&", "then"} & set(line.plains[before.phrase.tail : first])
        ):
            break
        members.insert(0, before)
        first = before.phrase.first
    while first > 0 and line.plains[first - 1] in ("the", "both", "a", "an", "neither", "either"):
        first -= 1
    return Found(tuple(actor(line, one) for one in members), first, index + 1)


def _member_before(line: Line, first: int) -> Named | None:
    for joint in _AND:
        start = first - len(joint)
        if start > 0 and line.plains[start:first] == joint:
            named = line.at.get(start - 1)
            if named and start in (named.phrase.last, named.phrase.tail) and not named.phrase.owned:
                return named
    closing = line.at.get(first - 1)
    if closing is not None and closing.phrase.last == first and line.plains[first - 1] == ",":
        return closing
    return None


def subject_of(line: Line, index: int, *, depth: int = 0) -> Found | None:
    """Who acts in the verb group that begins at token `index`: what stands before it, over parentheses; before "and"
    the subject of the verb before; before "who" the name it follows."""
    if depth > 4:
        return None
    at = skip_back(line, index - 1)
    if at < 0:
        return None
    group = group_before(line, at)
    if group is not None:
        return _standing_free(line, _with_pronoun(line, group))
    word = line.plains[at]
    stands_for = _stands_for(line, at)
    if stands_for is not None:
        return Found((), at, at + 1, pronoun=stands_for)
    if word == "who":
        return _antecedent(line, at)
    if word in ("and", "but", "or"):
        return _of_verb_before(line, at, depth)
    if word == ",":
        found = _introduced(line, at - 1) or _over_parenthesis(line, at)
        return found if found is not None or not depth else _of_verb_before(line, at, depth)
    if word in _OTHERS:
        return _with_others(line, at) or _described(line, at)
    return _with_group(line, at) if word in _GROUPS else _described(line, at)


def _stands_for(line: Line, at: int) -> str | None:
    """What a subject that is no name stands for: "he", "she", "i", "they"; None where the word is no pronoun."""
    word = line.plains[at]
    if word in _PRONOUNS:
        return word
    two = word in ("they", "both", "two", "pair") or are_two(line, at)
    return "they" if two or (word in TWO and line.plains[at - 1] == "the") else None


def _described(line: Line, at: int) -> Found | None:
    """`the president`, `the president of Kenya`, `the leaders of Kenya and Somalia`: words that end here."""
    if several_before(line, at) is not None:
        return Found((), at, at + 1, pronoun="several")
    head = known.HEADS.match_before(line.plains, at + 1)
    described = line.plains[at] == "counterpart" or (head is not None and not head[1].plural)
    if described or office_of_state(line, at):
        return Found((), at, at + 1, pronoun="description")
    return None


_GROUPS = listed("group delegation team entourage party colleagues aides advisers companions ministers")


def _with_group(line: Line, at: int) -> Found | None:
    """`A and his delegation met B`."""
    own = line.plains[at - 1] in ("his", "her") and line.plains[at - 2] in ("and", "with")
    aged = at > 4 and line.plains[at - 3].isdigit() and line.plains[at - 4] == ","
    group = group_before(line, at - 5 if aged else at - 3) if own and at > 2 else None
    return _standing_free(line, group) if group is not None else None


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
    before = _member_before(line, group.first)
    if before is None:
        return group
    return replace(group, actors=(actor(line, before), *group.actors), first=before.phrase.first)


def _with_pronoun(line: Line, group: Found) -> Found:
    """`she and A met`: the pronoun with the names."""
    before = line.plains[max(0, group.first - 2) : group.first]
    if before[-1:] == ("and",) and before[0] in _PRONOUNS:
        return replace(group, first=group.first - 2, pronoun=before[0])
    head = known.HEADS.match_before(line.plains, group.first - 1) if before[-1:] == ("and",) else None
    if head is not None and not head[1].plural:
        return replace(group, first=group.first - 2, pronoun="description")
    return group


def _introduced(line: Line, at: int) -> Found | None:
    """`Kenya's president, A, met B`, `the two presidents, A and B, met`: the comma behind the name closes what the one
    before it opened."""
    named = line.at.get(at) if at >= 0 else None
    if named is None or at != named.phrase.tail - 1:
        return None
    group = group_before(line, at)
    if "," in line.plains[named.phrase.first : named.phrase.head]:
        return _standing_free(line, group) if group is not None else None
    start = _described_from(line, group) if group is not None else None
    if group is None or start is None:
        return None
    beside = _member_before(line, start)
    if beside is None or line.plains[start - 1] != "and":
        return group
    return _standing_free(line, replace(group, actors=(actor(line, beside), *group.actors), first=beside.phrase.first))


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
        titled = titled or (word in known.ROLE_NOUNS and not several)
        if titled and (several or word in ("the", "a", "an", "his", "her", "its", "their")):
            return start
    return None


def _standing_free(line: Line, group: Found) -> Found | None:
    """The group, unless it belongs to a noun before it: `the wife of A met B` is no meeting of A."""
    before = line.plains[group.first - 1] if group.first else ""
    if (before in PREPOSITIONS and before not in CLAUSE_WORDS) or before in UNSURE:
        return None
    relative = line.plains[group.first - 2 : group.first - 1] in (("that",), ("which",), ("who",))
    verb = line.tokens[group.first - 1]
    if relative and verb.word and not verb.capital:  # "councillors who back A met B"
        return None
    if before == "'s" and not _nation_owns(line, group.first - 1):
        return None
    return group


def _nation_owns(line: Line, owner: int) -> bool:
    return any(names.match_before(line.texts, owner) for names in (known.STATES, known.CITIES, known.ORGANISATIONS))


def _antecedent(line: Line, who: int) -> Found | None:
    at = who - 1
    if at >= 0 and line.plains[at] == ",":
        at -= 1 if group_before(line, at) is None else 0
    group = group_before(line, at) if at >= 0 else None
    return group if group is None or len(group.actors) == 1 else replace(group, actors=group.actors[-1:])


def _of_verb_before(line: Line, at: int, depth: int) -> Found | None:
    """`A arrived on Monday and met B`: the subject of the nearest finite verb before. It is reached over other words
    where somebody else is named between, or another clause begins there."""
    limit = at - 1
    if limit >= 0 and line.plains[limit] == ",":
        limit -= 1
    for verb in range(limit, -1, -1):
        if line.plains[verb] in (";", ":", "--", "–", "—") or line.quoted[verb] != line.quoted[at]:
            return None
        if is_finite(line.tokens, verb) and verb not in line.at:
            first = _group_start(line, verb)
            found = subject_of(line, first, depth=depth + 1)
            if found is None or _plain_between(line, found.last, at):
                return found
            return replace(found, reached=(*found.reached, "and"))
    return None


def _plain_between(line: Line, first: int, last: int) -> bool:
    """Whether between a subject and "and" no other person is named and no clause begins."""
    words = line.plains[first:last]
    named = any(line.at[i].person for i in range(first, last) if i in line.at)
    return not named and not {"that", "who", "which", "where", "when", "if", "said", '"', "“", "”"} & set(words)


def _group_start(line: Line, verb: int) -> int:
    """The first auxiliary of the verb group that ends with this finite verb."""
    first = verb
    while first > 0:
        before = skip_back(line, first - 1)
        if before < 0 or not is_finite(line.tokens, before) or before in line.at:
            return first
        first = before
    return first


def _over_parenthesis(line: Line, comma: int) -> Found | None:
    """`A, who arrived on Monday, met B`: what stands before the comma that opens the parenthesis."""
    for opening in range(comma - 1, max(comma - 40, 0), -1):
        if line.plains[opening] != ",":
            continue
        first = line.plains[opening + 1]
        inside = range(opening + 1, comma)
        if not (first in _PARENTHESIS or line.date_at(opening + 1) or first.endswith("ing")):
            continue
        if any(line.plains[i] in (";", ":") for i in inside):
            return None
        group = group_before(line, opening) or group_before(line, opening - 1)
        if group is not None:
            found = _standing_free(line, group)
            return found and replace(found, reached=(*found.reached, "parenthesis"))
    return None
