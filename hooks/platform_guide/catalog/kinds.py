"""The kinds of records that a guide is made of, each with all that is known of it: the one table of them.

The catalogue has its own kinds here. What stands above it hands its kinds in beside them: see `guide.KINDS`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from platform_guide.catalog.catalog import AREAS, CHANGELOG, GLOSSARY, IDENTITIES, PLATFORMS, RECIPES, SETTINGS
from platform_guide.catalog.layers.layered import Falls, Layered, Path, Reference
from platform_guide.catalog.read.source import child
from platform_guide.catalog.rules import (
    buying,
    changelog,
    coverage,
    edition_levels,
    editions,
    end_lists,
    ends,
    events,
    evidence,
    former_names,
    glossary,
    integrations,
    interests,
    licences,
    limits,
    mirror,
    names,
    notes,
    own_sources,
    pairs,
    prices,
    recipe_checks,
    recipes,
    references,
    staleness,
    status,
    style,
    texts,
    verdicts,
    vocabulary,
)
from platform_guide.catalog.rules.finding import Rule
from platform_guide.catalog.schema.base import Frozen
from platform_guide.catalog.schema.changelog import Changes
from platform_guide.catalog.schema.files import DataFile
from platform_guide.catalog.schema.glossary import Term
from platform_guide.catalog.schema.identities import Identities
from platform_guide.catalog.schema.model import Area, Platform, Settings
from platform_guide.catalog.schema.recipe import Recipe


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    `folder` is where its files are, and its name in the keys of records. `whole`: all files together are one record,
    and none has an id. `rules` look at records of this kind, and may look at others; they run in their order.
    """

    folder: str
    file: DataFile
    whole: bool = False
    rules: tuple[Rule, ...] = ()
    layered: Layered = field(default_factory=Layered)

    @property
    def model(self) -> type[Frozen]:
        """The model that a record must fit."""
        return self.file.model


_R = Reference

PLATFORM = Kind(
    PLATFORMS,
    DataFile("platform", Platform, "`data/platforms/<id>.yaml`"),
    rules=(
        references.known_names,
        references.known_editions,
        editions.editions_say_how_they_run,
        editions.outside_is_named_once,
        editions.editions_say_what_for,
        editions.yes_and_no_are_proven,
        editions.same_code_is_as_closed,
        coverage.every_cell_in_scope,
        coverage.no_claim_outside_scope,
        coverage.scopes_are_served,
        coverage.what_is_secondary_is_offered,
        evidence.claims_have_evidence,
        own_sources.changed_levels_have_own_sources,
        evidence.addresses_are_fit,
        evidence.dates_are_plausible,
        texts.texts_are_dated,
        interests.interests_are_named,
        interests.rivals_do_not_decide,
        staleness.readings_are_fresh,
        staleness.excuses_are_needed,
        licences.licences_are_valid,
        licences.families_fit,
        prices.prices_are_ranges,
        buying.buying_facts_are_known,
        integrations.edges_meet_their_scopes,
        integrations.edges_stand_once,
        mirror.mirrors_are_direct,
        mirror.variants_do_not_contradict,
        style.notes_are_plain,
        limits.limits_give_levels,
        style.notes_hold_for_more_than_a_day,
        notes.levels_are_explained,
        edition_levels.editions_speak_for_themselves,
        names.names_are_unique,
        former_names.old_names_are_aliases,
        status.endings_are_dated,
        events.events_are_told_apart,
        ends.events_were_entered,
        ends.what_ends_reaches_others,
        verdicts.verdicts_are_named,
        verdicts.verdicts_are_dated,
    ),
    layered=Layered(
        word="platform",
        parts={"platform": ("editions", "edition")},
        references=(
            _R("category", "category", falls=Falls.REFUSED),
            _R("platform", "lifecycle.successor"),
            _R("platform", "lifecycle.alternatives.*"),
            _R("platform", "mirror.of", drop="mirror", falls=Falls.INHERITED),
            _R("platform", "integrations.*.with", drop="integrations.*"),
            _R("flow", "integrations.*.flow", drop="integrations.*"),
            _R("platform", "editions.*.requires.*", falls=Falls.OUTSIDE),
            _R("environment", "editions.*.environments.*"),
            _R("environment", "editions.*.not_environments.*"),
            _R("edition", "editions.*.same_code_as"),
            _R("unit", "editions.*.pricing.prices.*.unit", drop="editions.*.pricing.prices.*"),
            _R("buying topic", "editions.*.buying.{}"),
            _R("area", "scope.*.area", drop="scope.*"),
            _R("capability", "claims.{}"),
            _R("capability", "secondary.*", drop="secondary.*"),
            _R("edition", "claims.*.editions.{}"),
            _R("edition", "claims.*.editions.*.as", drop="claims.*.editions.*"),
        ),
        never_empty={"scope": "", "editions": "", "editions.*.environments": "editions.*"},
        aftermath=frozenset(
            {
                "edition-missing",
                "edition-not-different",
                "editions-not-read",
                "ending-leads-nowhere",
                "level-not-best",
                "mirror-contradiction",
                "scope-empty",
                "secondary-not-offered",
            }
        ),
    ),
)

AREA = Kind(
    AREAS,
    DataFile("area", Area, "`data/capabilities/<area>.yaml`"),
    rules=(names.capabilities_are_unique, limits.limits_stand_once),
    layered=Layered(word="area", lists={"capabilities": "capability"}),
)

CHANGES = Kind(
    CHANGELOG,
    DataFile("changes", Changes, "`data/changelog/<day>.yaml`"),
    rules=(changelog.changes_are_true,),
    layered=Layered(
        references=(
            _R("platform", "added.*"),
            _R("platform", "claims.*.platform", drop="claims.*"),
            _R("capability", "claims.*.capability", drop="claims.*"),
            _R("platform", "rulings.*.claims.{}"),
            _R("capability", "rulings.*.capability", drop="rulings.*"),
        ),
        aftermath=frozenset({"changelog-contradicts"}),
    ),
)

IDENTITY = Kind(
    IDENTITIES,
    DataFile("identities", Identities, "`data/identities/*.yaml`"),
    rules=(events.published_identities_are_kept,),
)

TERM = Kind(
    GLOSSARY,
    DataFile("term", Term, "`data/glossary/<id>.yaml`"),
    rules=(glossary.words_are_unique, glossary.terms_are_known, glossary.definitions_are_short),
    layered=Layered(word="term", references=(_R("term", "see.*"), _R("term", "not_to_be_confused_with.*"))),
)


def _of_platform(root: yaml.Node, _path: Path, node: yaml.ScalarNode) -> tuple[str, ...]:
    """Return the edition that a recipe is for together with its product."""
    step = child(root, "platform")
    return (f"{step[1].value}/{node.value}",) if step else ()


RECIPE = Kind(
    RECIPES,
    DataFile("recipe", Recipe, "`data/recipes/<id>.yaml`"),
    rules=(
        recipes.recipe_names_resolve,
        recipes.recipes_are_whole,
        recipes.recipe_files_are_there,
        recipes.recipes_stand_once,
        recipes.recipe_evidence_is_fit,
        recipe_checks.checks_name_what_exists,
        recipe_checks.checks_can_fail,
        recipe_checks.twins_break_one_thing,
        recipe_checks.checks_say_what_is_open,
        recipe_checks.checks_hold_today,
    ),
    layered=Layered(
        word="recipe",
        references=(
            _R("platform", "platform", falls=Falls.WHOLE),
            _R("edition", "edition", falls=Falls.WHOLE, names=_of_platform),
        ),
        aftermath=frozenset({"recipe-check-outdated"}),
    ),
)

SETTING = Kind(
    SETTINGS,
    DataFile("settings", Settings, "`data/settings.yaml`"),
    whole=True,
    rules=(
        vocabulary.words_are_used,
        pairs.pairs_are_canonical,
        end_lists.end_lists_can_be_asked,
        buying.topics_stand_once,
    ),
    layered=Layered(
        lists={
            "categories": "category",
            "environments": "environment",
            "units": "unit",
            "buying": "buying topic",
            "flows": "flow",
        },
        references=(
            _R("platform", "pairs.*.*", drop="pairs.*"),
            _R("platform", "end_lists.*.products.{}"),
            _R("area", "flows.*.source", drop="flows.*"),
            _R("area", "flows.*.target", drop="flows.*"),
            _R("capability", "flows.*.made_by"),
            _R("area", "outside.*.serves.*"),
            _R("platform", "outside.*.serves_as.*"),
        ),
    ),
)

ENTRIES = (PLATFORM, AREA)
"""What is compared, and by what."""
AROUND = (RECIPE, CHANGES, IDENTITY, TERM, SETTING)
"""What is said about them, and about the guide."""
KINDS = (*ENTRIES, *AROUND)
"""The catalogue's own kinds."""
