"""Which page listed which webinar from when to when, told from all archived fetches.

A page is a series of fetches. A fetch that was read tells what the page lists then; one that failed (no answer, a
server error, a page that could not be parsed) tells nothing and therefore ends nothing. A page has also stopped listing
whatever it listed when it leads elsewhere or is gone (404, 410); the latter counts only when another page of the source
was read in the same run, for a site that answers everything with 404 is broken, not emptied.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.archive import Snapshot
from transform.identity import canonical_url, identifier
from transform.records import PageRecord, WebinarRecord

_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class PageReading:
    """One fetch of a page and what was read from it.

    record: None where there was nothing to read (an error, a PDF) or it could not be read; `problem` says why then.
    """

    snapshot: Snapshot
    record: PageRecord | None
    problem: str | None = None

    @property
    def place(self) -> tuple[str, str]:
        """Source and address by which fetches of one page are known."""
        return self.snapshot.source_id, canonical_url(self.snapshot.final_url)

    @property
    def asked_place(self) -> tuple[str, str]:
        """The same for the address that was asked for: it differs from `place` when the page has moved."""
        return self.snapshot.source_id, canonical_url(self.snapshot.url)


@dataclass(frozen=True, slots=True)
class Appearance:
    """A webinar on a page over time.

    webinar_id: of the event that it is; number: 0, or which one it is where the page shows the webinar several times;
    record and snapshot: as the page showed it last; stopped_at: the fetch by which it had stopped doing so, None while
    it still does.
    """

    webinar_id: str
    source_id: str
    number: int
    record: WebinarRecord
    snapshot: Snapshot
    first_seen_at: datetime
    last_seen_at: datetime
    stopped_at: datetime | None = None

    @property
    def listing_id(self) -> str:
        """Id made from webinar, source, page and number."""
        page = canonical_url(self.snapshot.final_url)
        return identifier("lis", self.webinar_id, self.source_id, page, self.number)


def page_id(snapshot: Snapshot) -> str:
    """The id of a distinct response of a URL."""
    address = canonical_url(snapshot.final_url)
    return identifier("pag", snapshot.source_id, address, snapshot.http_status, snapshot.sha256)


WebinarIdOf = Callable[[WebinarRecord, PageReading], str]


def appearances(readings: Sequence[PageReading], webinar_id_of: WebinarIdOf) -> list[Appearance]:
    """All appearances of webinars in `readings`, which are in order of time."""
    found: dict[tuple[str, str], dict[tuple[str, int], Appearance]] = defaultdict(dict)
    for place, reading in _statements(readings):
        known, snapshot, now = found[place], reading.snapshot, reading.snapshot.fetched_at
        shown: set[tuple[str, int]] = set()
        for webinar_id, number, record in _listed(reading, webinar_id_of) if place == reading.place else ():
            shown.add((webinar_id, number))
            before = known.get((webinar_id, number))
            first = before.first_seen_at if before else now
            known[webinar_id, number] = Appearance(webinar_id, snapshot.source_id, number, record, snapshot, first, now)
        for mark, appearance in known.items():
            if mark not in shown and appearance.stopped_at is None:
                known[mark] = replace(appearance, stopped_at=now)
    return [appearance for on_page in found.values() for appearance in on_page.values()]


def _statements(readings: Sequence[PageReading]) -> Iterator[tuple[tuple[str, str], PageReading]]:
    """What each fetch says of which page: what it lists or, where it is not the page's own, that it lists nothing."""
    read_well = {(reading.snapshot.source_id, reading.snapshot.run_id) for reading in readings if reading.record}
    for reading in readings:
        snapshot = reading.snapshot
        gone = snapshot.http_status in _GONE and (snapshot.source_id, snapshot.run_id) in read_well
        if reading.record is not None or gone:
            yield reading.place, reading
            if reading.asked_place != reading.place:
                yield reading.asked_place, reading


def _listed(reading: PageReading, webinar_id_of: WebinarIdOf) -> Iterator[tuple[str, int, WebinarRecord]]:
    """The webinars of a page in its order, each with the number of its appearance there."""
    times: Counter[str] = Counter()
    for record in sorted(reading.record.webinars if reading.record else (), key=lambda record: record.position):
        webinar_id = webinar_id_of(record, reading)
        yield webinar_id, times[webinar_id], record
        times[webinar_id] += 1
