"""Sites that pass on what others hold: platforms, collections of other people's posts, news media."""

from __future__ import annotations

import re

from transform.document import Document

# Names that a page's frame prints and that never hold an event: platforms, site builders, aggregators, wire services.
PLATFORM = re.compile(
    r"(?i)^(?:the )?(?:zoom\b.*|eventbrite|youtube|vimeo|facebook|gotowebinar|goto|webex|linkedin|cvent|on24|"
    r"action network|mobilize(?:us)?|everyaction|crowdcast|brighttalk|hopin|ticket ?source|airmeet|livestorm|"
    r"demio|allevents\S*|partiful|localist|givebutter|bigmarker|clickmeeting|heysummit|whova|sched|swoogo|bizzabo|"
    r"splash\S*|simpletix|patch|blogger|blogspot|wordpress|wix|squarespace|home|webinar|login|medium|substack|"
    r"govdelivery|granicus|mailchimp|issuu|luma|humanitix|libguides.*|constant contact|nationbuilder|meetup|ticket\w+|"
    r"inicio|main content|jd ?supra|mondaq|lexology|national law review|pr ?newswire|business ?wire|globenewswire|"
    r"ein ?presswire|growthzone|chamber ?master|member ?clicks|wild apricot|slideshare|scribd|docplayer|x|twitter|"
    r"instagram|apple podcasts|spotify|soundcloud)(?:,? (?:llc|inc|ltd|corp|blog))?\.?$"
)

# The last word of a newspaper's or a station's name; call signs of American stations.
_NEWSPAPER = re.compile(
    r"(?i)\b(?:news(?:papers?|wire)?|times|herald|tribune|gazette|courier|chronicle|daily|bee|sentinel|observer|dispatch|"
    r"examiner|reporter|ledger|globe|bulletin|argus|democrat|republican|record|patch|inquirer|"
    r"mirror|mercury|telegraph|telegram|post|journal|sun|star|independent|public (?:media|radio|broadcasting)|radio|"
    r"television|tv|broadcasting|diario|peri[oó]dico|noticias|prensa|nación)$|"
    r"^(?-i:[WK][A-Z]{2,3})(?:[ -](?:TV|FM|AM|Radio|\d+|News))*$|^(?:the )?(?:daily|diario|el diario|abc|nbc|cbs|fox) "
)
_REPORTED = re.compile(
    r"^(?:By|BY|Por) [A-ZÁÉÍÓÚ][\w.’'-]+ (?:[A-Z]\. )?[A-ZÁÉÍÓÚ][\w’'-]+(?:\b|$)|"
    r"^(?:Published|Updated|Posted|Publicado)\b|^[A-Z][A-Z. ,]+(?:, [A-Z][a-z]+\.)? (?:\([^)]{2,30}\) )?[-–—] "
)


def is_news(document: Document, owner: str) -> bool:
    """The page is an article of a newspaper or a station: its owner is named like one, and somebody reports."""
    if not _NEWSPAPER.search(owner):
        return False
    article = re.search(r'"@type"\s*:\s*\[?\s*"(?:News|Reportage)', "".join(document.tree.xpath("//script/text()")))
    return article is not None or any(_REPORTED.match(line.text) for line in document.lines)
