"""Scripts and styles as readers get them: without comments and indentation, which are for those who read the source.

The scripts of the guide write comments as blocks that begin with two asterisks, or on lines of their own, and no text
that runs over several lines; a test holds them to it. No name is changed, so that an error names what the source does.
"""

from __future__ import annotations

import re

_BLOCK = re.compile(r"/\*\*.*?\*/", re.DOTALL)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_SPACE = re.compile(r"^\s+|[ \t]+$", re.MULTILINE)


def compact(text: str) -> str:
    """Return a script without its comments, indentation and empty lines."""
    return _SPACE.sub("", _LINE.sub("", _BLOCK.sub("", text)))


def compact_style(text: str) -> str:
    """Return a style sheet without its comments, indentation and empty lines."""
    return _SPACE.sub("", _STYLE_COMMENT.sub("", text))
