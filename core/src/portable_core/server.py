"""A small HTTP server over a model: `GET /health` and `POST /predict`, both in JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np

from portable_core.model import Model
from portable_core.problems import ProblemError
from portable_core.settings import Settings

LIMIT = 1_000_000
"""The most bytes that a request may have."""


def make_server(model: Model, settings: Settings) -> ThreadingHTTPServer:
    """Return a server that listens already; the caller runs and closes it.

    Raises:
        ProblemError: the address or the port cannot be had.
    """

    class Handler(_Handler):
        served = model

    try:
        return ThreadingHTTPServer((settings.host, settings.port), Handler)
    except OSError as error:
        where = f"port {settings.port} of `{settings.host}`"
        raise ProblemError(f"{where} cannot be used: {error.strerror}; choose another with `--port`") from error


def answer(model: Model, body: bytes) -> tuple[int, dict[str, Any]]:
    """Return the HTTP status and the answer to a request for predictions: `{"rows": [{column: number}]}`."""
    try:
        rows = json.loads(body)["rows"]
        problems = [text for at, row in enumerate(rows) for text in _problems(model, at, row)]
    except (ValueError, KeyError, TypeError):
        return 400, {"problems": ['the body has to be JSON of the form {"rows": [{"column": number}]}']}
    if problems or not rows:
        return 400, {"problems": problems or ["there are no rows to predict"]}
    values = np.array([[float(row[name]) for name in model.columns] for row in rows], dtype=np.float64)
    found = model.predict(values)
    return 200, {"predictions": [{"class": name, "probability": share} for name, share in found]}


def _problems(model: Model, at: int, row: Mapping[str, Any]) -> list[str]:
    missing = [f"row {at} lacks `{name}`" for name in model.columns if name not in row]
    given = [(name, row[name]) for name in model.columns if name in row]
    return missing + [f"row {at}: `{name}` is no number" for name, value in given if not _is_number(value)]


def _is_number(value: object) -> bool:
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:  # JSON allows whole numbers that no float can hold.
        return False


class _Handler(BaseHTTPRequestHandler):
    served: Model

    def do_GET(self) -> None:
        """Answer whether the server is well and what it serves."""
        if self.path != "/health":
            return self._send(404, {"problems": [f"there is nothing at {self.path}; try /health"]})
        model = self.served
        return self._send(200, {"status": "ok", "data": model.data, "accuracy": model.accuracy, "rows": model.rows})

    def do_POST(self) -> None:
        """Answer with predictions."""
        if self.path != "/predict":
            return self._send(404, {"problems": [f"there is nothing at {self.path}; try /predict"]})
        text = self.headers.get("Content-Length", "")
        if not text.isdecimal():
            return self._send(411, {"problems": ["the request has to say its length"]})
        if int(text) > LIMIT:
            return self._send(413, {"problems": [f"a request may have {LIMIT} bytes"]})
        return self._send(*answer(self.served, self.rfile.read(int(text))))

    def _send(self, status: int, content: Mapping[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing: whoever runs the server logs the requests."""
