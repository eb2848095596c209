"""What begins with a colon: the commands of a session, each a function that `:help` tells of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from loader.errors import UsageError
from loader.pack.describing import describe
from loader.prompting.state import State
from loader.result import Result
from loader.schema import LABELS, RELATIONSHIPS, LabelSchema, RelationshipSchema
from loader.suggest import did_you_mean

__all__ = ["COMMANDS", "PLAIN", "Command", "find"]


@dataclass(frozen=True, slots=True)
class Command:
    """`takes` is what stands behind the name, `says` what it does."""

    name: str
    takes: str
    says: str
    run: Callable[[State, Sequence[str]], None]


_HELP = """\
who-met person="Wang Yi"      a saved query with its values; or in their order: who-met "Wang Yi" 2021
MATCH (p:Person) RETURN p;    any reading Cypher, over as many lines as it takes; `;` or an empty line ends it
Tab completes, the arrow keys go back to what was typed before, Ctrl-C cancels, Ctrl-D leaves."""


def _help(state: State, words: Sequence[str]) -> None:
    if words:
        state.screen.say(describe(state.graph.pack.find(words[0]), reviewed_only=state.reviewed_only))
        return
    width = max(len(f"{command.name} {command.takes}") for command in COMMANDS.values())
    listed = [f":{f'{c.name} {c.takes}':{width}}  {c.says}" for c in COMMANDS.values()]
    state.screen.say("\n".join([_HELP, "", *listed]))


def _queries(state: State, words: Sequence[str]) -> None:
    found = state.graph.pack.search(" ".join(words))
    rows = [(query.topic, query.name, query.title) for query in found]
    state.show(Result(("topic", "query", "answers"), rows))


def _search(state: State, words: Sequence[str]) -> None:
    state.show(state.graph.search(" ".join(words)))


def _schema(state: State, words: Sequence[str]) -> None:
    """Labels and types with what each can have; or of those named alone, with the types of their properties."""
    kinds: dict[str, LabelSchema | RelationshipSchema] = {**LABELS, **RELATIONSHIPS}
    for word in words:
        if word not in kinds:
            raise UsageError(f"there is no label or type {word!r}", remedy=did_you_mean(word, kinds))
    if words:
        columns = ("name", "property", "type")
        rows = [(name, each, str(kind)) for name in words for each, kind in kinds[name].properties.items()]
    else:
        columns = ("name", "between", "properties")
        rows = [(name, _between(name), ", ".join(kind.properties)) for name, kind in kinds.items()]
    state.show(Result(columns, rows))


def _between(name: str) -> str:
    known = RELATIONSHIPS.get(name)
    return "" if known is None else ", ".join(f"{start} to {end}" for start, end in known.pairs)


def _evidence(state: State, words: Sequence[str]) -> None:
    proofs = state.graph.evidence(_one(words, "an id"))
    rows = [(proof.document, proof.start, proof.end) for proof in proofs]
    state.show(Result(("document", "start", "end"), rows))


def _stats(state: State, _: Sequence[str]) -> None:
    found = state.graph.stats()
    kinds = (("label", found.nodes), ("type", found.relationships))
    rows = [(kind, name, count) for kind, counts in kinds for name, count in sorted(counts.items())]
    state.show(Result(("kind", "name", "number"), rows))


def _format(state: State, words: Sequence[str]) -> None:
    if words:
        state.choose_output(_one(words, "one format"))
    else:
        state.screen.say(state.output or "what fits: table on a terminal, else json")


def _limit(state: State, words: Sequence[str]) -> None:
    if words:
        number = _number(_one(words, "one number"), "rows")
        state.limit = None if number is None else max(int(number), 1)
    state.screen.say("all rows are shown" if state.limit is None else f"at most {state.limit} rows are shown")


def _seconds(state: State, words: Sequence[str]) -> None:
    if words:
        state.seconds = _number(_one(words, "one number"), "seconds")
    state.screen.say("no limit of time" if state.seconds is None else f"at most {state.seconds:g} seconds")


def _reviewed_only(state: State, words: Sequence[str]) -> None:
    if words:
        if _one(words, "on or off") not in ("on", "off"):
            raise UsageError("write on or off")
        state.reviewed_only = words[0] == "on"
    state.screen.say("what nobody has reviewed is left out" if state.reviewed_only else "all is shown")


def _param(state: State, words: Sequence[str]) -> None:
    if words == ["clear"]:
        state.parameters.clear()
    elif words:
        state.set_parameter(" ".join(words))
    else:
        state.show(Result(("parameter", "value"), list(state.parameters.items())))


def _quit(state: State, _: Sequence[str]) -> None:
    state.ended = True


def _one(words: Sequence[str], what: str) -> str:
    if len(words) != 1:
        raise UsageError(f"this takes {what}")
    return words[0]


def _number(text: str, what: str) -> float | None:
    if text == "off":
        return None
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 2**53:
        raise UsageError(f"{text!r} is no number of {what}", remedy="write a number above 0, or off")
    return number


COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (
        Command("help", "[QUERY]", "this; or what a saved query answers, and its parameters", _help),
        Command("queries", "[WORDS]", "the saved queries, or those that speak of these words", _queries),
        Command("search", "WORDS", "everything that the words are in, with what to run next", _search),
        Command("schema", "[NAMES]", "labels and types, or the properties of those named", _schema),
        Command("evidence", "ID", "which characters of which documents say it", _evidence),
        Command("stats", "", "how much the graph holds", _stats),
        Command("param", "[NAME=VALUE|clear]", "set $NAME for Cypher (JSON or text), or show all", _param),
        Command("format", "[NAME]", "table, json, jsonl, csv or markdown", _format),
        Command("limit", "[NUMBER|off]", "how many rows are shown at most", _limit),
        Command("seconds", "[NUMBER|off]", "how long an answer may take", _seconds),
        Command("reviewed-only", "[on|off]", "leave out what only unreviewed records say", _reviewed_only),
        Command("quit", "", "leave (also Ctrl-D)", _quit),
    )
}
_ALSO = {"exit": "quit", "q": "quit", "h": "help", "?": "help", "params": "param", "show": "help"}
PLAIN = frozenset({"help", "quit", "exit", "?"})
"""What people type without the colon, and no saved query is called."""


def find(name: str) -> Command:
    """The command. Raises UsageError with the nearest one where there is none."""
    wanted = _ALSO.get(name.lower(), name.lower())
    if wanted not in COMMANDS:
        raise UsageError(f"there is no command :{name}", remedy=did_you_mean(wanted, COMMANDS) or ":help lists them")
    return COMMANDS[wanted]
