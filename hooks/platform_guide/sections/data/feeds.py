"""What changed, for feed readers and calendars, and a map of the site for language models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.events import urn
from platform_guide.catalog.schema.vocabulary import EventKind
from platform_guide.sections.data.history import Item, history
from platform_guide.sections.shared.page import Asset
from platform_guide.sections.shared.render import Renderer

_LIMIT = 100
# RFC 5545 counts octets, the line's end apart.
_LINE = 75


def feeds(catalog: Catalog, renderer: Renderer) -> Iterator[Asset]:
    """Yield the feed of everything, one for each entry that has a history, the calendar of ends, and llms.txt."""
    items = history(catalog)
    title = catalog.settings.title
    yield Asset("feed.xml", _atom(catalog, renderer, f"{title}: what changed", "feed.xml", items[:_LIMIT]))
    by_platform: dict[str, list[Item]] = {}
    for item in items:
        if item.platform:
            by_platform.setdefault(item.platform.id, []).append(item)
    for name, platform in catalog.platforms.items():
        if platform.lifecycle.events:
            path = f"platforms/{name}/feed.xml"
            yield Asset(path, _atom(catalog, renderer, f"{platform.name}: what changed", path, by_platform[name]))
    yield Asset("end-of-life.ics", _calendar(catalog, renderer.site_url, items))
    shown = {"catalog": catalog, "areas": catalog.areas, "platforms": catalog.platforms.values()}
    yield Asset("llms.txt", renderer.render("llms.txt", "", **shown).encode())


def _atom(catalog: Catalog, renderer: Renderer, title: str, path: str, items: Iterable[Item]) -> bytes:
    """Return an Atom feed (RFC 4287); the updated times are those of the days concerned, not of the build."""
    entries = tuple(items)
    # An announced end lies ahead; a feed is not updated before it happens.
    updated = min(max((item.day for item in entries), default=catalog.data_date), catalog.data_date)
    shown = {"title": title, "id": urn(f"{catalog.settings.title} {path}"), "path": path, "updated": updated}
    text = renderer.render("feed.xml", "", entries=entries, author=catalog.settings.title, **shown)
    return text.encode()


def _calendar(catalog: Catalog, site_url: str, items: Iterable[Item]) -> bytes:
    """Return the ends of sale and of life as an iCalendar file (RFC 5545), each a whole day."""
    stamp = f"{catalog.data_date:%Y%m%d}T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_escaped(catalog.settings.title)}//end of life//EN"]
    lines.append(f"X-WR-CALNAME:{_escaped(catalog.settings.title)}: ends")
    for item in items:
        if item.platform is None or item.kind not in {EventKind.END_OF_LIFE, EventKind.END_OF_SALE}:
            continue
        lines += [
            "BEGIN:VEVENT",
            f"UID:{item.uid}",
            f"SEQUENCE:{item.revision}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}",
            f"SUMMARY:{_escaped(item.headline)}",
            f"DESCRIPTION:{_escaped(item.text)}",
            *([f"URL:{site_url}{item.url}"] if site_url else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield the parts of a line that is too long, without cutting a character in two."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LINE:
            yield part
            part = " "
        part += letter
    yield part
