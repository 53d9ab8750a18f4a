"""The identities under which feeds and the calendar published events before events had ids."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Frozen, FrozenMap, Id

Uuid = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", description="a UUID in small letters")
]


class Identities(Frozen):
    """Identities that readers' calendars and feed readers hold already; new events need no line here."""

    id: Id
    events: Annotated[
        FrozenMap[FrozenMap[Uuid]],
        Field(description="by platform and by the event's id, or by the name that stands for it: part and kind"),
    ]
