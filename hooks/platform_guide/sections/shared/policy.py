"""Content-Security-Policy for a finished page: of the scripts that stand in it, the theme's alone may run.

- Pure: no clock or network.
- `style="text-align: ..."`, which Markdown writes into table cells, becomes class ta-left/ta-center/ta-right; the
  style sheet has the classes. Any other style attribute, <style> element, on* handler or inline script is refused with
  its place, because the policy would drop it without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from platform_guide.issues import Issue, Location
from platform_guide.sections.shared.inline_scripts import SCRIPT, THEME, attributes, hash_of, inline, known

POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)

# Code listings are escaped, so a literal "<script" in the output is an element; comments are skipped.
_TOKEN = re.compile(rf"<!--.*?-->|{SCRIPT.pattern}", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r"<meta\s+charset[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_NAME = re.compile(r"^<[^\s/>]+")
_STYLE = re.compile(r"<style\b[^>]*>", re.IGNORECASE)
_ALIGN = re.compile(r"""\sstyle=(["'])\s*text-align:\s*(left|center|right);?\s*\1""")
_CLASS = re.compile(r"""\sclass=(["'])(.*?)\1""")
_SUSPECT = re.compile(r"""<style\b|[\s"'/](?:style|on[a-z]+)\s*=""", re.IGNORECASE)
_SHOWN = 60
_ANY = "'unsafe-inline'"
"""What lets every inline script run, for want of a hash: MkDocs' server writes the time into its own."""


@dataclass(frozen=True)
class Refused:
    """What the policy would drop from a page: its text, where that begins, and what is wrong with it."""

    at: int
    source: str
    rule: str
    text: str
    hint: str

    def located(self, built: tuple[str, str], written: tuple[str, str] | None = None) -> Issue:
        """Return the problem at its place in the file that somebody wrote, or else in the finished page.

        Args:
            built: the path of the page and its text.
            written: the path of the Markdown that it was made from, and its text.
        """
        (path, text), at = built, self.at
        if written and (found := written[1].find(self.source)) >= 0:
            (path, text), at = written, found
        return Issue(Location(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), *self._words())

    def _words(self) -> tuple[str, str, str]:
        first = self.source.strip().splitlines()[0]
        shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}..."
        return self.rule, f"{self.text}: `{shown}`", self.hint


@dataclass(frozen=True)
class Sealed:
    """A page with its policy, the scripts that it allows, and what it would drop."""

    html: str
    hashes: frozenset[str]
    refused: tuple[Refused, ...]


def policy(hashes: Iterable[str]) -> str:
    """Return the policy text; the order of the hashes does not depend on the order of the pages."""
    return POLICY.format(hashes=" ".join(sorted(hashes))).replace("'self' ;", "'self';")


def seal(html: str, *, clean: bool = False, served: bool = False) -> Sealed:
    """Return the page with its policy.

    Args:
        html: the finished page.
        clean: the page comes from templates alone, so no attribute has to be mended.
        served: the page is shown by MkDocs' own server, which writes a script of its own into each that it hands out.

    Raises:
        ValueError: the page is no page of the theme, which puts a <meta charset> into each.
    """
    refused, hashes = _scripts(html)
    # Looking at every tag takes as long as rendering the page, and nearly no page holds anything to mend.
    mended = html
    if not clean and _SUSPECT.search(html):
        refused += _dropped(html)
        mended = _mend(html)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy([_ANY] if served else hashes)}">'
    sealed, count = _CHARSET.subn(lambda m: f"{m.group()}\n    {meta}", mended, count=1)
    if not count:
        raise ValueError("no <meta charset> to put the policy after")
    return Sealed(sealed, frozenset(hashes), tuple(refused))


def _scripts(html: str) -> tuple[list[Refused], set[str]]:
    """Return the inline scripts that are not the theme's, and the hashes of those that are."""
    refused, hashes, commented = [], set(), None
    for match in inline(html):
        found = f"'{hash_of(match.group(2))}'"
        if found in known().hashes:
            hashes.add(found)
            continue
        if commented is None:
            commented = [(one.start(), one.end()) for one in _TOKEN.finditer(html) if one.group().startswith("<!--")]
        if not any(start < match.start() < end for start, end in commented):
            text = "an inline script that is not the theme's will not run"
            hint = (
                "put it into a file and name that under `scripts:` in the page's front matter; if it came with another "
                f"version of {THEME} than {known().version}, run: guide schema"
            )
            refused.append(Refused(match.start(), match.group(), "inline-script", text, hint))
    return refused, hashes


def _dropped(html: str) -> list[Refused]:
    """Return the style elements, style attributes and handlers of events outside scripts and comments."""
    found = []
    for start, text in _markup(html):
        for tag in _TAG.finditer(text):
            at, source = start + tag.start(), tag.group()
            if _STYLE.match(source):
                hint = "put the rules into a file and name that under `styles:` in the page's front matter"
                found.append(Refused(at, source, "inline-style", "a style element has no effect", hint))
                continue
            for name in attributes(_NAME.sub("", _ALIGN.sub("", source))):
                if name == "style":
                    hint = "give the element a class, and the class its rules in a style sheet"
                    found.append(Refused(at, source, "inline-style", "a style attribute has no effect", hint))
                elif name.startswith("on"):
                    hint = "add the listener in a script that the page names under `scripts:` in its front matter"
                    found.append(Refused(at, source, "inline-handler", f"the attribute `{name}` will not run", hint))
    return found


def _markup(html: str) -> Iterable[tuple[int, str]]:
    """Yield the parts of a page between scripts and comments, with where they begin."""
    end = 0
    for match in _TOKEN.finditer(html):
        yield end, html[end : match.start()]
        end = match.end()
    yield end, html[end:]


def _mend(html: str) -> str:
    """Mend the tags of a page; what looks like one inside scripts and comments is none."""
    parts, end = [], 0
    for start, text in _markup(html):
        parts += [html[end:start], _TAG.sub(_mend_tag, text)]
        end = start + len(text)
    return "".join(parts)


def _mend_tag(match: re.Match[str]) -> str:
    tag = match.group()
    aligned = _ALIGN.search(tag)
    if not aligned:
        return tag
    tag = tag[: aligned.start()] + tag[aligned.end() :]
    name = f"ta-{aligned.group(2)}"
    given = _CLASS.search(tag)
    if given:
        return f'{tag[: given.start()]} class="{given.group(2)} {name}"{tag[given.end() :]}'
    return re.sub(r"(/?>)$", rf' class="{name}"\1', tag)
