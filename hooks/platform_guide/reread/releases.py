"""Newer releases, from the feeds of the repositories that the newest known version was read in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from packaging.version import InvalidVersion, Version

from platform_guide.catalog.schema.model import Platform, Release
from platform_guide.reread.codehosts import Feeds, feeds_of, ref_of, repository

_ATOM = "{http://www.w3.org/2005/Atom}"
_TOKEN = re.compile(r"v?\d+(?:[._]\d+)+[\w.+-]*|v?\d[\w.+-]*")
_USUAL = ("", "v", "V", "release-", "release/", "releases/", "rel-", "r")
_TAG = re.compile(r"/(?:releases/tag|-/tags|-/releases|tree|tags)/([^?#]+)")
_MOST_ENTRIES = 1_000


@dataclass(frozen=True)
class Seen:
    """The newest version of an entry that the guide knows, and where its repository says what came after it.

    `prefixes` stand before a version in the names of its tags.
    """

    entry: str
    version: Version
    words: str
    feeds: Feeds
    prefixes: tuple[str, ...]


@dataclass(frozen=True)
class Newer:
    """A release of a feed: its version as it is written there, and its day."""

    version: Version
    words: str
    day: dt.date | None


def seen(platform: Platform) -> Seen | None:
    """Return the version that the guide knows of an entry, or None where no repository or no version is named."""
    release = platform.release
    found = version_in(release.version) if release else None
    if release is None or found is None:
        return None
    addresses = [proof.url for proof in release.evidence]
    if platform.links.source:
        addresses.append(platform.links.source)
    repo = next((one for one in map(repository, addresses) if one), None)
    if repo is None:
        return None
    words, version = found
    return Seen(platform.id, version, words, feeds_of(repo), tuple(_prefixes(release, words, repo)))


def version_in(text: str) -> tuple[str, Version] | None:
    """Return the last version within a text, as it is written and as it is compared: `Python SDK 3.30.0` has one."""
    for words in reversed(_TOKEN.findall(text)):
        try:
            return words.lstrip("v"), Version(words)
        except InvalidVersion:
            continue
    return None


def _prefixes(release: Release, words: str, repo: str) -> Iterator[str]:
    """Yield what stands before a version in names of tags: what stood before the known one, or what is usual."""
    told = [ref for proof in release.evidence if (ref := ref_of(proof.url)) and ref.endswith(words)]
    if told:
        # A repository with several products tells them apart by this.
        yield from dict.fromkeys(ref.removesuffix(words) for ref in told)
        return
    yield from _USUAL
    name = repo.rpartition("/")[2]
    yield from (f"{name}-", f"{name}-v", f"{name}/")


def newest(seen_one: Seen, tags: list[tuple[str, dt.date | None]]) -> Newer | None:
    """Return the newest version among tags that is newer than the known one, or None.

    Versions for trying out count only where the known one is one.
    """
    best: Newer | None = None
    for tag, day in tags:
        for prefix in seen_one.prefixes:
            version = _version(tag.removeprefix(prefix)) if tag.startswith(prefix) else None
            if version is None or (version.is_prerelease and not seen_one.version.is_prerelease):
                continue
            if version > (best.version if best else seen_one.version):
                best = Newer(version, tag.removeprefix(prefix), day)
    return best


def _version(text: str) -> Version | None:
    try:
        return Version(text) if text[:1].isdigit() else None
    except InvalidVersion:
        return None


def tags_in(feed: bytes) -> list[tuple[str, dt.date | None]] | None:
    """Return the tags that a feed names, each with its day; None where it is no feed.

    A feed that declares entities of its own is none: they can be made to grow without end.
    """
    if b"<!DOCTYPE" in feed or b"<!ENTITY" in feed:
        return None
    try:
        root = ET.fromstring(feed)  # noqa: S314 - entities of its own are refused above
    except (ET.ParseError, ValueError, LookupError):
        return None
    if root.tag != f"{_ATOM}feed":
        return None
    return [(tag, _day(entry)) for entry in root.findall(f"{_ATOM}entry")[:_MOST_ENTRIES] if (tag := _tag(entry))]


def _tag(entry: ET.Element) -> str | None:
    for link in entry.findall(f"{_ATOM}link"):
        if found := _TAG.search(link.get("href", "")):
            return unquote(found[1])
    title = entry.findtext(f"{_ATOM}title")
    return title.strip() if title else None


def _day(entry: ET.Element) -> dt.date | None:
    text = entry.findtext(f"{_ATOM}published") or entry.findtext(f"{_ATOM}updated") or ""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
