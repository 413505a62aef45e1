"""The rows that say where each value of the tables was read."""

from __future__ import annotations

from collections.abc import Iterable, Set

from transform.identity import identifier
from transform.records import Evidence
from transform.rows import Row, as_text, row_key


class EvidenceRows:
    """Collects rows of `evidence`; the same value read twice in one place is one row."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def add(self, table: str, key: Iterable[str], column: str, value: object, evidence: Evidence, page_id: str) -> None:
        """Note that `value`, in `column` of the row with this primary key, was read on the page."""
        row: Row = {
            "table_name": table,
            "row_key": row_key(key),
            "column_name": column,
            "value": as_text(value),
            "page_id": page_id,
            "quote": evidence.quote,
            "selector": evidence.selector,
            "method": evidence.method,
            "inferred": evidence.inferred,
        }
        evidence_id = identifier("evi", *row.values())
        known = self._rows.get(evidence_id, {"confidence": 0.0})
        confidence = max(evidence.confidence, known["confidence"])
        self._rows[evidence_id] = {"evidence_id": evidence_id, **row, "confidence": confidence}

    def about(self, rows: Set[tuple[str, str]]) -> list[Row]:
        """The evidence about `rows`, which are (table, row key) pairs: what was read and led to no row is left out."""
        return [row for row in self._rows.values() if (row["table_name"], row["row_key"]) in rows]
