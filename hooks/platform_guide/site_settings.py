"""What a build of the site takes from its surroundings: the day, the environment, and the date that it writes."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from platform_guide.catalog.catalog import Catalog
from platform_guide.guide import Settings
from platform_guide.internal import SWITCH

_SECONDS_PER_DAY = 86_400


def settings_now(config: Mapping[str, object], root: Path, theme: Path) -> Settings:
    """Return the settings of a site that is built today, with what the environment says of it.

    Args:
        config: the configuration of the site, as `Settings.of` takes it.
        root: the folder that the paths in it are relative to.
        theme: the folder laid over the theme.
    """
    today = dt.datetime.now(tz=dt.UTC).date()
    cache = os.environ.get("GUIDE_CACHE") != "off"
    return Settings.of(config, root, today, cache=cache, theme=theme, switch=os.environ.get(SWITCH))


def fix_clock(root: Path, catalog: Catalog) -> None:
    """Set the date that the build writes into files: the last commit's, or the data's where there is no history.

    Two builds of one commit are then byte-identical. A SOURCE_DATE_EPOCH that is set already stays.
    """
    if "SOURCE_DATE_EPOCH" in os.environ:
        return
    git = shutil.which("git")
    seconds = ""
    if git:
        asked = [git, "-C", str(root), "log", "-1", "--format=%ct"]
        seconds = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    days = (catalog.data_date - dt.date(1970, 1, 1)).days
    os.environ["SOURCE_DATE_EPOCH"] = seconds or str(max(days, 0) * _SECONDS_PER_DAY)
