"""The report of broken rows that stands beside a release: `failures.json` for programs, `failures.html` for people.

Values come from web pages, so all are escaped, invisible characters are spelled out, and the page may load nothing.
"""

from __future__ import annotations

import html
import json
from pathlib import Path

from validation.data_docs import POLICY
from validation.verdict import FAILURES_HTML, FAILURES_JSON, Finding, Verdict

LONGEST = 300  # characters of a value that are shown
_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
td, th { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
.null { color: #767676; }
"""


def write_report(release: Path, verdict: Verdict) -> None:
    """Write both forms into the release's validation folder."""
    findings = [
        {**finding.model_dump(), "rows": [row.model_dump() for row in finding.rows]} for finding in verdict.findings
    ]
    content = json.dumps({"run_id": verdict.run_id, "findings": findings}, indent=2, ensure_ascii=False)
    (release / FAILURES_JSON).write_text(content + "\n", encoding="utf-8")
    (release / FAILURES_HTML).write_text(report_page(verdict), encoding="utf-8")


def report_page(verdict: Verdict) -> str:
    """The report as one HTML page."""
    title = f"Validation of {verdict.run_id}"
    outcome = "passed" if verdict.passed else "refused"
    parts = [
        f"<h1>{_text(title)}</h1>",
        f"<p>The release was <strong>{outcome}</strong>: {verdict.rules} rules were checked, "
        f"{len(verdict.findings)} are broken.</p>",
        *(f"<p>Note: {_text(note)}</p>" for note in verdict.notes),
        *(_section(finding) for finding in verdict.findings),
    ]
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _section(finding: Finding) -> str:
    head = f"<h2>{_text(finding.rule)}</h2>\n<p>{_text(finding.message)}</p>\n<p>{_text(finding.remedy)}</p>"
    if not finding.rows:
        return head
    more = finding.row_count - len(finding.rows)
    rows = "\n".join(
        f"<tr><td>{_text(finding.table)}</td><td>{_text(row.row_key)}</td><td>{_text(row.column)}</td>"
        f"<td>{_null() if row.value is None else _text(row.value)}</td></tr>"
        for row in finding.rows
    )
    rest = f"\n<p>… and {more:,} more rows.</p>" if more else ""
    return f"{head}\n<table>\n<tr><th>table<th>row key<th>column<th>value</tr>\n{rows}\n</table>{rest}"


def _text(value: str) -> str:
    """Escaped text in which every character can be seen, cut to `LONGEST`."""
    shown = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
    visible = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)
    return html.escape(visible)


def _null() -> str:
    return '<span class="null">null</span>'
