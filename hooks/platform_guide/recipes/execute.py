"""Runs one command to its end or to its limit, without a shell."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_MOST_SHOWN = 300


@dataclass(frozen=True)
class Ran:
    """What became of a command: its exit code, None at its limit or where it did not start; what it printed; seconds.

    `missing` says why it could not be started.
    """

    code: int | None
    output: str
    seconds: float
    missing: str = ""

    @property
    def last(self) -> str:
        """The last line that says something, shortened."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        return lines[-1][:_MOST_SHOWN] if lines else ""


def execute(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> Ran:
    """Run a command in a folder; whatever it started is ended with it.

    Args:
        command: program and arguments; the program is looked for on the PATH of `environment`.
        folder: where it is started.
        environment: its variables.
        limit: seconds after which it is ended.
    """
    begun = time.monotonic()
    try:
        process = subprocess.Popen(  # noqa: S603 - commands of the data, which whoever checks them has read
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        return Ran(None, "", 0.0, f"{command[0]} cannot be started: {(error.strerror or 'no reason given').lower()}")
    try:
        output, _ = process.communicate(timeout=limit)
        code: int | None = process.returncode
    except subprocess.TimeoutExpired:
        output, code = b"", None
    finally:
        _end(process)
    return Ran(code, output.decode(errors="replace"), time.monotonic() - begun)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started in its session."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    finally:
        process.wait()
        if process.stdout:
            process.stdout.close()
