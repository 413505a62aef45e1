"""What can be the name of an organization, as printed, and what can stand in a list of such names."""

from __future__ import annotations

import re

from transform.affiliation_items import ORG_NOUN, kind_of
from transform.known_bodies import is_known
from transform.names import CREDENTIAL, is_dictionary_word, name_at, name_weight
from transform.page_entities import is_found_name, label_of
from transform.places import is_place

# Lower-case words that stand inside names of bodies and between them.
SMALL = frozenset("of the for and in on at de del la las los el y e en para to with a con un una our".split())  # noqa: SIM905
# Lower-case nouns that end a name: "Travis County DA's office", "Monroe chamber of commerce".
COMMON_TAIL = (
    r"(?:office|division|unit|section|chapter|law school|chambers? of commerce|bar association|departments? of labou?r|"
    r"labor (?:council|federation|department)|(?:health |labor )?department|public library|community college|"
    r"(?:research|working) group|research (?:cent(?:er|re)|network|institute))"
)
CALENDAR = re.compile(
    r"(?i)(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|spring|summer|fall|winter|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?$"
)
_NO_BODY = re.compile(
    r"(?i)^(?:Zoom|YouTube|Webinars?|Facebook|Eventbrite|Microsoft Teams|LinkedIn|Vimeo|GoToWebinar|Webex|CLE|Q&A|"
    r"Us|URL|Link|PDF|E-?mail|Phone|Meeting ID|Passcode|Here|Now|Día|Semana|(?:[\w’']+ )*(?:Day|Week|Month)$|"
    r"FAQs?|COVID\S*|American Sign Language|ASL|Spanish|"
    r"English|Register|Registration|Learn More|Read More)\b"
)
_NO_FIRST = re.compile(
    r"(?:With|Through|By|In|On|For|At|As|From|Join|We|This|These|That|It|Our|They|Their|You|Your|Who|What|When|"
    r"Where|How|Why|He|She|There|Here|If|Please|Contact|All|Each|Any|And|Or|But|Also|Not|No)\b"
)
_MEMBERS = re.compile(
    r"(?:Workers|Teachers|Commissioner|Attorney General|Attorneys|Employees|Teamsters|Painters|Nurses|Secretary|"
    r"Ombudsman|Solicitors?|Lawyers|Advocates|Comptroller|Auditor|Mayor|Governor|Partners|Advisers|Consultants|"
    r"Associates|Organizers|Carpenters|Prosecutors?|Inspector General)\b"
)


def is_body(name: str) -> bool:
    """The name can be an organization's: no person, place, title, platform or sentence."""
    words = re.findall(r"[^\W_][\w’'@.&-]*", name)
    if not words or not 2 <= len(name) <= 120 or _NO_BODY.match(name) or _NO_FIRST.match(words[0]):
        return False
    if re.search(r"@\S+\.\w", name) or (len(words) == 1 and not name.isupper() and is_dictionary_word(name)):
        return False  # an address; a noun of institution alone
    tail = re.search(rf"(?<=[\w’']) {COMMON_TAIL}(?: \([^()]*\))?$", name)
    capitals = re.findall(r"[^\W_][\w’'@.&-]*", name[: tail.start()]) if tail else words
    if not re.match(r"[A-ZÁÉÍÓÚÑ0-9]|[\w ]*@|[a-z]’?[A-Z]", name) or any(
        w[0].islower() and w not in SMALL and "@" not in name for w in capitals[1:]
    ):
        return False
    if CALENDAR.match(words[0]) or re.search(
        r"(?i)\b(?:interpret\w+|interpretación|\d+ (?:hours?|credits?|minutes))\b", name
    ):
        return False
    if is_known(name) or (len(words) > 1 and CAMEL.match(words[0])):
        return True
    if is_person(name):
        return False
    kind = kind_of(name)
    if kind in ("organization", "unit") or tail:
        return True
    if kind in ("place", "credential", "note") or is_place(name):
        return False
    if kind == "role" and not _MEMBERS.search(name):
        return False
    telling = [w for w in words if w not in SMALL]
    return len(telling) > 1 or label_of(name) == "ORG" or telling[0].isupper() or not is_dictionary_word(telling[0])


CAMEL = re.compile(r"(?!Mac|Mc|De|La|Le|Di|Van|O’)[A-Z][a-z]+[A-Z][a-z]*")


def is_person(name: str) -> bool:
    """The text begins with a person's name and ends with it, or goes on in parentheses."""
    bare = re.sub(r"\s*\([^()]*\)$", "", name)
    last = bare.split()[-1] if bare.split() else ""
    if len(bare.split()) == 2 and re.fullmatch(r"[A-Z]{3,6}", last) and not re.fullmatch(CREDENTIAL, last):
        return False  # "Mondiaal FNV"
    if is_found_name(name) or is_found_name(bare):
        return True
    person = name_at(bare)
    if person is None or name_weight(person.name) < 0.3:
        return False
    rest = bare[person.end :]
    return re.match(r",? (?:of|from|and|&|y|e) ", rest) is not None or (len(rest) <= 1 and not ORG_NOUN.search(bare))


def is_title_case(name: str) -> bool:
    """All words but small ones are capitalised."""
    return all(belongs(word) for word in name.split())


def belongs(word: str) -> bool:
    """The word can be part of a list of names: a capitalised word, a number, a parenthesis or a small word."""
    bare = word.strip("“”\"'‘’.,:!?")
    return (
        not bare
        or word.startswith("(")
        or bare in SMALL
        or bare in ("&", "+", "/", "•", "·", "|", "–", "-")
        or bare[0].isupper()
        or bare[0].isdigit()
        or "@" in bare
        or (len(bare) > 2 and bare[1].isupper())
        or re.match(r"[a-z]’[A-Z]", bare) is not None
    )
