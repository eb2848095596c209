"""Who is who: resolve, decide."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

import loader as whomet
from loader.cli.common import EnvFile, Format, Limit, Store, Wait, complain, opened, print_result, progress_bar, say
from loader.errors import UsageError

__all__ = ["tell_consequences"]


def resolve(store: Store = None, env_file: EnvFile = None, output: Format = None, limit: Limit = None) -> int:
    """Suggest persons and meetings that may be one. Nothing is merged until somebody decides."""
    with opened(store, env_file) as graph:
        with progress_bar("comparing") as progress:
            suggestions = graph.suggestions(progress=progress)
        contradictions = graph.contradictions()
    rows = [(s.kind, s.a, s.b, s.score, "; ".join(s.reasons)) for s in suggestions[:limit]]
    print_result(whomet.Result(("kind", "a", "b", "score", "reasons"), rows), output)
    for found in contradictions:
        complain(str(found))
    return 0


def decide(
    a: Annotated[str, typer.Argument(metavar="A", help="An id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another id of the same kind, or a Wikidata id such as Q42.")],
    same: Annotated[bool, typer.Option("--same", help="They are one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are two.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="It cannot be told.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decision on them back.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who decides.")] = None,
    store: Store = None,
    env_file: EnvFile = None,
    wait: Wait = None,
) -> int:
    """Decide whether two ids are one person, meeting, ..., or who of Wikidata one is, or take such a decision back."""
    judgement = _judgement(same, different, unsure, undo)
    with opened(store, env_file, wait=wait) as graph:
        if judgement is None:
            gone = graph.undecide(a, b)
            say(f"taken back: {a} and {b} are {gone.judgement} (decided {gone.decided:%Y-%m-%d %H:%M})")
            return 0
        graph.decide(a, b, judgement, reason=reason, by=by)
        say(f"decided: {a} and {b} are {judgement}; `whomet decide {a} {b} --undo` takes it back")
        tell_consequences(graph, a, b)
    return 0


def tell_consequences(graph: whomet.Graph, *ids: str) -> None:
    """What decisions on these ids have come to, beyond their own words."""
    clusters = graph.store.clusters()
    for found in clusters.contradictions:
        complain(str(found))
    for id_ in dict.fromkeys(clusters.id_of(id_) for id_ in ids):
        if id_ in clusters.wikidata and len(clusters.ids_of(id_)) > 1:
            complain(f"{' and '.join(clusters.ids_of(id_))} are one, each being {clusters.wikidata[id_]}")


def _judgement(same: bool, different: bool, unsure: bool, undo: bool) -> Literal["same", "different", "unsure"] | None:
    if same + different + unsure + undo != 1:
        raise UsageError("give exactly one of --same, --different, --unsure and --undo")
    if undo:
        return None
    return "same" if same else "different" if different else "unsure"
