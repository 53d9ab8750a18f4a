"""Starts Airflow on this machine, lets its scheduler run the workflow once, and prints the logs of the steps.

Usage: python run_once.py FILE, with AIRFLOW_HOME set to an empty folder.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

DAG = "train_and_evaluate"
PARTS = (["api-server", "--workers", "1"], ["dag-processor"], ["scheduler"])


def airflow(*arguments: str) -> str:
    """Return what a command of Airflow prints."""
    return subprocess.run(["airflow", *arguments], capture_output=True, text=True, check=False).stdout  # noqa: S603, S607 - programs of this environment


def state() -> str:
    """Return the state of the run that the schedule asked for; empty before there is one."""
    rows = airflow("dags", "list-runs", DAG, "--output", "plain").splitlines()
    return next((line.split()[2] for line in rows if " scheduled__" in line), "")


def main(file: Path) -> int:
    """Return 0 where the run ended with success."""
    home = Path(os.environ["AIRFLOW_HOME"])
    dags = home / "dags"
    dags.mkdir(parents=True)
    shutil.copy(file, dags)
    # All parts have to know the same secret.
    os.environ["AIRFLOW__API_AUTH__JWT_SECRET"] = secrets.token_hex(32)
    airflow("db", "migrate")
    airflow("dags", "reserialize")
    errors = airflow("dags", "list-import-errors", "--output", "plain")
    if file.name in errors:
        print(errors)
        return 1
    airflow("dags", "unpause", DAG, "--yes")
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    parts = [subprocess.Popen(["airflow", *part], **silent, start_new_session=True) for part in PARTS]  # noqa: S603, S607 - as above
    found = ""
    try:
        while found not in {"success", "failed"}:
            time.sleep(5)
            found = state()
    finally:
        for part in parts:
            os.killpg(part.pid, signal.SIGTERM)
        for part in parts:
            part.wait()
    for log in sorted((home / "logs").rglob("attempt=*.log")):
        print(log.read_text(encoding="utf-8"))
    print(f"the scheduled run ended with {found}")
    return int(found != "success")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
