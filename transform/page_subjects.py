"""Pages whose heading says that they are about something else: staff, publications, jobs, questions, courses, cases.

They speak of webinars, Zoom and dates as well; what they list are no webinars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform import cues
from transform.document import Document
from transform.event_signals import ALL_ONLINE, signals_of
from transform.linekinds import Reading
from transform.units import Unit

# Whatever else the heading says.
_NEVER = re.compile(
    r"(?i)\b(?:job (?:opening|posting|announcement|description)|we are hiring|now hiring|se busca|vacante|vacancy|"
    r"employment opportunity|frequently asked|faqs?|preguntas frecuentes|how to (?:join|attend|use|watch) (?:a|an|our|"
    r"zoom)|c[oó]mo (?:entrar|unirse|conectarse)|"
    r"(?:office|drop-?in|clinic|walk-?in) hours|horas de (?:oficina|consulta)|syllabus|self-paced|"
    r"(?:webinar|recording|zoom|refund|cancellation|registration|attendance|privacy)s?(?: and \w+)? (?:polic(?:y|ies)|"
    r"rules|guidelines|terms)|"
    r"requests? for (?:applications|proposals)|grant (?:program|opportunit\w+|announcement)|funding opportunit\w+|"
    r"convocatoria de (?:subvenciones|becas)|"
    r"in[- ]person (?:workshops?|trainings?|events?|classes)|(?:talleres|eventos|cursos) presenciales)\b|"
    r"\b(?-i:vs?\.? [A-Z]).*\bNo\. ?\d|(?-i:^[A-Z]{2,5} ?\d{3,4}\b).*\b(?:fall|spring|summer|winter|semester)\b"
)
# Unless the heading speaks of webinars, recordings or something online too.
_OTHERWISE = re.compile(
    r"(?i)^(?:(?:our |meet (?:the|our) )?(?:staff|team|people|faculty|leadership|board of directors)\b(?! training)|"
    r"(?:nuestro )?(?:equipo|personal)\b|"
    r"(?:jobs?|careers?|employment(?: opportunities)?|work (?:with|for) us|join our team|"
    r"(?:job |current |open )?(?:openings|positions|vacancies)|internships?|empleos?|trabaja con nosotros)\W*$)|"
    r"\b(?:staff|faculty|attorney) directory\b|\bfaculty and staff\b|\b(?:publications|working papers|fact ?sheets|"
    r"policy briefs|publicaciones|hojas informativas|podcasts?)\b|\bnewsletter archives?$|"
    r"\bnewsletters$|\bannual report\b|"
    r"\b(?:meeting|board) minutes$|^(?:agendas (?:and|&) )?minutes$|"
    r"\bcourse catalog\b|\be-?learning\b|\bawareness (?:day|week|month)\b|"
    r"\b(?:conference|convention|annual meeting|congress|summit)\b[^.]*\b(?:program|schedule|agenda)\b|"
    r"\b(?:program|schedule|agenda)\b[^.]*\b(?:conference|convention|annual meeting)\b"
)
_NOTHING_ONLINE = re.compile(
    r"(?i)\bnot be (?:recorded (?:or|nor) (?:live-?)?streamed|(?:live-?)?streamed)\b|"
    r"\bno se (?:transmiten?|grabar[aá]n|transmitir[aá]n?)\b"
)


def is_about_something_else(document: Document, readings: Sequence[Reading]) -> bool:
    """The page's heading, or its first lines, rule out that it lists webinars."""
    heading = _heading(document, readings)
    if _NEVER.search(heading) or _asks_and_answers(readings):
        return True
    if cues.WEBINAR.search(heading) or cues.RECORDED.search(heading) or cues.says_online(heading):
        return False
    named = re.split(r"\s[|–—:-]+\s|:\s", document.title or "")[0]
    lead = [r.text for r in readings[:8]]
    if any(ALL_ONLINE.search(r.text) for r in readings[:15]) and sum(r.kind == "date" for r in readings) >= 2:
        return False  # a report of a year's meetings, all of them on Zoom
    return any(_OTHERWISE.search(name) for name in (heading, named)) or any(_NOTHING_ONLINE.search(t) for t in lead)


_POSTS = re.compile(
    r"(?i)^\W*(?:our |the )?(?:blog|news)\s*[:|–—]|\b(?:blog|news(?:room)?|"
    r"press (?:releases|room)|(?:latest|recent) (?:news|posts)|noticias|comunicados)\W*$"
)


def is_of_posts(document: Document, readings: Sequence[Reading]) -> bool:
    """A list of posts: the days are those of posting, and what happened online is told in passing."""
    heading = _heading(document, readings)
    return _POSTS.search(heading) is not None and sum(r.line.heading == 2 and r.kind == "title" for r in readings) >= 3


def is_post_of_webinar(unit: Unit) -> bool:
    """What a post says in its title or beside it, not in a sentence, or where it leads, is that it is a webinar."""
    signals = signals_of(unit.lines, unit)
    beside = [r for r in unit.body if r.kind != "prose" and not r.text.endswith(".")]
    named = any(cues.WEBINAR.search(r.text) for r in [unit.head, *beside])
    return unit.signature != ("h", "1") and (named or signals.registered or signals.recorded)


def _asks_and_answers(readings: Sequence[Reading]) -> bool:
    """Most of what stands out on the page are questions: instructions, or questions often asked."""
    standing_out = [r for r in readings if r.emphasised or r.line.element.tag in ("summary", "dt")]
    short = [r for r in readings if r.kind != "prose" and r.words <= 14 and r.line.ancestor("li", "td") is None]
    for lines in (standing_out, short):
        asked = [r for r in lines if r.text.endswith("?") and r.words >= 3]
        if len(asked) >= 4 and 2 * len(asked) > len(lines) and not _lists_events(asked, readings):
            return True
    return False


def _lists_events(asked: Sequence[Reading], readings: Sequence[Reading]) -> bool:
    """Titles that ask: days stand in them, or right below."""
    at = {r.index for r in asked}
    return any(r.day and (r.index in at or r.index - 1 in at) for r in readings)


def is_side_box(document: Document, readings: Sequence[Reading], units: Sequence[Unit]) -> bool:
    """All units are single lines of links, few, on a page with a heading and running text about something else."""
    heading = _heading(document, readings)
    if cues.WEBINAR.search(heading) or cues.EVENT.search(heading) or cues.says_online(heading):
        return False
    lines = {r.index for unit in units for r in unit.lines}
    links = all(len(unit.lines) == 1 and unit.head.line.linked for unit in units)
    text = [r for r in readings if r.index not in lines and r.kind == "prose"]
    return links and 1 <= len(units) <= 4 and len(text) >= 3


def _heading(document: Document, readings: Sequence[Reading]) -> str:
    headings = [r.text for level in (1, 2) for r in readings if r.line.heading == level]
    return headings[0] if headings else document.title or ""
