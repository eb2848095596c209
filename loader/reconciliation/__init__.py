"""Who of Wikidata somebody is: candidates out of a table that a person supplies, for that person to decide on.

Nothing is fetched, and nothing is decided here.
"""

from loader.reconciliation.asked import Asked, persons_of
from loader.reconciliation.deciding import Answers, candidate_rows, decisions_of, read_answers
from loader.reconciliation.index import Index
from loader.reconciliation.protocol import Protocol
from loader.reconciliation.results import Reconciled, Taken
from loader.reconciliation.scoring import Candidate
from loader.reconciliation.server import serve
from loader.reconciliation.table import Entry, Filled, fill

__all__ = [
    "Answers",
    "Asked",
    "Candidate",
    "Entry",
    "Filled",
    "Index",
    "Protocol",
    "Reconciled",
    "Taken",
    "candidate_rows",
    "decisions_of",
    "fill",
    "persons_of",
    "read_answers",
    "serve",
]
