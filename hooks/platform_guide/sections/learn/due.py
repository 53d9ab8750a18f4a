"""Lessons that name what has ended or changed since somebody read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.ends import RULE, Reaches, worded
from platform_guide.catalog.rules.mentions import Mention
from platform_guide.issues import Issue, Location, Severity
from platform_guide.sections.shared.documents import Document

_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:#[a-z0-9-]*)?\]\]")
_PAGE = re.compile(r"\]\(<?(?:\.\./)*platforms/([a-z0-9-]+)(?:\.md|/)")


class DueLessons:
    """Finds what in lessons has to be read again, for one catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._reaches = Reaches(catalog)

    def issues(self, document: Document) -> list[Issue]:
        """Return a warning where a lesson first names each entry that an event was entered about since it was read.

        Links to entries count, and their names in the text. Pages that are no lessons are left alone, and so are those
        of the first layer where there is another one: they are judged without it.
        """
        if document.meta.lesson is None:
            return []
        if self._catalog.base is not None and not self._catalog.is_own(Location(document.place)):
            return []
        return list(self._issues(document))

    def _issues(self, document: Document) -> Iterator[Issue]:
        read_on = document.meta.verified_on
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
