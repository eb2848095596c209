"""The weakest status that the words of a clause leave, where its grammar is not followed."""

from __future__ import annotations

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.grammar.participles import later_date
from loader.extraction.rules.grammar.status import AHEAD, NO_STATUS, Judged
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["status_by_cues"]

UNDECIDED = (
    "being considered", "under consideration", "being weighed", "being mulled", "being discussed", "being explored",
)  # fmt: skip
"""What is done with a plan of which nobody knows what comes."""
_CUES = {
    "denied": ("denied denies denying untrue fabricated rubbished scotched", "no truth"),
    "none": (
        "never nobody neither nor without hardly if unlikely unable absence absent skipped missed avoided "
        "unless hypothetical imagine wished rumoured",
        "failed to meet", "failed to hold", "failed to see", "failed to show", "failed to reach",
        "walk out of", "walk away from", "storm out of", "stay away from", "stay out of",
    ),
    "cancelled": (
        "cancelled canceled scrapped axed abandoned shelved nixed",
        "called off", "pulled out", "backed out", "fell through", "struck out", "struck off", "no longer",
    ),
    "postponed": ("postponed delayed deferred rescheduled", "put off", "put back", "pushed back", "moved to"),
    "refused": (
        "refused refuses refuse refusing declined declines rejected rejects snubbed snub spurned rebuffed rebuffs "
        "shunned boycotted unwilling won't wouldn't",
        "ruled out", "turned down", "will not", "would not", "no intention", "brushed off", "no desire",
    ),
    "possible": (
        "may might could whether possible possibility prospect considering weighing willing ready prepared",
        "open to", "not ruled out", "left open", *UNDECIDED,
    ),
    "invited": ("invited invites invite invitation",),
    "proposed": (
        "proposed proposes suggested suggests offered offers urged urges requested demanded seeking sought wants "
        "wanted pushing pressing challenged asked offer proposal request trying efforts should",
        "called for", "asked for", "asked to", "calls for",
    ),
    "hoped": ("hopes hoped hoping wishes eager keen", "looking forward"),
    "expected": ("expected likely tipped",),
    "planned": (
        "will would due scheduled slated plans planned planning arranged arranging pencilled preparing upcoming "
        "forthcoming before announced set 'll",
        "is to", "are to", "was to", "were to", "ahead of",
    ),
    "ongoing": ("currently underway ongoing", "is in", "are in", "under way", "is meeting", "are meeting"),
}  # fmt: skip
"""What each status is told by, the weakest first: words, then phrases. `none`: nothing can be read."""


def _phrases() -> Phrases[str]:
    found: dict[str, str] = {}
    for status, cues in _CUES.items():
        words, *phrases = cues
        for text in (*words.split(), *phrases):
            found.setdefault(text, status)
    return Phrases(found)


_STATUSES = _phrases()
_ORDER = tuple(_CUES)
_NEGATIONS = frozenset({"not", "no", "cannot", "none"})
GUESSED = "the status is read from single words"


def status_by_cues(line: Line, first: int, last: int) -> Judged:
    """The status of a contact whose words and persons reach from `first` to `last`."""
    found: set[str] = set()
    index = max(0, first - 8)
    end = min(len(line.tokens), last + 10)
    negated = False
    while index < end:
        cue = _STATUSES.match(line.plains, index)
        dated = line.date_at(index) is not None and line.tokens[index].capital  # "4 May"
        if cue is not None and not dated and not (index in line.at and line.tokens[index].capital):
            found.add(cue[1])
            index += cue[0]
            continue
        word = line.plains[index]
        negated = negated or word in _NEGATIONS or word.endswith("n't")
        index += 1
    status = next((one for one in _ORDER if one in found), None)
    if status == "none" or (negated and status not in ("refused", "denied", "cancelled")):
        return NO_STATUS
    if status is None:
        return _held(line, first, last)
    return Judged(status, status in AHEAD).because(GUESSED)


def _held(line: Line, first: int, last: int) -> Judged:
    """Held where a verb of the past stands there, and no date lies ahead."""
    if any(when.future for when, start, _ in line.dates if first - 8 < start < last + 12):
        return Judged("planned", True).because(GUESSED)
    verbs = [at for at in range(max(0, first - 4), min(last + 8, len(line.tokens))) if is_finite(line.tokens, at)]
    past = [at for at in verbs if line.plains[at].endswith("ed") or line.plains[at] in _PASTS]
    later, _ = later_date(line, first)
    return Judged("held") if past and not later else NO_STATUS


_PASTS = listed(
    "was were had did met told said saw spoke held gave took made came went got left began sat stood struck brought "
    "found put led won lost hosted broke flew wound spent drove ate kept rang sent"
)
