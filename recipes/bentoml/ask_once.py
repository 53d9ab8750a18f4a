"""Trains, starts the service on this machine, asks it for the class of one wine, and stops it."""

import subprocess
import sys

import bentoml
from portable_core.data import wines

ADDRESS, PORT = "127.0.0.1", "3000"
TRAIN = ["portable-core", "train"]
SERVE = ["bentoml", "serve", "service:Wines", "--host", ADDRESS, "--port", PORT]

subprocess.run(TRAIN, check=True)  # noqa: S603 - written above
table = wines()
row = dict(zip(table.columns, table.values[0].tolist(), strict=True))
server = subprocess.Popen(SERVE)  # noqa: S603 - written above
try:
    with bentoml.SyncHTTPClient(f"http://{ADDRESS}:{PORT}", server_ready_timeout=120) as client:
        [[name, share]] = client.predict(rows=[row])
finally:
    server.terminate()
    server.wait(timeout=60)
print(f"the service says {name}, with a probability of {share:.2f}")
sys.exit(int(name != table.labels[0]))
