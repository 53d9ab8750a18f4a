"""What the customer of an edition has to keep running, and what it does not run without."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import PLATFORMS, Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, lenient, platforms
from platform_guide.catalog.schema.lookup import by_id
from platform_guide.catalog.schema.model import Edition, Platform
from platform_guide.catalog.schema.vocabulary import Delivery, IntegrationKind, Licence, Runs, Use
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


def outside_is_named_once(catalog: Catalog) -> Findings:
    """Check that what has no entry is named by the settings, once a guide names there what its entries require."""
    # What a layer hides is named in its place, in the words of the entry.
    outside = () if catalog.hidden else catalog.settings.outside
    known = {item.id for item in outside} | {item.label for item in outside}
    for record, platform in platforms(catalog) if outside else ():
        for index, edition in enumerate(platform.editions):
            name = edition.requires_outside
            if name and name not in known:
                path = ("editions", index, "requires_outside")
                text = f"`{name}` is not among what is required and has no entry"
                hint = f"{suggest(name, [item.id for item in outside])}; a new one enters `outside:` of settings.yaml"
                yield lenient(catalog, Finding(record, path, "outside-unknown", text, hint))


def editions_say_what_for(catalog: Catalog) -> Findings:
    """Check that every edition says for which use its terms allow it, with a source where that is not production."""
    for record, platform in platforms(catalog):
        for index, edition in enumerate(platform.editions):
            at = ("editions", index)
            if edition.use is None:
                text = f"the edition `{edition.id}` does not say for which `use` its terms allow it"
                yield lenient(catalog, Finding(record, at, "use-missing", text, f"allowed: {', '.join(Use)}"))
            elif edition.use not in {Use.PRODUCTION, Use.UNKNOWN} and edition.use.value not in edition.proof:
                text = f"`use: {edition.use.value}` rests on no source"
                hint = f"add `proof: {{{edition.use.value}: [...]}}` with the terms that say so"
                yield lenient(catalog, Finding(record, (*at, "use"), "use-unproven", text, hint))


def yes_and_no_are_proven(catalog: Catalog) -> Findings:
    """Check that nothing is both yes and no, that proofs are of something, and that closed networks have one."""
    for record, platform in platforms(catalog):
        for index, edition in enumerate(platform.editions):
            yield from _twice(catalog, record, index, edition)
            known = {*edition.delivery, *edition.not_delivery, *edition.environments, *edition.not_environments}
            named = {str(item) for item in known} | ({edition.use.value} if edition.use else set())
            for name in edition.proof:
                if name not in named:
                    text = f"`proof` names `{name}`, and the edition says neither yes nor no of it"
                    path = ("editions", index, "proof", name)
                    yield Finding(record, path, "proof-of-nothing", text, suggest(name, named), of_key=True)
            closed = Delivery.AIR_GAPPED
            # What nobody but the vendor runs is closed out by what it is.
            said = closed in edition.delivery or (
                closed in edition.not_delivery and Delivery.SELF_HOSTED in edition.delivery
            )
            if said and closed.value not in edition.proof:
                text = f"`{closed.value}` of `{edition.id}` rests on no source of its own"
                hint = f"add `proof: {{{closed.value}: [...]}}`, or leave it out of both lists: then it is unknown"
                yield lenient(
                    catalog, Finding(record, ("editions", index, "delivery"), "delivery-unproven", text, hint)
                )


def _twice(catalog: Catalog, record: RecordKey, index: int, edition: Edition) -> Findings:
    pairs = (("delivery", edition.delivery, edition.not_delivery),
             ("environments", edition.environments, edition.not_environments))  # fmt: skip
    for field, yes, no in pairs:
        for at, item in enumerate(no):
            if item in yes:
                path: tuple[Key, ...] = ("editions", index, f"not_{field}", at)
                text = f"`{item}` stands in `{field}` and in `not_{field}`"
                yield lenient(catalog, Finding(record, path, "yes-and-no", text, "keep one of them"))


def same_code_is_as_closed(catalog: Catalog) -> Findings:
    """Check that what runs without the internet is built from what does: parts of it, and editions of the same code."""
    for record, platform in platforms(catalog):
        editions = by_id(platform.editions)
        for index, edition in enumerate(platform.editions):
            if edition.same_code_as is None:
                continue
            path = ("editions", index, "same_code_as")
            other = editions.get(edition.same_code_as)
            if other is None or other is edition:
                text = f"{platform.name} has no other edition `{edition.same_code_as}`"
                others = [name for name in editions if name != edition.id]
                yield Finding(record, path, "edition-unknown", text, suggest(edition.same_code_as, others))
            elif _said(edition) is not _said(other):
                text = f"`{edition.id}` and `{other.id}` are the same code and differ in `{Delivery.AIR_GAPPED.value}`"
                yield lenient(catalog, Finding(record, path, "same-code-differs", text, "correct one of the two"))
        if any(_said(edition) for edition in platform.editions):
            for index, edge in enumerate(platform.integrations):
                part = catalog.platforms.get(edge.with_)
                if part and edge.kind is IntegrationKind.BUILT_IN and _more_open(part):
                    text = f"`{platform.id}` runs without the internet, and `{part.id}`, which is built in, does not"
                    hint = "correct one of the two, or the kind of the connection"
                    yield lenient(
                        catalog, Finding(record, ("integrations", index, "with"), "part-more-open", text, hint)
                    )


def _said(edition: Edition) -> bool | None:
    if Delivery.AIR_GAPPED in edition.delivery:
        return True
    return False if Delivery.AIR_GAPPED in edition.not_delivery else None


def _more_open(part: Platform) -> bool:
    """Tell whether something that customers run cannot be had for a closed network in any edition."""
    own = [edition for edition in part.editions if Delivery.SELF_HOSTED in edition.delivery]
    return bool(own) and not any(_said(edition) for edition in own)
