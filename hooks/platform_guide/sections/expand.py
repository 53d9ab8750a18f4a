"""What hand-written pages may ask of the catalogue, checked and expanded.

`[[id]]` becomes a link with the entry's present name, `[[id#capability]]` one to its claim with the level. A comment
`<!-- guide:name key=value -->` becomes what the directive of that name stands for. All are inert text for any other
generator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from platform_guide.catalog.catalog import PLATFORMS
from platform_guide.issues import suggest
from platform_guide.sections.compare import directives as directives_compare
from platform_guide.sections.data import directives as directives_data
from platform_guide.sections.decide import directives as directives_decide
from platform_guide.sections.learn import directives as directives_learn
from platform_guide.sections.learn.lesson_blocks import with_blocks, with_marks
from platform_guide.sections.learn.lessons import Course
from platform_guide.sections.learn.terms import Terms
from platform_guide.sections.plan import directives as directives_plan
from platform_guide.sections.platforms import directives as of_platforms
from platform_guide.sections.shared.directive import COMMENT, Context, Directive, problems, told
from platform_guide.sections.shared.gone import plain_words
from platform_guide.sections.shared.markup import Problem, blank_code

_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:#([a-z0-9-]+))?\]\]")

_ROOMS = (
    of_platforms,
    directives_compare,
    directives_decide,
    directives_learn,
    directives_plan,
    directives_data,
)
DIRECTIVES: Mapping[str, Directive] = {directive.name: directive for room in _ROOMS for directive in room.DIRECTIVES}


@dataclass(frozen=True)
class Directives:
    """Checks and expands the directives of hand-written pages for one catalogue."""

    context: Context

    def check(self, text: str) -> Iterator[Problem]:
        """Report what the text of a page asks for that does not exist; code in it must be blank already."""
        known = self.context.catalog.ids(PLATFORMS)
        for match in _LINK.finditer(text):
            if match.group(1) not in self.context.catalog.platforms:
                message = f"there is no platform `{match.group(1)}`"
                yield match.start(), "platform-unknown", message, suggest(match.group(1), known)
            elif match.group(2):
                yield from self._without_claim(match)
        yield from problems(self.context.catalog, DIRECTIVES, text)

    def _without_claim(self, match: re.Match[str]) -> Iterator[Problem]:
        """Report a link to a claim that there is none of."""
        catalog, (name, capability) = self.context.catalog, match.groups()
        platform, known = catalog.platforms[name], catalog.capability_ids()
        claimed = [one for one in known if catalog.cell(platform, one).in_scope]
        # An id that a capability had before still leads to it.
        capability = catalog.rubrics[capability].id if capability in catalog.rubrics else capability
        if capability not in known:
            message = f"there is no capability `{capability}`"
            yield match.start(2), "capability-unknown", message, suggest(capability, claimed)
        elif capability not in claimed:
            message = f"{platform.name} makes no claim about `{capability}`, which is outside its scope"
            yield match.start(2), "claim-unknown", message, suggest(capability, claimed)

    def expand_markdown(self, path: str, text: str) -> str:
        """Replace `[[id]]` and inline directives by Markdown, relative to the page at `path`; code stays as it is.

        A lesson also gets the marks of what stands between its headings.
        """
        return with_marks(self.context.part(Course) or Course(), path, self._expanded(path, text))

    def _expanded(self, path: str, text: str) -> str:
        blanked = blank_code(text)
        found = list(plain_words(self.context.catalog, path, blanked))
        for start, end, _ in found:
            blanked = blanked[:start] + " " * (end - start) + blanked[end:]
        found += [
            (match.start(), match.end(), self._link(path, match.group(1), match.group(2)))
            for match in _LINK.finditer(blanked)
        ]
        found += [
            (match.start(), match.end(), DIRECTIVES[match.group(1)].render(self.context, path, told(match)))
            for match in COMMENT.finditer(blanked)
            if DIRECTIVES[match.group(1)].inline
        ]
        parts: list[str] = []
        end = 0
        for start, stop, put in sorted(found):
            parts += [text[end:start], put]
            end = stop
        return "".join([*parts, text[end:]])

    def _link(self, path: str, name: str, capability: str | None) -> str:
        if capability:
            return of_platforms.claim_link(self.context, path, name, self.context.catalog.rubrics[capability])
        return of_platforms.link(self.context, path, name)

    def expand_html(self, url: str, html: str) -> str:
        """Link terms, then replace the comments that stand for blocks, in the finished HTML of the page at `url`."""

        def block(match: re.Match[str]) -> str:
            directive = DIRECTIVES.get(match.group(1))
            return directive.render(self.context, url, told(match)) if directive else match.group()

        terms = self.context.part(Terms)
        linked = terms.link(url, html) if terms else html
        return with_blocks(self.context, url, COMMENT.sub(block, linked), self._expanded)
