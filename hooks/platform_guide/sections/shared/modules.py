"""Which scripts a script is made of, so that a page can name all of them and the browser fetches them at once.

Otherwise it would learn of each only after it has read the one that imports it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

_IMPORT = re.compile(r'^(?:import|export)\b[^"();]*"(\.[^"]+)"', re.MULTILINE)


def needs(scripts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each script the addresses of all others that it, or one that it needs, imports.

    What is imported on demand, by `import(...)`, is left out, and what a worker runs: a browser keeps the modules of a
    worker apart from those of its page, so it would fetch them twice, and WebKit warns of it.

    Args:
        scripts: texts by addresses from the site's root.
    """
    direct = {address: list(_named(address, text)) for address, text in scripts.items()}
    return {address: _reached(address, direct) for address in scripts}


def _named(address: str, text: str) -> Iterator[str]:
    for found in _IMPORT.findall(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(address), found))


def _reached(start: str, direct: Mapping[str, list[str]]) -> list[str]:
    found = [start]
    for address in found:
        found += [one for one in dict.fromkeys(direct.get(address, ())) if one not in found]
    return found[1:]
