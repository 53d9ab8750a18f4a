"""The course: lessons are hand-written pages whose front matter names their module and length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from platform_guide.issues import Issue, Location
from platform_guide.pages.page import url_of

_FENCE = "---"


@dataclass(frozen=True)
class Lesson:
    """One lesson; `number` counts through the whole course from 1."""

    id: str
    path: str
    title: str
    module: str
    minutes: int
    number: int

    @property
    def url(self) -> str:
        """The address below the root of the site."""
        return url_of(self.path)


def front_matter(text: str) -> Mapping[str, object]:
    """Return the YAML mapping between the fences at the top of a page, empty when there is none."""
    if not text.startswith(f"{_FENCE}\n"):
        return {}
    head, fence, _ = text[len(_FENCE) + 1 :].partition(f"\n{_FENCE}")
    try:
        found = yaml.safe_load(head) if fence else None
    except yaml.YAMLError:
        return {}
    return found if isinstance(found, dict) else {}


def lessons(documents: Mapping[str, str]) -> tuple[tuple[Lesson, ...], list[Issue]]:
    """Find the lessons among the hand-written pages, ordered by the number in their front matter."""
    found: list[tuple[int, str, Mapping[str, object]]] = []
    issues: list[Issue] = []
    for path, text in sorted(documents.items()):
        meta = front_matter(text)
        lesson = meta.get("lesson")
        if lesson is None:
            continue
        wrong = [
            name
            for name, kind in (("lesson", int), ("title", str), ("module", str), ("minutes", int))
            if not isinstance(meta.get(name), kind)
        ]
        if wrong:
            text_ = f"the lesson's front matter lacks {', '.join(wrong)}"
            hint = "a lesson has lesson (its number), title, module and minutes"
            issues.append(Issue(Location(f"docs/{path}"), "lesson-incomplete", text_, hint))
        elif isinstance(lesson, int):
            found.append((lesson, path, meta))
    found.sort(key=lambda item: item[0])
    return tuple(
        Lesson(
            id=url_of(path).rstrip("/").rpartition("/")[2],
            path=path,
            title=str(meta["title"]),
            module=str(meta["module"]),
            minutes=int(str(meta["minutes"])),
            number=number,
        )
        for number, (_, path, meta) in enumerate(found, start=1)
    ), issues


def modules(course: tuple[Lesson, ...]) -> list[tuple[str, list[Lesson]]]:
    """Group the lessons by module, in order."""
    grouped: dict[str, list[Lesson]] = {}
    for lesson in course:
        grouped.setdefault(lesson.module, []).append(lesson)
    return list(grouped.items())
