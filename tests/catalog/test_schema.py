"""The JSON Schemas describe the data files as they are, and editors can use them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from platform_guide.catalog.read import source
from platform_guide.catalog.schema.files import DataFile, json_schema
from platform_guide.cli.schema import FILES
from platform_guide.guide import KINDS
from tests.support import ROOT, require

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = ROOT / "data"
SCHEMA_OF = {kind.folder: kind.file.name for kind in KINDS}
DATA_FILES = sorted(path for path in DATA.rglob("*.yaml"))
LINE = "# yaml-language-server: $schema="
SERVER = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


def schema_name(path: Path) -> str:
    return SCHEMA_OF[path.parent.relative_to(DATA).as_posix()] if path.parent != DATA else path.stem


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_is_a_schema(file: DataFile) -> None:
    Draft202012Validator.check_schema(json_schema(file))


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_data_file_names_its_schema_and_follows_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.partition("\n")[0]
    assert first.startswith(LINE), "editors find the schema by the first line"
    schema = path.parent / first.removeprefix(LINE)
    assert schema.resolve() == (DATA / "schema" / f"{schema_name(path)}.json").resolve()
    node, issues = source.parse(text, path.name)
    assert node is not None, issues
    content = json.loads(schema.read_text(encoding="utf-8"))
    validator = Draft202012Validator(content, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(source.build(node))] == []


class Editor:
    """Talks to the language server that editors start for YAML files, in their protocol."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._last = 0

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream
        length = 0
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(stream.read(length))
        return message

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Send what needs no answer."""
        self._write({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the server answers
        """Send a request and wait for its answer; what the server asks meanwhile is answered with nothing."""
        self._last += 1
        self._write({"id": self._last, "method": method, "params": params})
        while True:
            message = self._read()
            if "method" in message and "id" in message:
                self._write({"id": message["id"], "result": None})
            elif message.get("id") == self._last:
                return message["result"]


@pytest.fixture
def editor() -> Iterator[Editor]:
    command = [require("node"), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        found = Editor(process)
        found.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": {}})
        found.tell("initialized", {})
        yield found
        process.kill()


def test_an_editor_completes_and_explains(editor: Editor) -> None:
    path = DATA / "platforms" / "unwritten.yaml"
    text = (
        f"{LINE}../schema/platform.json\nid: unwritten\nkind: \nclaims:\n  any:\n    verified_on: 2026-11-20\n    lev"
    )
    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
    editor.tell("textDocument/didOpen", {"textDocument": document})

    def at(line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}

    fields = editor.ask("textDocument/completion", at(6, 7))
    assert "level" in {item["label"] for item in fields["items"]}
    kinds = editor.ask("textDocument/completion", at(2, 6))
    assert {"platform", "component"} <= {item["label"] for item in kinds["items"]}
    hover = editor.ask("textDocument/hover", at(5, 6))
    assert "the day on which a person read the evidence" in json.dumps(hover)
