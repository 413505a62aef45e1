"""The names that a page says somebody bears or bore besides the one printed: maiden names, former and pen names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transform.identity import fold
from transform.name_agreement import given_agree
from transform.names import is_surname
from transform.person_names import OTHER_NAME, NameForm, name_form


def other_names(printed: str, *texts: str | None) -> Iterator[NameForm]:
    """The names that the page says the person bears or bore as well: "Jane Roe (née Doe)", "formerly Jane Doe"."""
    form = name_form(printed)
    for found in OTHER_NAME.finditer(printed):
        yield _also(form, found["name"])
    for text in texts:
        for found in OTHER_NAME.finditer(text or ""):
            name = name_form(found["name"])
            if name.given and given_agree(form, name):
                yield name
            elif not name.given and (_is_family_name(name, form) or _behind_name(form, text or "", found.start())):
                yield replace(form, family=tuple(part for word in name.family for part in word.split()))


def _is_family_name(name: NameForm, form: NameForm) -> bool:
    """Whether one word behind "formerly" is a surname: known as one, or with part of the present one."""
    return bool(set(name.family) & set(form.family)) or (len(name.family) == 1 and is_surname(name.family[0]))


def _behind_name(form: NameForm, text: str, place: int) -> bool:
    """Whether the person's own name stands right before a place of the text: "Jane Doe (formerly Muster)"."""
    words = re.findall(r"\w+", fold(text[:place].replace("-", " ")))
    return bool(form.family) and tuple(words[-len(form.family) :]) == form.family


def _also(form: NameForm, name: str) -> NameForm:
    """A maiden name alone goes with the given name; a full name stands for itself."""
    other = name_form(name)
    return other if other.given and given_agree(form, other) else replace(form, family=other.family or form.family)
