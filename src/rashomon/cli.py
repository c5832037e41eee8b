"""The commands, thin: each reads its options, calls the pipeline and prints.

Only typer is imported here; all else inside the commands, so that `--help` answers at once.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon import __version__, commands
from rashomon.command_group import Commands
from rashomon.options import (
    STORE,
    Address,
    Columns,
    Database,
    Estimated,
    Gated,
    Html,
    Json,
    Network,
    Ontology,
    Out,
    Outlet,
    Passed,
    Paths,
    Policy,
    Private,
    Published,
    Rule,
    Run,
    Withhold,
    Workers,
    check_cluster,
    check_filled,
    read_gate,
)
from rashomon.printing import (
    check_ontology,
    check_outputs,
    complain,
    end,
    fail,
    heed_day,
    hide_names,
    open_db,
    open_output,
    passing,
    print_comparison,
    print_found,
    print_reading,
    tell_skipped,
    tell_waiting,
    watch,
)

if TYPE_CHECKING:
    from rashomon.records import Failure, Reading


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: a third of the time, and it can be copied
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with: rashomon demo. Exit codes: 0 done, 1 some inputs failed, 2 wrong usage.",
)


def _print_version(value: bool) -> None:
    """Print the version and end, where it was asked for."""
    if value:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read reports of violent events; see who says what, in which words, and who says otherwise."""


@app.command(epilog="Example: rashomon demo --html dossier.html")
def demo(json: Json = False, html: Html = None, out: Out = None, policy: Rule = Policy.ucdp) -> None:
    """Read and compare the bundled reports, which were written for this purpose."""
    from rashomon.demo import REPORTS
    from rashomon.pipeline import compare_by_policy, read_paths
    from rashomon.records import Reading

    check_outputs([], out=out, html=html)
    said = list(watch(read_paths([str(REPORTS)])))
    # The same output wherever Rashomon is installed.
    readings = [
        replace(one, report=replace(one.report, path=f"demo/{Path(one.report.path).name}"))
        for one in said
        if isinstance(one, Reading)
    ]
    failures = [one for one in said if not isinstance(one, Reading)]
    banner = "These reports were written for demonstration; their outlets and reporters are invented."
    print_comparison(compare_by_policy(readings), policy.value, json, html, out, "" if json else banner)
    end(failures)


def _read(
    paths: Paths,
    published: Published,
    outlet: Outlet,
    ontology: Ontology,
    run_by: tuple[Run, str | None],
    columns: Columns,
    network: bool,
    allow_private: bool,
    gate: Gated,
    passed: Passed,
) -> Iterator[Reading | Failure]:
    """Yield what each report says, and each input that fails; what is passed over, and how long it takes, is told."""
    from rashomon.fetching import choose_fetched
    from rashomon.pipeline import read_paths

    with passing(passed) as noted:
        said = read_paths(
            paths,
            published=published,
            outlet=outlet,
            ontology=ontology,
            runner=run_by[0].value,
            address=run_by[1],
            fetched=choose_fetched(network, allow_private),
            columns=columns,
            skipped=tell_skipped,
            gate=read_gate(gate, "none"),
            passed=noted,
        )
        yield from heed_day(watch(said), published)


@app.command(
    epilog="Examples: rashomon read report.txt --published 2018-02-12; "
    "rashomon read reports/ --json > claims.jsonl; curl -s URL | rashomon read -"
)
def read(
    paths: Paths,
    json: Json = False,
    out: Out = None,
    published: Published = None,
    outlet: Outlet = None,
    ontology: Ontology = None,
    runner: Run = Workers.serial,
    address: Address = None,
    withhold: Withhold = False,
    columns: Columns = None,
    network: Network = False,
    allow_private: Private = False,
    gate: Gated = None,
    passed: Passed = None,
) -> None:
    """Print who says what in each report, one report at a time."""
    from rashomon.records import Failure

    check_outputs(paths, out=out, passed=passed)
    check_ontology(ontology)
    check_cluster(runner, address)
    failures: list[Failure] = []
    by = (runner, address)
    with open_output(out) as file:
        for one in _read(paths, published, outlet, ontology, by, columns, network, allow_private, gate, passed):
            if isinstance(one, Failure):
                failures.append(one)
                complain(one)
            else:
                print_reading(file, one, json, withhold)
    raise typer.Exit(1 if failures else 0)


@app.command(epilog="Example: rashomon compare reports/ --html dossier.html --policy acled")
def compare(
    paths: Paths,
    json: Json = False,
    html: Html = None,
    out: Out = None,
    policy: Rule = Policy.ucdp,
    published: Published = None,
    outlet: Outlet = None,
    ontology: Ontology = None,
    runner: Run = Workers.serial,
    address: Address = None,
    withhold: Withhold = False,
    estimates: Estimated = False,
    columns: Columns = None,
    network: Network = False,
    allow_private: Private = False,
    gate: Gated = None,
    passed: Passed = None,
) -> None:
    """Read reports and print the events that they tell, with who stands against whom."""
    from rashomon.pipeline import compare_by_policy, estimate_comparison
    from rashomon.records import Failure, Reading

    check_outputs(paths, out=out, html=html, passed=passed)
    check_ontology(ontology)
    check_cluster(runner, address)
    said = list(
        _read(paths, published, outlet, ontology, (runner, address), columns, network, allow_private, gate, passed)
    )
    readings = [one for one in said if isinstance(one, Reading)]
    by_policy = compare_by_policy(readings, ontology=ontology)
    weighed = estimate_comparison(by_policy[policy.value], ontology=ontology) if estimates else None
    print_comparison(by_policy, policy.value, json, html, out, withhold=withhold, estimates=weighed)
    end([one for one in said if isinstance(one, Failure)])


@app.command(epilog="Example: rashomon add reports/ --db reports.sqlite. Adding again is harmless.")
def add(
    paths: Paths,
    db: Database = STORE,
    reread: Annotated[bool, typer.Option(help="Read known reports again, with today's rules.")] = False,
    json: Json = False,
    published: Published = None,
    outlet: Outlet = None,
    ontology: Ontology = None,
    runner: Run = Workers.serial,
    address: Address = None,
    columns: Columns = None,
    network: Network = False,
    allow_private: Private = False,
    gate: Gated = None,
    passed: Passed = None,
) -> None:
    """Read reports into a store, made where there is none."""
    import json as encoder
    from dataclasses import asdict

    from rashomon.deciding import count_followed
    from rashomon.fetching import choose_fetched
    from rashomon.pipeline import add_paths
    from rashomon.records import Failure

    counts = {"added": 0, "updated": 0, "known": 0}
    failed = 0
    check_outputs(paths, passed=passed)
    check_ontology(ontology)
    check_cluster(runner, address)
    with open_db(db, create=True, ontology=ontology) as store, passing(passed) as noted:
        added = add_paths(
            paths,
            store,
            reread=reread,
            published=published,
            outlet=outlet,
            ontology=ontology,
            runner=runner.value,
            address=address,
            fetched=choose_fetched(network, allow_private, store),
            columns=columns,
            skipped=tell_skipped,
            waiting=tell_waiting,
            gate=read_gate(gate, "records"),
            passed=noted,
        )
        for one in heed_day(watch(added), published):
            if isinstance(one, Failure):
                failed += 1
                complain(one)
            else:
                counts["updated" if one.updated else "added" if one.new else "known"] += 1
                if json:
                    typer.echo(encoder.dumps(asdict(one)))
        followed = count_followed(store) if reread and ("://" in db or Path(db).exists()) else (0, 0, 0)
    if not json:
        typer.echo(f"{db}: {_told(counts | {'passed over': noted.count})}, {failed} failed")
    _tell_followed(db, followed, json)
    raise typer.Exit(1 if failed else 0)


def _tell_followed(db: str, followed: tuple[int, int, int], json: bool) -> None:
    """Say how many decisions stay, follow their words and are for review, where there are any."""
    if any(followed):
        stay, follow, review = followed
        what = f"{db}: decisions: {stay} as they were, {follow} follow their words, {review} for review"
        typer.echo(what, err=json)


def _told(counts: Mapping[str, int]) -> str:
    """Return counts in words; of none where nobody would ask for them, nothing."""
    return ", ".join(f"{number} {what}" for what, number in counts.items() if number or what in {"added", "known"})


@app.command(epilog="Example: rashomon events --db reports.sqlite --policy acled")
def events(
    db: Database = STORE,
    json: Json = False,
    html: Html = None,
    out: Out = None,
    policy: Rule = Policy.ucdp,
    ontology: Ontology = None,
    withhold: Withhold = False,
) -> None:
    """Print the events that the reports in a store tell, as `compare` does."""
    from rashomon.deciding import current_decisions
    from rashomon.pipeline import compare_by_policy

    check_outputs([db], out=out, html=html)
    check_ontology(ontology)
    with open_db(db) as store:
        by_policy = compare_by_policy(store.readings(), decisions=current_decisions(store), ontology=ontology)
        print_comparison(by_policy, policy.value, json, html, out, withhold=withhold)


@app.command(epilog="Example: rashomon show 3f2a9c51 --db reports.sqlite")
def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", callback=check_filled, help="Of an event, a report or a claim; its beginning will do."
        ),
    ],
    db: Database = STORE,
    json: Json = False,
    out: Out = None,
    policy: Rule = Policy.ucdp,
    ontology: Ontology = None,
    withhold: Withhold = False,
    why: Annotated[
        bool,
        typer.Option("--why", help="Of an event: why what its reports tell was taken for one, in bits of evidence."),
    ] = False,
) -> None:
    """Print one event, report or claim of a store."""
    from rashomon.deciding import current_decisions
    from rashomon.pipeline import compare_store, explain_in, find_in
    from rashomon.records import Event

    check_outputs([db], out=out)
    check_ontology(ontology)
    with open_db(db) as store:
        comparison = compare_store(store, policy=policy.value, ontology=ontology)
        decisions = current_decisions(store) if why else []
    found = find_in(hide_names(comparison, comparison.reports, withhold), id)
    if len(found) != 1:
        several = f"{len(found)} things have an id that begins so" if found else "no event, report or claim has that id"
        fail(f"{id}: {several}")
    thing = found[0][0]
    if why and not isinstance(thing, Event):
        fail(f"{id}: --why is for events: only an event is put together of what several reports tell")
    joints = explain_in(comparison, thing, decisions, ontology=ontology) if why else None
    print_found(*found[0], json, out, joints)


commands.register(app)


def main() -> None:
    """Run the command line."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    if sys.stdout is None:
        # The next file that is opened would be standard output.
        typer.echo("rashomon: cannot write: standard output is closed", err=True)
        sys.exit(1)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a character still gets the rest
    app(prog_name="rashomon")
