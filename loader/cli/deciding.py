"""Who is who: resolve, decide."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

import loader as whomet
from loader.cli.common import EnvFile, Format, Limit, Store, complain, opened, print_result, say
from loader.errors import UsageError

__all__ = ["COMMANDS"]


def resolve(store: Store = None, env_file: EnvFile = None, output: Format = None, limit: Limit = None) -> int:
    """Suggest persons and meetings that may be one. Nothing is merged until somebody decides."""
    with opened(store, env_file) as graph:
        suggestions = graph.suggestions()
        contradictions = graph.contradictions()
    rows = [(s.kind, s.a, s.b, s.score, "; ".join(s.reasons)) for s in suggestions[:limit]]
    print_result(whomet.Result(("kind", "a", "b", "score", "reasons"), rows), output)
    for found in contradictions:
        chain = " = ".join(found.chain)
        complain(f"not merged: {found.a} and {found.b} were told apart, but decisions say {chain}; take one back")
    return 0


def decide(
    a: Annotated[str, typer.Argument(metavar="A", help="An id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another id of the same kind.")],
    same: Annotated[bool, typer.Option("--same", help="They are one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are two.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="It cannot be told.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decision on them back.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who decides.")] = None,
    store: Store = None,
    env_file: EnvFile = None,
) -> int:
    """Decide whether two ids are one person, meeting, ..., or take the last decision on them back."""
    judgement = _judgement(same, different, unsure, undo)
    with opened(store, env_file) as graph:
        if judgement is None:
            gone = graph.undecide(a, b)
            say(f"taken back: {a} and {b} are {gone.judgement} (decided {gone.decided:%Y-%m-%d %H:%M})")
            return 0
        graph.decide(a, b, judgement, reason=reason, by=by)
        say(f"decided: {a} and {b} are {judgement}; `whomet decide {a} {b} --undo` takes it back")
        for found in graph.contradictions():
            complain(f"not merged: {found.a} and {found.b} were told apart, but {' = '.join(found.chain)}")
    return 0


def _judgement(same: bool, different: bool, unsure: bool, undo: bool) -> Literal["same", "different", "unsure"] | None:
    if same + different + unsure + undo != 1:
        raise UsageError("give exactly one of --same, --different, --unsure and --undo")
    if undo:
        return None
    return "same" if same else "different" if different else "unsure"


COMMANDS = (resolve, decide)
