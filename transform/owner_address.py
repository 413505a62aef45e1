"""What the address of a page tells of the body whose site it is: labels of the host name, folders of the path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from transform.mediators import PLATFORM
from transform.names import plain

NOUN_OF_PART = re.compile(
    r"(?i)\b(?:cent(?:er|re)|school|college|institute|instituto|department|departamento|division|bureau|office|"
    r"oficina|lab|"
    r"clinic|network|agency|board|commission|council|section|superintendencia|direcci[oó]n|unit|committee|facultad|"
    r"centro)\b"
)
# Labels of a host name that name nobody.
_NO_LABEL = re.compile(
    r"www\d?|org|com|net|edu|gov|gob|co|ac|ca|uk|au|mx|ar|us|nz|es|cl|pe|br|int|info|web|events?|agenda|calendar|"
    r"guides|"
    r"services|content|news|blog|go|my|online|en|lib|library|training|learn|learning|store|shop|portal|public|sites"
)
SMALL_WORDS = frozenset({"of", "for", "the", "and", "on", "in", "at", "to", "&"}) | frozenset(
    {"de", "del", "la", "las", "los", "el", "y", "e", "para", "en"}
)


def labels_of(url: str) -> list[str]:
    """The labels of the host name that may abbreviate its owner: "lerc" and "uoregon" of lerc.uoregon.edu."""
    return [
        part for part in (urlsplit(url).hostname or "").split(".") if not _NO_LABEL.fullmatch(part) and len(part) > 2
    ]


def on_platform(url: str) -> bool:
    """The page is on a site where many others post."""
    return any(PLATFORM.match(label) for label in labels_of(url)[-1:])


def folders_of(url: str) -> list[str]:
    """The folders of an address that may be named after a part of the owner."""
    return [folder for folder in urlsplit(url).path.lower().split("/") if len(folder) > 2][:-1]


def spelled(label: str, text: str) -> Iterator[str]:
    """The names in a text whose letters, or whose words' first letters, are those of a label."""
    label = label.replace("-", "")
    words = list(re.finditer(r"[^\W_]+|&", text))
    for at, first in enumerate(words):
        if not first.group()[0].isupper():
            continue
        letters = initials = ""
        for last in words[at : at + 10]:
            word = plain(last.group())
            if re.search(r"[.;:!?()]\s", text[first.start() : last.start()]):
                break
            letters += word
            if word not in SMALL_WORDS:
                if not last.group()[0].isupper():
                    break
                initials += word[0]
            if len(label) > 4 and letters == label and last is not first:
                yield text[first.start() : last.end()]
            if len(label) > 2 and initials == label and word not in SMALL_WORDS:
                yield text[first.start() : last.end()]
            if not label.startswith(letters) and not label.startswith(initials):
                break


def goes_with(label: str, name: str) -> str | None:
    """How a label of the host name goes with a name, by its letters."""
    words = re.findall(r"[^\W_]+", name)
    together = plain("".join(words)).removeprefix("the")
    initials = plain("".join(word[0] for word in words))
    capitals = plain("".join(word if word.isupper() else word[0] for word in words if word[0].isupper()))
    label = label.replace("-", "")
    if together == label:
        return "is"
    if label in (initials, capitals):
        return "initials of"
    if len(label) > 4 and label in together:
        return "begins" if together.startswith(label) else "in"
    if len(together) > 4 and together in label:
        return "holds"
    if len(capitals) > 2 and label.startswith(capitals):
        return "begins with initials of"
    if len(capitals) > 2 and capitals.startswith(label):
        return "begins initials of"
    if len(label) > 2 and any(plain(word).startswith(label) for word in words):
        return "begins a word of"
    return None


def depth_of(name: str, folders: Sequence[str]) -> int | None:
    """The deepest folder of an address that is the name of this body or its acronym."""
    words = re.findall(r"[^\W_]+", re.sub(r"[’']", "", name.lower()))
    acronym = name.lower() if re.fullmatch(r"[A-Z]{3,8}", name) else None
    capitals = "".join(w[0] for w in re.findall(r"[^\W_]+", name) if w[0].isupper()).lower()
    for depth in range(len(folders) - 1, -1, -1):
        folder = folders[depth]
        if NOUN_OF_PART.search(name) and re.split(r"[-_+]", folder)[: len(words)] == words and len(words) > 1:
            return depth
        if folder == acronym or (NOUN_OF_PART.search(name) and len(capitals) > 2 and folder == capitals):
            return depth
    return None
