"""What a person decides on extracted records: review."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import EnvFile, Store, Wait, opened, say
from loader.cli.keeping import tell_load
from loader.settings import find_settings


def review(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The extracted records.", show_default=False)],
    store: Store = None,
    env_file: EnvFile = None,
    texts: Annotated[
        Path | None, typer.Option("--texts", help="The folder with the texts, where the report does not name them.")
    ] = None,
    into_existing: Annotated[
        bool, typer.Option("--into-existing", help="Load into a database that holds other nodes too; they stay.")
    ] = False,
    wait: Wait = None,
) -> int:
    """Decide on extracted records, one by one, each beside its quote; then load what is accepted."""
    whomet.Review.check_terminal()
    with _begun(file, texts, store, env_file) as found:
        wanted = found.in_terminal()
        accepted = found.write() if wanted else None
        counts = found.counts()
    say(", ".join(f"{counts[name]} {name}" for name in ("accepted", "rejected", "open")))
    if accepted is None:
        say(f"what was decided is kept in {found.kept}; `whomet review {file}` goes on")
        return 0
    with opened(store, env_file, must_exist=False, into_existing=into_existing, wait=wait) as graph:
        report = graph.load(accepted)
    say(f"{accepted} written")
    tell_load(report)
    return 1 if report.quarantined else 0


def _begun(file: Path, texts: Path | None, store: str | None, env_file: Path | None) -> whomet.Review:
    """The review, knowing what the graph knows, where there is one."""
    place = find_settings(store, env_file=env_file).path
    graph = nullcontext() if place is not None and not place.exists() else opened(store, env_file)
    with graph as known:
        return whomet.review(file, texts=texts, graph=known)
