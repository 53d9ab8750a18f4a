"""What the parser of YAML complains about, said in the words of somebody who has to mend the line."""

from __future__ import annotations

import re

import yaml

from platform_guide.issues import Issue, Location

_READ_NO_FURTHER = "the file is read no further; mend this first"

# What the parser says, what it was doing then, and what to do about it. The first that fits is taken; `{line}` is where
# it began to do that.
_HINTS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "",
        'put a text that holds `: ` in quotes, as in "a: b"; indent a field like those beside it',
    ),
    ("block sequence entries are not allowed", "", "an item `- ` begins on a line of its own"),
    (
        "',' or ']'",
        "",
        "close the bracket `[` of line {line}, set commas between its items, and quote a text that holds `: `",
    ),
    (
        "',' or '}'",
        "",
        "close the bracket `{` of line {line}, set commas between its fields, and quote a text that holds `: `",
    ),
    (
        "expected node content",
        "a flow node",
        "close the bracket that is open here; within brackets there are no items with `- `",
    ),
    ("expected node content", "", "a text that begins with `,`, `]` or `}` stands in quotes"),
    ("expected key", "", "the fields of a record begin in the same column, and nothing follows a closing quote"),
    ("expected '-' indicator", "", "the items of a list begin in the same column, each with `- `"),
    ("more than", "", "put what stands deepest into a record of its own, or look for a bracket that is not closed"),
    ("could not find expected ':'", "", "a line of a record is `name: value`; a longer text is indented"),
    ("tab character", "", "indent with spaces, not with tabs"),
    ("unknown escape character", "", "in double quotes write two backslashes for one, or use single quotes"),
    ("unexpected ':'", "", "set a space after the `:` of a field, and quote a text that holds `:`"),
    ("expected comment or line break", "", "a text that begins with `>` or `|` stands in quotes"),
    ("expected a single document", "", "remove the line `---`: a file holds one record"),
    ("<document start>", "", "remove the line `...`: a file holds one record"),
)
_MERGING = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
_START = "cannot start any token"
_OPEN_QUOTE = ("unexpected end of stream", "unexpected document indicator")


def syntax_issue(error: yaml.YAMLError, text: str, path: str) -> Issue:
    """Return what made the parser give up, at the place where something is to be done.

    Args:
        error: what the parser raised.
        text: the whole text that was parsed.
        path: the name of the file.
    """
    if merging := _MERGING.search(text):
        place = Location(path, text.count("\n", 0, merging.start()) + 1)
        hint = "choose what stays of the two versions, and remove the marks around them"
        return Issue(place, "yaml-syntax", "a mark of two versions that git could not merge", hint)
    if not isinstance(error, yaml.MarkedYAMLError):
        return Issue(Location(path), "yaml-syntax", "this is not YAML", _READ_NO_FURTHER)
    problem, context = error.problem or "not valid YAML", error.context or ""
    mark = error.problem_mark or error.context_mark
    if any(one in problem for one in _OPEN_QUOTE) and "quoted scalar" in context and error.context_mark:
        mark = error.context_mark
        sign = _character(text, mark)
        return Issue(_place(mark, path), "yaml-syntax", f"this quote is never closed: {sign}", f"close it with {sign}")
    said = ", ".join(part for part in (problem, context) if part)
    place = _place(mark, path) if mark else Location(path)
    if _START in problem and mark:
        sign = _character(text, mark)
        if sign == "\t":
            return Issue(place, "yaml-syntax", "a tab in the indentation", "indent with spaces, not with tabs")
        return Issue(place, "yaml-syntax", f"a value cannot begin with `{sign}`", "put the text in quotes")
    hint = next((hint for one, doing, hint in _HINTS if one in said and doing in context), _READ_NO_FURTHER)
    begun = error.context_mark or mark
    return Issue(place, "yaml-syntax", said, hint.replace("{line}", str(begun.line + 1 if begun else 1)))


def _place(mark: yaml.Mark, path: str) -> Location:
    return Location(path, mark.line + 1, mark.column + 1)


def _character(text: str, mark: yaml.Mark) -> str:
    return text[mark.index : mark.index + 1]
