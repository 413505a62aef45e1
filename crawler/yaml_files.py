"""YAML files that people write: read strictly, and what is wrong with one told in words that say what to do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic_core import ErrorDetails


def read_yaml(file: Path) -> object:
    """What a YAML file holds; None where it is empty.

    Raises:
        ValueError: it cannot be read or is no YAML; the message is one line, without the name of the file.
    """
    try:
        return parse_yaml(file.read_text("utf-8-sig"))
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def parse_yaml(text: str) -> object:
    """What a YAML text holds; ValueError where it is none."""
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506  a SafeLoader
    except yaml.YAMLError as error:
        raise ValueError(_yaml_problem(error)) from error


class _StrictLoader(yaml.SafeLoader):
    """Safe YAML in which a key that is given twice is an error; PyYAML lets the last one win in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    problem = f"the key {key.value!r} is given twice; keep one"
                    raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def _yaml_problem(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        mark = error.problem_mark
        return f"line {mark.line + 1}, column {mark.column + 1}: no valid YAML: {error.problem or error.context}"
    return f"no valid YAML: {' '.join(str(error).split())}"


def what_to_do(errors: Iterable[ErrorDetails], known_keys: Iterable[str]) -> str:
    """What is wrong and how to mend it, in our words for the most telling of pydantic's errors."""
    # A misspelt key shows twice, as unknown and as missing: the former says what to do.
    error = min(errors, key=lambda e: e["type"] != "extra_forbidden")
    key = "".join(f"[{part}]" if isinstance(part, int) else str(part) for part in error["loc"])
    kind, given = error["type"], error["input"]
    match kind:
        case "missing":
            return f"{key}: is missing; add it"
        case "extra_forbidden":
            return f"{key}: unknown key{did_you_mean(key, known_keys)}"
        case "string_type":
            hint = "put it in quotes" if isinstance(given, int | float) else "write one text"
            return f"{key}: should be text, but is {given!r}; {hint}"
        case "list_type":
            return f"{key}: should be a list, but is {given!r}; write each item on its own line after '- '"
        case "value_error":
            told = error["msg"].removeprefix("Value error, ")
            return f"{key}: {told}" if key else told
        case _:
            return f"{key}: {error['msg'][0].lower()}{error['msg'][1:]}, but is {given!r}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest of the known words, or all of them, as the end of a message."""
    nearest = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean {nearest[0]!r}?" if nearest else f"; known: {', '.join(sorted(known)[:20])}"
