"""One written form for each address, and hosts that are what they look like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from platform_guide.catalog.schema.address import address, host_of, is_public
from platform_guide.catalog.schema.base import Url
from tests import sample

URL: TypeAdapter[str] = TypeAdapter(Url)
ROADSTER = "data/platforms/roadster.yaml"

SAME = (
    "https://example.org",
    "https://example.org/",
    "https://docs.example.org:8443/a/b.html?c=d&e=%20f#g",
    "https://example.org/wiki/Fahrr\u00e4der",
    "https://example.org/~user/@name",
    "https://xn--bcher-kva.example/",
    "https://1.example.2wheels/",
    "http://bikes/",
    "http://bikes.internal:8080/x",
)
NORMAL = {
    "HTTPS://Example.ORG/Path": "https://example.org/Path",
    "https://SHOP.example/": "https://shop.example/",
    "https://XN--BCHER-KVA.example": "https://xn--bcher-kva.example",
    "HTTP://Bikes:80?X": "http://bikes:80?X",
}
REFUSED = {
    "https://user@example.org/": "user name",
    "https://user:word@example.org/": "user name",
    "https://example.org@shop.example/": "user name",
    "https://sh%6Fp.example/": "without `%`",
    "https://example.org%2f@x/": "user name",
    "https://\uff53hop.example/": "U+FF53",
    "https://example\uff0eorg/": "U+FF0E",
    "https://example\u3002org/": "U+3002",
    "https://sh\u00adop.example/": "U+00AD (soft hyphen)",
    "https://sh\u043ep.example/": "U+043E (cyrillic small letter o)",
    "https://b\u00fccher.example/": "`xn--`",
    "https://\u202eexample.org/": "U+202E (right-to-left override)",
    "https://example.org/\u202e": "U+202E (right-to-left override)",
    "https://example.org/a\u200bb": "U+200B",
    "https://example.org/\x07": "U+0007",
    "https://127.0.0.1/": "number of a machine",
    "https://127.1/": "number of a machine",
    "https://2130706433/": "number of a machine",
    "https://0x7f000001/": "number of a machine",
    "https://0x7f.0.0.0x1/": "number of a machine",
    "https://[::1]/": "number of a machine",
    "https://[::1]:443/": "number of a machine",
    "https://example.org:0/": "no port",
    "https://example.org:65536/": "no port",
    "https://example.org:99999999999999999999/": "no port",
    "https://example.org:/": "no port",
    "https://example.org:x/": "no port",
    "https://example.org.": "end in a dot",
    "https://example.org./x": "end in a dot",
    "https://example..org/": "no part of a host",
    "https://.example.org/": "no part of a host",
    "https://-example.org/": "no part of a host",
    "https://ex_ample.org/": "no part of a host",
    f"https://{'a' * 64}.org/": "no part of a host",
    f"https://{'.'.join(['a' * 60] * 5)}/": "at most 253",
    "https://xn--a.example/": "no international name",
    "https:///path": "host is missing",
    "https://?x": "host is missing",
    "https://example.org\\@shop.example/": "match pattern",
    "https://example.org/a b": "match pattern",
    "https://example.org/\x0b": "match pattern",
    "https://example.org/<b>": "match pattern",
    "javascript:alert(1)": "match pattern",
    "//example.org/": "match pattern",
    f"https://example.org/{'a' * 500}": "at most 500",
}


@pytest.mark.parametrize("text", SAME)
def test_an_address_in_its_normal_form_stays(text: str) -> None:
    assert URL.validate_python(text) == text


@pytest.mark.parametrize("text", NORMAL)
def test_scheme_and_host_are_lower_case(text: str) -> None:
    assert URL.validate_python(text) == NORMAL[text]


@pytest.mark.parametrize("text", REFUSED)
def test_an_address_that_hides_its_host_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        URL.validate_python(text)
    assert REFUSED[text] in caught.value.errors()[0]["msg"]


@given(st.text(max_size=80))
def test_an_address_is_normal_or_refused(text: str) -> None:
    try:
        found = address(f"https://{text}")
    except ValueError:
        return
    assert address(found) == found
    assert host_of(found).isascii()
    assert host_of(found) == host_of(found).lower() != ""


def test_the_public_gets_encrypted_addresses_with_a_domain() -> None:
    assert is_public("https://example.org/")
    assert not is_public("https://bikes/a.b")
    assert not is_public("http://example.org/")


def test_an_internal_layer_may_name_hosts_of_its_own(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    patch = 'id: roadster\nlinks: {documentation: "http://bikes/wiki", source: "https://git/roadster"}\n'
    sample.write(root, "own/platforms/roadster.yaml", patch)
    sample.write(root, "own/layer.yaml", "label: Ours\ninternal: true\n")
    assert sample.check(root, "data", "own") == []
    sample.write(root, "own/layer.yaml", "label: Ours\ninternal: false\n")
    found = sample.check(root, "data", "own")
    assert [(issue.rule, issue.location.path, issue.location.column) for issue in found] == [
        ("address-unfit", "own/platforms/roadster.yaml", 24),
        ("address-unfit", "own/platforms/roadster.yaml", 53),
    ]


def test_the_spelling_of_a_refused_host_in_the_settings_does_not_matter(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/settings.yaml", "refused_hosts: [shop]", "refused_hosts: [Shop]")
    sample.change(root, ROADSTER, "https://example.org/brakes", "https://SHOP.example/brakes")
    assert [issue.text for issue in sample.check(root)] == ["pages of `shop` are not linked"]


def test_a_refused_host_is_refused_in_an_internal_layer_and_in_the_decision(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "own/platforms/roadster.yaml", 'id: roadster\nlinks: {source: "http://SHOP.bikes/"}\n')
    sample.write(root, "own/layer.yaml", "label: Ours\ninternal: true\n")
    stages = "  stages: [{id: one, label: One, description: The first.}]\n"
    proof = '  evidence: [{url: "https://a.SHOP.example/", title: Stages, kind: documentation}]\n'
    sample.change(root, "data/decision/rules.yaml", "rules:\n", f"maturity:\n{proof}{stages}rules:\n")
    found = [issue for issue in sample.check(root, "data", "own") if issue.rule == "address-unfit"]
    assert [(issue.location.path, issue.text) for issue in found] == [
        ("data/decision/rules.yaml", "pages of `shop` are not linked"),
        ("own/platforms/roadster.yaml", "pages of `shop` are not linked"),
    ]
