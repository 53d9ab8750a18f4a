"""Finished pages and files as the cache keeps them: data, and nothing that runs when it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter

from platform_guide.sections.shared.page import Asset, Output, Page

# Texts and files go beside as they are: in JSON they would have to be escaped and read sign by sign.
_FORM = TypeAdapter(tuple[tuple[Page, ...], tuple[str, ...]])


def dump(output: Output) -> tuple[Any, list[bytes]]:
    """Return a value that JSON can hold, and the pieces of bytes that belong to it: each page's, then each file's."""
    bare = tuple(replace(page, html="") for page in output.pages)
    value = _FORM.dump_python((bare, tuple(asset.path for asset in output.assets)), mode="json")
    return value, [*(page.html.encode() for page in output.pages), *(asset.content for asset in output.assets)]


def load(value: Any, pieces: Sequence[memoryview]) -> Output:  # noqa: ANN401 - it is looked at here
    """Return what `dump` was given.

    Raises:
        ValueError: it is of another form, or a path leads out of the site.
    """
    pages, paths = _FORM.validate_python(value)
    for path in (*(page.path for page in pages), *paths):
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            raise ValueError(f"{path} leads out of the site")
    if len(pieces) != len(pages) + len(paths):
        raise ValueError("there are more pieces than pages and files, or less")
    found = iter(pieces)
    return Output(
        pages=tuple(replace(page, html=str(next(found), "utf-8")) for page in pages),
        assets=tuple(Asset(path, bytes(next(found))) for path in paths),
    )


KEPT = (dump, load)
"""The form of an output, as `Cache.recall_made` takes it."""
