"""The review in a terminal, by keyboard alone: a thin view of the desk. Keys become calls, the page becomes lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Float,
    FloatContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.layout.menus import CompletionsMenu
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output.color_depth import ColorDepth
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from loader.errors import UsageError
from loader.extraction.reviewing.desk import Desk
from loader.extraction.reviewing.material import Key
from loader.extraction.reviewing.mendable import Field
from loader.extraction.reviewing.showing import Line, page, summary
from loader.extraction.reviewing.wrapping import wrap
from loader.text import counted, visible

__all__ = ["run"]

_STYLE = Style.from_dict(
    {
        "title": "bold",
        "dim": "ansibrightblack",
        "warning": "ansiyellow",
        "evidence": "underline",
        "who": "bold underline ansicyan",
        "trigger": "bold underline ansiyellow",
        "bar": "reverse",
        "chosen": "reverse",
    }
)
_MARKS = ("evidence", "who", "trigger")
_KEYS = (
    "? help  y accept  n reject  u undo  e mend  a add  m merge  s split  ↑↓ move  l load  q leave",
    "? help  y accept  n reject  u undo  e mend  l load  q leave",
    "? help  y/n  u undo  l load  q leave",
    "? help",
)
"""The keys to tell of, as many as there is room for."""
_HELP = """\
y, Enter   accept, and go on
n          reject, and go on; of a sentence that was left: it holds no meeting
e          mend a field: its letter, then the new value; Tab completes, nothing typed empties it
s          split a meeting: which participants each of the two has, such as 1 2 / 1 3
m          merge the meeting, or a person or thing that it names, with a known one
a          add a meeting out of this sentence: its persons, with commas
o          open again what was decided
u          take the last step back, also of earlier days
↑ ↓, k j   the one before, the next one; PgUp and PgDn move the text
l          leave, and load what is accepted
q          leave; all that was decided is kept, and taken up the next time"""


@dataclass(frozen=True)
class Choice:
    """One of a list: the letter that chooses it is its place."""

    said: str
    take: Callable[[], None]


@dataclass
class _Prompt:
    """What is being typed: what for, what completes it, and what to do with it."""

    question: str
    names: Sequence[str]
    take: Callable[[str], None]


@dataclass
class _Names(Completer):
    """Completes the name after the last comma by any part of it, whatever its case."""

    view: View

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        typed = document.text_before_cursor
        start = typed.rpartition(",")[2].lstrip() if self.view.several else typed
        names = self.view.prompt.names if self.view.prompt else ()
        wanted = start.casefold()
        found = [name for name in names if wanted in name.casefold()]
        for name in sorted(found, key=lambda name: not name.casefold().startswith(wanted))[:50]:
            yield Completion(name, -len(start), display=visible(name, breaks=True))


@dataclass
class View:
    """What is on the screen beside the desk: a list to choose from, a line to type in, a message."""

    desk: Desk
    plain: bool
    message: str = ""
    choices: list[Choice] = field(default_factory=list)
    heading: str = ""
    prompt: _Prompt | None = None
    several: bool = False
    helping: bool = False
    scroll: int = 0
    focus: Callable[[], None] = field(default=lambda: None)

    def __post_init__(self) -> None:
        self.buffer = Buffer(completer=_Names(self), complete_while_typing=True, multiline=False)

    # What the keys do

    def tried(self, act: Callable[[], str]) -> None:
        """Do something; what it says, or why it cannot be done, is the message."""
        self.scroll = 0
        try:
            self.message = act()
        except UsageError as error:
            self.message = str(error)

    def ask(self, question: str, value: str, names: Sequence[str], take: Callable[[str], None]) -> None:
        self.choices, self.several = [], False
        self.prompt = _Prompt(question, names, take)
        self.buffer.text = value
        self.buffer.cursor_position = len(value)

    def back(self) -> None:
        """Out of lists, lines and help, to the candidate."""
        self.choices, self.prompt, self.helping, self.heading = [], None, False, ""
        self.buffer.reset()

    def choose(self, heading: str, choices: list[Choice]) -> None:
        self.heading, self.choices, self.scroll = heading, choices, 0

    def choose_field(self) -> None:
        fields = self.desk.fields()
        if not fields:
            self.message = "there is no record here yet; `a` adds one of this sentence"
            return
        said = [f"{field.label}: {field.value}" if field.value else field.label for field in fields]
        self.choose("Mend which?", [Choice(s, lambda f=f: self.mend(f)) for s, f in zip(said, fields, strict=True)])  # type: ignore[misc]

    def mend(self, field: Field) -> None:
        if field.kind == "choice":
            taken = [Choice(name, lambda name=name: self.set(field, name)) for name in field.choices]  # type: ignore[misc]
            self.choose(f"{field.label.strip()}: {field.value or 'none'}", taken)
            return
        names = [thing.name for thing in self.desk.known(field.kind)]
        self.ask(f"{field.label.strip()}: ", field.value, names, lambda text: self.set(field, text))

    def set(self, field: Field, text: str) -> None:
        self.back()
        self.tried(lambda: self.desk.mend(field, text))

    def split(self) -> None:
        def take(text: str) -> None:
            self.back()
            first, _, second = text.partition("/")
            self.tried(lambda: self.desk.split(_numbers(first), _numbers(second)))

        self.ask("who in the first / who in the second: ", "", (), take)

    def choose_merge(self) -> None:
        found = self.desk.mergeable()
        if not found:
            self.message = "there is nothing here to merge"
            return
        self.choose("Merge which with a known one?", [Choice(said, lambda k=key: self.merge(k)) for key, said in found])  # type: ignore[misc]

    def merge(self, key: Key) -> None:
        def take(text: str) -> None:
            self.back()
            chosen = {f"{thing.name} · {thing.id}": thing.id for thing in known}
            self.tried(lambda: self.desk.merge(key, chosen.get(text, text)))

        known = [thing for thing in self.desk.known(self.desk.state.records[key]["record"]) if thing.id != key.id]
        self.ask("is the same as: ", "", [f"{thing.name} · {thing.id}" for thing in known], take)
        self.buffer.start_completion()

    def enter(self) -> None:
        """Take what was typed."""
        if self.prompt is not None:
            self.prompt.take(self.buffer.text)

    def add(self) -> None:
        def take(text: str) -> None:
            self.back()
            self.tried(lambda: self.desk.add([name.strip() for name in text.split(",") if name.strip()]))

        self.ask("who met, with commas: ", "", [thing.name for thing in self.desk.known("person")], take)
        self.several = True

    # What is seen

    def header(self) -> str:
        counts = self.desk.counts()
        items = self.desk.state.items
        place = f"{min(self.desk.at + 1, len(items))} of {len(items)}"
        item = self.desk.item
        about = f"{item.tier} · {self.desk.state.verdict(item.key)}" if item else "the end"
        return f" {place} · {about} · {counts['open']} open, {counts['accepted']} accepted "

    def lines(self) -> list[Line]:
        if self.helping:
            return [[("", line)] for line in _HELP.splitlines()]
        if self.choices:
            letters = zip(_LETTERS, self.choices, strict=False)
            return [[("title", visible(self.heading, breaks=True))]] + [
                [("title", f" {letter}  "), ("", visible(choice.said, breaks=True))] for letter, choice in letters
            ]
        item = self.desk.item
        if item is None:
            return self._end()
        state = self.desk.state
        name = self.desk.material.sources[item.key.document].name
        first: Line = [("dim", f"{summary(state, item)}  ({visible(name, breaks=True)})")]
        return [first, *page(self.desk.material, state, item)]

    def _end(self) -> list[Line]:
        counts = self.desk.counts()
        if counts["open"]:
            return [[("", f"The end; {counts['open']} are open. ↑ goes back.")]]
        said = f"Everything is decided: {counts['accepted']} accepted, {counts['rejected']} rejected."
        then = "Enter loads what is accepted; q leaves without." if counts["accepted"] else "q leaves."
        return [[("title", said)], [("", then)]]

    def body(self) -> StyleAndTextTuples:
        size = _size()
        wrapped = [each for line in self.lines() for each in wrap(self._plain(line), size.columns, get_cwidth)]
        self.scroll = max(0, min(self.scroll, len(wrapped) - 1))
        shown: StyleAndTextTuples = []
        for line in wrapped[self.scroll :]:
            shown += [(f"class:{style}" if style else "", words) for style, words in line]
            shown.append(("", "\n"))
        return shown

    def _plain(self, line: Line) -> Line:
        """Without colours the marks are brackets."""
        return [(style, f"[{words}]" if self.plain and style in _MARKS else words) for style, words in line]

    def footer(self) -> StyleAndTextTuples:
        width = _size().columns
        if self.prompt is not None:
            keys = "Enter takes it  Tab completes  Esc back"
        elif self.choices or self.helping:
            keys = "a letter chooses  Esc back"
        else:
            keys = next((keys for keys in _KEYS if get_cwidth(keys) <= width), "?")
        return [("", f"{_cut(visible(self.message, breaks=True), width)}\n"), ("class:bar", _cut(keys, width))]


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _cut(text: str, width: int) -> str:
    while get_cwidth(text) > width:
        text = text[:-2] + "…"
    return text


def _numbers(text: str) -> list[int]:
    words = text.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() for word in words):
        raise UsageError("numbers of participants, such as 1 2 / 1 3")
    return [int(word) for word in words]


def _size() -> os.terminal_size:
    from prompt_toolkit.application import get_app  # noqa: PLC0415

    size = get_app().output.get_size()
    return os.terminal_size((max(size.columns, 10), max(size.rows, 4)))


def run(desk: Desk) -> bool:
    """Show the review until the person leaves it; whether what is accepted is to be loaded."""
    plain = bool(os.environ.get("NO_COLOR"))
    view = View(desk, plain)
    application: Application[bool] = Application(
        layout=_layout(view),
        key_bindings=_keys(view),
        style=_STYLE,
        full_screen=True,
        color_depth=ColorDepth.DEPTH_1_BIT if plain else None,
        erase_when_done=True,
    )
    application.ttimeoutlen = 0.05
    application.timeoutlen = 0.05
    return application.run()


def _layout(view: View) -> Layout:
    typing = Condition(lambda: view.prompt is not None)
    control = BufferControl(view.buffer, [BeforeInput(lambda: view.prompt.question if view.prompt else "")])
    line = Window(control, height=1, wrap_lines=False)
    body = Window(FormattedTextControl(view.body, focusable=True), wrap_lines=False)
    content = HSplit(
        [
            Window(FormattedTextControl(lambda: [("class:bar", view.header())]), height=1, style="class:bar"),
            body,
            ConditionalContainer(line, typing),
            Window(FormattedTextControl(view.footer), height=2),
        ]
    )
    menu = Float(CompletionsMenu(max_height=8), xcursor=True, ycursor=True)
    layout = Layout(FloatContainer(content, [menu]), focused_element=body)
    view.focus = lambda: layout.focus(line if view.prompt is not None else body)
    return layout


def _keys(view: View) -> KeyBindings:
    keys = KeyBindings()
    typing = Condition(lambda: view.prompt is not None)
    choosing = Condition(lambda: bool(view.choices))
    helping = Condition(lambda: view.helping)
    looking = ~typing & ~choosing & ~helping
    desk = view.desk

    def on(*names: str, when: Condition | object = looking) -> Callable[[Callable[[], None]], None]:
        def bind(act: Callable[[], None]) -> None:
            def pressed(_event: KeyPressEvent) -> None:
                act()
                view.focus()

            for name in names:
                keys.add(name, filter=when)(pressed)  # type: ignore[arg-type]

        return bind

    on("n")(lambda: view.tried(lambda: desk.decide("rejected")))
    on("o")(lambda: view.tried(lambda: desk.take(desk.editor.decide(desk.state, desk.needed(), "open"))))
    on("u")(lambda: view.tried(desk.undo))
    on("e")(view.choose_field)
    on("s")(view.split)
    on("m")(view.choose_merge)
    on("a")(view.add)
    on("up", "k")(lambda: view.tried(lambda: desk.move(-1)))
    on("down", "j")(lambda: view.tried(lambda: desk.move(1)))
    on("?")(lambda: setattr(view, "helping", True))
    on("escape", when=~looking)(view.back)
    on("c-c", when=~looking)(view.back)
    on("pagedown", when=~typing)(lambda: setattr(view, "scroll", view.scroll + 5))
    on("pageup", when=~typing)(lambda: setattr(view, "scroll", view.scroll - 5))
    on("tab", when=typing)(view.buffer.complete_next)
    on("s-tab", when=typing)(view.buffer.complete_previous)
    on("down", when=typing)(view.buffer.complete_next)
    on("up", when=typing)(view.buffer.complete_previous)
    on("enter", when=typing)(view.enter)
    for letter, place in zip(_LETTERS, range(len(_LETTERS)), strict=True):
        on(letter, when=choosing)(lambda place=place: view.choices[place].take() if place < len(view.choices) else None)  # type: ignore[misc]

    @keys.add("y", filter=looking)
    @keys.add("enter", filter=looking)
    def _accept(event: KeyPressEvent) -> None:
        if desk.item is None and not desk.counts()["open"]:
            event.app.exit(result=bool(desk.counts()["accepted"]))
        else:
            view.tried(lambda: desk.decide("accepted"))

    @keys.add("l", filter=looking)
    def _load(event: KeyPressEvent) -> None:
        if desk.counts()["accepted"]:
            event.app.exit(result=True)
        else:
            view.message = f"nothing is accepted yet; {counted(desk.counts()['open'], 'item')} open"

    @keys.add("q", filter=looking)
    @keys.add("c-c", filter=looking)
    @keys.add("c-d", filter=looking)
    def _leave(event: KeyPressEvent) -> None:
        event.app.exit(result=False)

    return keys
