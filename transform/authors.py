"""Authors who speak in the first person: "I will be presenting with …" in a post that says "By Jane Roe"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform.linekinds import Reading
from transform.person_lines import Person, person_of
from transform.person_phrases import find_phrases
from transform.records import Role

_FIRST_PERSON = re.compile(
    r"(?i)\bI(?:[’']ll| will| am|[’']m)\s(?:also\s)?(?:be\s)?(?:(?P<moderator>moderat\w+)|present\w*|speak\w*|"
    r"joined by|"
    r"teach\w*|leading|lead|discuss\w*|cover\w*|talk\w*|on (?:it|the panel)|join(?:ing)? (?!you)|explain\w*|walk\w*|"
    r"conduct\w*|(?:be )?giving|give (?:a|the|this) (?:webinar|talk|presentation)|a panell?ist|one of the (?:speakers|"
    r"presenters|panell?ists))\b|"
    r"\b(?:please )?join (?:me|my (?:colleague|partner)s?)\b|\b(?:and|y) I will (?:be )?(?:present|speak|discuss|"
    r"cover|lead|"
    r"talk)\w*|\bwith me (?:will be|is|are)\b|\bmy co-?(?:presenters?|panell?ists?)\b|"
    r"\b(?:presentaré|expondré|hablaré|impartiré|compartiré (?:mesa|panel)|acompáñenme|acompáñame)\b|"
    r"\b(?P<moderator2>moderaré)\b"
)
_WORDS_OF_OTHERS = re.compile(r"[“«\"][^”»\"]*[”»\"]")
# "By Jane Roe", "Posted by Jane Roe in".
BYLINE = re.compile(
    r"(?i)^\W*(?:by:?|(?:posted|written|published|submitted) (?:(?:on|in) [^.]{4,40} )?by:?|author:|por:?|autora?:|"
    r"(?:publicado|escrito) por:?)\s+(?=(?-i:[A-ZÁÉÍÓÚÑ]))"
)


def authors_who_present(lines: Sequence[Reading], page: Sequence[Reading]) -> list[Person]:
    """The author of what an event's lines say, where they say "I" of a presenter; the byline may stand outside them.

    `page`: all lines of the page in order. Of several bylines the nearest holds.
    """
    said = next((m for r in lines if (m := _FIRST_PERSON.search(_WORDS_OF_OTHERS.sub(" ", r.text)))), None)
    if said is None:
        return []
    begin, end = lines[0].index, lines[-1].index
    bylines = [(reading, match) for reading in page if (match := BYLINE.match(reading.text))]
    bylines.sort(key=lambda found: max(begin - found[0].index, found[0].index - end, 0))
    role: Role = "moderator" if said["moderator"] or said["moderator2"] else "presenter"
    for reading, match in bylines[:1]:
        phrases = find_phrases(reading.text[match.end() :])
        if phrases and phrases[0].start == 0:
            return [person_of(listed, role, reading, 0.8) for listed in phrases[0].people]
    return []
