"""What the customer of an edition has to keep running, and what it does not run without."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.model import Edition, Platform
from platform_guide.catalog.schema.vocabulary import Delivery, Licence, Runs
from platform_guide.issues import suggest

_OWN = frozenset({Delivery.SELF_HOSTED, Delivery.AIR_GAPPED})
_ALLOWED = f"allowed: {', '.join(Runs)}"
_Found = tuple[str, str, str, str]


def editions_say_how_they_run(catalog: Catalog) -> Findings:
    """Check that what customers run says what keeps running, and that what they require exists."""
    known = catalog.ids(PLATFORMS)
    for record, platform in platforms(catalog):
        for index, edition in enumerate(platform.editions):
            for field, rule, text, hint in _problems(edition):
                yield Finding(record, ("editions", index, field), rule, text, hint)
            yield from _unknown(record, platform, index, known)


def _problems(edition: Edition) -> Iterator[_Found]:
    own = _OWN & set(edition.delivery)
    if own and edition.runs is None:
        yield (
            "delivery",
            "runs-missing",
            "customers run this edition, and `runs` does not say what keeps running",
            _ALLOWED,
        )
    elif edition.runs and not own:
        text = "nobody but the vendor runs this edition"
        yield "runs", "runs-superfluous", text, "remove `runs`, or add self-hosted to `delivery`"
    if Delivery.CUSTOMER_CLOUD in edition.delivery and edition.licence_family is Licence.OPEN_SOURCE:
        text = "customer-cloud is what a vendor or a cloud runs in the customer's account"
        yield "delivery", "delivery-run-by-nobody", text, "what customers install and run themselves is self-hosted"


def _unknown(record: tuple[str, str], platform: Platform, index: int, known: frozenset[str]) -> Findings:
    for place, name in enumerate(platform.editions[index].requires):
        path = ("editions", index, "requires", place)
        if name == platform.id:
            yield Finding(record, path, "reference-to-itself", "an entry cannot require itself", "remove this")
        elif name not in known:
            hint = f"{suggest(name, known)}; `requires_outside` names what has no entry"
            yield Finding(record, path, "platform-unknown", f"there is no platform `{name}`", hint)
