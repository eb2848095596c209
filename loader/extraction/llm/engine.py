"""Window by window: ask, read, find the words. What cannot be used is asked again in smaller pieces, then told of."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence

from loader.errors import ServiceError
from loader.extraction.article import Article, Sentence
from loader.extraction.candidates import Candidate
from loader.extraction.llm.answers import MODES, Answer, Mode, NoAnswer, read_answer
from loader.extraction.llm.client import Client, Cut, Refused
from loader.extraction.llm.prompt import INSTRUCTIONS, again, question
from loader.extraction.llm.reading import Reader
from loader.extraction.llm.settings import LlmSettings
from loader.extraction.llm.windows import characters_for, windows
from loader.extraction.outcome import Rejected

__all__ = ["NOT_READ", "LlmEngine"]

NOT_READ = "not read by the model"
"""What the reason begins with where a sentence got no usable answer."""

_Window = tuple[Sentence, ...]
_TRIES = 2
_HOPELESS = 4
"""After so many questions without one answer that can be used, the server is given up."""


class LlmEngine:
    """Proposes what a language model names. `notes` are remarks on the server, for the person; `refused` is what it
    said of the last article that cannot be used, and the sentences that it gave no answer to."""

    def __init__(self, settings: LlmSettings, mode: Mode = "schema") -> None:
        self.name = f"llm/{re.sub(r'[^A-Za-z0-9._:/-]', '-', settings.model)[:80]}"
        self.notes: list[str] = []
        self.refused: list[Rejected] = []
        self._settings = settings
        self._client = Client(settings)
        self._mode = mode
        self._hopeless = 0
        self._answered = False

    @property
    def server(self) -> str:
        """Who receives the texts."""
        return self._settings.server

    def propose(self, article: Article, sentences: Sequence[Sentence]) -> Iterable[Candidate]:
        """The candidates, window by window. Raises ServiceError if the server is of no use any more."""
        self.refused = []
        reader = Reader(article, self.refused)
        waiting = deque(windows(sentences, characters_for(self._settings)))
        while waiting:
            window = waiting.popleft()
            try:
                answer = self._asked(article, window, reader.names)
            except (Cut, NoAnswer) as trouble:
                waiting.extendleft(reversed(self._smaller(window, trouble)))
            else:
                yield from reader.candidates(answer, window)

    def _smaller(self, window: _Window, trouble: Exception) -> list[_Window]:
        """The halves of a window, or nothing of one sentence, which is told of."""
        if len(window) == 1:
            why = "the answer was cut" if isinstance(trouble, Cut) else f"there was no usable answer: {trouble}"
            self.refused.append(Rejected((window[0].span,), f"{NOT_READ}: {why}"))
            return []
        middle = len(window) // 2
        return [window[:middle], window[middle:]]

    def _asked(self, article: Article, window: _Window, names: Iterable[str]) -> Answer:
        """The answer, in the surest way that the server keeps to. Raises Cut, or NoAnswer."""
        asked = question(article, window, names)
        trouble: Exception = NoAnswer("nothing")
        for mode in MODES[MODES.index(self._mode) :]:
            try:
                answer = self._tried(asked, mode)
            except (NoAnswer, Refused) as error:
                trouble = error
                continue
            self._settle_on(mode, trouble)
            return answer
        self._lose_hope(trouble)
        raise NoAnswer(str(trouble)[:200])

    def _tried(self, asked: str, mode: Mode) -> Answer:
        messages = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": asked}]
        for _ in range(_TRIES - 1):
            try:
                return read_answer(self._client.ask(messages, mode))
            except NoAnswer as fault:
                messages[1] = {"role": "user", "content": f"{asked}\n\n{again(str(fault))}"}
        return read_answer(self._client.ask(messages, mode))

    def _settle_on(self, mode: Mode, trouble: Exception) -> None:
        """The way that worked is the first tried from now on."""
        self._answered = True
        if mode != self._mode:
            self.notes.append(
                f"the server {self._settings.server} does not keep to --structured {self._mode} ({trouble}); going on"
                f" with {mode}"
            )
            self._mode = mode

    def _lose_hope(self, trouble: Exception) -> None:
        self._hopeless += 1
        if not self._answered and self._hopeless >= _HOPELESS:
            raise ServiceError(
                f"the server {self._settings.server} gives no answer that can be used ({str(trouble)[:200]})",
                remedy="see WHOMET_LLM_MODEL, or take a larger model",
            )
