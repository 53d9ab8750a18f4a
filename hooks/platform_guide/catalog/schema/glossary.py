"""The schema of the glossary: what a word of the field, or of this guide, means."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Frozen, Id, Line, Plain, Text
from platform_guide.catalog.schema.model import Evidence


class Term(Frozen):
    """One word with its meaning; the file's name is its id."""

    id: Id
    term: Line
    aliases: Annotated[
        tuple[Line, ...], Field(description="other names and abbreviations; shown, searched and linked")
    ] = ()
    forms: Annotated[
        tuple[Line, ...], Field(description="other forms of the word, such as its plural; linked and not shown")
    ] = ()
    linked: Annotated[
        bool, Field(description="false for a word that pages also use in its everyday sense: it gets no links")
    ] = True
    definition: Annotated[
        Plain, Field(min_length=20, max_length=280, description="one or two short sentences in plain words, no markup")
    ]
    more: Annotated[Text | None, Field(description="an example, or what follows from it")] = None
    see: Annotated[tuple[Id, ...], Field(description="ids of related terms")] = ()
    not_to_be_confused_with: Annotated[tuple[Id, ...], Field(description="ids of terms that are easily mixed up")] = ()
    evidence: Annotated[tuple[Evidence, ...], Field(description="where the meaning was read, if anywhere")] = ()

    def names(self) -> tuple[str, ...]:
        """Return everything that readers may call it: the term, its aliases and its other forms."""
        return (self.term, *self.aliases, *self.forms)
