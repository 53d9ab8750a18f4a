"""Whether a server can have its address: asked before a site is built that nobody could be shown."""

from __future__ import annotations

import socket


def refusal(host: str, port: int) -> str | None:
    """Return in one sentence why no server can listen there, or None."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as probe:
        # As a server asks for it: an address that was given up a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            return f"The site cannot be shown at {host}:{port}: {problem.strerror}."
    return None
