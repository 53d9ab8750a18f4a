"""Problems: the one place that words and formats what is wrong, where, and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file; lines and columns count from 1, the path is relative to the project's folder."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Issue:
    """One problem with its place and its cure."""

    location: Location
    rule: str
    text: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed name that is spelled most like `word`, or None when none is close."""
    found = difflib.get_close_matches(word, sorted(allowed), n=1, cutoff=0.6)
    return found[0] if found else None


def suggest(word: str, allowed: Iterable[str]) -> str:
    """Return a hint that names the nearest allowed name and the whole choice when it is short."""
    names = sorted(allowed)
    near = nearest(word, names)
    parts = [f"did you mean `{near}`?"] if near else []
    shown = names if len(names) <= 12 else names[:12]  # noqa: PLR2004 - a longer list is not read by anybody
    tail = "" if len(shown) == len(names) else f", and {len(names) - len(shown)} more"
    parts.append("allowed: " + (", ".join(shown) + tail if shown else "nothing yet"))
    return " ".join(parts)


def has_errors(issues: Iterable[Issue]) -> bool:
    """Tell whether any of the problems stops the build."""
    return any(issue.severity is Severity.ERROR for issue in issues)


def as_text(issue: Issue) -> str:
    """Format one problem for people: `path:line:column: error rule-name: text`, the hint below."""
    place = issue.location
    first = f"{place.path}:{place.line}:{place.column}: {issue.severity.value} {issue.rule}: {issue.text}"
    return f"{first}\n  hint: {issue.hint}" if issue.hint else first


def as_github(issue: Issue) -> str:
    """Format one problem as an annotation of a GitHub Actions run."""
    place = issue.location
    message = f"{issue.text} ({issue.hint})" if issue.hint else issue.text
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = place.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{issue.severity.value} file={path},line={place.line},col={place.column},title={issue.rule}::{escaped}"


def count_line(issues: Iterable[Issue]) -> str:
    """Say how many problems there are, as the last line of a report."""
    found = list(issues)
    errors = sum(issue.severity is Severity.ERROR for issue in found)
    warnings = len(found) - errors
    files = len({issue.location.path for issue in found})
    words = [f"{errors} error{'' if errors == 1 else 's'}"]
    if warnings:
        words.append(f"{warnings} warning{'' if warnings == 1 else 's'}")
    return f"{' and '.join(words)} in {files} file{'' if files == 1 else 's'}"


def report(issues: Iterable[Issue], style: str = "text") -> str:
    """Format all problems in the order of their places, with the count at the end."""
    found = sorted(issues)
    render = as_github if style == "github" else as_text
    return "\n".join([*(render(issue) for issue in found), count_line(found)])
