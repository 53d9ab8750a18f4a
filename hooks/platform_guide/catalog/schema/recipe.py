"""The schema of recipes: how the portable package is started on a product, and what was checked of that, when.

The files themselves lie below `recipes/<platform>/` and are shown from there; a record names them. What a run found
stands under `found`, and only `guide recipes --write` writes it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Date, Frozen, FrozenMap, Id, Line, Plain, Text, Url
from platform_guide.catalog.schema.model import Evidence


class Shape(StrEnum):
    """What a recipe makes of the package."""

    JOB = "job"
    PIPELINE = "pipeline"
    SCHEDULE = "schedule"
    SERVICE = "service"
    TRACKING = "tracking"
    IMAGE = "image"
    CI = "ci"


class Role(StrEnum):
    """What a file is there for: it is the recipe, it is the recipe broken by one edit, or the recipe needs it."""

    SHELL = "shell"
    TWIN = "twin"
    CONFIG = "config"


class CheckKind(StrEnum):
    """How much a check proves, from least to most."""

    SYNTAX = "syntax"
    SCHEMA = "schema"
    OBJECT = "object"
    COMPILE = "compile"
    RUN_LOCAL = "run-local"
    SERVE = "serve"
    RUN_REAL = "run-real"

    @property
    def rank(self) -> int:
        """The place in the order of proofs: a higher one proves more."""
        return tuple(CheckKind).index(self)

    @property
    def uses_package(self) -> bool:
        """Tell whether the package has a part in the check: what only reads the files knows nothing of it."""
        return self.rank > CheckKind.SCHEMA.rank


class Result(StrEnum):
    """What came of a check."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not-checked"


Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256 in hexadecimal digits")]


class FileOrigin(Frozen):
    """Where a file that others wrote comes from."""

    url: Url
    commit: Annotated[str, Field(pattern="^[0-9a-f]{40}$", description="the commit that it was taken from")]
    licence: Annotated[Line, Field(description="its licence, as an SPDX id")]


class RecipeFile(Frozen):
    """A file of a recipe."""

    path: Annotated[Line, Field(description="where it lies below `recipes/<platform>/`")]
    role: Role
    breaks: Annotated[Line | None, Field(description="of a twin: the path of the shell that it stands in for")] = None
    origin: Annotated[FileOrigin | None, Field(description="of a file that others wrote")] = None


class Refusal(Frozen):
    """That a check can fail: the twin that it has to refuse, and the words in which it does."""

    twin: Annotated[Line, Field(description="the path of the broken twin")]
    breaks: Annotated[Text, Field(description="what the one edit breaks")]
    message: Annotated[Line, Field(description="a text that the tool has to print about it")]


class CheckFound(Frozen):
    """What a run of a check found."""

    result: Result
    reason: Annotated[Text | None, Field(description="why it was not checked, or what failed")] = None
    version: Annotated[Line, Field(description="the version of the tool")]
    seconds: Annotated[float, Field(ge=0, description="wall time of the check and of its refusal together")]
    verified_on: Annotated[Date, Field(description="the day of the run")]
    network: Annotated[bool, Field(description="whether the check could have reached a network")] = False
    digests: Annotated[FrozenMap[Digest], Field(description="by path: the files as they were checked")] = Field(
        default_factory=dict
    )
    package: Annotated[Digest | None, Field(description="the package as it was checked; required above `schema`")] = (
        None
    )


class RecipeCheck(Frozen):
    """A check of a recipe: one command, which has to pass on the shell and to refuse the broken twin."""

    id: Id
    kind: CheckKind
    family: Annotated[Id, Field(description="its environment: `recipes/requirements/<family>.txt`")]
    tool: Annotated[Line, Field(description="the package of the tool, as its registry names it")]
    command: Annotated[
        tuple[Plain, ...],
        Field(min_length=1, description="program and arguments, run without a shell in a copy of the folder"),
    ]
    expect: Annotated[Plain, Field(max_length=160, description="a text that has to be printed; may be empty")] = ""
    refuses: Annotated[Refusal | None, Field(description="required: a check that refuses nothing proves nothing")] = (
        None
    )
    proves: Text
    does_not_prove: Annotated[
        Text | None, Field(description="required below `run-real`, and wherever the maker runs the product")
    ] = None
    found: Annotated[CheckFound | None, Field(description="written by `guide recipes --write`")] = None


class Recipe(Frozen):
    """How the portable package is started on one edition of a product; the file's name is the id.

    With `none_known` it says instead that somebody looked and found no way to do it.
    """

    id: Id
    platform: Id
    edition: Annotated[Id | None, Field(description="the edition that it is for; required but for `none_known`")] = None
    shape: Annotated[Shape | None, Field(description="required but for `none_known`")] = None
    title: Line
    none_known: Annotated[Text | None, Field(description="why there is no recipe; such a record has no files")] = None
    files: tuple[RecipeFile, ...] = ()
    portable: Annotated[tuple[Text, ...], Field(description="what stays as it is on any other product")] = ()
    not_portable: Annotated[tuple[Text, ...], Field(description="what has to be written anew elsewhere")] = ()
    needs: Annotated[tuple[Text, ...], Field(description="what has to be there before it can run")] = ()
    evidence: Annotated[
        tuple[Evidence, ...], Field(min_length=1, description="the pages on which the form of the files was read")
    ]
    verified_on: Annotated[Date, Field(description="the day on which a person read the evidence")]
    checks: Annotated[tuple[RecipeCheck, ...], Field(description="none: the recipe is from documentation only")] = ()

    def paths(self, role: Role) -> tuple[str, ...]:
        """Return the paths of the files that have a role."""
        return tuple(file.path for file in self.files if file.role is role)
