"""The changelog names what exists, and its newest word about a claim is what the claim says."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from platform_guide.catalog.catalog import CHANGELOG, PLATFORMS, Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.catalog.schema.changelog import Changes, ClaimChange
from platform_guide.issues import suggest


def changes_are_true(catalog: Catalog) -> Findings:
    """Check days, ids, that something changed, and that the newest change of a claim ends in its level of today."""
    entries, capabilities = catalog.ids(PLATFORMS), catalog.capability_ids()
    removed = {name for changes in catalog.changelog for name in changes.removed}
    settled: set[tuple[str, str]] = set()
    for changes in catalog.changelog:
        record = (CHANGELOG, changes.id)
        if changes.date > catalog.today or not changes.id.startswith(str(changes.date)):
            text = f"{changes.date} is not the day in the file's name, or has not come yet"
            yield Finding(record, ("date",), "date-implausible", text, "name the file after the day")
        for index, name in enumerate(changes.added):
            if name not in entries | removed:
                text = f"there is no platform `{name}`"
                yield Finding(record, ("added", index), "platform-unknown", text, suggest(name, entries))
        for path, change in _steps(changes):
            key = (change.platform, change.capability)
            for field, rule, text, hint in _problems(catalog, change, entries | removed, capabilities):
                yield Finding(record, _at(path, field), rule, text, hint)
            known = change.platform in catalog.platforms and change.capability in capabilities
            # What a layer changes is no change of the guide's own data.
            own = catalog.base is None or catalog.is_own(catalog.place(record, path))
            if key not in settled and known and own:
                claim = catalog.platforms[change.platform].claims.get(change.capability)
                level = claim.level if claim else None
                if level is not change.now:
                    text = (
                        f"the newest change of `{change.capability}` ends in {_said(change.now)}, "
                        f"and the claim says {_said(level)}"
                    )
                    hint = "record the later change, or correct the claim: `guide diff <rev> --record` writes it"
                    yield Finding(record, _at(path, "now"), "changelog-contradicts", text, hint)
            settled.add(key)


def _steps(changes: Changes) -> Iterator[tuple[tuple[Key, ...], ClaimChange]]:
    """Yield every change of a claim with its path: those that stand alone, and those that came with a ruling."""
    for index, change in enumerate(changes.claims):
        yield ("claims", index), change
    for index, ruling in enumerate(changes.rulings):
        for name, (was, now) in ruling.claims.items():
            change = ClaimChange.model_construct(platform=name, capability=ruling.capability, was=was, now=now, why="")
            yield ("rulings", index, "claims", name), change


def _at(path: tuple[Key, ...], field: str) -> tuple[Key, ...]:
    """Return the place of a field of a change; with a ruling it is written as a pair of levels."""
    return path if path[0] == "rulings" else (*path, field)


def _said(level: object) -> str:
    return f"`{level}`" if level else "nothing"


def _problems(
    catalog: Catalog, change: ClaimChange, entries: Collection[str], capabilities: Collection[str]
) -> Iterator[tuple[str, str, str, str]]:
    if change.platform not in entries:
        text = f"there is no platform `{change.platform}`"
        yield "platform", "platform-unknown", text, suggest(change.platform, catalog.platforms)
    if change.capability not in capabilities:
        text = f"there is no capability `{change.capability}`"
        yield "capability", "capability-unknown", text, suggest(change.capability, capabilities)
    if change.was is change.now:
        yield "now", "change-of-nothing", "the level is the same before and after", "remove the change"
