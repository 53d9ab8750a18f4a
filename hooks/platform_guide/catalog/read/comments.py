"""YAML without its comments: what an organisation's files say to their authors is not for their readers."""

from __future__ import annotations

import re

import yaml

_COMMENT = re.compile(r"[ \t]*#[^\r\n]*")
_AFTER_HEADER = re.compile(r"\A([|>][^\s#]*)[ \t]+#[^\r\n]*")
_BLOCK = ("|", ">")


def without_comments(text: str) -> str:
    """Return a YAML file without its comments; every value stays on its line and in its column.

    What stands between two tokens is space or a comment. A file that cannot be read has no tokens to go by: nothing
    of it is returned.
    """
    parts: list[str] = []
    end = 0
    try:
        for token in yaml.scan(text):
            start = token.start_mark.index
            if start < end or token.end_mark.index <= start:
                continue
            parts.append(_COMMENT.sub("", text[end:start]))
            end = token.end_mark.index
            block = isinstance(token, yaml.ScalarToken) and token.style in _BLOCK
            # The line that opens a text of several lines belongs to its token, and may end in a comment.
            parts.append(_AFTER_HEADER.sub(r"\1", text[start:end]) if block else text[start:end])
    except yaml.YAMLError:
        return ""
    return "".join(parts) + _COMMENT.sub("", text[end:])
