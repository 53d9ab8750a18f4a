"""Spelling: words that no dictionary and no list of ours holds, and known misspellings and American forms.

pyspellchecker knows the words of English, most of them in American spelling; typos knows what people mistype and how
British spelling differs. Words of the field and British forms are in `styles/words.txt`; names of products come from
the catalogue.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from spellchecker import SpellChecker

from tools.words.passages import CODE, Sentence

_WORD = re.compile(r"(?<![\w.@/&+#-])[A-Za-z][a-z]+(?:[\u2019'][a-z]+)?(?![\w@/+#]|:/|\.\w|-\d|[\u2019']\w)")
_TOKEN = re.compile(r"[A-Za-z][\w.&+#'\u2019-]*")
_SHORTEST = 4


@dataclass(frozen=True)
class Misspelt:
    """A word that is not known, with the sentence that it is in and what may be meant."""

    sentence: Sentence
    word: str
    meant: str = ""

    def __str__(self) -> str:
        """Return place, word and cure in two lines."""
        said = f"did you mean “{self.meant}”?" if self.meant else "correct it, or add it to styles/words.txt"
        return f"{self.sentence.path}:{self.sentence.line}: error spelling: “{self.word}”\n  hint: {said}"


def listed(path: Path) -> list[str]:
    """Return the project's own words, in the order of the file."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def names(root: Path) -> frozenset[str]:
    """Return the words of all names in the catalogue, in small letters: products, editions, owners and former names."""
    found: set[str] = set()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted((root / "data/platforms").glob("*.yaml")):
        record = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader, in C if possible
        said = [record.get("name"), (record.get("owner") or {}).get("name")]
        said += [item.get("name") for key in ("aliases", "editions") for item in record.get(key) or ()]
        said += [item.get("id", "").replace("-", " ") for item in record.get("editions") or ()]
        for token in _TOKEN.findall(" ".join(str(name) for name in said if name)):
            found |= {part.casefold() for part in re.split(r"[.'\u2019-]", token)} | {token.casefold()}
    return frozenset(found)


class Speller:
    """Knows the words of English, of the project and of the catalogue's names."""

    def __init__(self, root: Path, own: Iterable[str]) -> None:
        self._root = root
        self.own = frozenset(word.casefold() for word in own)

    @cached_property
    def _dictionary(self) -> SpellChecker:
        return SpellChecker()

    @cached_property
    def _names(self) -> frozenset[str]:
        return names(self._root)

    def unknown(self, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, str]]:
        """Yield words that neither the dictionary nor the names hold, whether our list has them or not."""
        for sentence in sentences:
            for match in _WORD.finditer(sentence.text.replace(CODE, " ")):
                word = re.sub(r"[\u2019']s?$", "", match.group().replace("\u2019", "'"))
                key = word.casefold()
                if len(key) >= _SHORTEST and not self._knows(key):
                    yield sentence, word

    def _knows(self, word: str) -> bool:
        return word in self._dictionary or word in self._names

    def misspelt(self, sentences: Iterable[Sentence]) -> Iterator[Misspelt]:
        """Yield unknown words, then known misspellings."""
        said = list(sentences)
        for sentence, word in self.unknown(said):
            if word.casefold() not in self.own:
                yield Misspelt(sentence, word)
        yield from self._mistyped(said)

    def _mistyped(self, said: list[Sentence]) -> Iterator[Misspelt]:
        """Ask typos, with one sentence a line."""
        program = shutil.which("typos", path=str(Path(sys.executable).parent)) or shutil.which("typos")
        if program is None:
            message = "typos is missing: install requirements/test.txt"
            raise FileNotFoundError(message)
        command = [program, "--config", str(self._root / "styles/typos.toml"), "--format", "json", "-"]
        text = "\n".join(sentence.text for sentence in said)
        asked = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
        for line in asked.stdout.splitlines():
            found = json.loads(line)
            if found.get("type") != "typo":
                continue
            sentence, word = said[found["line_num"] - 1], found["typo"]
            # A capital letter within a sentence begins a name, which its owner spells.
            named = word[0].isupper() and (word.isupper() or not sentence.text.startswith(word))
            if not named and word.casefold() not in self._names:
                yield Misspelt(sentence, word, " or ".join(found["corrections"]))
