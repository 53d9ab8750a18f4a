"""`guide show`: an entry or one claim, with what it rests on."""

from __future__ import annotations

import argparse
import datetime as dt
import textwrap
from collections.abc import Iterator
from pathlib import Path

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.confidence import confidence
from platform_guide.catalog.schema.lookup import by_id, names_of
from platform_guide.catalog.schema.model import Claim, Platform
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.cli.project import load_or_complain, say
from platform_guide.issues import suggest
from platform_guide.sections.shared.words import text_of, word

_WIDTH = 100


HELP = "print an entry, or one of its claims with its evidence"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("platform", help="id of an entry")
    parser.add_argument("capability", nargs="?", help="id of a capability; default: all claims in short")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
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
            origin = f"  as {cell.upstream.name}" if cell.upstream else ""
            read = f"  read {cell.claim.verified_on}" if cell.claim else ""
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
        yield f"\nInherited from {cell.upstream.name}."
    yield from _evidence(owner, cell.claim)
    place = catalog.place((PLATFORMS, owner.id), ("claims", capability_id), of_key=True)
    yield f"\n{place.path}:{place.line}"


def _text(claim: Claim) -> str:
    return f", text of {claim.as_of}" if claim.as_of != claim.verified_on else ""


def _evidence(owner: Platform, claim: Claim) -> Iterator[str]:
    if claim.note:
        yield ""
        yield from textwrap.wrap(claim.note, _WIDTH)
    names = names_of(owner.editions)
    for name, difference in claim.editions.items():
        text = f"{names[name]}: {word(difference.level)}. {difference.note}"
        yield from textwrap.wrap(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    yield f"\nRead {claim.verified_on}{_text(claim)}; evidence: {word(confidence(owner, claim))}"
    for proof in claim.evidence:
        dated = f", dated {proof.date}" if proof.date else ""
        dated += f", {text_of(proof)}" if proof.text_of else ""
        dated += f", section “{proof.section}”" if proof.section else ""
        interest = f", {word(proof.interest)}" if proof.interest else ""
        yield f"  - {proof.title} ({word(proof.kind)}{dated}{interest})\n    {proof.url}"
