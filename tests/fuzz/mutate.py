"""Mutated files: what editors, merges, other programs and bad luck make of a data file, the same for the same seed."""

from __future__ import annotations

import os
import random
import signal
import types
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.sample import SOURCE
from tests.waiting import PATIENCE

ALL = os.environ.get("GUIDE_TEST_ALL") == "1"
"""Whether the long runs are asked for: `GUIDE_TEST_ALL=1`."""

SECONDS = 30
"""What one file may take of the processor at most."""

_CONTROL = "\x00\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\xad\u200b\u202e\u2028\u2066\ufeff\ufffe"
_NUMBERS = (
    "9" * 5000,
    "-" + "9" * 400,
    "1e999",
    "1.0e999",
    ".inf",
    "-.nan",
    "0x" + "f" * 99,
    "1_000",
    "010",
    "1.10",
    "1e-400",
)
_NESTED = (
    "[" * 500,
    "{a: " * 500,
    "- " * 500,
    "? " * 500,
    "[" * 100_000,
    "[{" * 50,
    "\n" + "\n".join(" " * n + "a:" for n in range(99)),
)
_ALIASES = (
    "zz: &a [*a]\n",
    "a: &a [x,x]\n"
    + "".join(f"{two}: &{two} [*{one},*{one},*{one}]\n" for one, two in zip("abcdefgh", "bcdefghi", strict=True)),
    "a: &a {x: 1}\n"
    + "".join(
        f"{two}: &{two} {{<<: [*{one},*{one}], {two}: *{one}}}\n"
        for one, two in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "zz: &b\n  <<: *b\n",
    "zz: *nobody\n",
)
_VALUES = (
    "!!python/object/apply:os.system [x]",
    "!ENV HOME",
    "true",
    "~",
    "'",
    '"',
    "[",
    "}",
    "- a",
    "a: b: c",
    "\t",
    "%YAML",
    "@x",
    "::error::x",
)


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail when what stands in the block has worked for so many seconds, or waits for what never comes.

    The seconds are those of the processor, so that what else the machine does counts for nothing.
    """

    def late(_signal: int, _frame: types.FrameType | None) -> None:
        message = f"not done within {seconds} seconds"
        raise TimeoutError(message)

    before = {kind: signal.signal(kind, late) for kind in (signal.SIGPROF, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        for kind, handler in before.items():
            signal.signal(kind, handler)


class Mutated(NamedTuple):
    """A file of the sample guide, changed: its path below the root, its new content, and by what it was changed."""

    path: str
    content: bytes
    by: str


def _line(text: str, chance: random.Random) -> tuple[list[str], int]:
    lines = text.splitlines(keepends=True) or [""]
    return lines, chance.randrange(len(lines))


def _drop_line(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    return "".join(lines[:at] + lines[at + 1 :])


def _repeat_line(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    return "".join(lines[:at] + [lines[at]] * chance.choice((2, 3, 2000)) + lines[at + 1 :])


def _indent(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    lines[at] = chance.choice((" ", "  ", "\t", "      ")) + chance.choice((lines[at], lines[at].lstrip()))
    return "".join(lines)


def _value(text: str, chance: random.Random, values: tuple[str, ...]) -> str:
    lines, at = _line(text, chance)
    name, colon, _ = lines[at].partition(":")
    lines[at] = f"{name}{colon} {chance.choice(values)}\n"
    return "".join(lines)


def _insert(text: str, chance: random.Random, values: tuple[str, ...]) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(values) + text[at:]


def _alias(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    return "".join([*lines[:at], chance.choice(_ALIASES), *lines[at:]])


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _many(text: str, chance: random.Random) -> str:
    return text + "".join(f"name-{number}: {chance.choice(_VALUES[2:4])}\n" for number in range(3000))


def _swap(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    one, two = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[two] = words[two], words[one]
    return " ".join(words)


BY_TEXT: Mapping[str, Callable[[str, random.Random], str]] = types.MappingProxyType(
    {
        "line dropped": _drop_line,
        "line repeated": _repeat_line,
        "indentation": _indent,
        "number": lambda text, chance: _value(text, chance, _NUMBERS),
        "value": lambda text, chance: _value(text, chance, _VALUES),
        "nesting": lambda text, chance: _value(text, chance, _NESTED),
        "character": lambda text, chance: _insert(text, chance, tuple(_CONTROL)),
        "escape": lambda text, chance: _value(text, chance, tuple(f'"a\\U{ord(one):08x}b"' for one in _CONTROL)),
        "insertion": lambda text, chance: _insert(text, chance, _VALUES),
        "alias": _alias,
        "cut": _cut,
        "many": _many,
        "swap": _swap,
    }
)
"""What changes a file's text, by name."""


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content or b"x")
    for _ in range(chance.choice((1, 3, 30))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _encode(content: bytes, chance: random.Random) -> bytes:
    return (content.decode("utf-8", "replace") + "ä").encode(
        chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "latin-1")), "replace"
    )


BY_BYTES: Mapping[str, Callable[[bytes, random.Random], bytes]] = types.MappingProxyType(
    {
        "bytes flipped": _flip,
        "encoding": _encode,
        "bytes cut": lambda content, chance: content[: chance.randrange(len(content) + 1)],
    }
)
"""What changes a file's bytes, by name."""


def mutations(seed: int, folder: str = "data", suffix: str = ".yaml") -> Iterator[Mutated]:
    """Yield changed files of the sample guide without end: one to three changes each."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    paths = sorted(path for path in (SOURCE / folder).rglob(f"*{suffix}"))
    while True:
        path = chance.choice(paths)
        content = path.read_bytes()
        by: list[str] = []
        for _ in range(chance.choice((1, 1, 2, 3))):
            name = chance.choice([*BY_TEXT, *BY_BYTES])
            by.append(name)
            if name in BY_BYTES:
                content = BY_BYTES[name](content, chance)
            else:
                content = BY_TEXT[name](content.decode("utf-8", "surrogateescape"), chance).encode(
                    "utf-8", "surrogateescape"
                )
        yield Mutated(path.relative_to(SOURCE).as_posix(), content, ", ".join(by))


def addresses(seed: int) -> Iterator[str]:
    """Yield addresses without end: sound ones with letters changed, and hosts that hide what they are."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    signs = [*"@:%./\\[]#?&=+-_~ \t\n'\"<>", *_CONTROL, *"\uff0e\u3002\uff53\u0430\u00e4\u00df\U0001f6b2"]
    hosts = (
        "example.org",
        "EXAMPLE.org.",
        "93.184.215.14",
        "0x7f.1",
        "2130706433",
        "[::1]",
        "xn--bcher-kva.example",
        "a",
        "xn--a",
    )
    while True:
        scheme = chance.choice((*["https://"] * 8, "http://", "HTTPS://", "javascript:", "//", ""))
        user = chance.choice(("", "", "", "", "", "", "user@", "user:word@", "example.org@"))
        port = chance.choice(("", "", "", "", "", "", ":443", ":0", ":99999", ":", ":x"))
        tail = chance.choice(("", "", "/", "/a/b?c=d#e", "?x", "#y", "\\@b.example", "/\u202e"))
        host = chance.choice(("example.org", chance.choice(hosts)))
        text = scheme + user + host + port + tail
        for _ in range(chance.choice((0, 0, 1, 3))):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(signs) + text[at + chance.randrange(2) :]
        yield text


def write(root: Path, mutated: Mutated) -> None:
    """Put a changed file in its place below the root of a guide."""
    (root / mutated.path).write_bytes(mutated.content)
