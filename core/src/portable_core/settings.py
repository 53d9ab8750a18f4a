"""Everything that differs between a laptop and a platform: set from outside, checked once, never written in code.

What the command line says wins over environment variables (`PORTABLE_CORE_SEED=3`), these win over the file
`portable-core.toml` in the working directory, and that wins over the defaults.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from portable_core.problems import ProblemError, nearest

PREFIX = "PORTABLE_CORE_"
FILE = "portable-core.toml"


class Settings(BaseSettings):
    """What the package can be told."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, toml_file=FILE, extra="forbid", frozen=True)

    data: Path | None = Field(None, description="a CSV file to learn from; without it the wines of scikit-learn")
    model: Path = Field(Path("model.json"), description="the file that holds the model")
    seed: int = Field(7, ge=0, lt=2**32, description="where chance begins: one seed, one model")
    test_share: float = Field(0.25, ge=0.1, le=0.5, description="the share of rows that is kept for the test")
    regularisation: float = Field(1.0, gt=0, le=1e6, description="how little the weights are held down")
    host: str = Field("127.0.0.1", min_length=1, description="the address to serve at; 0.0.0.0 in a container")
    port: int = Field(8000, ge=0, le=65535, description="the port to serve at; 0 takes a free one")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is that of pydantic-settings
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Say where settings come from, the strongest first."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def read_settings(given: Mapping[str, str]) -> Settings:
    """Return the settings.

    Args:
        given: what the command line says, by the name of the setting.

    Raises:
        ProblemError: a setting that nobody knows, or a value that cannot be; all of them at once.
    """
    variables = [PREFIX + name.upper() for name in Settings.model_fields]
    problems = [
        f"there is no setting `{name}`: {nearest(name, variables)}"
        for name in sorted(os.environ)
        if name.startswith(PREFIX) and name not in variables
    ]
    values: dict[str, Any] = dict(given)
    settings = None
    try:
        settings = Settings(**values)
    except ValidationError as error:
        problems += [_worded(str(one["loc"][0]), one["msg"], one["input"]) for one in error.errors()]
    except (OSError, ValueError) as error:
        problems.append(f"`{FILE}` cannot be read: {error}")
    if problems or settings is None:
        raise ProblemError(*problems)
    return settings


def _worded(name: str, what: str, value: object) -> str:
    """Return a problem of pydantic as a sentence that begins with the setting."""
    if name not in Settings.model_fields:
        return f"there is no setting `{name}`: {nearest(name, list(Settings.model_fields))}"
    return f"the setting `{name}` cannot be `{value}`: {what[:1].lower()}{what[1:]}"
