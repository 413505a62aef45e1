"""A presenter as a record: each part with the line that says it as its evidence."""

from __future__ import annotations

from transform.document import Line
from transform.names import name_weight
from transform.page_entities import is_found_name
from transform.person_lines import Person
from transform.records import Evidence, Method, PresenterRecord, Sourced


def presenter_record(person: Person) -> PresenterRecord:
    """A person as a record; each part of a line carries that line as its evidence."""
    line, sure = person.reading.line, person.confidence
    method = _method(line, person.name.name)

    def sourced(value: str | None, weight: float) -> Sourced[str] | None:
        if not value:
            return None
        said = next((place.line for place in [person.reading, *person.also] if value in place.text), line)
        return Sourced(value, Evidence(said.text, said.xpath, method, round(sure * weight, 2)))

    name = person.name
    return PresenterRecord(
        name=Sourced(name.name, Evidence(line.text, line.xpath, method, sure)),
        role=Sourced(person.role, Evidence(line.text, line.xpath, "layout", round(sure * 0.95, 2))),
        honorific=sourced(name.honorific, 1.0),
        credentials=Sourced(name.credentials, Evidence(line.text, line.xpath, "rule", round(sure * 0.97, 2)))
        if name.credentials
        else None,
        job_title=sourced(person.affiliation.job_title, 0.93),
        organization=sourced(person.affiliation.organization, 0.94),
        affiliation_text=sourced(person.affiliation.text, 0.97),
        location=sourced(person.affiliation.location, 0.97),
        bio=sourced(person.bio, 0.9),
    )


def _method(line: Line, name: str) -> Method:
    """The layer that made a person of a name: the model, where no list knows it; else its line, or the words around."""
    if is_found_name(name) and name_weight(name) < 0.3:
        return "language_model"
    return "layout" if len(line.text) < 200 else "rule"
