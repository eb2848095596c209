"""A session at a terminal: a line editor with history and completion, until Ctrl-D."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import completion_is_selected
from prompt_toolkit.history import History
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from loader.errors import WhometError
from loader.prompting.completing import Surroundings, offers
from loader.prompting.entries import Entry, entries, is_whole
from loader.prompting.naming import Names
from loader.prompting.state import State
from loader.text import visible

__all__ = ["run_terminal"]

_PROMPT, _GOES_ON = "whomet> ", "   ...> "
_MOST_OFFERED = 200


def run_terminal(state: State, answer: Callable[[Entry], None], history: History) -> None:
    """Answer what is typed until somebody leaves. Ctrl-C cancels the line, or the query that runs."""
    prompt = _prompt(state, history)
    while not state.ended:
        try:
            typed = prompt.prompt()
            for entry in entries(typed, final=True):
                answer(entry)
                if state.ended:
                    break
        except WhometError as error:
            state.screen.complain(str(error))
        except KeyboardInterrupt:
            state.screen.complain("cancelled")
        except EOFError:
            state.ended = True


def _prompt(state: State, history: History) -> PromptSession[str]:
    return PromptSession(
        _PROMPT,
        multiline=True,
        prompt_continuation=_GOES_ON,
        history=history,
        completer=_Completer(state),
        complete_while_typing=False,
        key_bindings=_keys(),
        enable_open_in_editor=False,
    )


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter", filter=~completion_is_selected)
    def _answer(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if is_whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.newline(copy_margin=False)

    @keys.add("enter", filter=completion_is_selected)
    def _choose(event: KeyPressEvent) -> None:
        event.current_buffer.complete_state = None

    return keys


class _Completer(Completer):
    """Offers as prompt_toolkit takes them."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._names = Names(state.graph.store)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        around = Surroundings(self._state.graph.pack, self._names, self._state.parameters)
        for number, offer in enumerate(offers(document.text_before_cursor, around)):
            if number == _MOST_OFFERED:
                return
            shown = visible(offer.text, breaks=True)
            yield Completion(offer.text, -offer.back, display=shown, display_meta=visible(offer.says, breaks=True))
