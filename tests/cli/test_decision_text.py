"""What `guide decide` prints of a result, on a catalogue about nothing in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from platform_guide.cli.decision_text import as_text
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from tests.decision.small import edition, entries, model, platform

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model


FLOWS = {"run-track": "Runs are written down", "track-store": "What is written down is kept"}


def printed(given: Model, answers: dict[str, list[str]]) -> str:
    """Return what is printed, in one line."""
    found = decide(given, answers)
    return " ".join(" ".join(as_text(given, found, study(given, answers), FLOWS)).split())


def ask(**changes: str) -> dict[str, list[str]]:
    given = {"closed": "no", "place": "any", "size": "2", "wishes": "nothing", "has": "none", **changes}
    return {"door": ["whole"], **{name: value.split() for name, value in given.items()}}


def built() -> Model:
    """Return a model with a must-have that nothing meets by itself, and a way to build it."""
    given = model(
        [platform("barn", {"keep": "full"}), platform("box", {"keep": "partial"}, limits={"keep": ["young"]})]
    )
    rule = next(rule for rule in given["rules"] if rule["id"] == "always")
    rule["require"] = [
        {
            "that": ["ref", "free_tier"],
            "on_unknown": "exclude",
            "on_open": "hold",
            "label": "A tier is free",
            "build": {"when": ["lit", True], "takes": "Pay it yourself.", "beside": None},
        }
    ]
    return given


def test_a_need_that_is_covered_in_part_says_what_is_lacking() -> None:
    given = model([platform("crate", {"keep": "partial"}, limits={"keep": ["young", "narrow"]})])
    assert "~ Keep: partial. It is a preview. It keeps what is small." in printed(given, ask())
    alone = printed(model([platform("barn", {"keep": "full"})]), ask())
    assert "~" not in alone


def test_a_part_is_named_where_there_are_several() -> None:
    parts = [platform("crate", {"keep": "partial"}, limits={"keep": ["young"]}), platform("engine", {"jobs": "full"})]
    assert "~ crate: Keep: partial. It is a preview." in printed(model(parts), ask(size="20"))


def test_what_another_part_covers_in_full_lacks_nothing() -> None:
    parts = [
        platform("crate", {"keep": "partial", "jobs": "full"}, limits={"keep": ["young"]}),
        platform("barn", {"keep": "full", "log": "full"}),
    ]
    text = printed(model(parts), ask(size="20", wishes="logs"))
    assert "crate/only: Keep (partial), Jobs (full)" in text
    assert "~" not in text


def test_what_was_named_says_the_same() -> None:
    given = model()
    answers = {**ask(), "door": ["judge"], "named": ["crate", "barn"]}
    assert "~ Keep: partial. It is a preview." in printed(given, answers)


def test_what_has_to_be_built_is_said_with_what_it_takes() -> None:
    text = printed(built(), ask())
    assert "! to build: barn: A tier is free" in text
    assert "What has to be built - A tier is free: Pay it yourself." in text
    named = printed(built(), {**ask(), "door": ["judge"], "named": ["barn", "box"]})
    judged = named.partition("What you named")[2].partition("What else would fit")[0]
    assert judged.count("to build: barn: A tier is free") == 1
    assert "What has to be built - A tier is free: Pay it yourself." in named
    assert "Must-haves - A tier is free: Everybody keeps things. To build: Pay it yourself." in named


def test_the_kind_of_price_stands_beside_each_option() -> None:
    text = printed(model([platform("barn", {"keep": "full"})]), ask())
    assert "$ price: free of charge +" in text
    sold = platform("barn", {"keep": "full"}, editions=[edition(pricing={"model": "quote"})])
    text = printed(model([sold]), ask())
    assert "$ price: on request; no published price, ask for a quotation: barn" in text
    # Nobody has to ask for the price of what is there.
    assert "ask for a quotation" not in printed(model([sold]), ask(has="barn"))
    mixed = printed(model([sold, platform("engine", {"jobs": "full"})]), ask(size="20"))
    assert "$ price: barn: on request; engine: free of charge; no published price, ask for a quotation: barn" in mixed


def test_how_firm_the_first_place_is_says_against_what() -> None:
    text = printed(model(), ask(wishes="logs"))
    assert "First place with other weights and unknown levels, answers as given:" in text


def test_a_need_says_which_limits_are_not_enough() -> None:
    given = model()
    rule: Any = next(rule for rule in given["rules"] if rule["id"] == "always")
    rule["need"] = [(at, rank, made, [0]) for at, rank, made, _ in rule["need"]]
    assert "Keep (at least partial): always. Not enough: It is a preview." in printed(given, ask())
    named = printed(given, {**ask(), "door": ["judge"], "named": ["crate", "barn"]})
    assert "lacks: Keep (at least partial; it has: partial) It is a preview." in named


def test_a_former_name_stands_beside_the_name() -> None:
    given = model(
        [platform("barn", {"keep": "full"}, aliases=[{"name": "Shed", "former": True, "until": "2026-05-01"}])]
    )
    assert "1. formerly Barn Shed" in printed(given, ask())


def test_a_connection_to_build_is_named_by_its_label() -> None:
    answers = {**ask(size="20", wishes="logs"), "door": ["judge"], "named": ["barn+diary", "engine"]}
    text = printed(model([*entries(), platform("diary", {"log": "full"})]), answers)
    assert "- to build: What is written down is kept" in text
    assert "track-store" not in text
