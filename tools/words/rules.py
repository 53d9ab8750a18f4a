"""Our rules of style as checks of proselint, and what they find."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

import proselint.checks
import yaml
from proselint.config import Config
from proselint.registry import CheckRegistry
from proselint.registry.checks import Check, CheckFlags, types
from proselint.registry.checks.engine import Fast, RegexOptions
from proselint.tools import LintFile
from pydantic import BaseModel, ConfigDict, Field

from tools.words.passages import Sentence

_OURS = "guide"
_BETWEEN = "\n¶\n"
"""Stands between two sentences, so that nothing is found across both."""


class Severity(StrEnum):
    """How much a finding matters: new text has no error."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class Rule(BaseModel):
    """One rule: the patterns that it refuses, or the most words of a sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    level: Severity
    say: str
    patterns: tuple[str, ...] = ()
    excepted: Annotated[tuple[str, ...], Field(alias="except")] = ()
    exact: bool = False
    words: int = 0


class Style(BaseModel):
    """All rules, and the groups of proselint's own checks that are used."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rules: tuple[Rule, ...]
    proselint: tuple[str, ...]

    @classmethod
    def of(cls, path: Path) -> Style:
        """Read the rules from a YAML file."""
        return cls.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Finding:
    """One thing to change in a sentence."""

    sentence: Sentence
    rule: str
    level: Severity
    found: str
    say: str

    @property
    def key(self) -> tuple[str, str, str]:
        """The file, a digest of the sentence, and the rule: the same as long as nobody changes the sentence."""
        digest = hashlib.sha256(self.sentence.text.encode()).hexdigest()[:12]
        return self.sentence.path, digest, self.rule

    def __str__(self) -> str:
        """Return place, rule, words and cure in two lines."""
        place = f"{self.sentence.path}:{self.sentence.line}: {self.level} {self.rule}: “{self.found}”"
        return f"{place}\n  {self.sentence.text}\n  hint: {self.say}"


class Linter:
    """Judges sentences by one style."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._rules = {rule.id: rule for rule in style.rules}

    @cached_property
    def _config(self) -> Config:
        """Put the rules into proselint's registry, which is one for the whole process."""
        registry = CheckRegistry()
        registry.checks.clear()
        registry.register_many(proselint.checks.__register__)
        registry.register_many(tuple(_check(rule, pattern) for rule in self._style.rules for pattern in rule.patterns))
        return Config(max_errors=1_000_000, checks=dict.fromkeys((_OURS, *self._style.proselint), True))

    def lint(self, sentences: Iterable[Sentence]) -> Iterator[Finding]:
        """Yield what is found, in the order of the sentences; each rule once for a sentence."""
        said = list(sentences)
        config = self._config
        lines = _BETWEEN.join(sentence.text for sentence in said)
        seen: set[tuple[int, str]] = set()
        for sentence in said:
            yield from self._long(sentence)
        if not said:
            return
        file = LintFile(source="texts", content=lines)
        for result in file.lint(config):
            start, end = result.check_result.span
            number = file.content.count(_BETWEEN, 0, start)
            rule = result.check_result.check_path.removeprefix(f"{_OURS}.")
            if (number, rule) in seen or _BETWEEN in file.content[start:end]:
                continue
            seen.add((number, rule))
            ours = self._rules.get(rule)
            level, say = (ours.level, ours.say) if ours else (Severity.ERROR, result.check_result.message)
            yield Finding(said[number], rule, level, file.content[start:end].strip(), say)

    def _long(self, sentence: Sentence) -> Iterator[Finding]:
        words = len(sentence.text.split())
        for rule in self._style.rules:
            if rule.words and words > rule.words:
                say = rule.say.format(words=rule.words)
                yield Finding(sentence, rule.id, rule.level, f"{words} words", say)


def _check(rule: Rule, pattern: str) -> Check:
    """Return a check of whole words: a boundary stands at either end of a pattern that is a letter, digit or group."""
    begin = r"\b" if pattern[0] not in "-!" else ""
    end = r"\b" if pattern[-1].isalnum() or pattern[-1] in "?)" else ""
    return Check(
        check_type=types.ExistenceSimple(pattern=f"(?m){begin}(?:{pattern}){end}", exceptions=rule.excepted),
        engine=Fast(opts=RegexOptions(case_insensitive=not rule.exact)),
        path=f"{_OURS}.{rule.id}",
        message=rule.say,
        flags=CheckFlags(allow_quotes=True),
    )
