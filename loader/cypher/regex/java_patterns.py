"""Regular expressions as Java reads them, which Neo4j does, in the words of the `regex` module.

The two differ in what stands for what: a class of characters in brackets may hold others, `\\w` knows ASCII alone while
`\\p{L}` does not, and the ends of lines are more than `\\n`. What is made here is to be compiled with `regex.VERSION1`
and without flags: each part of it says by itself whether it ignores case, and letters of ASCII do so by standing twice.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

from loader.cypher.regex.java_properties import EITHER_CASE, PREDEFINED, PatternFault, named_set, predefined

__all__ = ["PatternFault", "translated"]

_FLAGS = re.compile(r"\(\?([idmsuxU]*)(?:-([idmsuxU]*))?([:)])")
_OPENING = re.compile(r"\((?:\?(?:[:=!>]|<[=!]))?(?!\?)")
_NAMED = re.compile(r"\(\?<([A-Za-z][A-Za-z0-9]*)>")
_BACK_NAMED = re.compile(r"\\k<([A-Za-z][A-Za-z0-9]*)>")
_TIMES = re.compile(r"(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})[?+]?")
_PROPERTY = re.compile(r"\\([pP])(?:\{([^}]*)\}|([A-Za-z]))")
_CODE = re.compile(
    r"""\\(?:0(?P<octal>[0-3][0-7]{2}|[0-7]{1,2}) | x(?P<two>[0-9a-fA-F]{2}) | x\{(?P<code>[0-9a-fA-F]{1,8})\}
    | u(?P<four>[0-9a-fA-F]{4}) | c(?P<control>.) | N\{(?P<name>[^}]+)\})""",
    re.DOTALL | re.VERBOSE,
)
_LOW_SURROGATE = re.compile(r"\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "a": "\a", "e": "\x1b"}
_SPECIAL = frozenset("\\.^$|?*+()[]{}&~-#:=. \t\n\r\f\v")
_BLANKS = " \t\n\x0b\f\r"
_BREAK = "\\r\\n|[\\n\\x0b\\f\\r\\x85\\u2028\\u2029]"
_ENDS, _UNIX_ENDS = "\\n\\r\\x85\\u2028\\u2029", "\\n"
_PLACES = {"b": "\\b", "B": "\\B", "A": "\\A", "z": "\\Z", "G": "\\G", "R": f"(?:{_BREAK})", "X": "\\X"}
_NEVER = "(?!)"


def translated(pattern: str) -> str:
    """The pattern for `regex`; PatternFault where Java has none. Names of scripts and blocks are left to `regex`."""
    return _Translator(pattern).all()


class _Translator:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.flags: frozenset[str] = frozenset()
        """The letters of Java's flags that hold here."""
        self.outer: list[frozenset[str]] = []
        self.groups = 0
        self.names: set[str] = set()
        self.parts: list[str] = []

    def all(self) -> str:
        while self.at < len(self.pattern):
            self._next()
        if self.outer:
            raise PatternFault("a group is never closed")
        return "".join(self.parts)

    def _next(self) -> None:
        character = self.pattern[self.at]
        if "x" in self.flags and self._skips_comment():
            return
        if character == "(":
            self._open()
        elif character == ")":
            self._close()
        elif character == "|":
            self._take(character, "|")
        elif character == "^":
            self._take(character, self._start())
            self._repeat()
        elif character == "$":
            self._take(character, self._end(dollar=True))
            self._repeat()
        elif character == "{" and (match := _TIMES.match(self.pattern, self.at)):
            self._take(match[0], "")  # Java repeats nothing at all here
        elif character in "*+?{":
            raise PatternFault(
                f"{character!r} at {self.at} repeats nothing: write `\\{character}` for the character itself"
            )
        else:
            self._repeatable()

    def _take(self, taken: str, made: str) -> None:
        self.at += len(taken)
        self.parts.append(made)

    def _skips_comment(self) -> bool:
        """Whether blanks or a comment stood here that (?x) leaves out."""
        start = self.at
        while self.at < len(self.pattern) and self.pattern[self.at] in _BLANKS:
            self.at += 1
        if self.pattern.startswith("#", self.at):
            while self.at < len(self.pattern) and self.pattern[self.at] not in "\n\r\x85\u2028\u2029":
                self.at += 1
        return self.at > start

    def _open(self) -> None:
        if match := _FLAGS.match(self.pattern, self.at):
            self._change(match)
            return
        if match := _NAMED.match(self.pattern, self.at):
            if match[1] in self.names:
                raise PatternFault(f"two groups have the name {match[1]!r}")
            self.names.add(match[1])
        else:
            match = _OPENING.match(self.pattern, self.at)
        if match is None:
            raise PatternFault(f"the group at {self.at} is of no known kind")
        self.groups += match[0] == "(" or match.re is _NAMED
        self.outer.append(self.flags)
        self._take(match[0], match[0])

    def _change(self, match: re.Match[str]) -> None:
        on = match[1] + ("u" if "U" in match[1] else "")
        changed = (self.flags | set(on)) - set(match[2] or "")
        if match[3] == ":":
            self.outer.append(self.flags)
        self._take(match[0], "(?:" if match[3] == ":" else "")
        self.flags = changed

    def _close(self) -> None:
        if not self.outer:
            raise PatternFault("a group is closed that was not opened")
        self.flags = self.outer.pop()
        self._take(")", ")")
        self._repeat()

    def _start(self) -> str:
        if "m" not in self.flags:
            return "\\A"
        inside = "" if "d" in self.flags else "(?<!\\r(?=\\n))"
        return f"(?:(?:\\A|(?<=[{self._line_ends()}]){inside})(?!\\Z))"

    def _end(self, *, dollar: bool) -> str:
        """The end, or before the last end of a line; with (?m) every `$`, but not `\\Z`, before any."""
        if "d" in self.flags:
            return "(?=\\n|\\Z)" if dollar and "m" in self.flags else "(?=\\n?\\Z)"
        ends = f"\\r\\n|[{_ENDS}]"
        ahead = f"(?={ends}|\\Z)" if dollar and "m" in self.flags else f"(?=(?:{ends})?\\Z)"
        return f"(?:{ahead}(?<!\\r(?=\\n)))"

    def _line_ends(self) -> str:
        return _UNIX_ENDS if "d" in self.flags else _ENDS

    def _repeatable(self) -> None:
        character = self.pattern[self.at]
        if character == "[":
            self.parts.append(self._read(self._class()))
        elif character == "\\":
            self._escape()
        elif character == ".":
            self._take(".", "(?s:.)" if "s" in self.flags else f"[^{self._line_ends()}]")
        else:
            self._take(character, self._read(self._literal(character)))
        self._repeat()

    def _read(self, made: str) -> str:
        """A part of the pattern, which ignores case after (?iu)."""
        return f"(?i-f:{made})" if "i" in self.flags and "u" in self.flags else made

    def _literal(self, character: str) -> str:
        """A character, in either case if it is a letter of ASCII after (?i)."""
        other = self._other_case(character)
        return f"[{character}{other}]" if other else _plain(character)

    def _other_case(self, character: str) -> str:
        ignores = "i" in self.flags and "u" not in self.flags
        return character.swapcase() if ignores and character.isascii() and character.isalpha() else ""

    def _repeat(self) -> None:
        while "x" in self.flags and self._skips_comment():
            pass
        if match := _TIMES.match(self.pattern, self.at):
            self._take(match[0], match[0])

    def _escape(self) -> None:
        letter = self.pattern[self.at + 1 : self.at + 2]
        if letter == "Q":
            self._quote()
        elif letter in _PLACES:
            self._take(f"\\{letter}", _PLACES[letter])
        elif letter == "Z":
            self._take("\\Z", self._end(dollar=False))
        elif letter == "k":
            self._back_to_name()
        elif letter.isascii() and letter.isdigit() and letter != "0":
            self._back_to_number()
        else:
            made, character = self._member()
            self.parts.append(self._read(made if character is None else self._literal(character)))

    def _quote(self) -> None:
        self.parts += [self._read(self._literal(each)) for each in self._quoted()]

    def _quoted(self) -> str:
        """What stands between `\\Q` and `\\E`, or the end."""
        start = self.at + 2
        end = self.pattern.find("\\E", start)
        self.at = len(self.pattern) if end < 0 else end + 2
        return self.pattern[start : self.at if end < 0 else end]

    def _back_to_name(self) -> None:
        match = _BACK_NAMED.match(self.pattern, self.at)
        if match is None or match[1] not in self.names:
            raise PatternFault(f"no group has the name after `\\k` at {self.at}")
        self._take(match[0], self._again(match[1]))

    def _back_to_number(self) -> None:
        """A group that is not there yet matches nothing; more digits count only as far as there are so many groups."""
        digits = self.pattern[self.at + 1]
        while (more := self.pattern[self.at + 1 : self.at + 2 + len(digits)])[len(digits) :].isdecimal():
            if not more.isascii() or int(more) > self.groups:
                break
            digits = more
        self._take(f"\\{digits}", self._again(digits) if int(digits) <= self.groups else _NEVER)

    def _again(self, group: str) -> str:
        return f"(?i-f:\\g<{group}>)" if "i" in self.flags else f"\\g<{group}>"

    def _class(self) -> str:
        """A class in brackets. What `&&` joins is each a class of its own."""
        negated = self.pattern.startswith("[^", self.at)
        self.at += 2 if negated else 1
        sides: list[str] = []
        members = ""
        while not (self._sees("]") and (members or sides)):
            if self.at >= len(self.pattern):
                raise PatternFault("a class of characters is never closed")
            if self._sees("&&"):
                self.at += 2
                sides += [members] if members else []
                members = ""
                continue
            if "x" in self.flags and self._skips_comment():
                continue
            members += self._part_of_class()
        self.at += 1
        sides += [members] if members else []
        return f"[{'^' if negated else ''}{'&&'.join(f'[{each}]' for each in sides)}]"

    def _sees(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def _part_of_class(self) -> str:
        """A nested class, a range, a set or a character."""
        if self._sees("["):
            return self._class()
        if self._sees("\\Q"):
            return "".join(_plain(each) + self._other_case(each) for each in self._quoted())
        first, low = self._member()
        following = self.pattern[self.at + 1 : self.at + 2]
        if low is None:
            return first
        if not self._sees("-") or following in ("", "]", "["):
            return first + self._other_case(low)
        self.at += 1
        second, high = self._member()
        if high is None or high < low:
            raise PatternFault(f"a range of characters ends before it begins, at {self.at}")
        between = map(chr, range(max(ord("A"), ord(low)), min(ord("z"), ord(high)) + 1))
        return f"{first}-{second}{''.join(map(self._other_case, between))}"

    def _member(self) -> tuple[str, str | None]:
        """A set or character: how `regex` writes it, and the character if it is one."""
        if not self._sees("\\"):
            character = self.pattern[self.at]
            self.at += 1
            return _plain(character), character
        if match := _PROPERTY.match(self.pattern, self.at):
            self.at = match.end()
            name = match[2] or match[3] or ""
            if "i" in self.flags:
                name = EITHER_CASE.get(name, name)
            return named_set(name, match[1] == "P", "U" in self.flags), None
        letter = self.pattern[self.at + 1 : self.at + 2]
        if letter.lower() in PREDEFINED:
            self.at += 2
            return predefined(letter, "U" in self.flags), None
        character = self._character(letter)
        return _plain(character), character

    def _character(self, letter: str) -> str:
        """The character that an escape stands for."""
        if match := _CODE.match(self.pattern, self.at):
            self.at = match.end()
            return self._coded(match)
        self.at += 2
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        if not letter or (letter.isascii() and letter.isalnum()):
            raise PatternFault(f"`\\{letter}` means nothing, at {self.at - 2}")
        return letter

    def _coded(self, code: re.Match[str]) -> str:
        if code["octal"]:
            return chr(int(code["octal"], 8))
        if code["control"]:
            return chr(ord(code["control"]) ^ 64)
        if code["name"]:
            return _named(code["name"])
        number = int(code["code"] or code["two"] or code["four"], 16)
        low = _LOW_SURROGATE.match(self.pattern, self.at)
        if low and 0xD800 <= number < 0xDC00:
            self.at = low.end()
            number = 0x10000 + ((number - 0xD800) << 10) + int(low[1], 16) - 0xDC00
        if number > 0x10FFFF:
            raise PatternFault(f"there is no character with the number {number:x}")
        return chr(number)


def _named(name: str) -> str:
    with suppress(KeyError):
        found = unicodedata.lookup(name)
        if len(found) == 1:
            return found
    raise PatternFault(f"no character has the name {name!r}")


def _plain(character: str) -> str:
    return f"\\{character}" if character in _SPECIAL else character
