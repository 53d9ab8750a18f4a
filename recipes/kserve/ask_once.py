"""Trains, starts the server on this machine, asks it for the class of one wine, and stops it."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

from portable_core.data import wines

ADDRESS = "http://127.0.0.1:8080/v1/models/wines"
TRAIN = ["portable-core", "train"]
SERVE = [sys.executable, "served.py", "--http_port", "8080", "--enable_grpc", "false"]
PATIENCE = 120
"""Seconds that the server may take to start."""


def asked(address: str, rows: list[dict[str, float]] | None = None) -> str:
    """Return what the server answers."""
    body = None if rows is None else json.dumps({"instances": rows}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})  # noqa: S310 - written above
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
        return answer.read().decode()


def wait(server: subprocess.Popen) -> None:
    """Return once the server says that the model is ready."""
    for _ in range(PATIENCE):
        try:
            asked(ADDRESS)
        except urllib.error.HTTPError:
            raise
        except OSError:
            if server.poll() is not None:
                sys.exit("the server has ended")
            time.sleep(1)
        else:
            return
    sys.exit("the server did not answer in time")


subprocess.run(TRAIN, check=True)  # noqa: S603 - written above
table = wines()
row = dict(zip(table.columns, table.values[0].tolist(), strict=True))
server = subprocess.Popen(SERVE)  # noqa: S603 - written above
try:
    wait(server)
    [[name, share]] = json.loads(asked(f"{ADDRESS}:predict", [row]))["predictions"]
finally:
    server.terminate()
    server.wait(timeout=60)
print(f"the server says {name}, with a probability of {share:.2f}")
sys.exit(int(name != table.labels[0]))
