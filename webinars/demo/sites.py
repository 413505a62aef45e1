"""Which sites are bundled, in what manner each is made, and what a folder of files cannot say of it.

A file is served under its path: `webinars/page/2.html` is `/webinars/page/2/`, `archive,page=1.html` is
`/archive?page=1`, `index.html` is `/`; names that do not end in `.html` are kept (`/trainings.htm`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "sites"
EXPECTED = Path(__file__).parent / "expected"

HOST = "127.0.0.1"
FIRST_PORT = 20261
"""The first site's port, the others follow. Fixed, so that a page has the same URL in every run, and below the ranges
from which systems hand out ports of their own accord, so that it is seldom taken."""


@dataclass(frozen=True, slots=True)
class Site:
    """One site of the bundled web. `start` holds the URL paths at which a crawl begins, `redirects` leads from URL
    paths to others."""

    id: str
    name: str
    start: tuple[str, ...]
    redirects: Mapping[str, str] = field(default_factory=dict)
    validators: tuple[str, ...] = ("ETag", "Last-Modified")
    """The headers by which a client can ask whether a page has changed."""
    charset: str | None = "utf-8"
    """What the Content-Type header says of HTML; None where only the page itself says it."""

    def files(self, folder: Path = FOLDER) -> dict[str, Path]:
        """Each URL path (without a slash at its end, with its query) and the file that is served there."""
        root = folder / self.id
        if not root.is_dir():
            raise FileNotFoundError(f"{root}: the bundled site is missing; install webinars again")
        return {_url_path(file.relative_to(root)): file for file in sorted(root.rglob("*")) if file.is_file()}

    def expected(self, first_port: int = FIRST_PORT) -> list[dict[str, Any]]:
        """The gold rows of this site's pages, one a page, with the URLs that they have at these ports."""
        text = (EXPECTED / f"{self.id}.jsonl").read_text(encoding="utf-8")
        text = text.replace(f"{self.origin()}/", f"{self.origin(first_port)}/")
        return [json.loads(line) for line in text.splitlines()]

    def origin(self, first_port: int = FIRST_PORT) -> str:
        """The site's address, without a slash at the end, where the web begins at this port."""
        return f"http://{HOST}:{first_port + SITES.index(self)}"


def _url_path(file: Path) -> str:
    path, _, query = file.as_posix().removesuffix(".html").partition(",")
    if path == "index":
        path = ""
    return f"/{path}?{query}" if query else f"/{path}"


SITES = (
    # One long Drupal page with everything inline.
    Site(
        id="harborview-center",
        name="Center for Work and Enforcement, Harborview University",
        start=("/work-enforcement/webinars", "/work-enforcement/people", "/work-enforcement/annual-report"),
    ),
    # A WordPress list with pagination and detail pages, a dead link and a forbidden page.
    Site(
        id="standards-exchange",
        name="Labor Standards Exchange",
        start=("/webinars/", "/news/"),
        redirects={"/?p=611": "/webinars/prevailing-wage-audits-solar-storage/"},
        validators=("Last-Modified",),
    ),
    # The Events Calendar with JSON-LD.
    Site(
        id="fair-work-alliance",
        name="Tri-County Fair Work Alliance",
        start=("/events/", "/2025/campaign-wins-bond-ordinance/"),
    ),
    # Joomla tables by year, with a pager.
    Site(
        id="public-works-network",
        name="Public Works Compliance Network",
        start=("/training/webinar-archive", "/training/certified-payroll-course"),
        validators=("ETag",),
    ),
    # Elementor cards, several zones on a line.
    Site(
        id="safe-jobs",
        name="Safe Jobs Resource Center",
        start=("/trainings-webinars/", "/blog/five-things-heat/"),
    ),
    # A Spanish page.
    Site(
        id="centro-derechos",
        name="Centro de Derechos Laborales del Valle",
        start=("/seminarios-web", "/quienes-somos"),
    ),
    # Hand-made in 2014: layout tables, <BR>, windows-1252, no robots.txt, no validators.
    Site(
        id="prairie-farmworker",
        name="Prairie Farmworker Legal Office",
        start=("/trainings.htm", "/newsletter.htm"),
        validators=(),
        charset=None,
    ),
    # A city's accordions with microdata, and a summit with a program.
    Site(
        id="lakemont-labor",
        name="Lakemont Office of Labor Standards",
        start=("/trainings", "/news/car-wash-settlement"),
    ),
)
"""In the order of their ports."""
