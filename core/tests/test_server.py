"""The server: health, predictions, and an answer in words to whatever is wrong."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from portable_core.data import wines
from portable_core.model import train
from portable_core.problems import ProblemError
from portable_core.server import make_server
from portable_core.settings import Settings

MODEL = train(wines(), Settings())
ROW = dict(zip(wines().columns, wines().values[0].tolist(), strict=True))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with make_server(MODEL, Settings(port=0)) as server:
        running = threading.Thread(target=server.serve_forever, daemon=True)
        running.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        running.join()


def ask(address: str, body: bytes | None = None, **headers: str) -> tuple[int, dict[str, Any]]:
    request = urllib.request.Request(address, body, headers, method="GET" if body is None else "POST")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


def test_it_says_that_it_is_well_and_what_it_serves(address: str) -> None:
    status, found = ask(f"{address}/health")
    assert (status, found["status"], found["data"]) == (200, "ok", wines().digest)


def test_a_number_that_no_float_can_hold_is_told(address: str) -> None:
    status, found = ask(f"{address}/predict", json.dumps({"rows": [ROW | {"hue": 10**400}]}).encode())
    assert (status, found) == (400, {"problems": ["row 0: `hue` is no number"]})


def test_it_predicts(address: str) -> None:
    status, found = ask(f"{address}/predict", json.dumps({"rows": [ROW, ROW]}).encode())
    ((name, share),) = MODEL.predict(wines().values[:1])
    one = {"class": name, "probability": pytest.approx(share)}
    assert (status, found) == (200, {"predictions": [one, one]})


@pytest.mark.parametrize(
    ("path", "body", "status", "message"),
    [
        ("/nothing", None, 404, "there is nothing at /nothing"),
        ("/nothing", b"{}", 404, "there is nothing at /nothing"),
        ("/predict", b"{", 400, "has to be JSON of the form"),
        ("/predict", b'{"rows": 3}', 400, "has to be JSON of the form"),
        ("/predict", b'{"rows": []}', 400, "there are no rows"),
        ("/predict", json.dumps({"rows": [ROW | {"ash": "much"}]}).encode(), 400, "row 0: `ash` is no number"),
        ("/predict", json.dumps({"rows": [{"ash": 1}]}).encode(), 400, "row 0 lacks `alcohol`"),
    ],
)
def test_what_is_wrong_is_told(address: str, path: str, body: bytes | None, status: int, message: str) -> None:
    found = ask(f"{address}{path}", body)
    assert found[0] == status
    assert message in json.dumps(found[1], ensure_ascii=False)


@pytest.mark.parametrize(("length", "status"), [("1000001", 413), ("much", 411)])
def test_a_request_says_its_length_and_is_short(address: str, length: str, status: int) -> None:
    assert ask(f"{address}/predict", b"", **{"Content-Length": length})[0] == status


def test_a_port_in_use_is_told(address: str) -> None:
    port = int(address.rpartition(":")[2])
    with pytest.raises(ProblemError, match=f"port {port} of `127.0.0.1` cannot be used"):
        make_server(MODEL, Settings(port=port))
