"""What was written before the rules: findings that are accepted where they are, and whose list can only get shorter."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tools.words.rules import Finding

Key = tuple[str, str, str]
_HEAD = """\
# Findings that older texts are allowed to keep: file, digest of the sentence, rule. Nothing is added here: new text
# obeys styles/rules.yaml. When a sentence is changed, its line goes: python -m tools.words prune
"""


def load(path: Path) -> list[Key]:
    """Return the accepted findings, in the order of the file."""
    if not path.is_file():
        return []
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(name, digest, rule) for name, digest, rule in (line.split("\t") for line in lines)]


def save(path: Path, keys: Iterable[Key]) -> None:
    """Write the accepted findings, sorted."""
    text = "".join("\t".join(key) + "\n" for key in sorted(keys))
    path.write_text(_HEAD + text, encoding="utf-8")


def new(findings: Iterable[Finding], accepted: Iterable[Key]) -> list[Finding]:
    """Return the findings that no line accepts."""
    known = set(accepted)
    return [finding for finding in findings if finding.key not in known]


def gone(findings: Iterable[Finding], accepted: Iterable[Key]) -> list[Key]:
    """Return the lines that accept what is not there any more."""
    present = {finding.key for finding in findings}
    return [key for key in accepted if key not in present]
