"""What the data of pilots must add up to: a box of weeks, thresholds that can be compared, and whole texts."""

from __future__ import annotations

import re

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.evidence import unfit
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.issues import suggest
from platform_guide.planning.pilot.data.record import RECORD, pilot_of
from platform_guide.planning.pilot.data.vocabulary import TEXTS, Better

_PLACE = re.compile(r"\{([a-z][a-z-]*)\}")


def pilot_weeks_fit(catalog: Catalog) -> Findings:
    """Report a default of weeks outside the bounds."""
    box = pilot_of(catalog).box
    if box and not box.shortest <= box.weeks <= box.longest:
        text = f"{box.weeks} weeks are outside {box.shortest} to {box.longest}"
        yield Finding(RECORD, ("box", "weeks"), "pilot-weeks", text, "put `weeks` between `shortest` and `longest`")


def pilot_thresholds_can_be_compared(catalog: Catalog) -> Findings:
    """Report a figure without threshold or unit, and a yes or no with one of them."""
    for at, one in enumerate(pilot_of(catalog).criteria):
        compared = one.better != Better.YES
        for field, value in (("threshold", one.threshold), ("unit", one.unit)):
            path: tuple[Key, ...] = ("criteria", at)
            if compared and value is None:
                hint = f"add `{field}`, or write `better: yes`"
                yield Finding(RECORD, path, "pilot-threshold", f"`{one.id}` has no {field}", hint)
            elif not compared and value is not None:
                text = f"`{one.id}` is answered with yes or no, so it has no {field}"
                yield Finding(RECORD, (*path, field), "pilot-threshold", text, f"leave `{field}` out")


def pilot_texts_are_complete(catalog: Catalog) -> Findings:
    """Report texts that are missing, unknown, or name a placeholder that is never filled."""
    data = pilot_of(catalog)
    if not data.present:
        return
    for code in sorted(set(TEXTS) - set(data.texts)):
        yield Finding(RECORD, ("texts",), "pilot-text-missing", f"the text `{code}` is missing", "add it")
    for code, text in data.texts.items():
        path = ("texts", code)
        if code not in TEXTS:
            hint = suggest(code, TEXTS)
            yield Finding(RECORD, path, "pilot-text-unknown", f"nothing says `{code}`", hint, of_key=True)
            continue
        for name in _PLACE.findall(text):
            if name not in TEXTS[code]:
                message = f"`{code}` is never told `{name}`"
                hint = suggest(name, TEXTS[code]) if TEXTS[code] else "leave it out: nothing is filled in here"
                yield Finding(RECORD, path, "pilot-placeholder", message, hint)


def pilot_addresses_are_fit(catalog: Catalog) -> Findings:
    """Refuse addresses of sources that are not fit to be linked."""
    usability = pilot_of(catalog).usability
    found = usability.evidence if usability else ()
    return unfit(catalog, ((RECORD, ("usability", "evidence", at, "url"), one.url) for at, one in enumerate(found)))
