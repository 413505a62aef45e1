"""The words by which `links` tells lists, events and everything else apart, English and Spanish."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scrapy.linkextractors import IGNORED_EXTENSIONS


@lru_cache(maxsize=4096)  # a page repeats its classes and its labels
def words(text: str) -> frozenset[str]:
    """The words of a label, path segment or class name: lower case, without accents, camelCase taken apart."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return frozenset(re.findall(r"[a-z]+", plain))


FILES = frozenset(IGNORED_EXTENSIONS) | words("ics ical vcs vcf csv json xml txt epub gz avif")
"""Extensions of what is no page."""

EVENT = words("""
    webinar webinars webcast webcasts webconference webseries event events training trainings workshop workshops
    seminar seminars session sessions symposium forum forums roundtable roundtables townhall briefing briefings
    panel panels lecture lectures talk talks conversation conversations presentation presentations conference
    conferences summit summits class classes course courses recording recordings replay livestream bootcamp masterclass
    seminario seminarios taller talleres evento eventos capacitacion capacitaciones charla charlas conferencia
    conferencias curso cursos jornada jornadas formacion encuentro foro conversatorio grabacion grabaciones
""")

FILLER = words("""
    past upcoming previous all our online virtual live free recorded on demand archive archives archived and of the
    for list series program programs detail details view calendar pasados proximos anteriores en linea de y
""")
"""What may stand beside an event word in a path segment that still means "the events"."""

NOT_FOLLOWED = frozenset(
    """
    login log-in signin sign-in signup sign-up logout my-account account cart checkout donate donation subscribe
    unsubscribe newsletter search buscar feed feeds rss atom print printpdf share email-friend sharer wp-admin wp-login
    wp-json xmlrpc wp-content cdn-cgi ical ics webcal outlook-ical outlookical export add-to-calendar addtocalendar tag
    tags category categories etiqueta categoria author authors privacy privacy-policy terms-of-use cookie-policy sitemap
    contact contact-us contacto submit-event submit add-event
    """.split()  # noqa: SIM905
)
"""Path segments, parameters and their values that never lead to a webinar."""

VIEW_PARAMETERS = re.compile(
    r"(?i)f\[.*|.*sort.*|order(_?by)?|dir|direction|view(_?mode|type)?|display|layout|tags?|cat|category|categories"
    r"|topics?|types?|filter.*|facet.*|tax_.*|limit|per_?page|items_per_page|lang|q|s|keys?|keyword|search.*|location"
    r"|region|state|audience|format|output|action|destination|return.*|redirect.*|ref|referrer"
)
"""Query parameters that filter, sort or dress a list."""

CHROME = words("""
    nav navbar navigation menu submenu megamenu menubar footer sidebar breadcrumb breadcrumbs share sharing social
    socials login toolbar topbar masthead banner contentinfo cookie cookies language languages skip complementary
""")
"""Classes, ids and roles of what surrounds a page's content."""

NEXT = re.compile(
    r"(?ix) (go\ to\ )?(the\ )?(next|older|previous|prev|earlier|load\ more|show\ more)"
    r"  (\ (page|pages|posts?|entries|items|events?|webinars?|trainings?|results|recordings?))? \W*"
    r"| [»›>]{1,2} | →"
    r"| (p[aá]gina\ )?(siguientes?|anterior(es)?)(\ p[aá]gina)? \W*"
    r"| (cargar|mostrar)\ m[aá]s(\ eventos|\ seminarios)? \W*"
    r"| (entradas|eventos|seminarios)\ (m[aá]s\ antigu[oa]s|anteriores) \W*"
)
"""Labels that turn the page of a list."""

_EVENTS = r"(webinars?|events?|trainings?|workshops?|recordings?|sessions?|seminars?|webcasts?|programs)"
LISTING = re.compile(
    r"(?ix) ((view|see|browse|watch|our|the|all)\ )*"
    r"  (past|previous|prior|archived?|recorded|earlier|upcoming|all|on-?demand|other)"
    r"  (\ (and|&)\ (past|previous|archived|recorded|upcoming|on-?demand))?"
    rf" \ ([\w&,'’-]+\ ){{0,2}}{_EVENTS}(\ archives?)? \W*"
    r"| (webinar|event|training|webcast|video)\ (archives?|library|recordings|series|calendar) \W* | archives? \W*"
    r"| (ver\ )?(todos\ los\ |nuestros\ )?(eventos|seminarios(\ web)?|talleres|capacitaciones|webinars)"
    r"  \ (anteriores|pasados|pasadas|pr[oó]ximos|archivados) \W*"
    rf"| ({_EVENTS}|archives?)? \W* (19|20)\d\d (\W(19|20)?\d\d)? (\ ({_EVENTS}|archives?))? \W*"
)
"""Labels that lead to another list of events."""

MORE = re.compile(
    r"(?ix) \W* ((learn|read|find\ out|see|view|get)\ (more|details|event|webinar|recording|session|the)\b"
    r"| more\ (info|details) | continue\ reading\b | (details|view|watch|register|rsvp|sign\ up|recording)\b"
    r"| (m[aá]s\ informaci[oó]n | (leer|saber|ver)\ m[aá]s | ver\ (detalles|grabaci[oó]n) | detalles)\b"
    r"| seguir\ leyendo\b"
    r"| reg[ií]str | inscr[ií]b | inscripci)"
)
"""How labels begin that lead from an entry of a list to its page."""

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
DATE = re.compile(
    rf"(?i)\b(?:{_MONTH})\.?,?\s+\d{{1,4}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?:{_MONTH})\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4})\b|\b(?:19|20)\d\d-\d{2}-\d{2}\b"
)
"""A day or a month as printed near an event; good enough to recognise an entry, not to read a date."""
