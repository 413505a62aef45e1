"""Pages as they are read, down to who and what is one."""

from __future__ import annotations

from datetime import date

from pages_by_hand import Source, fetched, only, person, rows, tables_of, webinar

from transform.extract import extract_page
from transform.records import PageRecord

PAGE = """<html lang="en"><head><title>Webinars | Workplace Justice Lab@RU</title></head><body><main><h1>Webinars</h1>
<h2>Protecting Immigrant Workers in Investigations</h2>
<p>March 4, 2024. The Workplace Justice Lab@RU and the National Immigration Law Center (NILC) explain what agencies can
do. This webinar is for inspectors.</p>
<p>Presenters:</p>
<ul><li>Marisela Quintanar, Staff Attorney, National Immigration Law Center</li>
<li>Tobias Ferncliff, Director, Workplace Justice Lab at Rutgers University</li></ul>
<p><a href="https://youtu.be/aaaaaaaaaa1">Recording</a></p>
<h2>Requesting Deferred Action for Workers</h2>
<p>May 6, 2024. A webinar on what to write.</p>
<p>Presenters:</p>
<ul><li>Marisela Quintanar, Senior Attorney, NILC</li>
<li>Tobias Ferncliff, Director, Workplace Justice Lab@RU</li></ul>
<p><a href="https://youtu.be/aaaaaaaaaa2">Recording</a></p>
</main></body></html>"""
URL = "https://lab.example.org/webinars"


def read() -> PageRecord:
    return extract_page(PAGE.encode(), URL, as_of=date(2024, 6, 1), content_type="text/html; charset=utf-8")


def test_a_body_under_all_its_names_is_one_and_its_attorney_one_presenter_of_two_webinars() -> None:
    tables = tables_of(
        fetched(*read().webinars), sources=(Source(organization="Workplace Justice Lab@RU", homepage=None),)
    )
    assert tables["webinars"].num_rows == 2
    center = only(tables, "organizations", name="National Immigration Law Center")
    attorney = only(tables, "presenters", family_name="Quintanar")
    spoke = rows(tables, "webinar_presenters", presenter_id=attorney["presenter_id"])
    assert len(spoke) == 2
    assert {row["organization_id"] for row in spoke} == {center["organization_id"]}
    lab = {row["name"] for row in rows(tables, "organizations") if "Justice Lab" in row["name"]}
    assert lab == {"Workplace Justice Lab@RU"}
    director = only(tables, "presenters", family_name="Ferncliff")
    assert len(rows(tables, "webinar_presenters", presenter_id=director["presenter_id"])) == 2


def test_an_acronym_that_fits_several_bodies_of_the_release_is_a_tie() -> None:
    pages = (
        fetched(webinar("Heat", presenters=[person("Ann Roe", organization="DLS")]), source="lab"),
        fetched(
            webinar("Wages", presenters=[person("Bo Poe", organization="Massachusetts Department of Labor Standards")]),
            url="https://other.example.net/",
            source="other",
        ),
    )
    tables = tables_of(*pages)
    dls = only(tables, "organizations", name="DLS")["organization_id"]
    massachusetts = only(tables, "organizations", name="Massachusetts Department of Labor Standards")["organization_id"]
    ties = rows(tables, "ties", table_name="organizations")
    assert {frozenset((tie["row_id"], tie["other_id"])) for tie in ties} == {frozenset((dls, massachusetts))}
