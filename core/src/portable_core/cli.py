"""The command line: `portable-core train`, `evaluate`, `predict`, `serve`, `data` and `check`."""

from __future__ import annotations

import argparse
import csv
import io
import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from portable_core import check
from portable_core.data import Table, as_csv, read_table, wines
from portable_core.model import load, save, train
from portable_core.problems import ProblemError
from portable_core.server import make_server
from portable_core.settings import PREFIX, Settings, read_settings

_COMMANDS = {
    "train": "learn from the data, test what was learned, and write the model",
    "evaluate": "say how good the model is on the data",
    "predict": "say the class of each row of a CSV file",
    "serve": "answer requests for predictions until it is stopped",
    "data": "print the data as CSV",
    "check": "say whether a package in a folder is fit to travel",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code: 0, or 1 where something has to be mended first."""
    given = vars(_parser().parse_args(arguments))
    command, path = given.pop("command"), given.pop("path", None)
    try:
        if command == "check":
            return check.report(path)
        settings = read_settings({name: value for name, value in given.items() if value is not None})
        return _RUN[command](settings, path)
    except ProblemError as error:
        for problem in error.problems:
            print(f"portable-core: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portable-core", description=f"Settings are also read from {PREFIX}*.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in _COMMANDS.items():
        one = commands.add_parser(name, help=text, description=text)
        if name == "predict":
            one.add_argument("path", type=Path, help="the CSV file")
        if name == "check":
            one.add_argument("path", type=Path, nargs="?", default=Path(), help="the folder; this one if none is named")
            continue
        for field, about in Settings.model_fields.items():
            one.add_argument(f"--{field.replace('_', '-')}", help=f"{about.description} ({about.default})")
    return parser


def _table(settings: Settings) -> Table:
    return wines() if settings.data is None else read_table(settings.data, labelled=True)


def _train(settings: Settings, _: Path | None) -> int:
    model = train(_table(settings), settings)
    save(model, settings.model)
    print(
        json.dumps({"model": str(settings.model), "accuracy": model.accuracy, "rows": model.rows, "seed": model.seed})
    )
    return 0


def _evaluate(settings: Settings, _: Path | None) -> int:
    model = load(settings.model)
    table = wines() if settings.data is None else read_table(settings.data, model.columns, labelled=True)
    known = table.digest == model.data
    print(json.dumps({"accuracy": model.accuracy_on(table), "rows": len(table.labels), "trained_on_it": known}))
    return 0


def _predict(settings: Settings, path: Path | None) -> int:
    model = load(settings.model)
    found = model.predict(read_table(path or Path(), model.columns, labelled=False).values)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("class", "probability"), *found])
    print(text.getvalue(), end="")
    return 0


def _serve(settings: Settings, _: Path | None) -> int:
    server = make_server(load(settings.model), settings)
    # The first process of a container is not ended by this signal unless it says so.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with server:
        print(f"serving at http://{settings.host}:{server.server_port}/", flush=True)
        server.serve_forever()
    return 0


def _data(settings: Settings, _: Path | None) -> int:
    print(as_csv(_table(settings)), end="")
    return 0


_RUN = {"train": _train, "evaluate": _evaluate, "predict": _predict, "serve": _serve, "data": _data}
