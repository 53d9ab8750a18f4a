"""Content-Security-Policy for a finished page: hash its inline scripts, write the policy into its head.

- Pure: no clock, file or network.
- Only <script> elements without src whose type is JavaScript count (JSON blocks need no hash).
- `style="text-align: ..."`, which Markdown writes into table cells, becomes class ta-left/ta-center/ta-right; the
  style sheet has the classes. Any other style attribute, <style> element or on* handler raises ValueError,
  because the policy would drop it without a word.
- With `extra.scope: /` in mkdocs.yml the inline scripts do not depend on the page's depth, so that every page's own
  set of hashes is the same.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)

# Code listings are escaped, so a literal "<script" in the output is an element; comments are skipped.
_TOKEN = re.compile(r"<!--.*?-->|<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
# The literal start lets the search skip what is not a script. One in capitals would get no hash, so it would not run.
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL)
_SRC = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_JAVASCRIPT = frozenset({"", "module", "text/javascript", "application/javascript"})
_CHARSET = re.compile(r"<meta\s+charset[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ALIGN = re.compile(r"""\sstyle=(["'])\s*text-align:\s*(left|center|right);?\s*\1""")
_CLASS = re.compile(r"""\sclass=(["'])(.*?)\1""")
_SUSPECT = re.compile(r"""\s(?:style|on[a-z]+)\s*=""", re.IGNORECASE)
_FORBIDDEN = re.compile(r"""\s(style|on[a-z]+)\s*=\s*["']""", re.IGNORECASE)


def collect(html: str) -> frozenset[str]:
    """Return the CSP sources ('sha256-...') of the inline scripts of one page."""
    found = set()
    for match in _SCRIPT.finditer(html):
        attributes, body = match.group(1), match.group(2)
        if _SRC.search(attributes):
            continue
        kind = _TYPE.search(attributes)
        if kind is not None and kind.group(1).lower() not in _JAVASCRIPT:
            continue
        # The browser hashes the text after newline normalisation.
        text = body.replace("\r\n", "\n").replace("\r", "\n")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        found.add(f"'sha256-{digest}'")
    return frozenset(found)


def policy(hashes: Iterable[str]) -> str:
    """Return the policy text; the order of the hashes does not depend on the order of the pages."""
    return POLICY.format(hashes=" ".join(sorted(hashes))).replace("'self' ;", "'self';")


def _mend_tag(match: re.Match[str]) -> str:
    tag = match.group()
    if " style=" not in tag and " on" not in tag.lower():
        return tag
    aligned = _ALIGN.search(tag)
    if aligned:
        tag = tag[: aligned.start()] + tag[aligned.end() :]
        name = f"ta-{aligned.group(2)}"
        given = _CLASS.search(tag)
        if given:
            tag = f'{tag[: given.start()]} class="{given.group(2)} {name}"{tag[given.end() :]}'
        else:
            tag = re.sub(r"(/?>)$", rf' class="{name}"\1', tag)
    bare = re.sub(r"=\s*\"[^\"]*\"|=\s*'[^']*'", '="', tag)  # do not look inside other attributes' values
    if _FORBIDDEN.search(bare):
        message = f"the policy would drop an attribute of {match.group()[:120]}"
        raise ValueError(message)
    return tag


def _mend(html: str) -> str:
    """Mend the tags of a page; what looks like one inside scripts and comments is none."""
    parts, end = [], 0
    for match in _TOKEN.finditer(html):
        parts += [_TAG.sub(_mend_tag, html[end : match.start()]), match.group()]
        end = match.end()
    return "".join(parts) + _TAG.sub(_mend_tag, html[end:])


def seal(html: str, hashes: Iterable[str], *, clean: bool = False) -> str:
    """Return the page with its policy.

    Args:
        html: the finished page.
        hashes: the sources of its inline scripts, as `collect` returns them.
        clean: the page comes from templates alone, so no attribute has to be mended.

    Raises:
        ValueError: the page holds what the policy would drop without a word.
    """
    if "<style" in html:
        message = "the policy would drop a <style> element"
        raise ValueError(message)
    # Looking at every tag takes as long as rendering the page, and nearly no page holds anything to mend.
    if not clean and _SUSPECT.search(html):
        html = _mend(html)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'
    sealed, count = _CHARSET.subn(lambda m: f"{m.group()}\n    {meta}", html, count=1)
    if not count:
        message = "no <meta charset> to put the policy after"
        raise ValueError(message)
    return sealed
