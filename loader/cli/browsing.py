"""The saved queries elsewhere: a link into Neo4j Browser, the archive for it, and a file to begin a query with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from loader.cli.common import EnvFile, Packs, Store, complain, opened, say
from loader.cli.completing import Given, Name, split_given
from loader.errors import StoreError
from loader.files import write_chunks
from loader.neo4j_browser import address, bundle, link, standalone_text
from loader.pack import SavedQuery, bind, find_pack, pack_folder, start_query
from loader.settings import find_settings

__all__ = ["COMMANDS", "EXPORTS", "EXPORTS_HELP"]


def browser(
    name: Name,
    param: Given = None,
    store: Store = None,
    env_file: EnvFile = None,
    pack: Packs = None,
    browser_url: Annotated[
        str | None,
        typer.Option(
            "--browser-url",
            envvar="WHOMET_BROWSER_URL",
            help="Where Neo4j Browser is. Default: the server's host at port 7474 (7473 where it is encrypted).",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Print a link that opens Neo4j Browser with a saved query filled in."""
    saved = find_pack(pack or ()).find(name)
    settings = find_settings(store, env_file=env_file)
    page = address(settings, browser_url)
    bound = _bound(saved, split_given(param), store, env_file, pack)
    say(link(page, f"// {saved.title}\n{standalone_text(saved, bound)}", settings.uri))
    return 0


def _bound(
    saved: SavedQuery, given: dict[str, Any], store: str | None, env_file: Path | None, pack: list[Path] | None
) -> dict[str, Any]:
    """The parameters, with ids in place of persons' names where the graph can be asked."""
    as_written = bind(saved, given, str)
    if not any("person" in parameter.type for parameter in saved.parameters.values()):
        return as_written
    try:
        with opened(store, env_file, pack) as graph:
            return graph.bind(saved, given)
    except StoreError as error:
        complain(f"persons are left as written, for the graph cannot be asked: {error}")
        return as_written


def new_query(
    name: Annotated[str, typer.Argument(help="A name such as who-hosted.")],
    topic: Annotated[str, typer.Option("--topic", help="The folder within the pack.")] = "mine",
    pack: Packs = None,
) -> int:
    """Write a file to begin a saved query with, into the first --pack (else ./queries)."""
    folder = pack[0] if pack else Path("queries")
    existing = [path for path in (*(pack or ()), folder) if path.is_dir()]
    own = [path for path in dict.fromkeys(existing) if path.resolve() != pack_folder("queries").resolve()]
    saved = start_query(folder, name, topic, find_pack(own))
    option = "" if folder.resolve() == pack_folder("queries").resolve() else f" --pack {folder}"
    say(f"{saved.file} is written; it is a whole query already:")
    say(f"  1. change its title, description, parameters, columns and text; `whomet show {name}{option}` checks them")
    say(f'  2. try it: whomet run {name} -P person="Wang Yi"{option}')
    say("  3. WHOMET_PACK=DIR has every command find your queries without --pack")
    return 0


def _archive(pack: list[Path] | None, output: Path | None) -> int:
    found = find_pack(pack or ())
    path = output or Path("whomet-browser.zip")
    write_chunks(path, [bundle(found)])
    complain(f"{len(found)} queries written to {path}; drag it onto Neo4j Browser (README.txt in it says the rest)")
    return 0


EXPORTS: Mapping[str, Callable[[list[Path] | None, Path | None], int]] = {"browser": _archive}
"""What `whomet export` writes of the saved queries; no graph is needed."""
EXPORTS_HELP = "browser: the saved queries and a style for Neo4j Browser, as a .zip file."
COMMANDS = (browser, new_query)
