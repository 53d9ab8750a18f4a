"""`guide measure`: what readers by chance are shown first, how criteria tell it apart, one reader for each entry."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import TypeVar

from platform_guide.catalog.catalog import Catalog
from platform_guide.cli.project import load_or_complain, say, schema_address
from platform_guide.decision.audit.neutrality import PART, Tally, digest, doors_of, measure, vary
from platform_guide.decision.audit.separation import FIRST, READERS, Compared, compare
from platform_guide.decision.audit.witness import as_query, find_witness, from_query, has_ended, shown
from platform_guide.decision.data.record import DECISION, RECORD, decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.recommend import solve

SEED = 20_261_124
_VARIED, _VARIED_PART = 300, 25
_Task = TypeVar("_Task")
_Done = TypeVar("_Done")
_SCHEMA = "{schema}"
_HEAD = f"# yaml-language-server: $schema={_SCHEMA}\n# Written by `guide measure`; do not edit.\n"


@dataclass(frozen=True)
class _Desk:
    """What every part of the work needs; sent once to each process."""

    model: Model
    doors: tuple[str, ...]


HELP = "count how often each entry comes first for random readers; takes minutes"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--readers", type=int, default=10_000, help="how many; default: 10,000")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many work at once")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--witnesses", action="store_true", help="only correct data/decision/witnesses.yaml; seconds")
    only.add_argument(
        "--criteria",
        action="store_true",
        help=f"only measure with {READERS:,} readers how the criteria tell the first {FIRST} options apart",
    )


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    only = "witnesses" if options.witnesses else "criteria" if options.criteria else None
    return measure_guide(root, today, options.readers, options.processes, only=only)


def measure_guide(root: Path, today: dt.date, readers: int, processes: int, *, only: str | None = None) -> int:
    """Measure and write the files that say what was measured into the last data folder; 1 where data has problems.

    Args:
        root: the folder of mkdocs.yml.
        today: the day that is written down.
        readers: how many to draw.
        processes: how many work at once.
        only: None for neutrality.yaml, separation.yaml and witnesses.yaml; `criteria` for separation.yaml alone;
            `witnesses` to draw nobody and look for those witnesses alone that are missing or do not hold any more.
            Where there are layers, those of the guide's own entries are not theirs to correct.
    """
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    doors = tuple(doors_of(decision_of(catalog)))
    if not decision_of(catalog).present or not doors:
        say("there is no decision here that readers by chance could take")
        return 1
    desk = _Desk(compile_model(catalog), doors)
    texts: dict[str, str] = {}
    with ProcessPoolExecutor(processes) if processes > 1 else nullcontext() as pool:
        if only != "witnesses":
            texts["separation.yaml"] = _separation(desk.model, _compared(desk, min(readers, READERS), pool), today)
        if only != "criteria":
            tally = None if only else _measured(desk, readers, pool)
            texts["witnesses.yaml"] = _witnesses(_readers(desk, catalog, tally, pool))
            if tally is not None:
                texts["neutrality.yaml"] = _neutrality(desk.model, tally, catalog, today)
    folder = root / catalog.layers[-1].folder / DECISION
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text.replace(_SCHEMA, schema_address(catalog, DECISION), 1), encoding="utf-8")
        say(f"wrote {(folder / name).relative_to(root).as_posix()}")
    return 0


def _readers(desk: _Desk, catalog: Catalog, tally: Tally | None, pool: Executor | None) -> dict[str, str]:
    """Return a reader for each entry: of those that were drawn, or that are stored and still hold, or looked for."""
    if tally is None:
        asked = _asked(desk, catalog)
        found = _holding(desk, catalog, asked)
    else:
        asked = [one["id"] for one in desk.model["candidates"]]
        found = {name: one for name, (_, one) in tally.witnesses.items()}
    return found | _searched(desk, catalog, [name for name in asked if name not in found], pool)


def _compared(desk: _Desk, readers: int, pool: Executor | None) -> Compared:
    found = Compared()
    counts = [min(PART, readers - start) for start in range(0, readers, PART)]
    for part in _each(pool, _separating, desk, list(enumerate(counts))):
        found.add(part)
        say(f"criteria compared for {found.readers:,} of {readers:,} readers")
    return found


def _asked(desk: _Desk, catalog: Catalog) -> list[str]:
    """Return the entries whose witnesses the last data folder keeps: all in the guide, and its own in a layer."""
    names = [one["id"] for one in desk.model["candidates"]]
    below = catalog.base.platforms if catalog.base else {}
    stored = [name for name in decision_of(catalog).witnesses if _is_own(catalog, name)]
    return [name for name in names if name not in below or name in stored]


def _is_own(catalog: Catalog, name: str) -> bool:
    return catalog.is_own(catalog.place(RECORD, ("witnesses", name), of_key=True))


def _holding(desk: _Desk, catalog: Catalog, asked: Sequence[str]) -> dict[str, str]:
    """Return the witnesses of entries that still show them."""
    stored = decision_of(catalog).witnesses
    known = [(name, stored[name]) for name in asked if name in stored]
    return {name: query for name, query in known if name in shown(solve(desk.model, from_query(query)))}


def _measured(desk: _Desk, readers: int, pool: Executor | None) -> Tally:
    tally = Tally()
    counts = [min(PART, readers - start) for start in range(0, readers, PART)]
    for part in _each(pool, _part, desk, list(enumerate(counts))):
        tally.add(part)
        say(f"{tally.readers:,} of {readers:,} readers")
    varied = min(_VARIED, readers)
    counts = [min(_VARIED_PART, varied - start) for start in range(0, varied, _VARIED_PART)]
    for done, part in enumerate(_each(pool, _varied, desk, list(enumerate(counts))), start=1):
        tally.add(part)
        say(f"answers changed for {min(done * _VARIED_PART, varied)} of {varied} readers")
    return tally


def _each(
    pool: Executor | None, work: Callable[[_Desk, _Task], _Done], desk: _Desk, tasks: Sequence[_Task]
) -> Iterator[_Done]:
    """Do each task, on the processes of the pool where there is one, and yield what comes of them in their order."""
    if pool is None:
        return (work(desk, task) for task in tasks)
    return pool.map(work, repeat(desk), tasks)


def _part(desk: _Desk, part: tuple[int, int]) -> Tally:
    return measure(desk.model, desk.doors, SEED, *part)


def _separating(desk: _Desk, part: tuple[int, int]) -> Compared:
    return compare(desk.model, desk.doors, SEED, *part)


def _varied(desk: _Desk, part: tuple[int, int]) -> Tally:
    return vary(desk.model, desk.doors, SEED, *part)


def _search(desk: _Desk, entry: str) -> dict[str, list[str]] | None:
    return find_witness(desk.model, desk.doors, entry, SEED)


def _searched(desk: _Desk, catalog: Catalog, names: Sequence[str], pool: Executor | None) -> dict[str, str]:
    """Look for witnesses of entries that no reader by chance was shown, and say which have none."""
    listed_only = decision_of(catalog).listed_only
    ended = {one["id"] for one in desk.model["candidates"] if has_ended(desk.model, one)}
    missing = [name for name in names if name not in ended]
    say(f"{len(missing)} entries have no reader yet; looking for one for each")
    more: dict[str, str] = {}
    for name, answers in zip(missing, _each(pool, _search, desk, missing), strict=True):
        if answers is not None:
            more[name] = as_query(answers)
        elif name not in listed_only:
            say(f"none was found for {name}: say why under `listed_only`, or let rules and criteria see its strengths")
    return more


def _witnesses(found: Mapping[str, str]) -> str:
    lines = [f'  {name}: "{found[name]}"\n' for name in sorted(found)]
    head = "# By entry: answers that put it into one of the first three options.\n"
    return f"{_HEAD}{head}witnesses:\n{''.join(lines)}" if lines else f"{_HEAD}{head}witnesses: {{}}\n"


def _neutrality(model: Model, tally: Tally, catalog: Catalog, today: dt.date) -> str:
    entries = {one["id"]: (tally.first[one["id"]], tally.top[one["id"]]) for one in model["candidates"]}
    categories = {
        one.id: (tally.first_category[one.id], tally.top_category[one.id]) for one in catalog.settings.categories
    }
    lines = [
        f'  digest: "{digest(model)}"',
        f"  date: {today}",
        f"  seed: {SEED}",
        f"  readers: {tally.readers}",
        f"  ranked: {tally.ranked}",
        f"  cut_short: {tally.cut_short}",
        f"  outcomes: {{{', '.join(f'{name}: {count}' for name, count in sorted(tally.outcomes.items()))}}}",
        "  entries:",
        *(f"    {name}: {{first: {first}, top: {top}}}" for name, (first, top) in entries.items()),
        "  categories:",
        *(f"    {name}: {{first: {first}, top: {top}}}" for name, (first, top) in categories.items()),
        "  questions:",
        *(
            f"    {one['id']}: {{tried: {tally.tried[one['id']]}, changed: {tally.changed[one['id']]}}}"
            for one in model["questions"]
            if tally.tried[one["id"]]
        ),
    ]
    head = "# How often entries and categories came first for readers by chance; see docs/decide/neutrality.md.\n"
    return f"{_HEAD}{head}neutrality:\n" + "\n".join(lines) + "\n"


def _separation(model: Model, found: Compared, today: dt.date) -> str:
    each = {one["id"]: found.of(one["id"]).model_dump() for one in model["criteria"]}
    lines = [
        f'  digest: "{digest(model)}"',
        f"  date: {today}",
        f"  seed: {SEED}",
        f"  readers: {found.readers}",
        f"  options: {FIRST}",
        f"  compared: {found.compared}",
        f"  equal: {found.equal_share}",
        "  criteria:",
        *(
            f"    {name}: {{{', '.join(f'{what}: {value}' for what, value in one.items())}}}"
            for name, one in each.items()
        ),
    ]
    head = "# How well criteria tell apart what readers by chance are shown first; see docs/decide/neutrality.md.\n"
    return f"{_HEAD}{head}separation:\n" + "\n".join(lines) + "\n"
