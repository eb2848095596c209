"""A short sentence behind a contact that takes it back or puts it in doubt: `Riga said this was false.`, `He later
admitted that he had not.`, `The talks are in doubt.`"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS

__all__ = ["takes_back"]

_LONGEST = 16
_POINTING = listed("this that it claim report account story")
_BEING = listed("is was 's were")
_FALSE = listed("false untrue lie fabrication fiction nonsense joke rubbish hoax")
_DISPUTES = listed("disputes disputed rejects rejected denies denied retracted retracts")
_WAYS = Phrases(
    dict.fromkeys(
        (
            "not true", "not confirmed", "declined to confirm", "refused to confirm", "yet to confirm",
            "could not confirm", "corrected himself", "corrected herself", "was joking", "check : false",
            "retracted the", "took it back", "took that back", "unaware of any", "knew nothing of",
        ),
        True,
    )
)  # fmt: skip
_OF_PLANS = Phrases(
    dict.fromkeys(
        (
            "called it off", "in doubt", "no date had been set", "no date has been set", "no date was set",
            "cancelled hours later", "canceled hours later", "cancelled it", "canceled it", "depends on",
            "depend on", "hinges on", "hinge on",
        ),
        True,
    )
)  # fmt: skip
_DEPENDS = listed("depends depend hinges hinge")
_OPENS = (("actually",), ("in", "fact", "he"), ("in", "fact", "she"), ("in", "fact", "it"), ("he", "meant"),
          ("she", "meant"))  # fmt: skip
_NOT = (("did", "not"), ("had", "not"), ("has", "not"))


def takes_back(plains: Sequence[str], *, ahead: bool) -> bool:
    """Whether a sentence says so of what the one before it tells; `ahead`: of a plan."""
    words = tuple(word for word in plains if word == ":" or any(map(str.isalnum, word)))
    if len(words) > _LONGEST:
        return False
    opens = any(words[: len(way)] == way for way in _OPENS) or words[-2:] in _NOT
    told = opens or _WAYS.within(words)
    return told or _is_false(words) or _is_disputed(words) or (ahead and _is_in_doubt(words))


def _is_false(words: Sequence[str]) -> bool:
    """`Riga said this was false`, `"That is a lie," she said`."""
    pairs = enumerate(itertools.pairwise(words))
    return any(
        one in _POINTING and other in _BEING and _FALSE & set(words[at + 2 : at + 4]) for at, (one, other) in pairs
    )


def _is_disputed(words: Sequence[str]) -> bool:
    """`Riga disputes that`, at the end."""
    return len(words) > 1 and words[-1] in _POINTING and bool(_DISPUTES & set(words[-3:-1]))


def _is_in_doubt(words: Sequence[str]) -> bool:
    """`The talks are in doubt`, `Hours later he called it off`; a noun of contact or "it" is what is meant."""
    opens = any(CONTACT_NOUNS.match(words, at) for at in range(min(3, len(words))))
    meant = opens or ("it" in words and not _DEPENDS & set(words))
    return _OF_PLANS.within(words) and (meant or "date" in words or "later" in words)
