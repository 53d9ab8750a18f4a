"""Templates to HTML: one strict environment, links relative to the page that holds them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.issues import Location
from platform_guide.sections.shared.words import (
    DONE,
    FACT_LABELS,
    LEVEL_MEANINGS,
    WORDS,
    counted,
    text_of,
    when_read,
    word,
)

# Each room has its own; their names are unique.
_TEMPLATES = tuple(sorted(Path(__file__).resolve().parent.parent.glob("*/templates")))


def relative(from_url: str, to_url: str) -> str:
    """Return the link from one address to another, both below the root of the site; anchors are kept.

    A file has no slash at its end, a page has: `relative("a/", "b/c/#d")` is `../b/c/#d`.
    """
    if "#" in to_url and to_url.startswith(f"{from_url}#"):
        return to_url[len(from_url) :]
    # By way of the root: not always the shortest link, and made hundreds of times for each page.
    return "../" * from_url.count("/") + to_url or "./"


class Renderer:
    """Renders the package's templates.

    `source_url` is the address before a file's path at which it can be edited, `site_url` that of the site itself, with
    a slash at its end, `licence` what text and data are under. Each may be empty.
    """

    def __init__(self, source_url: str = "", site_url: str = "", licence: str = "") -> None:
        self._source_url = source_url
        self.site_url = site_url
        self.licence = licence
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(
            site_url=site_url,
            word=word,
            words=WORDS,
            counted=counted,
            done=DONE,
            text_of=text_of,
            when_read=when_read,
            levels=tuple(Level),
            meanings=LEVEL_MEANINGS,
            fact_labels=FACT_LABELS,
        )

    def render(self, template: str, url: str, **values: object) -> str:
        """Render a template for the page at `url`; the template gets `to(address)` and `edit(place)` for links.

        `up` is the way to the root of the site, for templates that write many links.
        """
        to: Callable[[str], str] = lambda target: relative(url, target)  # noqa: E731 - handed to the template as it is

        def edit(place: Location) -> str:
            return f"{self._source_url}{place.path}" if self._source_url else relative(url, raw_url(place))

        return self._environment.get_template(template).render(to=to, up=to(""), edit=edit, **values)


def raw_url(place: Location) -> str:
    """Return where the site itself publishes a data file, below its root."""
    return f"source/{place.path}"
