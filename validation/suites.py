"""Runs rules as Great Expectations suites, one per table, and writes their Data Docs.

The only module that imports Great Expectations, and only when it is called: the import takes seconds. Facts about
version 1.24 that shape it: results that hold values are not escaped in Data Docs, so those are built from BOOLEAN_ONLY
results and the broken rows are asked for separately; `raised_exception` is a fault of the suite, not of the data;
`batch_parameters` is shared within a Checkpoint, so each suite runs by its own ValidationDefinition.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from validation.data_docs import make_self_contained
from validation.rules import Rule
from validation.verdict import SuiteError

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
    from great_expectations.expectations.expectation import Expectation
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

ROW = "row number"  # our index column: Great Expectations names broken rows by it
SITE = "release"


@dataclass(frozen=True, slots=True)
class Suite:
    """The rules for one frame; `rules` may speak of computed columns, which must be in the frame already."""

    frame: pd.DataFrame
    rules: Sequence[Rule]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a rule holds, and the positions of the rows that break it (none for a rule about a whole table)."""

    rule: Rule
    holds: bool
    broken: tuple[int, ...] = ()


def run(suites: Mapping[str, Suite], run_id: str, data_docs: Path | None = None) -> list[Outcome]:
    """Check every rule of every suite, and write Data Docs where a folder is given.

    Raises SuiteError when an expectation could not be checked: that is a fault of the suite, and tells nothing of the
    data.
    """
    context = _context(data_docs)
    outcomes: list[Outcome] = []
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "This pattern is interpreted as a regular expression, and has match groups")
        for name, suite in suites.items():
            outcomes += _run_suite(context, name, suite, run_id)
    if data_docs is not None:
        context.build_data_docs(site_names=[SITE])
        make_self_contained(data_docs)
    return outcomes


def _context(data_docs: Path | None) -> EphemeralDataContext:
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations as gx
        from great_expectations.data_context.types.base import (
            DataContextConfig,
            InMemoryStoreBackendDefaults,
            ProgressBarsConfig,
        )

    sites = {}
    if data_docs is not None:
        sites[SITE] = {
            "class_name": "SiteBuilder",
            "show_how_to_buttons": False,
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder", "show_cta_footer": False},
            "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(data_docs.absolute())},
        }
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        data_docs_sites=sites,
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False),
    )
    return gx.get_context(project_config=config, mode="ephemeral")


def _run_suite(context: EphemeralDataContext, name: str, suite: Suite, run_id: str) -> Iterator[Outcome]:
    import great_expectations as gx

    expectations = [_expectation(rule) for rule in suite.rules]
    frame = suite.frame.assign(**{ROW: range(len(suite.frame))})
    asset = context.data_sources.add_pandas(name).add_dataframe_asset(name)
    batch = asset.add_batch_definition_whole_dataframe(run_id)
    added = context.suites.add(gx.ExpectationSuite(name, expectations=expectations))
    definition = context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=added))
    result = definition.run(
        batch_parameters={"dataframe": frame},
        result_format="BOOLEAN_ONLY",
        run_id=gx.RunIdentifier(run_name=run_id, run_time=_run_time(run_id)),
    )
    by_name = {_rule_name(each): each for each in result.results}
    for rule, expectation in zip(suite.rules, expectations, strict=True):
        if _raised(each := by_name[rule.name]):
            raise SuiteError(f"rule {rule.name} could not be checked: {_raised(each)}")
        yield Outcome(rule, bool(each.success), () if each.success else _broken(batch, frame, expectation))


def _broken(batch: BatchDefinition[Any], frame: pd.DataFrame, expectation: Expectation) -> tuple[int, ...]:
    """Positions of the rows that break an expectation, in order."""
    result = batch.get_batch({"dataframe": frame}).validate(
        expectation,
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": [ROW],
            "include_unexpected_rows": False,
        },
    )
    return tuple(sorted({int(entry[ROW]) for entry in result.result.get("unexpected_index_list") or ()}))


def _expectation(rule: Rule) -> Expectation:
    import great_expectations.expectations as gxe

    made = getattr(gxe, rule.expectation)(**rule.arguments, description=rule.meaning, meta={"rule": rule.name})
    return cast("Expectation", made)


def _rule_name(result: ExpectationValidationResult) -> str:
    return str(cast("ExpectationConfiguration", result.expectation_config).meta["rule"])


def _raised(result: ExpectationValidationResult) -> str:
    """The text of the exception that kept the expectation from being checked; empty when there was none."""
    info = result.exception_info
    # one expectation has one such dictionary, or one for each metric that it rests on
    for each in [info] if "raised_exception" in info else info.values():
        if each["raised_exception"]:
            return " ".join(str(each["exception_message"]).split())[:200] or "no reason given"
    return ""


def _run_time(run_id: str) -> datetime:
    """The start of the run, so that Data Docs do not depend on the clock; 1970 for a folder of another name."""
    try:
        return datetime.strptime(run_id, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
