"""Scores the resolver on the labeled pairs of `tests/identity`: `python tests/identity_pairs.py [--faults train|dev]`.

Each pair is resolved on its own, as two pages that know of nothing else; B-cubed takes all mentions of a part at once.
The faults of `test` are never shown: it is scored as a whole.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from crawler.archive import Snapshot
from transform.history import PageReading
from transform.lasting_ids import Earlier
from transform.names import name_at
from transform.organization_lookup import register_lookup
from transform.records import (
    EventDate,
    Evidence,
    OrganizationRecord,
    PageRecord,
    PresenterRecord,
    ResourceRecord,
    Sourced,
    TopicRecord,
    WebinarRecord,
)
from transform.resolution import Resolution

PAIRS = Path(__file__).parent / "identity"
KINDS = ("persons", "organizations", "webinars")
PARTS = ("train", "dev", "test")
RUN = "20240601T080000Z"

Mention = Mapping[str, Any]
Pair = Mapping[str, Any]


class Score(NamedTuple):
    """Pairwise precision and recall over pairs, and F1 of B-cubed over all mentions of the part."""

    precision: float
    recall: float
    b_cubed: float


@dataclass(frozen=True)
class Source:
    """A site as a source file would tell of it."""

    id: str
    name: str
    start_urls: tuple[str, ...]
    organization: str | None
    homepage: str | None = None
    time_zone: str | None = None


def load_pairs(kind: str, part: str) -> list[Pair]:
    """The pairs of a part of one of `KINDS`."""
    lines = (PAIRS / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pair for pair in map(json.loads, lines) if pair["part"] == part]


def score(kind: str, pairs: Sequence[Pair]) -> Score:
    """How well the resolver tells which pairs are one."""
    right = Counter((pair["same"], is_one(kind, pair)) for pair in pairs)
    together = {json.dumps(mention, sort_keys=True): mention for pair in pairs for mention in (pair["a"], pair["b"])}
    mentions = list(together.values())
    return Score(
        right[True, True] / max(right[True, True] + right[False, True], 1),
        right[True, True] / max(right[True, True] + right[True, False], 1),
        b_cubed([mention["entity"] for mention in mentions], resolved(kind, mentions)),
    )


def is_one(kind: str, pair: Pair) -> bool:
    """Whether the resolver takes the two mentions of a pair as one."""
    one, other = resolved(kind, [pair["a"], pair["b"]])
    return one == other


def b_cubed(truth: Sequence[str], found: Sequence[str]) -> float:
    """F1 of B-cubed of two clusterings of the same mentions."""
    both, of_truth, of_found = Counter(zip(truth, found, strict=True)), Counter(truth), Counter(found)
    precision = sum(n * n / of_found[cluster] for (_, cluster), n in both.items()) / len(truth)
    recall = sum(n * n / of_truth[entity] for (entity, _), n in both.items()) / len(truth)
    return 2 * precision * recall / (precision + recall)


def resolved(kind: str, mentions: Sequence[Mention]) -> list[str]:
    """The id that each mention gets where these are all that is known."""
    records = _RECORD_OF[kind](mentions)
    on_page: defaultdict[tuple[str, str], list[WebinarRecord]] = defaultdict(list)
    for mention, record in zip(mentions, records, strict=True):
        page = on_page[mention["page"]["source"], mention["page"]["url"]]
        if not any(record is known for known in page):
            record.position = len(page)
            page.append(record)
    readings = {place: _reading(*place, webinars) for place, webinars in on_page.items()}
    found = Resolution(list(readings.values()), _sources(mentions), Earlier({}), register_lookup())
    ids = []
    for number, (mention, record) in enumerate(zip(mentions, records, strict=True)):
        source_id = mention["page"]["source"]
        if kind == "webinars":
            ids.append(found.webinar_id(record, readings[source_id, mention["page"]["url"]]))
            continue
        presenter = next((p for p in record.presenters if p.name.evidence.quote == f"{number}"), None)
        if kind == "persons" and presenter is not None:
            ids.append(found.people.presenter_id(*found.person_key(presenter, source_id)))
        elif presenter is not None:
            ids.append(found.affiliation(presenter, source_id) or "")
        else:
            ids.append(found.organizations.organization_id(mention["name"], source_id))
    return ids


# -- mentions as what extraction would make of their pages -----------------------------------------------------------


def _said(value: Any, quote: str = "") -> Sourced[Any]:
    return Sourced(value, Evidence(quote or str(value), None, "layout", 0.9))


def _maybe(value: Any) -> Sourced[Any] | None:
    return _said(value) if value else None


def _webinar(title: str, when: str | None, **more: Any) -> WebinarRecord:
    values = {"format": _said("webinar"), "status": _said("unknown"), "date": _maybe(_date(when)), **more}
    return WebinarRecord(title=_said(title), position=0, **values)


def _date(stated: str | None) -> EventDate | None:
    if stated is None:
        return None
    year, *rest = map(int, stated.split("-"))
    if not rest:
        return EventDate(None, year, "year", stated)
    return EventDate(date(year, *[*rest, 1][:2]), year, "day" if len(rest) == 2 else "month", stated)


def _persons(mentions: Sequence[Mention]) -> list[WebinarRecord]:
    """Mentions of one webinar on one page stand in one record."""
    known: dict[tuple[Any, ...], WebinarRecord] = {}
    records = []
    for number, mention in enumerate(mentions):
        webinar, page = mention["webinar"], mention["page"]
        at = page["source"], page["url"], webinar["title"], webinar["date"]
        record = known.setdefault(
            at,
            _webinar(
                webinar["title"],
                webinar["date"],
                description=_maybe(webinar["description"]),
                organizations=[OrganizationRecord(_said(host), "host") for host in webinar["hosts"]],
                topics=[TopicRecord(topic, 0.8, _said(topic).evidence) for topic in webinar["topics"]],
            ),
        )
        told = {p.name.value for p in record.presenters} | {mention["name"]}
        told |= {other["name"] for other in mentions if other["page"] == page}
        record.presenters.append(
            PresenterRecord(
                _said(mention["name"], f"{number}"),
                _said(mention["role"]),
                honorific=_maybe(mention["honorific"]),
                credentials=_maybe(tuple(mention["credentials"])),
                job_title=_maybe(mention["job_title"]),
                organization=_maybe(mention["organization"]),
                affiliation_text=_maybe(mention["affiliation_text"]),
                location=_maybe(mention["location"]),
                bio=_maybe(mention["bio"]),
            )
        )
        others = [name for name in webinar["presenters"] if name not in told]
        record.presenters += [PresenterRecord(_said(name), _said("presenter")) for name in others]
        records.append(record)
    return records


def _organizations(mentions: Sequence[Mention]) -> list[WebinarRecord]:
    records = []
    for number, mention in enumerate(mentions):
        also = [OrganizationRecord(_said(name), "mentioned") for name in mention["also_on_page"]]
        record = _webinar(f"Webinar {number}", None, description=_maybe(mention["text"]), organizations=also)
        name = _said(mention["name"])
        if mention["relation"] == "presenter_affiliation":
            beside, place = _maybe(mention["beside"]), _maybe(mention["location"])
            person = _said(f"Person {number}", f"{number}")
            record.presenters.append(
                PresenterRecord(person, _said("presenter"), job_title=beside, organization=name, location=place)
            )
        else:
            record.organizations.insert(0, OrganizationRecord(name, mention["relation"]))
        records.append(record)
    return records


def _plain(printed: str) -> str:
    """A name without honorific and degrees, which extraction takes off."""
    found = name_at(printed, expected=True)
    return found.name if found and (found.honorific or found.office or found.credentials) else printed


def _webinars(mentions: Sequence[Mention]) -> list[WebinarRecord]:
    return [
        _webinar(
            mention["title"],
            mention["date"],
            start_time=_maybe(mention["start_time"] and datetime.fromisoformat(mention["start_time"])),
            series=_maybe(mention["series"]),
            description=_maybe(mention["description"]),
            language=_maybe(mention["language"]),
            status=_said(mention["status"]),
            detail_url=_maybe(mention["detail_url"]),
            registration_url=_maybe(mention["registration_url"]),
            presenters=[PresenterRecord(_said(_plain(name)), _said("presenter")) for name in mention["presenters"]],
            organizations=[
                OrganizationRecord(_said(name), relation)
                for relation, key in (("host", "hosts"), ("co_host", "co_hosts"))
                for name in mention[key]
            ],
            resources=[
                ResourceRecord(kind, _said(url))
                for kind, key in (("recording", "recordings"), ("slides", "slides"))
                for url in mention[key]
            ],
        )
        for mention in mentions
    ]


_RECORD_OF = {"persons": _persons, "organizations": _organizations, "webinars": _webinars}


def _reading(source_id: str, url: str, webinars: list[WebinarRecord]) -> PageReading:
    moment = datetime.strptime(RUN, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    sha256 = hashlib.sha256(repr((source_id, url, webinars)).encode()).hexdigest()
    snapshot = Snapshot(
        source_id, RUN, url, url, 200, "text/html", moment, sha256, f"{RUN}/{source_id}.warc.gz", 0, 10, False
    )
    return PageReading(snapshot, PageRecord(url, None, "en", webinars))


def _sources(mentions: Iterable[Mention]) -> list[Source]:
    owners: dict[str, str | None] = {}
    urls: defaultdict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        page = mention["page"]
        owners[page["source"]] = owners.get(page["source"]) or page["owner"]
        urls[page["source"]].append(page["url"])
    return [Source(one, owner or one, tuple(urls[one][:1]), owner) for one, owner in owners.items()]


# -- the report ------------------------------------------------------------------------------------------------------


def _faults(part: str) -> None:
    for kind in KINDS:
        for pair in load_pairs(kind, part):
            if is_one(kind, pair) != pair["same"]:
                print(f"{pair['id']} {'is one' if pair['same'] else 'are two'} [{pair['why_kind']}] {pair['why']}")
                for mention in (pair["a"], pair["b"]):
                    print("    " + json.dumps({k: v for k, v in mention.items() if v}, ensure_ascii=False))


def main(arguments: Sequence[str]) -> None:
    """Print a line for each kind and part, or the faults of `train` or `dev`."""
    if arguments[:1] == ["--faults"] and arguments[1] in PARTS[:-1]:
        _faults(arguments[1])
        return
    print(f"{'kind':<14} {'part':<6} {'precision':>9} {'recall':>7} {'B-cubed F1':>10}")
    for kind in KINDS:
        for part in PARTS:
            one = score(kind, load_pairs(kind, part))
            print(f"{kind:<14} {part:<6} {one.precision:>9.4f} {one.recall:>7.4f} {one.b_cubed:>10.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
