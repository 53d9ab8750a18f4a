"""Spelling: British, with the project's own words and the names in the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import sample
from tests.support import ROOT
from tools.words.__main__ import Words
from tools.words.passages import Sentence
from tools.words.spelling import Speller, names

Wrong = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Wrong:
    """Tells what is misspelt in a text of the guide to bicycles, as pairs of the word and what may be meant."""
    root = sample.sample(tmp_path_factory.mktemp("spelling"))
    sample.write(root, "styles/typos.toml", (ROOT / "styles/typos.toml").read_text(encoding="utf-8"))
    speller = Speller(root, ["Kubeception"])
    return lambda text: [
        (found.word, found.meant) for found in speller.misspelt([Sentence("docs/a.md", 1, "text", text)])
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The catalouge holds entries.", "catalouge"),
        ("A relase of the product.", "relase"),
        ("Recieve the result.", "Recieve"),
        ("The enviroment is locked.", "enviroment"),
        ("Its orchestartor runs steps.", "orchestartor"),
        ("The monitering is off.", "monitering"),
        ("A seperate cluster.", "seperate"),
        ("The team\u2019s experiance counts.", "experiance"),
    ],
)
def test_a_misspelt_word_is_named(wrong: Wrong, text: str, word: str) -> None:
    assert word in {found for found, _ in wrong(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The color of the bar.", ("color", "colour")),
        ("They organize the data.", ("organize", "organise")),
        ("A new behavior.", ("behavior", "behaviour")),
        ("The center of it.", ("center", "centre")),
    ],
)
def test_american_spelling_is_named_with_the_british_form(wrong: Wrong, text: str, found: tuple[str, str]) -> None:
    assert found in wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kubeception is one of our words, and `code` is code.",
        "The roadster is a name in the catalogue.",
        "Tables are in Unity Catalog, which is a name.",
        "It stores artifacts under s3://buckett/pth and example.orgg.",
        "The vendor\u2019s servers, and the vendors' prices.",
    ],
)
def test_names_code_and_own_words_are_right(wrong: Wrong, text: str) -> None:
    assert wrong(text) == []


def test_names_come_from_the_catalogue(tmp_path: Path) -> None:
    # The name, a former name, an edition, and the owner.
    assert {"roadster", "penny", "deluxe"} <= names(sample.sample(tmp_path))


@pytest.mark.shipped
def test_all_texts_are_spelt_right() -> None:
    assert [str(found) for found in Words(ROOT).misspelt] == []


@pytest.mark.shipped
def test_the_list_of_words_is_sorted_small_and_needed() -> None:
    words = Words(ROOT)
    assert words.own_words == sorted({word.casefold() for word in words.own_words})
    assert words.unused_words == [], "run: python -m tools.words prune"
