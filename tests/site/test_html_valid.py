"""The whole built site is valid HTML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import support

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

VALIDATOR = support.ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def errors_in(folder: Path) -> list[str]:
    """Return one line for each error that the Nu HTML Checker finds in the HTML files below a folder."""
    assert VALIDATOR.is_file(), "The HTML validator is missing. `make test` installs it."
    java = support.require("java")
    options = ("--errors-only", "--format", "json", "--stdout", "--skip-non-html")
    # A large table is deep recursion for the validator: give it a stack to match.
    result = support.run(java, "-Xss8m", "-jar", VALIDATOR, *options, folder)
    assert result.stdout.startswith("{"), f"The HTML validator did not run:\n{result.stdout}{result.stderr}"
    return [
        f"{message['url'].removeprefix(f'file:{folder}/')}:{message.get('lastLine', 0)}: {message['message']}"
        for message in json.loads(result.stdout)["messages"]
    ]


def test_every_page_is_valid(built_site: Path) -> None:
    errors = errors_in(built_site)
    assert not errors, "\n".join(errors)


def test_validator_finds_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>a</title><p foo=bar>a", "utf-8")
    assert len(errors_in(tmp_path)) == 1
