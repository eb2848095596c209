"""The interactive session: saved queries and Cypher typed one after the other, in a terminal or from a pipe.

What is shown goes through a `Screen`, so that the session itself prints nothing.
"""

from loader.prompting.session import Session
from loader.prompting.state import Screen

__all__ = ["Screen", "Session"]
