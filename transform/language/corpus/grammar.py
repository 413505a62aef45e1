"""A small text grammar: symbols with alternatives, written in plain files, expanded by a seeded random generator.

    = person             a symbol; each line below it is one alternative
    5* {given} {surname}   `5*` makes it five times as likely; {name} expands a symbol or a terminal
    {given} {surname}{, Jr.| III|}    a choice written in place; an alternative may be empty and may hold slots
    {headline:title}     :title, :upper and :first change the case of what the slot gave

`#` opens a comment line. Terminals are Python functions (names, dictionary words, numbers).
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_WEIGHT = re.compile(r"(\d+)\* ")
_NAME = re.compile(r"([A-Za-z_]+)(?::(title|upper|first))?")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "vs", "with"}
    | {"de", "del", "la", "las", "los", "para", "por", "y"}
)


class GrammarError(ValueError):
    """A grammar file that cannot be read, or a slot that nothing defines."""


def title_case(text: str) -> str:
    """Capitalizes words as headings do: all but small words inside."""
    words = text.split(" ")
    return " ".join(
        word if index and word in _SMALL_WORDS else word[:1].upper() + word[1:] for index, word in enumerate(words)
    )


_CASES: Mapping[str, Callable[[str], str]] = {
    "title": title_case,
    "upper": str.upper,
    "first": lambda text: text[:1].upper() + text[1:],
}


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    case: str | None


@dataclass(frozen=True, slots=True)
class _Choice:
    alternatives: tuple[_Sequence, ...]


_Sequence = tuple["str | _Slot | _Choice", ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    alternatives: tuple[_Sequence, ...]
    cumulative: tuple[int, ...]


def _parse(text: str) -> _Sequence:
    sequence, end = _parse_until(text, 0, "")
    if end != len(text):
        raise GrammarError(f"a brace closes that never opened in: {text!r}")
    return sequence


def _parse_until(text: str, position: int, stops: str) -> tuple[_Sequence, int]:
    parts: list[str | _Slot | _Choice] = []
    literal = ""
    while position < len(text) and text[position] not in stops:
        if text[position] == "{":
            if literal:
                parts.append(literal)
                literal = ""
            part, position = _parse_braces(text, position + 1)
            parts.append(part)
        elif text[position] == "}":
            break
        else:
            literal += text[position]
            position += 1
    if literal:
        parts.append(literal)
    return tuple(parts), position


def _parse_braces(text: str, position: int) -> tuple[_Slot | _Choice, int]:
    match = _NAME.match(text, position)
    if match and text[match.end() : match.end() + 1] == "}":
        return _Slot(match.group(1), match.group(2)), match.end() + 1
    alternatives: list[_Sequence] = []
    while True:
        sequence, position = _parse_until(text, position, "|}")
        alternatives.append(sequence)
        if position >= len(text):
            raise GrammarError(f"a brace never closes in: {text!r}")
        position += 1
        if text[position - 1] == "}":
            return _Choice(tuple(alternatives)), position


class Grammar:
    """Symbols read from files; `expand` gives one random text for a symbol."""

    def __init__(self, rules: dict[str, _Rule]) -> None:
        self._rules = rules

    @classmethod
    def read(cls, paths: Iterable[Path]) -> Grammar:
        """Reads grammar files. Raises GrammarError for a symbol defined twice, or an alternative under no symbol."""
        alternatives: dict[str, list[tuple[int, _Sequence]]] = {}
        for path in paths:
            current: list[tuple[int, _Sequence]] | None = None
            for line in path.read_text(encoding="utf-8").splitlines():
                if not line.strip() or line.startswith("#"):
                    continue
                if line.startswith("= "):
                    name = line[2:].strip()
                    if name in alternatives:
                        raise GrammarError(f"{path.name}: symbol {name} is defined twice")
                    current = alternatives[name] = []
                elif current is None:
                    raise GrammarError(f"{path.name}: an alternative stands before the first symbol: {line!r}")
                else:
                    weight = _WEIGHT.match(line)
                    text = line[weight.end() :] if weight else line
                    current.append((int(weight.group(1)) if weight else 1, _parse(text.replace("\\n", "\n"))))
        return cls(
            {
                name: _Rule(
                    tuple(sequence for _, sequence in options),
                    tuple(itertools.accumulate(weight for weight, _ in options)),
                )
                for name, options in alternatives.items()
            }
        )

    def undefined(self, terminals: Iterable[str]) -> set[str]:
        """Names of slots that neither a symbol nor one of `terminals` defines."""
        known = {*self._rules, *terminals}
        return {name for rule in self._rules.values() for seq in rule.alternatives for name in _slots(seq)} - known

    def expand(
        self,
        symbol: str,
        rng: random.Random,
        terminals: Mapping[str, Callable[[], str]],
        notice: Callable[[str, str], None],
    ) -> str:
        """Expands `symbol`; `notice` is told each symbol and the text that it gave, innermost first."""
        rule = self._rules.get(symbol)
        if rule is None:
            if symbol not in terminals:
                raise GrammarError(f"nothing defines the slot {symbol}")
            return terminals[symbol]()
        sequence = rng.choices(rule.alternatives, cum_weights=rule.cumulative)[0]
        text = self._write(sequence, rng, terminals, notice)
        notice(symbol, text)
        return text

    def _write(
        self,
        sequence: _Sequence,
        rng: random.Random,
        terminals: Mapping[str, Callable[[], str]],
        notice: Callable[[str, str], None],
    ) -> str:
        text = ""
        for part in sequence:
            if isinstance(part, str):
                text += part
            elif isinstance(part, _Choice):
                text += self._write(rng.choice(part.alternatives), rng, terminals, notice)
            else:
                expanded = self.expand(part.name, rng, terminals, notice)
                text += _CASES[part.case](expanded) if part.case else expanded
        return text


def _slots(sequence: _Sequence) -> set[str]:
    names: set[str] = set()
    for part in sequence:
        if isinstance(part, _Slot):
            names.add(part.name)
        elif isinstance(part, _Choice):
            for alternative in part.alternatives:
                names |= _slots(alternative)
    return names
