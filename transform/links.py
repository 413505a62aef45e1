"""What a link leads to: by its label, its platform and its file type, in that order of trust."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from transform.records import ResourceKind

_PLATFORMS: tuple[tuple[str, str, ResourceKind | None], ...] = (
    # host (end of), platform, what a link to it is when nothing else tells
    ("zoom.us", "zoom", "registration"),
    ("zoom.com", "zoom", "registration"),
    ("zoomgov.com", "zoom", "registration"),
    ("youtube.com", "youtube", "recording"),
    ("youtube-nocookie.com", "youtube", "recording"),
    ("youtu.be", "youtube", "recording"),
    ("vimeo.com", "vimeo", "recording"),
    ("gotowebinar.com", "gotowebinar", "registration"),
    ("gotomeeting.com", "gotomeeting", "registration"),
    ("goto.com", "goto", "registration"),
    ("webex.com", "webex", "registration"),
    ("teams.microsoft.com", "teams", "registration"),
    ("microsoftstream.com", "stream", "recording"),
    ("wistia.com", "wistia", "recording"),
    ("wistia.net", "wistia", "recording"),
    ("panopto.com", "panopto", "recording"),
    ("kaltura.com", "kaltura", "recording"),
    ("mediasite.com", "mediasite", "recording"),
    ("brightcove.net", "brightcove", "recording"),
    ("meet.google.com", "google_meet", "registration"),
    ("meet.jit.si", "jitsi", "registration"),
    ("livestream.com", "livestream", "recording"),
    ("c-span.org", "c-span", "recording"),
    ("soundcloud.com", "soundcloud", "recording"),
    ("dailymotion.com", "dailymotion", "recording"),
    ("facebook.com", "facebook", None),
    ("fb.watch", "facebook", "recording"),
    ("eventbrite.com", "eventbrite", "registration"),
    ("eventbrite.ca", "eventbrite", "registration"),
    ("eventbrite.co.uk", "eventbrite", "registration"),
    ("cvent.com", "cvent", "registration"),
    ("on24.com", "on24", "registration"),
    ("bigmarker.com", "bigmarker", "registration"),
    ("crowdcast.io", "crowdcast", "registration"),
    ("hopin.com", "hopin", "registration"),
    ("adobeconnect.com", "adobe_connect", "recording"),
    ("mobilize.us", "mobilize", "registration"),
    ("actionnetwork.org", "action_network", "registration"),
    ("everyaction.com", "everyaction", "registration"),
    ("regfox.com", "regfox", "registration"),
    ("wufoo.com", "wufoo", "registration"),
    ("jotform.com", "jotform", "registration"),
    ("surveymonkey.com", "surveymonkey", "registration"),
    ("forms.gle", "google_forms", "registration"),
    ("forms.office.com", "microsoft_forms", "registration"),
    ("slideshare.net", "slideshare", "slides"),
    ("prezi.com", "prezi", "slides"),
    ("docs.google.com", "google_docs", None),
    ("drive.google.com", "google_drive", None),
    ("dropbox.com", "dropbox", None),
    ("box.com", "box", None),
    ("sharepoint.com", "sharepoint", None),
)
# Where events themselves take place or can be watched; a ticket shop or a form says nothing of that.
ONLINE_PLATFORMS = frozenset(
    (
        *(
            "zoom",
            "youtube",
            "vimeo",
            "gotowebinar",
            "gotomeeting",
            "goto",
            "webex",
            "teams",
            "stream",
            "wistia",
            "on24",
        ),
        *(
            "panopto",
            "kaltura",
            "mediasite",
            "brightcove",
            "livestream",
            "bigmarker",
            "crowdcast",
            "hopin",
            "adobe_connect",
        ),
    )
)
_MEDIA = {
    "pdf": "application/pdf",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "wmv": "video/x-ms-wmv",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "txt": "text/plain",
}
_FRAME = re.compile(
    r"(?i)(?:facebook\.com/(?:sharer|share|dialog|plugins)|twitter\.com/|//x\.com/|linkedin\.com/(?:share|company|"
    r"in/|sharing)|"
    r"pinterest\.|instagram\.com|bsky\.app|threads\.net|addtoany|addthis|wa\.me|whatsapp|reddit\.com/submit|"
    r"calendar\.google\.com|calendar\.yahoo|outlook\.(?:live|office)|/ical\b|\.ics\b|[?&]ical=|addevent|"
    r"add-?to-?calendar|"
    r"/(?:tags?|categor(?:y|ies)|author|authors|wp-login|login|signin|sign-in|user|account|cart$|search|feed|people|"
    r"staff|faculty|"
    r"directory|donate|contact(?:-us)?|about(?:-us)?|privacy|terms|bios?|profile)(?:/|$|\.html?|\?)|google\.com/maps|"
    r"[?&](?:print|tags?|categor(?:y|ies)|search)=|maps\.google|goo\.gl/maps|"
    r"facebook\.com/[^/]+/?$|youtube\.com/(?:user|c|channel|@)(?![^?]*/(?:live|streams)/?$)[^?]*$|vimeo\.com/?$|zoom\.us/?(?:$|test|download|"
    r"support)|support\.zoom)"
)
# What is put into the basket of a shop that sells webinars is a place in one.
_INTO_BASKET = re.compile(r"(?i)\badd-?_?to-?_?cart\b|/cart/add\b|/cart\b[^?]*\?(?:.*&)?add=")
_LABELS: tuple[tuple[ResourceKind, re.Pattern[str]], ...] = (
    ("transcript", re.compile(r"(?i)\b(?:transcripts?|transcripci[oó]n|closed captions)\b")),
    (
        "registration",
        re.compile(
            r"(?i)\b(?:(?:pre-?)?register(?:ed|ing)?|(?:pre-?)?registration|rsvp|sign[- ]?up|enroll|tickets?|"
            r"reserve(?! (?:university|bank|board|school))|(?:save|book|"
            r"reserve|buy|purchase|claim|get) (?:your|an?) (?:\w+ )?(?:seats?|spots?|places?)|"
            r"book (?:now|here|online)|matr[ií]cula|reserva(?:r)?|"
            r"ap[uú]nt[ae]\w*|an[oó]t[ae](?:te|rse)|"
            r"inscr[ií]b\w*|inscripci[oó]n(?:es)?|reg[ií]str\w+|registro|join (?:us|zoom|webinar|meeting|here|"
            r"via|on|now|by|(?:the|our|this) (?:\w+ ){0,2}(?:webinar|webcast|meeting|call|session|event|zoom|class|"
            r"conversation|discussion|training|live ?stream|workshop|panel|forum|briefing|town hall|seminar))|attend)\b"
        ),
    ),
    (
        "slides",
        re.compile(
            r"(?i)\b(?:slides?|slide ?decks?|decks?|power ?points?|pptx?|diapositivas|presentaci[oó]n(?:es)?|"
            r"presentations?(?! recording| video))\b"
        ),
    ),
    (
        "recording",
        re.compile(
            r"(?i)\b(?:recordings?|recorded|videos?|v[ií]deos?|watch|replay|re-watch|rewatch|youtube|vimeo|"
            r"grabaci[oó]n(?:es)?|"
            r"ver(?: el| la)?|audio|listen|on[- ]demand|view(?: the)? (?:webinar|webcast|event|session)|stream|"
            r"mira(?:r)?|(?:archived )?(?:webcast)|archived webinar|live ?stream)\b"
        ),
    ),
    (
        "document",
        re.compile(
            r"(?i)\b(?:handouts?|materials?|flyers?|fliers?|agendas?|programs?|pdf|reports?|tool ?kits?|guides?|fact "
            r"?sheets?|papers?|"
            r"bibliograph\w+|outlines?|checklists?|templates?|q ?& ?a|faqs?|resources?|downloads?|materiales|"
            r"folletos?|volantes?|gu[ií]as?|"
            r"informe|hoja|programa|ponencias|nota conceptual|case stud\w+|packets?|workbooks?|manuals?|brief|memo|"
            r"order|opinion|worksheets?|posters?|summary|bulletins?)\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Target:
    """What is known of a link's target. `kind` is None where it says nothing; `frame`: a link of the page's frame."""

    kind: ResourceKind | None
    platform: str | None
    media_type: str | None
    frame: bool


def target_of(url: str) -> Target:
    """Judge a link by its address alone."""
    parts = urlsplit(url)
    host, path = (parts.hostname or "").lower(), parts.path.lower()
    extension = path.rsplit(".", 1)[-1] if "." in path.rsplit("/", 1)[-1] else ""
    media = _MEDIA.get(extension)
    frame = media is None and _FRAME.search(url) is not None
    for ending, platform, usual in _PLATFORMS:
        if host == ending or host.endswith("." + ending) or (usual == "recording" and platform in host.split(".")):
            return Target(_on_platform(platform, usual, path), platform, media, frame)
    kind: ResourceKind | None = None
    if extension in ("ppt", "pptx", "key", "odp"):
        kind = "slides"
    elif extension in ("mp4", "m4v", "mov", "wmv", "mp3", "m4a"):
        kind = "recording"
    elif extension in ("vtt", "srt"):
        kind = "transcript"
    elif extension in ("pdf", "doc", "docx", "xls", "xlsx", "zip"):
        kind = "slides" if re.search(r"slides?\b|slide|_ppt|powerpoint|presentation", path) else "document"
        if re.search(r"transcript", path):
            kind = "transcript"
    elif re.search(r"/(?:register|registration|rsvp|signup)\b", path) or _INTO_BASKET.search(url):
        kind = "registration"
    elif re.search(r"/(?:recordings?|on-?demand|replay)\b", path):
        kind = "recording"
    return Target(kind, None, media, frame)


def _on_platform(platform: str, usual: ResourceKind | None, path: str) -> ResourceKind | None:
    if re.search(r"/rec(?:ording)?s?/|/recording|playback|/videos?/|/watch|/embed/", path):
        return "recording"
    if re.search(r"/register|/registration|/forms/|/webinar/|/meeting/|/e/", path) and usual != "recording":
        return "registration"
    if platform == "google_docs" and "/presentation/" in path:
        return "slides"
    if platform in ("google_docs", "google_drive", "dropbox", "box", "sharepoint"):
        return "document"
    return usual


def kind_by_label(label: str, target: Target) -> ResourceKind | None:
    """What the words of the link say, checked against where it leads."""
    for kind, pattern in _LABELS:
        if not pattern.search(label):
            continue
        if kind == "slides" and target.kind == "recording":
            return "recording"
        if kind == "document" and target.platform and target.kind:
            continue
        if (
            kind == "registration"
            and target.kind in ("document", "slides")
            and not re.search(r"(?i)\bregist|rsvp|inscri", label)
        ):
            continue
        if kind == "recording" and target.kind in ("slides", "document", "transcript") and target.media_type:
            continue
        return kind
    return None
