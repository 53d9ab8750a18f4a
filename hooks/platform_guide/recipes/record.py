"""Writes what checks found into the files of their records, and leaves all else there as people wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml

from platform_guide.catalog.read.source import child, find
from platform_guide.catalog.schema.recipe import CheckFound


def with_found(text: str, found: Mapping[int, CheckFound]) -> str:
    """Return the text of a record with the results of some checks, given by their position, put in.

    Raises:
        ValueError: the checks are not written as a list of blocks, so there is no line to put a result on.
    """
    lines = text.splitlines()
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    # From the last to the first, so that the numbers of the lines above stay.
    for at, one in sorted(found.items(), reverse=True):
        check = find(root, ("checks", at)) if root else None
        if not isinstance(check, yaml.MappingNode) or check.flow_style:
            raise ValueError("a check is written as a block, one field a line")
        block = [" " * check.start_mark.column + line for line in _block(one)]
        if step := child(check, "found"):
            lines[step[0].start_mark.line : _last_line(step[1]) + 1] = block
        else:
            end = _last_line(check) + 1
            lines[end:end] = block
    return "\n".join(lines) + "\n"


def _last_line(node: yaml.Node) -> int:
    """Return the line on which the last value of a node ends; a block itself ends where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(node, yaml.MappingNode) else last)
    return int(node.end_mark.line)


def _block(found: CheckFound) -> Iterator[str]:
    yield "found:"
    yield f"  result: {found.result.value}"
    if found.reason:
        yield f"  reason: {_quoted(found.reason)}"
    yield f"  version: {_quoted(found.version)}"
    yield f"  seconds: {found.seconds:g}"
    yield f"  verified_on: {found.verified_on}"
    if found.network:
        yield "  network: true"
    if found.package:
        yield f"  package: {found.package}"
    if found.digests:
        yield "  digests:"
    yield from (f"    {_quoted(path)}: {digest}" for path, digest in found.digests.items())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
