"""The OpenAPI description of the public data, generated from the models of its files."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from platform_guide.catalog.catalog import Catalog
from platform_guide.sections.data.api import RESOURCES, VERSION


def openapi(catalog: Catalog, licence: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of the API, generated from the models of its files."""
    models = list(dict.fromkeys(model for _, model, _ in RESOURCES.values()))
    _, definitions = models_json_schema(
        [(model, "serialization") for model in models], ref_template="#/components/schemas/{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{catalog.settings.title}: data",
            "version": f"{VERSION}.{catalog.data_date:%Y%m%d}",
            "description": "Static files, made with the site. Version 1 gets new fields; it loses none.",
            "license": {"name": licence},
        },
        "servers": [{"url": "."}],
        "paths": {f"/{path}": _operation(catalog, name) for name, (path, _, _) in RESOURCES.items()},
        "components": {"schemas": definitions["$defs"]},
    }


def _operation(catalog: Catalog, name: str) -> dict[str, Any]:
    path, model, words = RESOURCES[name]
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    answer = {"description": words, "content": {"application/json": {"schema": schema}}}
    operation: dict[str, Any] = {"operationId": name, "summary": words, "responses": {"200": answer}}
    if "{id}" in path:
        ids = {"type": "string", "enum": list(catalog.platforms)}
        operation["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": ids}]
        operation["responses"]["404"] = {"description": "There is no such entry"}
    return {"get": operation}
