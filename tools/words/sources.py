"""Which files hold texts for readers, and what kind of text each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tools.words.passages import Sentence, read

_LABELS = frozenset({"label", "low_label", "high_label", "short", "name", "title"})
_PROSE = frozenset(
    {
        "ask",
        "because",
        "definition",
        "description",
        "diy",
        "find_out",
        "full",
        "guess",
        "help",
        "how",
        "message",
        "more",
        "none",
        "note",
        "suggestion",
    }
    | {"partial", "rationale", "story", "summary", "term", "test", "text", "why"}
)
_NOTES = frozenset({"note", "part", "summary", "text", "what"})
DOCUMENTS = ("docs/**/*.md", "README.md", "CONTRIBUTING.md")
DATA = (
    "data/decision/*.yaml",
    "data/costs/*.yaml",
    "data/course/**/*.yaml",
    "data/option-costs/*.yaml",
    "data/maturity/*.yaml",
    "data/needs/*.yaml",
    "data/pilot/*.yaml",
    "data/capabilities/*.yaml",
    "data/glossary/*.yaml",
    "data/settings.yaml",
)
ENGINE = (
    "hooks/platform_guide/**/templates/**/*.html",
    "hooks/theme/**/*.html",
    "hooks/platform_guide/**/words.py",
)
"""Where texts stand that readers see, as patterns of paths."""
_GENERATED = frozenset({"docs/contribute/fields.md", "docs/data/speed.md"})
"""Written by programs: their words stand in the models and in a template of the tests."""


@dataclass(frozen=True)
class Texts:
    """The sentences of the guide below one root: of its pages, and of its entries."""

    root: Path

    @cached_property
    def prose(self) -> tuple[Sentence, ...]:
        """What pages say: documents, the decision's data, capabilities, glossary, templates and tables of words."""
        return tuple(self._prose())

    @cached_property
    def notes(self) -> tuple[Sentence, ...]:
        """What entries and changes say in their own words; not the names of products and the titles of sources."""
        paths = (path for folder in ("platforms", "changelog") for path in self._files(f"data/{folder}/*.yaml"))
        return tuple(sentence for path in paths for sentence in read(self.root, path, _NOTES | {"why"}))

    def _files(self, pattern: str) -> list[Path]:
        return sorted(self.root.glob(pattern))

    def _prose(self) -> Iterator[Sentence]:
        for patterns, fields in ((DOCUMENTS, _PROSE), (DATA, _PROSE | _LABELS), (ENGINE, _PROSE)):
            for path in (path for pattern in patterns for path in self._files(pattern)):
                if path.relative_to(self.root).as_posix() not in _GENERATED:
                    yield from read(self.root, path, fields)

    @cached_property
    def kinds(self) -> Mapping[str, tuple[Sentence, ...]]:
        """Whole sentences by the kind of page that shows them."""
        found: dict[str, list[Sentence]] = {}
        for sentence in (*self.prose, *self.notes):
            kind = _kind(sentence)
            if kind and sentence.text.endswith((".", "?", "!")):
                found.setdefault(kind, []).append(sentence)
        return {kind: tuple(said) for kind, said in sorted(found.items())}


_KINDS: tuple[tuple[str, frozenset[str], str], ...] = (
    ("docs/learn/", frozenset({"text"}), "lessons"),
    ("docs/contribute/style.md", frozenset({"text"}), "style page"),
    ("docs/contribute/", frozenset({"text"}), "contribute"),
    ("docs/", frozenset({"text"}), "other pages"),
    ("data/glossary/", frozenset({"definition", "more"}), "glossary"),
    ("data/platforms/", frozenset({"summary"}), "platform summaries"),
    ("data/platforms/", frozenset({"note", "text"}), "platform notes"),
    ("data/capabilities/", frozenset({"definition", "why"}), "capability definitions"),
    ("data/decision/questions.yaml", frozenset({"text", "why", "help", "label"}), "questions"),
    ("data/decision/messages.yaml", frozenset({"message"}), "reasons"),
    ("data/decision/rules.yaml", frozenset({"because", "note"}), "reasons"),
)
"""Where a kind of text stands: the beginning of the path, and the fields. The first line that fits counts."""


def _kind(sentence: Sentence) -> str | None:
    fits = (kind for path, fields, kind in _KINDS if sentence.path.startswith(path) and sentence.kind in fields)
    return next(fits, None)
