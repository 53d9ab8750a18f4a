"""A small guide with layers, built by the engine in place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from tests import sample
from tests.support import ROOT, run

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1763600000", "GUIDE_INTERNAL": None}


def guide(folder: Path, **settings: object) -> Path:
    """Copy the guide to bicycles into `folder`, with `extra.guide` as given; return its root."""
    root = sample.sample(folder)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("../../../", f"{ROOT}/")
    (root / "docs/logo.svg").write_bytes(next(ROOT.glob("**/images/logo.svg")).read_bytes())
    (root / "mkdocs.yml").write_text(config + yaml.safe_dump({"extra": {"guide": settings}}), encoding="utf-8")
    return root


def build(root: Path, *options: str, env: Mapping[str, str | None] | None = None) -> subprocess.CompletedProcess[str]:
    """Build a small guide into its `site/` as `make build` does, with changes to the environment."""
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", *options)
    return run(*command, cwd=root, env={**ENVIRONMENT, **(env or {})})
