"""Starts a program in a network of its own, in which there is nothing but the loopback: run as a script.

A network that was just made has its loopback down, and tools that start a server of their own need it.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys

_GET, _SET, _UP = 0x8913, 0x8914, 1
_NAME_BYTES = 16


def raise_loopback() -> None:
    """Switch the loopback of this network on, as netdevice(7) of Linux says."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        asked = struct.pack(f"{_NAME_BYTES}sH14s", b"lo", 0, b"")
        flags = struct.unpack(f"{_NAME_BYTES}sH14s", fcntl.ioctl(link, _GET, asked))[1]
        fcntl.ioctl(link, _SET, struct.pack(f"{_NAME_BYTES}sH14s", b"lo", flags | _UP, b""))


def main(command: list[str]) -> None:
    """Replace this process by a program, given by its name on the PATH and its arguments."""
    raise_loopback()
    os.execvp(command[0], command)  # noqa: S606 - this is what the script is for


if __name__ == "__main__":
    main(sys.argv[1:])
