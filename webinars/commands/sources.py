"""`webinars sources`: list, check and add source files."""

from __future__ import annotations

from pathlib import Path

import click

from webinars.commands.options import ExitCode, load_sources, sources_option, speaking
from webinars.console import Voice, log


@click.group(invoke_without_command=True)
@sources_option
@speaking
@click.pass_context
def sources(context: click.Context, folder: Path | None) -> ExitCode | None:
    """List, check and add sources.

    Without one of the commands below: list them.
    """
    if context.invoked_subcommand is not None:
        # Before the name of the command or after it, the folder is the same.
        context.default_map = dict.fromkeys(("list", "check", "add"), {"folder": folder} if folder else {})
        return None
    result = context.invoke(list_sources, folder=folder)
    assert isinstance(result, ExitCode)  # noqa: S101  click does not type what it invokes
    return result


@sources.command("list")
@sources_option
@speaking
@click.pass_obj
def list_sources(voice: Voice, folder: Path | None) -> ExitCode:
    """Show each source, where its crawl starts and how far it goes."""
    from webinars.summary import add_row, plain_table

    found, _ = load_sources(folder)
    table = plain_table(
        f"{len(found)} source{'' if len(found) == 1 else 's'}",
        ["source", "name", "starts at"],
        ["pages at most", "depth"],
    )
    for source in found:
        add_row(table, source.id, source.name, "\n".join(source.start_urls), source.max_pages, source.max_depth)
    voice.show(table)
    return ExitCode.DONE


@sources.command("check")
@sources_option
@speaking
@click.pass_obj
def check_sources(voice: Voice, folder: Path | None) -> ExitCode:
    """Read every source file; tell what is wrong with each, and how to mend it. Exit code 2 where anything is."""
    from crawler.sources import BUNDLED, SourceError, read_source

    folder = folder or BUNDLED
    wrong = 0
    for file in sorted(file for pattern in ("*.yaml", "*.yml") for file in folder.glob(pattern)):
        try:
            read_source(file)
        except SourceError as error:
            log.error("%s", error)
            wrong += 1
    if wrong:
        return ExitCode.USAGE
    count = len(load_sources(folder)[0])  # what one file alone cannot have wrong: ids given twice, an empty folder
    voice.show(f"{folder}: nothing is wrong ({count} source file{'' if count == 1 else 's'})")
    return ExitCode.DONE


@sources.command("add")
@click.argument("source_id", metavar="ID")
@click.argument("name")
@click.argument("start_urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--sources",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to write ID.yaml to; it is made where there is none.",
)
@click.option("--organization", metavar="NAME", help="Who hosts what the site lists, where it does not say so itself.")
@click.option("--language", metavar="TAG", help="BCP 47, where the pages do not say it.")
@click.option("--time-zone", metavar="ZONE", help="IANA name, for clock times that are printed without a zone.")
@speaking
@click.pass_obj
def add_source(
    voice: Voice,
    source_id: str,
    name: str,
    start_urls: tuple[str, ...],
    folder: Path,
    organization: str | None,
    language: str | None,
    time_zone: str | None,
) -> ExitCode:
    """Write the source file of a new source.

    For example: webinars sources add example-lab "Example Lab" https://www.example.org/webinars --sources my-sources
    """
    import yaml

    from crawler.sources import SourceError, read_source
    from crawler.sources import load_sources as load

    given = {
        "id": source_id,
        "name": name,
        "start_urls": list(start_urls),
        "organization": organization,
        "language": language,
        "time_zone": time_zone,
    }
    content = yaml.safe_dump(
        {key: value for key, value in given.items() if value is not None}, sort_keys=False, allow_unicode=True
    )
    file = folder / f"{Path(source_id).name}.yaml"
    if file.exists():
        raise SourceError(f"{file}: exists already; edit it, or choose another id")
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    try:
        unfinished.write_text(content, encoding="utf-8")
        try:
            read_source(unfinished)
        except SourceError as error:
            raise SourceError(str(error).removeprefix(f"{unfinished}: ")) from error
        others = {source.id for source in load(folder)} if any(folder.glob("*.y*ml")) else set()
        if source_id in others:
            raise SourceError(f"{folder}: the id {source_id!r} is taken; choose another")
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)
    voice.show(f"Wrote {file}. Try it: webinars run --sources {folder} --source {source_id}")
    return ExitCode.DONE
