"""The interactive session: saved queries and Cypher typed one after the other, in a terminal or from a pipe.

`Session` answers one entry after the other; `run_terminal` reads them with history and completion, `run_lines` from
any lines. What is shown goes through a `Screen`, so that the session itself prints nothing.
"""

from loader.prompting.lines import run_lines
from loader.prompting.session import Screen, Session

__all__ = ["Screen", "Session", "run_lines"]
