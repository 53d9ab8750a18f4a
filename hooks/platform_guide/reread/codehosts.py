"""What is known of hosts of source code: what cannot change, where plain files and feeds are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_GITHUB = re.compile(r"https://github\.com/(?P<repo>[^/?#]+/[^/?#]+)(?:/(?P<rest>[^?#]*))?")
_GITLAB = re.compile(r"https://gitlab\.com/(?P<repo>[^?#]+?)(?:/-/(?P<rest>[^?#]*))?(?:[?#]|\Z)")
_RAW = re.compile(r"https://raw\.githubusercontent\.com/(?P<repo>[^/?#]+/[^/?#]+)/(?P<rest>[^?#]*)")
_BRANCH = "refs/heads/"


@dataclass(frozen=True)
class Feeds:
    """Where a repository says what it releases: its releases, and its tags."""

    releases: str
    tags: str


def is_pinned(url: str) -> bool:
    """Tell whether an address names a commit by its whole number: what stands there cannot change."""
    for pattern in (_GITHUB, _GITLAB):
        found = pattern.match(url)
        if found and found["rest"]:
            kind, _, rest = found["rest"].partition("/")
            return kind in {"blob", "tree", "raw", "commit"} and bool(_COMMIT.fullmatch(rest.partition("/")[0]))
    found = _RAW.match(url)
    return bool(found and _COMMIT.fullmatch(found["rest"].partition("/")[0]))


def plain_file(url: str) -> str:
    """Return the address of the plain file where an address shows a file of a repository, or the address itself."""
    if (found := _GITHUB.match(url)) and (found["rest"] or "").startswith("blob/"):
        return f"https://raw.githubusercontent.com/{found['repo']}/{found['rest'].removeprefix('blob/')}"
    if (found := _GITLAB.match(url)) and (found["rest"] or "").startswith("blob/"):
        return f"https://gitlab.com/{found['repo']}/-/raw/{found['rest'].removeprefix('blob/')}"
    return url


def repository(url: str) -> str | None:
    """Return the address of the repository that an address lies in, or None where it lies in none that is known."""
    if found := _GITHUB.match(url):
        return f"https://github.com/{found['repo'].removesuffix('.git')}"
    if found := _RAW.match(url):
        return f"https://github.com/{found['repo']}"
    if (found := _GITLAB.match(url)) and "/" in found["repo"]:
        return f"https://gitlab.com/{found['repo'].rstrip('/').removesuffix('.git')}"
    return None


def feeds_of(repo: str) -> Feeds:
    """Return the feeds of a repository that `repository` returned."""
    if repo.startswith("https://gitlab.com/"):
        return Feeds(f"{repo}/-/releases.atom", f"{repo}/-/tags?format=atom")
    return Feeds(f"{repo}/releases.atom", f"{repo}/tags.atom")


def ref_of(url: str) -> str | None:
    """Return the branch, tag or commit that an address names, as far as its first slash; None where it names none."""
    for pattern in (_GITHUB, _GITLAB):
        found = pattern.match(url)
        if found and found["rest"]:
            kind, _, rest = found["rest"].partition("/")
            if kind in {"blob", "tree", "raw"}:
                return unquote(rest.removeprefix(_BRANCH).partition("/")[0])
            if rest.startswith("tag/"):
                return unquote(rest.removeprefix("tag/"))
            if kind == "tags":
                return unquote(rest)
    return None
