"""`guide show`: an entry, one claim with what it rests on, or a capability over all entries."""

from __future__ import annotations

import argparse
import datetime as dt
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from platform_guide.catalog.catalog import PLATFORMS, Catalog, Cell
from platform_guide.catalog.confidence import confidence
from platform_guide.catalog.schema.lookup import by_id, names_of
from platform_guide.catalog.schema.model import Capability, Claim, Platform
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.cli.project import load_or_complain, say
from platform_guide.issues import suggest
from platform_guide.sections.shared.words import text_of, word

_WIDTH = 100


HELP = "print an entry, one of its claims with its evidence, or a capability over all entries"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("platform", nargs="?", help="id of an entry")
    parser.add_argument("capability", nargs="?", help="id of a capability; default: all claims in short")
    parser.add_argument(
        "--capability", dest="column", metavar="ID", help="id of a capability: its rubric, and all notes side by side"
    )


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    if options.column:
        if options.platform:
            say("guide: name an entry, or a capability with --capability, not both")
            return 2
        return show_column(root, today, options.column)
    if options.platform is None:
        say("guide: name an entry, or a capability with --capability")
        return 2
    return show(root, today, options.platform, options.capability)


def show(root: Path, today: dt.date, platform_id: str, capability_id: str | None) -> int:
    """Print what the catalogue says; an unknown name is answered with the nearest known one."""
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    platform = catalog.platforms.get(platform_id)
    if platform is None:
        say(f"there is no platform `{platform_id}`; {suggest(platform_id, catalog.platforms)}")
        return 1
    if capability_id is None:
        say("\n".join(_entry(catalog, platform)))
        return 0
    known = catalog.capability_ids()
    if capability_id not in known:
        say(f"there is no capability `{capability_id}`; {suggest(capability_id, known)}")
        return 1
    say("\n".join(_claim(catalog, platform, capability_id)))
    return 0


def show_column(root: Path, today: dt.date, capability_id: str) -> int:
    """Print a capability over all entries in its area, level by level: the same facts must have the same level."""
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    rubric = catalog.rubrics.get(capability_id)
    if rubric is None:
        say(f"there is no capability `{capability_id}`; {suggest(capability_id, catalog.rubrics)}")
        return 1
    say("\n".join(_column(catalog, rubric)))
    return 0


def _column(catalog: Catalog, rubric: Capability) -> Iterator[str]:
    differ = ", by edition" if rubric.by_edition else ""
    yield f"{rubric.name}   {rubric.id}{differ}"
    yield from textwrap.wrap(rubric.definition, _WIDTH)
    for level, meaning in rubric.levels:
        if meaning:
            yield from textwrap.wrap(f"{level}: {meaning}", _WIDTH, initial_indent="  ", subsequent_indent="    ")
    cells = [(platform, catalog.cell(platform, rubric.id)) for platform in catalog.platforms.values()]
    found = [(platform, cell, cell.claim) for platform, cell in cells if cell.claim]
    used = Counter(name for _, _, claim in found for name in claim.limits)
    for limit in rubric.limits:
        text = f"limit {limit.id} ({word(limit.level)}, {used[limit.id]} claims): {limit.text}"
        yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    for level in Level:
        rows = [(platform, cell, claim) for platform, cell, claim in found if cell.level is level]
        if rows:
            yield f"\n{word(level)} ({len(rows)})"
        for platform, cell, claim in rows:
            yield from _row(catalog, platform, rubric, cell, claim)


def _row(catalog: Catalog, platform: Platform, rubric: Capability, cell: Cell, claim: Claim) -> Iterator[str]:
    limits = f"  {', '.join(claim.limits)}" if claim.limits and not cell.upstream else ""
    yield f"  {platform.id:<24}{limits}".rstrip()
    if cell.upstream:
        yield f"      as {cell.upstream.name}, not checked for this product"
        return
    if claim.note:
        yield from textwrap.wrap(claim.note, _WIDTH, initial_indent="      ", subsequent_indent="      ")
    if claim.editions:
        for name, one in catalog.editions_of(platform, rubric.id).items():
            said = [word(one.level), *one.limits, *([f"as {one.origin}"] if one.origin else [])]
            text = f"- {name}: {', '.join(said)}. {one.note}".rstrip()
            yield from textwrap.wrap(text, _WIDTH, initial_indent="      ", subsequent_indent="        ")


def _entry(catalog: Catalog, platform: Platform) -> Iterator[str]:
    place = catalog.place((PLATFORMS, platform.id))
    life = platform.lifecycle
    yield f"{platform.name}   {word(platform.kind)}, {word(life.status)}   {place.path}"
    yield from textwrap.wrap(platform.summary, _WIDTH)
    for area in catalog.areas:
        cells = [(item, catalog.cell(platform, item.id)) for item in area.capabilities]
        if not any(cell.claim for _, cell in cells):
            continue
        yield f"\n{area.name}"
        for item, cell in cells:
            origin = f"  as {cell.upstream.name}, not checked for this product" if cell.upstream else ""
            read = f"  read {cell.claim.verified_on}" if cell.claim and not cell.upstream else ""
            yield f"  {item.id:<24} {word(cell.level):<8}{read}{origin}"


def _claim(catalog: Catalog, platform: Platform, capability_id: str) -> Iterator[str]:
    capability = by_id(item for _, item in catalog.capabilities())[capability_id]
    cell = catalog.cell(platform, capability_id)
    yield f"{platform.name}: {capability.name}: {word(cell.level)}"
    yield from textwrap.wrap(capability.definition, _WIDTH)
    meaning = {
        Level.FULL: capability.levels.full,
        Level.PARTIAL: capability.levels.partial,
        Level.DIY: capability.levels.diy,
        Level.NONE: capability.levels.none,
    }.get(cell.level)
    if meaning:
        yield from textwrap.wrap(f"{word(cell.level)} means here: {meaning}", _WIDTH)
    if cell.claim is None:
        yield f"\n{platform.name} does not serve this area: the level is derived from the scope."
        return
    owner = cell.upstream or platform
    if cell.upstream:
        yield f"\nAs {cell.upstream.name}, and not checked for {platform.name}; what follows is what was read there."
    yield from _evidence(catalog, owner, capability, cell.claim)
    place = catalog.place((PLATFORMS, owner.id), ("claims", capability_id), of_key=True)
    yield f"\n{place.path}:{place.line}"


def _text(claim: Claim) -> str:
    return f", text of {claim.as_of}" if claim.as_of != claim.verified_on else ""


def _evidence(catalog: Catalog, owner: Platform, capability: Capability, claim: Claim) -> Iterator[str]:
    texts = {limit.id: limit.text for limit in capability.limits}
    if claim.note or claim.limits:
        yield ""
    for name in claim.limits:
        yield from textwrap.wrap(texts[name], _WIDTH, initial_indent="  ! ", subsequent_indent="    ")
    yield from textwrap.wrap(claim.note or "", _WIDTH)
    names = names_of(owner.editions)
    for name, one in catalog.editions_of(owner, capability.id).items() if claim.editions else ():
        same = f", as {names[one.origin]}" if one.origin else ""
        told = " ".join(texts[limit] for limit in one.limits if limit not in claim.limits)
        text = " ".join(part for part in (f"{names[name]}: {word(one.level)}{same}.", told, one.note) if part)
        yield from textwrap.wrap(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    yield f"\nRead {claim.verified_on}{_text(claim)}; evidence: {word(confidence(owner, claim))}"
    for proof in claim.evidence:
        dated = f", dated {proof.date}" if proof.date else ""
        dated += f", {text_of(proof)}" if proof.text_of else ""
        dated += f", section “{proof.section}”" if proof.section else ""
        interest = f", {word(proof.interest)}" if proof.interest else ""
        yield f"  - {proof.title} ({word(proof.kind)}{dated}{interest})\n    {proof.url}"
