"""What a server should say with the files of the site, in the form that some hosts read from the site itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from platform_guide.sections.compare.matrix_pages import EMBED

_HASHED = re.compile(r"\.[0-9a-f]{8,}\.")
_POLICY = "Content-Security-Policy"


def headers(policy: str, files: Iterable[str], *, internal: bool) -> str:
    """Return the content of `_headers`.

    A page cannot forbid by itself to be framed, so the policy says it here; the table that is made to be shown by
    other sites may be, unless the site is internal. Where several rules fit an address, Cloudflare Pages joins the
    values of a header: the line with `!` takes the first one back.

    Args:
        policy: the Content-Security-Policy of all pages together.
        files: the paths of the site's files; those with a hash of their content in their name never change.
        internal: the site is for the inside of an organisation.
    """
    framed_by = "'self'" if internal else "*"
    lines = [
        "/*",
        f"  {_POLICY}: {policy}; frame-ancestors 'none'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: same-origin",
        *(["  X-Robots-Tag: noindex"] if internal else []),
        f"/{EMBED}*",
        f"  ! {_POLICY}",
        f"  {_POLICY}: {policy}; frame-ancestors {framed_by}",
    ]
    for path in sorted(path for path in files if _HASHED.search(path)):
        lines += [f"/{path}", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join([*lines, ""])
