"""`python -m tools.words`: judge all texts for readers; `all` shows hints, `prune` shortens what is accepted."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from tools.words import baseline
from tools.words.grade import PRUNE, Grades, grades
from tools.words.rules import Finding, Linter, Severity, Style
from tools.words.sources import Texts
from tools.words.spelling import Misspelt, Speller, listed

USAGE = "usage: python -m tools.words [all | prune]"


@dataclass(frozen=True)
class Words:
    """All judgements of one project."""

    root: Path

    @cached_property
    def texts(self) -> Texts:
        """The texts for readers."""
        return Texts(self.root)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules of style find in pages."""
        style = Style.of(self.root / "styles/rules.yaml")
        return tuple(Linter(style).lint(self.texts.prose))

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """Those findings that new text must not have."""
        return tuple(finding for finding in self.findings if finding.level is Severity.ERROR)

    @cached_property
    def accepted(self) -> list[baseline.Key]:
        """The findings that older texts may keep."""
        return baseline.load(self.root / "styles/baseline.tsv")

    @cached_property
    def own_words(self) -> list[str]:
        """The project's own words."""
        return listed(self.root / "styles/words.txt")

    @cached_property
    def speller(self) -> Speller:
        """The spelling of this project."""
        return Speller(self.root, self.own_words)

    @cached_property
    def misspelt(self) -> tuple[Misspelt, ...]:
        """What is not spelt as it should be."""
        return tuple(self.speller.misspelt([*self.texts.prose, *self.texts.notes]))

    @cached_property
    def unused_words(self) -> list[str]:
        """Words of the list that no text needs."""
        needed = {word.casefold() for _, word in self.speller.unknown([*self.texts.prose, *self.texts.notes])}
        return [word for word in self.own_words if word.casefold() not in needed]

    @cached_property
    def grades(self) -> dict[str, float]:
        """How hard each kind of text is to read."""
        return grades(self.texts.kinds)

    @cached_property
    def limits(self) -> Grades:
        """How hard each kind may be."""
        return Grades.of(self.root / "styles/grades.yaml")

    def problems(self) -> Iterator[str]:
        """Yield everything that has to be changed."""
        yield from map(str, baseline.new(self.errors, self.accepted))
        yield from map(str, self.misspelt)
        for name, digest, rule in baseline.gone(self.errors, self.accepted):
            yield f"styles/baseline.tsv: error baseline: {name} {digest} {rule} is gone\n  hint: {PRUNE}"
        for word in self.unused_words:
            yield f"styles/words.txt: error word-unused: “{word}” is in no text\n  hint: {PRUNE}"
        yield from (f"styles/grades.yaml: error grade: {said}" for said in self.limits.problems(self.grades))

    def prune(self) -> None:
        """Take out of the lists what is not needed any more. Nothing is added."""
        gone = set(baseline.gone(self.errors, self.accepted))
        baseline.save(self.root / "styles/baseline.tsv", [key for key in self.accepted if key not in gone])
        path = self.root / "styles/words.txt"
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        kept = sorted({*self.own_words} - {*self.unused_words}, key=str.casefold)
        path.write_text("\n".join([*head, *kept]) + "\n", encoding="utf-8")
        path = self.root / "styles/grades.yaml"
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        said = yaml.safe_dump(self.limits.pruned(self.grades).model_dump(mode="json"), sort_keys=False)
        path.write_text("\n".join(head) + "\n" + said, encoding="utf-8")


def main(arguments: list[str], root: Path) -> int:
    """Run the command; 1 when something has to be changed, 2 when the command is not known."""
    if arguments not in ([], ["all"], ["prune"]):
        print(USAGE)  # noqa: T201 - a command line program prints
        return 2
    words = Words(root)
    if arguments == ["prune"]:
        words.prune()
        return 0
    try:
        lines = list(words.problems())
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        # `make check` says it at its place; these checks only need to know that they cannot read on.
        print(f"a text cannot be read: {error}\nRun make check first.")  # noqa: T201 - as above
        return 1
    found = len(lines)
    if arguments == ["all"]:
        lines += [str(finding) for finding in words.findings if finding.level is not Severity.ERROR]
    counted = Counter(finding.level for finding in words.findings)
    lines.append("Reading level, in years of school:")
    lines += [f"  {kind:24} {value:4.1f}" for kind, value in words.grades.items()]
    lines.append(
        f"{found} problems; {len(words.accepted)} accepted in older texts, {counted[Severity.WARNING]} warnings and "
        f"{counted[Severity.SUGGESTION]} suggestions (python -m tools.words all)"
    )
    print("\n".join(lines))  # noqa: T201 - a command line program prints
    return int(found > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], Path(__file__).resolve().parents[2]))
