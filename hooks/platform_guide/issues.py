"""Problems: the one place that words and formats what is wrong, where, and how to mend it.

What a file or a command line holds may be anything, so nothing of it reaches a terminal or a log unescaped.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

MOST_OF_FILE = 100
"""Problems of one file that are said one by one; nobody mends more before checking again."""

MOST = 1000
"""Problems of a whole guide that are said one by one."""

MORE = "more"
_LONGEST_WORD = 100
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


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
    """One problem with its place and its cure; or, with a `count` above 1, that many that are not said one by one."""

    location: Location
    rule: str
    text: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    count: int = 1


def more(path: str, count: int, severity: Severity = Severity.ERROR) -> Issue:
    """Return the line that stands for `count` further problems of a file."""
    return Issue(Location(path), MORE, f"and {count} more in this file", severity=severity, count=count)


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed name that is spelled most like `word`, or None when none is close."""
    # To compare takes time that grows with the square of the length; no name is that long.
    found = difflib.get_close_matches(word[:_LONGEST_WORD], sorted(allowed), n=1, cutoff=0.6)
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


def printable(text: str) -> str:
    """Escape what could act on a terminal or hide in a text, as JSON writes it; line breaks stay.

    That are control characters with escape codes among them, marks of writing direction, and characters that cannot
    be seen or encoded.
    """
    if text.isprintable():
        return text
    return "".join(_escaped(one) if one != "\n" and unicodedata.category(one) in _UNSEEN else one for one in text)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _line(text: str) -> str:
    """Return a text for one line of a log, in which no runner of CI finds a command."""
    # Commands in their older form, `##[...]`, are looked for anywhere in a line; those of today only at its beginning.
    shown = printable(text).replace("\n", "\\n").replace("##[", "# #[")
    return f"./{shown}" if shown.startswith("::") else shown


def as_text(issue: Issue) -> str:
    """Format one problem for people: `path:line:column: error rule-name: text`, the hint below."""
    place = issue.location
    where = _line(place.path) if issue.rule == MORE else f"{_line(place.path)}:{place.line}:{place.column}"
    first = f"{where}: {issue.severity.value} {issue.rule}: {_line(issue.text)}"
    return f"{first}\n  hint: {_line(issue.hint)}" if issue.hint else first


def as_github(issue: Issue) -> str:
    """Format one problem as an annotation of a GitHub Actions run."""
    place = issue.location
    lines = f"{issue.text} ({issue.hint})" if issue.hint else issue.text
    escaped = "%0A".join(_line(line).replace("%", "%25") for line in lines.split("\n"))
    path = _line(place.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    at = f"file={path},line={place.line},col={place.column},title={issue.rule}"
    return f"::{issue.severity.value} {at}::{escaped}"


def count_line(issues: Iterable[Issue]) -> str:
    """Say how many problems there are, as the last line of a report."""
    found = list(issues)
    errors = sum(issue.count for issue in found if issue.severity is Severity.ERROR)
    warnings = sum(issue.count for issue in found) - errors
    files = len({issue.location.path for issue in found})
    words = [f"{errors} error{'' if errors == 1 else 's'}"]
    if warnings:
        words.append(f"{warnings} warning{'' if warnings == 1 else 's'}")
    return f"{' and '.join(words)} in {files} file{'' if files == 1 else 's'}"


def limited(issues: Iterable[Issue]) -> list[Issue]:
    """Return problems in the order of their places: so many of each file, so many in all, and a line for each rest.

    Errors go before warnings where not all can be said.
    """
    shown: list[Issue] = []
    of_file: Counter[str] = Counter()
    rest: dict[str, Issue] = {}
    for issue in sorted(issues, key=lambda issue: (issue.count > 1, issue.severity is Severity.WARNING, issue)):
        path = issue.location.path
        if issue.count == 1 and of_file[path] < MOST_OF_FILE and len(shown) < MOST:
            shown.append(issue)
            of_file[path] += 1
        else:
            before = rest.get(path)
            worst = Severity.ERROR if Severity.ERROR in {issue.severity, before and before.severity} else issue.severity
            rest[path] = more(path, issue.count + (before.count if before else 0), worst)
    unseen = sorted(path for path in rest if not of_file[path])
    if len(unseen) > 1:
        hidden = [rest.pop(path) for path in unseen]
        count = sum(issue.count for issue in hidden)
        worst = Severity.ERROR if has_errors(hidden) else Severity.WARNING
        text = f"and {count} more in this file and {len(hidden) - 1} other{'' if len(hidden) == 2 else 's'}"  # noqa: PLR2004 - two files
        rest[unseen[0]] = Issue(Location(unseen[0]), MORE, text, severity=worst, count=count)
    return sorted([*shown, *rest.values()], key=lambda issue: (issue.location.path, issue.rule == MORE, issue))


def report(issues: Iterable[Issue], style: str = "text") -> str:
    """Format all problems in the order of their places, with the count at the end."""
    found = list(issues)
    render = as_github if style == "github" else as_text
    return "\n".join([*(render(issue) for issue in limited(found)), count_line(found)])


_EACH = 3


def brief(issues: Iterable[Issue]) -> list[str]:
    """Return warnings as a build prints them: a line each, or one for all of a kind where there are more than three."""
    kinds: dict[str, list[Issue]] = {}
    for issue in sorted(issues):
        if issue.severity is Severity.WARNING:
            kinds.setdefault(issue.rule, []).append(issue)
    lines: list[str] = []
    for rule, found in kinds.items():
        texts = [as_text(replace(issue, hint="")) for issue in found]
        few = len(texts) <= _EACH
        lines += texts if few else [f"{texts[0]}, and {len(texts) - 1} more {rule}: `guide check` lists them"]
    return lines
