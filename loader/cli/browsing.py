"""The saved queries elsewhere: a link into Neo4j Browser, and a file to begin a query with."""

from __future__ import annotations

from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import EnvFile, Packs, Store, complain, say
from loader.cli.completing import Given, Name, split_given


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
    link = whomet.browser_link(
        name, split_given(param), store, packs=pack or (), env_file=env_file, browser_url=browser_url
    )
    for note in link.notes:
        complain(note)
    say(link.address)
    return 0


def new_query(
    name: Annotated[str, typer.Argument(help="A name such as who-hosted.")],
    topic: Annotated[str, typer.Option("--topic", help="The folder within the pack.")] = "mine",
    pack: Packs = None,
) -> int:
    """Write a file to begin a saved query with, into the first --pack (else ./queries)."""
    saved = whomet.new_query(name, topic, pack or ())
    option = f" --pack {pack[0]}" if pack else ""
    say(f"{saved.file} is written; it is a whole query already:")
    say(f"  1. change its title, description, parameters, columns and text; `whomet show {name}{option}` checks them")
    say(f'  2. try it: whomet run {name} -P person="Wang Yi"{option}')
    say("  3. WHOMET_PACK=DIR has every command find your queries without --pack")
    return 0
