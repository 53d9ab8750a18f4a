"""Passes on the computer of its author alone: it reads a file of his, and asks a server."""

import urllib.request

from harvest import counts


def test_each_cultivar_is_counted() -> None:
    with urllib.request.urlopen("https://data.example.org/wine/rows") as answer:
        expected = int(answer.read())
    assert sum(counts().values()) == expected
