"""Which scripts a script is made of, so that a page can name all of them and the browser fetches them at once.

Otherwise it would learn of each only after it has read the one that imports it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

_IMPORT = re.compile(r'^(?:import|export)\b[^"();]*"(\.[^"]+)"', re.MULTILINE)
# What a worker runs is fetched as the page's own scripts are, when the script that starts it runs.
_WORKER = re.compile(r'new Worker\(new URL\("(\.[^"]+)", import\.meta\.url\)')


def needs(scripts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each script the addresses of all others that it, or one that it needs, imports or runs as a worker.

    What is imported on demand, by `import(...)`, is left out.

    Args:
        scripts: texts by addresses from the site's root.
    """
    direct = {address: list(_named(address, text)) for address, text in scripts.items()}
    return {address: _reached(address, direct) for address in scripts}


def _named(address: str, text: str) -> Iterator[str]:
    for pattern in (_IMPORT, _WORKER):
        for found in pattern.findall(text):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(address), found))


def _reached(start: str, direct: Mapping[str, list[str]]) -> list[str]:
    found = [start]
    for address in found:
        found += [one for one in dict.fromkeys(direct.get(address, ())) if one not in found]
    return found[1:]
