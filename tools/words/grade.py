"""How hard a text is to read: the Flesch-Kincaid grade, in years of school.

J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, Derivation of new readability formulas, 1975. Syllables
are counted by vowels: on the words of the lessons and the glossary that is right for 95 % of them and 1 % too high in
sum, measured against the CMU Pronouncing Dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from tools.words.passages import CODE, Sentence

_WORD = re.compile(r"[A-Za-z]+(?:[\u2019'-][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_PARTED = re.compile(r"ia(?!l|n$)|io(?!n|us)|eo|ua|uo|ying|iu|[^aeiou]ier|rea(?=te)")
"""Vowels that stand together and are spoken apart."""
_SILENT = re.compile(r"[^aeouly]e$|[^aeiouytd]ed$|[^aeiouysxzcghl]es$|[aeiou]les?$|[aeiou]led$")
_SLACK = 0.5
"""How far below its ceiling a kind may fall before the ceiling has to follow."""


class Grades(BaseModel):
    """The grade that no kind of text passes, and those that were above it already, each with its own ceiling."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    ceiling: float
    above: Mapping[str, float] = {}

    @classmethod
    def of(cls, path: Path) -> Grades:
        """Read them from a YAML file."""
        return cls.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))

    def problems(self, found: Mapping[str, float]) -> list[str]:
        """Say which kinds are too hard, and which ceilings are higher than needed."""
        said = []
        for kind, value in found.items():
            limit = self.above.get(kind, self.ceiling)
            if value > limit:
                said.append(f"{kind}: grade {value:.1f}, and {limit:.1f} is the most; write shorter sentences")
        for kind, limit in self.above.items():
            value = found.get(kind, 0.0)
            if limit > max(value + _SLACK, self.ceiling):
                said.append(f"{kind}: grade {value:.1f} is well below its ceiling {limit:.1f}; lower it: {PRUNE}")
            elif limit <= self.ceiling:
                said.append(f"{kind}: its own ceiling {limit:.1f} is not needed; remove it: {PRUNE}")
        return said

    def pruned(self, found: Mapping[str, float]) -> Grades:
        """Return the same with ceilings lowered to what is reached."""
        lowered = {kind: min(limit, _up(found[kind])) for kind, limit in self.above.items() if kind in found}
        return Grades(ceiling=self.ceiling, above={k: v for k, v in sorted(lowered.items()) if v > self.ceiling})


PRUNE = "python -m tools.words prune"


def _up(value: float) -> float:
    return int(value * 10 + 1) / 10


@cache
def syllables(word: str) -> int:
    """Return how many syllables a word has, at least one."""
    word = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(word)) + len(_PARTED.findall(word)) - bool(_SILENT.search(word))
    return max(count, 1)


def grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of sentences; 0 for none."""
    said = [_WORD.findall(text.replace(CODE, "")) for text in texts]
    said = [words for words in said if words]
    total = sum(map(len, said))
    if not total:
        return 0.0
    spoken = sum(syllables(word) for words in said for word in words)
    return 0.39 * total / len(said) + 11.8 * spoken / total - 15.59


def grades(kinds: Mapping[str, Iterable[Sentence]]) -> dict[str, float]:
    """Return the grade of each kind of text."""
    return {kind: grade(sentence.text for sentence in said) for kind, said in kinds.items()}
