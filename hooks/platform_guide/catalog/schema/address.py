"""Addresses of pages: one written form for each, and a host that is what it looks like.

A browser reads more than people do: `a@b` asks b, letters of other alphabets and of full width look like ours, and
percent signs, numbers and dots at the end write one host in many ways. So an address has one form here, and rules
about hosts cannot be walked around.
"""

from __future__ import annotations

import re

from platform_guide.catalog.read.characters import called, first_refused

ADDRESS_PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"'`\\]+$"
"""What editors check while somebody types; `address` checks the rest."""

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PART = re.compile(_LABEL)
# Nearly all addresses: nothing in them needs a second look.
_ORDINARY = re.compile(rf"https?://(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?(?:[/?#][!-~]*)?")
_HOST = re.compile(r"https?://([^/?#:]+)")
_END = re.compile(r"[/?#]|\Z")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_MOST_PORT = 65_535
_LONGEST_HOST = 253


def address(value: str) -> str:
    """Return an address with scheme and host in lower-case letters.

    Raises ValueError, with a sentence for the contributor, when the host could be taken for another one.
    """
    if len(value) <= _LONGEST_HOST and _ORDINARY.fullmatch(value) and "xn--" not in value:
        return value
    scheme, _, rest = value.partition("://")
    cut = _end_of_host(rest)
    authority, tail = rest[:cut], rest[cut:]
    if bad := first_refused(tail):
        raise ValueError(f"{called(bad)} cannot stand in an address")
    return f"{scheme.lower()}://{_authority(authority)}{tail}"


def host_of(url: str) -> str:
    """Return the host of an address that `address` made."""
    found = _HOST.match(url)
    return found[1] if found else ""


def is_public(url: str) -> bool:
    """Tell whether everybody can open an address safely: https, and a host with a domain."""
    return url.startswith("https://") and "." in host_of(url)


def _end_of_host(rest: str) -> int:
    found = _END.search(rest)
    return found.start() if found else len(rest)


def _authority(authority: str) -> str:
    """Return host and port in their one form."""
    if "@" in authority:
        raise ValueError("an address holds no user name and no password: remove all up to `@`")
    if "%" in authority:
        raise ValueError("a host is written in plain letters, without `%`")
    if foreign := next((one for one in authority if not one.isascii()), None):
        raise ValueError(f"{called(foreign)} is no letter of a host; international names are written with `xn--`")
    if authority.startswith("["):
        raise ValueError("an address names a host, not the number of a machine")
    host, colon, port = authority.lower().partition(":")
    if colon and not (port.isdigit() and len(port) <= len(str(_MOST_PORT)) and 0 < int(port) <= _MOST_PORT):
        raise ValueError(f"`{port}` is no port: a port is a number from 1 to {_MOST_PORT}")
    _check_host(host)
    return f"{host}{colon}{port}"


def _check_host(host: str) -> None:
    if not host:
        raise ValueError("the host is missing: give the full address of the page")
    if host.endswith("."):
        raise ValueError("a host does not end in a dot")
    parts = host.split(".")
    for part in parts:
        if not _PART.fullmatch(part):
            raise ValueError(
                f"`{part}` is no part of a host: letters, digits and hyphens, at most 63, none at its ends"
            )
        if part.startswith("xn--") and not _stands_for_a_name(part):
            raise ValueError(f"`{part}` stands for no international name")
    if _NUMBER.fullmatch(parts[-1]):
        raise ValueError("an address names a host, not the number of a machine")
    if len(host) > _LONGEST_HOST:
        raise ValueError(f"a host has at most {_LONGEST_HOST} characters")


def _stands_for_a_name(part: str) -> bool:
    try:
        return not part.encode().decode("idna").isascii()
    except UnicodeError:
        return False
