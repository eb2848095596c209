"""The codes of CAMEO that are contacts: text with a leading zero, the root in the first two digits.

An event of these data is one that took place, on its day, by their codebooks; what is only meant to be stands under
other codes: intent under 03, demands under 10, refusals under 12, an end of talks under 16. So 04 is held. Who mediates
(045) need not have met anybody: of that it is not said whether there was a meeting.
"""

from __future__ import annotations

from loader.conversion.events import Code
from loader.records import UNSTATED

__all__ = ["code_of"]

_CODES = {
    "036": Code("planned", "intended meeting"),
    "040": Code("held", "consultation"),
    "041": Code("held", "phone call", "phone"),
    "042": Code("held", "visit", host=1),
    "043": Code("held", "visit", host=0),
    "044": Code("held", "meeting at a third location", "in_person"),
    "045": Code(UNSTATED, "mediation"),
    "046": Code("held", "negotiation"),
    "106": Code("proposed", "demanded meeting"),
    "125": Code("refused", "refused meeting"),
    "164": Code("cancelled", "halted negotiations"),
}


def code_of(code: str) -> Code | None:
    """What a CAMEO code means, or None for what is no contact. The code is text: 41 is not 041."""
    if code == "04":
        return _CODES["040"]
    return _CODES.get(code[:3]) if len(code) in (3, 4) else None
