"""The notebook runs from top to bottom on a release and answers its question."""

from collections import Counter
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from small_release import RUN, SOURCES, published, small_rows

from webinars.loader import DATASET_VARIABLE

HOUSE = Path(__file__).parent.parent
NOTEBOOK = HOUSE / "notebooks" / "trainings_by_topic.ipynb"


def outputs_of(cell: nbformat.NotebookNode) -> str:
    """Texts that a cell printed or showed."""
    texts = [output.get("text", "") + output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return "\n".join(texts)


def expected_counts(*years: int) -> dict[str, list[int]]:
    """Broader topic → number of the small release's webinars in each of these years."""
    rows = small_rows()
    labels = {topic["topic_id"]: topic["label"] for topic in rows["topics"]}
    broader = {topic["topic_id"]: labels.get(topic["broader_topic_id"]) for topic in rows["topics"]}
    year = {webinar["webinar_id"]: webinar["year"] for webinar in rows["webinars"]}
    counts = Counter((broader[link["topic_id"]], year[link["webinar_id"]]) for link in rows["webinar_topics"])
    return {topic: [counts[topic, year] for year in years] for topic, _ in counts if topic is not None}


def test_the_notebook_counts_trainings_by_topic_and_year_and_plots_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(tmp_path)
    monkeypatch.setenv(DATASET_VARIABLE, str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(HOUSE))
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "jupyter"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    loaded, counted, table, plot, behind = (cell for cell in notebook.cells if cell.cell_type == "code")
    assert f"<release {RUN}: topics 51" in outputs_of(loaded)
    assert "12 webinars, 0 of them without a year" in outputs_of(counted)
    lines = [line.rsplit(maxsplit=3) for line in outputs_of(table).splitlines() if line.startswith("Enforcement")]
    assert {topic: list(map(int, numbers)) for topic, *numbers in lines} == expected_counts(2018, 2019, 2020)
    assert [output.data.keys() for output in plot.outputs if "image/png" in output.get("data", {})]
    assert any(f"https://{source}.example/webinars" in outputs_of(behind) for source in SOURCES)


def test_the_notebook_is_kept_without_outputs() -> None:
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
