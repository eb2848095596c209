"""A session at a terminal: a line editor with history and completion, until Ctrl-D."""

from __future__ import annotations

from collections.abc import Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import completion_is_selected
from prompt_toolkit.history import History
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from loader.errors import WhometError
from loader.prompting.completing import Surroundings, offers
from loader.prompting.entries import entries, is_whole
from loader.prompting.naming import Names
from loader.prompting.session import Session
from loader.text import visible

__all__ = ["run_terminal"]

_PROMPT, _GOES_ON = "whomet> ", "   ...> "
_MOST_OFFERED = 200


def run_terminal(session: Session, history: History) -> None:
    """Answer what is typed until somebody leaves. Ctrl-C cancels the line, or the query that runs."""
    prompt = _prompt(session, history)
    while not session.ended:
        try:
            typed = prompt.prompt()
            for entry in entries(typed, final=True):
                session.answer(entry)
                if session.ended:
                    break
        except WhometError as error:
            session.screen.complain(str(error))
        except KeyboardInterrupt:
            session.screen.complain("cancelled")
        except EOFError:
            session.ended = True


def _prompt(session: Session, history: History) -> PromptSession[str]:
    return PromptSession(
        _PROMPT,
        multiline=True,
        prompt_continuation=_GOES_ON,
        history=history,
        completer=_Completer(session),
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

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names = Names(session.graph.store)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        around = Surroundings(self._session.graph.pack, self._names, self._session.parameters)
        for number, offer in enumerate(offers(document.text_before_cursor, around)):
            if number == _MOST_OFFERED:
                return
            shown = visible(offer.text, breaks=True)
            yield Completion(offer.text, -offer.back, display=shown, display_meta=visible(offer.says, breaks=True))
