"""The verb before a contact noun that makes it happen: `held talks`, `will have a meeting`, `is trying to arrange`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import if_fixed, joined
from loader.extraction.rules.contacts.occasions import included_by
from loader.extraction.rules.grammar.clauses import Found, skip_back
from loader.extraction.rules.grammar.governing_clauses import in_clause
from loader.extraction.rules.grammar.noun_words import MODIFIERS, SUPPORT
from loader.extraction.rules.grammar.owners import Noun
from loader.extraction.rules.grammar.participles import (
    before_it,
    beside_another,
    later_date,
    main_subject,
    of_participle,
    through_verb,
)
from loader.extraction.rules.grammar.status import (
    GOVERNORS,
    NO_STATUS,
    PURPOSE,
    Judged,
    governed,
    governor_before,
    of_seeking,
    of_support,
    of_verb,
    threatened,
)
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Form, Group, is_finite, verb_group

__all__ = ["support_of"]


def support_of(line: Line, noun: Noun) -> tuple[Found | None, Judged, tuple[int, ...]] | None:
    """The verb before the noun that makes it happen: `held`, `will have`, `cancelled`."""
    at, verb = skip_back(line, noun.start - 1), 0
    if at < 0:
        return None
    found = SUPPORT.match_before(line.plains, at + 1)
    joint = skip_back(line, at - 1)
    if found is None and line.plains[at] == "to" and 0 <= joint < at - 1:  # "agreed on Thursday to talks"
        found = SUPPORT.match_before((*line.plains[: joint + 1], "to"), joint + 2)
        verb = joint + 2 - found[0] if found is not None else 0
    if found is None:
        return None
    verb, form = verb or at + 1 - found[0], found[1][0]
    of_any_kind = line.plains[verb] in ("given", "granted") or form.row[5] not in _OF_ONE_KIND
    if not of_any_kind and noun.kind not in _OF_ONE_KIND[form.row[5]]:
        return None
    group = _has_done(line, joined(line, verb_group(line.tokens, verb, at + 1, form.shapes)))
    later, dated = later_date(line, verb)
    dated = dated and not (group.tense == "progressive" and form.row[0] in ("hold", "have") and _goes_on(line))
    no = "no" in line.plains[noun.start : noun.first]
    if no:
        return None, NO_STATUS, (verb,)
    subject, judged = _supported(line, form, group, later=later, dated=dated)
    if subject is not None:
        judged = in_clause(line, subject.first, judged)
    if form.row[0] == "walk out of" and judged.ahead:  # who will leave talks plans none
        return None, NO_STATUS, (verb,)
    if form.row[0] in _MEDIATES:
        judged = judged.because("who mediates talks is not said to have them")
    if judged.ahead and line.plains[group.first - 1 : group.first] in _HELPS:
        judged = judged.because("somebody helps to arrange it")
    if judged.ahead and (form.row[0] in _GOES_ON or _is_perhaps_verb(line, at + 1, noun)):
        judged = judged.because("talks that are to go on may be those of others")
    if form.row[0] in _KEEPS_AWAY and judged.status is not None:
        judged = judged.because("who keeps away from a meeting is taken to refuse it")
    return subject, judged, (verb, group.first)


def _goes_on(line: Line) -> bool:
    """`is holding talks with B this week`: the only date is a time that is not over."""
    return bool(line.dates) and all((when.get("which"), when.get("unit")) in _GOING_ON for when, _, _ in line.dates)


_GOING_ON = (("this", "week"), ("this", "weekend"), ("this", "month"))


def _has_done(line: Line, group: Group) -> Group:
    """`he's set up talks with B`: with an object behind it, that is "has"."""
    return replace(group, tense="perfect", passive=False) if _is_short(line, group) else group


def _is_short(line: Line, group: Group) -> bool:
    return group.passive and line.plains[group.first] == "'s"


_HELPS = (("help",), ("helps",), ("helped",), ("helping",))
_MEDIATES = listed("mediate broker moderate oversee facilitate")
_GOES_ON = listed("continue resume")


def _is_perhaps_verb(line: Line, start: int, noun: Noun) -> bool:
    """Whether the word behind "to" only looks like an adjective: `agreed to revive talks`, as `to extensive talks`."""
    word = line.plains[start]
    return line.plains[start - 1] == "to" and start < noun.first and word not in MODIFIERS and "-" not in word


_KEEPS_AWAY = listed("avoid dodge sidestep") | {"steer clear of", "stay away from", "shrink from"}


def _is_purpose(line: Line, group: Group) -> bool:
    """Whether an infinitive says only for what something is done: `is in Rome to prepare talks`, not `failed to`."""
    before = skip_back(line, (group.to or 0) - 1)
    governed_ = GOVERNORS.match_before(line.plains, before + 1) is not None
    return not group.negated and not governed_ and not is_finite(line.tokens, before)


_OF_ONE_KIND = {"meal": ("meal",), "call": ("phone call", "video call")}
"""Verbs that tell of one kind of contact alone, by how the list marks them: `gave a dinner`, `made a call`, while
`made talks with B conditional` tells of none."""


def _supported(line: Line, form: Form, group: Group, *, later: bool, dated: bool) -> tuple[Found | None, Judged]:
    if group.passive and line.plains[group.verb] in ("given", "granted"):  # "was given an audience with B"
        return subject_of(line, group.first), of_verb(group, later=later, dated=dated, heading=line.heading)
    if group.passive or form.row[5] == "given":
        return None, NO_STATUS
    if form.row[5] == "include":
        return included_by(line, group)
    if group.tense == "infinitive":
        judged, subject = governed(line, group)
        own = of_support(form, replace(group, tense="past", to=None), later=later, dated=dated, heading=line.heading)
        threat = threatened(line, group, own)
        if threat is not None and group.to is not None:
            return subject_of(line, group.to - 1), threat
        purpose = PURPOSE in judged.reasons or (judged.status is None and _is_purpose(line, group))
        if own.status == "planned" and purpose:
            return subject, own.because("what somebody prepares is taken to be planned")
        return subject, _chained(own, judged)
    if group.tense in ("gerund", "having"):
        before = line.plains[group.first - 1] if group.first else ""
        after = before in ("after", "since", "while", "following") or beside_another(line, group.first)
        judged = through_verb(line, group.first - 1, Judged("held")) if after else NO_STATUS
        if before == "before":
            judged = before_it(line, group.first)
        if not before or before == ",":
            judged = of_participle(line, group.first)
        governor = governor_before(line, group.first) if form.row[5] == "do" and group.tense == "gerund" else None
        if governor is not None:
            return governor[1], governor[0]
        if form.row[5] not in ("do", *_OF_ONE_KIND):
            judged = NO_STATUS if after or before != "," else of_seeking(form, group)
        return main_subject(line, group.first), judged
    heading = line.heading or line.headed is not None
    judged = of_support(form, group, later=later, dated=dated, heading=heading)
    if group.tense in ("would", "future") and judged.status == "planned":
        judged = if_fixed(line, group, judged)
    return subject_of(line, group.first), judged


def _chained(own: Judged, judged: Judged) -> Judged:
    """`hopes to hold talks` is hoped, `is trying to arrange talks` proposed, `decided to cancel talks` cancelled: the
    status that the verb gives, seen through what governs it."""
    if own.status in ("held", None) or judged.status is None:
        return judged if own.status == "held" else NO_STATUS
    if own.status in ("planned", "proposed") and judged.ahead:
        return Judged("proposed" if judged.status != "planned" else own.status, True, judged.reasons)
    decided = judged.status in ("planned", "agreed") and own.status in ("cancelled", "postponed")
    return Judged(own.status).because("decided; whether it was done is not said") if decided else NO_STATUS
