"""What hand-written pages say of entries: lessons that are due, and sentences that promise too much.

A lesson is due where it names what has ended or changed since somebody read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.ends import RULE, Reaches, worded
from platform_guide.catalog.rules.mentions import Mention
from platform_guide.course.record import lesson_of
from platform_guide.issues import Issue, Location, Severity
from platform_guide.sections.shared.documents import Document
from platform_guide.sections.shared.sweeping import sweeping

_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:#[a-z0-9-]*)?\]\]")
_PAGE = re.compile(r"\]\(<?(?:\.\./)*platforms/([a-z0-9-]+)(?:\.md|/)")


class ProseOfEntries:
    """Finds what of the prose has to be read again or put otherwise, for one catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._reaches = Reaches(catalog)

    def issues(self, document: Document) -> list[Issue]:
        """Return warnings about a page.

        Pages of the first layer are left alone where there is another one: they are judged without it.
        """
        if self._catalog.base is not None and not self._catalog.is_own(Location(document.place)):
            return []
        found = [document.issue(one, Severity.WARNING) for one in sweeping(document, self._reaches.names)]
        return found if document.meta.lesson is None else [*found, *self._due(document)]

    def _due(self, document: Document) -> Iterator[Issue]:
        """Yield where a lesson first names each entry that an event was entered about since it was read.

        Links to entries count, and their names in the text.
        """
        lesson = lesson_of(self._catalog, document.meta.lesson or "")
        read_on = lesson.reviewed if lesson else document.meta.verified_on
        met: set[str] = set()
        for mention in sorted(self._mentions(document.plain), key=lambda one: one.at):
            reach = self._reaches.of(mention)
            if reach is None or mention.entry in met or (read_on and read_on >= reach.entered):
                continue
            met.add(mention.entry)
            text, hint = worded(reach, read_on)
            yield document.issue((mention.at, RULE, text, hint), Severity.WARNING)

    def _mentions(self, text: str) -> Iterator[Mention]:
        yield from self._reaches.names.in_text(_LINK.sub(lambda match: " " * len(match.group()), text))
        for pattern in (_LINK, _PAGE):
            for match in pattern.finditer(text):
                if match.group(1) in self._catalog.platforms:
                    yield Mention(match.group(1), None, match.start())
