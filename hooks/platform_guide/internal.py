"""What must stay inside an organisation: which builds may hold it, and how a site that holds it is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from platform_guide.catalog.catalog import Catalog, DataLayer
from platform_guide.issues import Issue, Location, Severity

SWITCH = "GUIDE_INTERNAL"
"""The variable of the environment that mkdocs.yml reads `extra.guide.internal` from."""

MARK = "internal.txt"
"""A file at the root of every site that was built for the inside; the workflows look for it before they publish."""

_VALUES = {"true": True, "false": False}
_WRITTEN = re.compile(r"^[ \t]+internal:[ \t]*(true|yes|on)\b", re.MULTILINE | re.IGNORECASE)


def mark(layers: tuple[DataLayer, ...]) -> bytes:
    """Return the text of the file that marks an internal site."""
    labels = ", ".join(layer.label for layer in layers if layer.internal) or "no internal layer"
    text = f"This site was built for the inside of an organisation ({labels})."
    return f"{text}\nPublish it only where no stranger can read it.\n".encode()


def is_marked(site: Path) -> bool:
    """Tell whether a folder holds a site that was built for the inside."""
    return (site / MARK).is_file()


def place_of(setting: str, text: str, config: str) -> Location:
    """Return where a setting is written in mkdocs.yml, or the beginning of the file where it is not."""
    match = re.search(rf"^[ \t]+({setting}):", text, re.MULTILINE)
    at = match.start(1) if match else 0
    return Location(config, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def parse_switch(switch: str | None, said: object, text: str, config: str) -> tuple[bool, list[Issue]]:
    """Tell whether a build is internal: nothing but true and false is read, since a wrong guess would do harm.

    Args:
        switch: the variable of the environment as it is set, or None; it counts more than the file.
        said: `extra.guide.internal` of mkdocs.yml, or None where it says nothing.
        text: mkdocs.yml as it is written.
        config: the name of mkdocs.yml.
    """
    place = place_of("internal", text, config)
    if switch and switch not in _VALUES:
        words = f"the variable {SWITCH} is `{switch}`, which is neither true nor false"
        return False, [Issue(place, "internal-malformed", words, f"set {SWITCH} to true or false, or leave it unset")]
    if switch:
        return _VALUES[switch], []
    if not (said is None or isinstance(said, bool) or said in ("", *_VALUES)):
        words = f"extra.guide.internal is `{said}`, which is neither true nor false"
        return False, [Issue(place, "internal-malformed", words, f"write `internal: !ENV [{SWITCH}, false]`")]
    value = said is True or said == "true"
    if value and _WRITTEN.search(text):
        words = "extra.guide.internal: true is written here, so that every build is internal, that of a workflow too"
        hint = f"write `internal: !ENV [{SWITCH}, false]`, and set {SWITCH}=true where the site stays inside"
        return value, [Issue(place, "internal-written", words, hint, Severity.WARNING)]
    return value, []


def not_licensed(catalog: Catalog, licence: str) -> tuple[str, ...]:
    """Return the labels of the internal layers for which the licence of the site does not hold.

    These are all of them, as long as the licence is that of the guide that they are laid over.
    """
    if not licence or licence != catalog.upstream.settings.licence:
        return ()
    return tuple(layer.label for layer in catalog.layers if layer.internal)


def licence_left(labels: tuple[str, ...], licence: str, place: Location) -> Iterator[Issue]:
    """Report that the licence of an internal site is still that of the guide that its layers are laid over."""
    if labels:
        named = ", ".join(labels)
        text = f"the licence `{licence}` is the guide's own, and this build holds what is internal: {named}"
        hint = f'say whose is what, for example `licence: {{name: "{named}: internal. The guide: {licence}"}}`'
        yield Issue(place, "licence-left", text, hint, Severity.WARNING)


def refused(layers: tuple[DataLayer, ...], site: Path | None, config: str) -> Iterator[Issue]:
    """Report the internal layers of a build that is for the public, and a site from before that is not."""
    closed = [layer for layer in layers if layer.internal]
    for layer in closed:
        text = f"the layer `{layer.folder}` is internal, and this build is for the public"
        hint = (
            f"set {SWITCH}=true for a build that stays inside; `internal: false` in {layer.folder}/layer.yaml would "
            "make every file of the layer public"
        )
        yield Issue(Location(config), "layer-internal", text, hint)
    if closed and site and is_marked(site):
        text = f"{site.name}/ still holds an internal site from an earlier build; nothing in it was changed"
        yield Issue(Location(config), "site-internal", text, "do not publish that folder", Severity.WARNING)
