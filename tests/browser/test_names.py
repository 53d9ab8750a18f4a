"""Names that every object of JavaScript inherits, in the address, in storage and in a file: no page breaks on them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from playwright.sync_api import expect

from tests.shipped import catalog

if TYPE_CHECKING:
    from tests.browser.watch import Watch

SHORT = "door=choose&oversight=unknown&people=few&place=aws&predictions=online&skill=some&track=short"
PEOPLE = "&".join(
    f"{name}={quote(SHORT + '&constructor=5&weight.toString=5', safe='')}" for name in ("__proto__", "toString")
)
MARKS = "__proto__=x&on=toString&was=constructor.__proto__"


def addresses() -> dict[str, str]:
    """Return addresses, each with an element that stands there when the page's script is ready."""
    capability = next(item.id for _, item in catalog().capabilities())
    platform = next(iter(catalog().platforms))
    return {
        f"compare/?has={capability}.toString&has=constructor.full&level=valueOf": ".pin",
        "compare/?area=constructor&column=__proto__&hide=toString&pin=valueOf&sort=constructor&group=toString": ".pin",
        "compare/?status=constructor&kind=__proto__&density=toString&__proto__=a&constructor=b": ".pin",
        "compare/embed/?has=toString&only=constructor&turn=__proto__": ".matrix tbody a",
        "compare/side-by-side/?of=toString&of=constructor&of=__proto__.constructor": "[data-dropped] p",
        f"compare/side-by-side/?of={platform}.constructor&of={platform}.__proto__&of=valueOf": "[data-dropped] p",
        "platforms/?find=constructor&kind=__proto__&area=toString&licence=hasOwnProperty": "form output",
        "decide/#door=__proto__&track=constructor": "[data-door]",
        "decide/#door=choose&__proto__=x&constructor=toString&at=constructor&weight.toString=5": "[data-options]",
        f"decide/#{SHORT}&{MARKS}&weight.constructor=5&weight.__proto__=7": "h1.verdict",
        f"decide/together/#{PEOPLE}": "[data-results] tr",
        "learn/#__proto__": "main",
    }


def test_no_address_breaks_a_page(watch: Watch) -> None:
    page = watch.open("")
    stored = {
        "guide.tray": [{"id": "constructor", "name": "toString"}, {"id": "__proto__"}, {"__proto__": 1}],
        "guide.lessons": ["__proto__", "constructor", {"toString": 1}],
        "guide.course": {"version": 1, "lessons": {"constructor": "2026-12-01", "__proto__": 1}, "answers": {"a/b": 1}},
    }
    for key, value in stored.items():
        page.evaluate("pair => localStorage.setItem(...pair)", [key, json.dumps(value)])
    for address, ready in addresses().items():
        # Only another page is loaded anew.
        page.goto("404.html")
        page.goto(address)
        expect(page.locator(ready).first, address).to_be_visible()
        page.wait_for_load_state("networkidle")
    assert page.evaluate("location.hash") == "#__proto__"


def test_no_file_and_no_query_breaks_a_page(watch: Watch) -> None:
    page = watch.open("decide/")
    # A file can be opened when the interview listens.
    page.wait_for_load_state("networkidle")
    saved = {"link": f"https://guide.example/decide/#{SHORT}&__proto__=x&weight.constructor=5", "__proto__": 1}
    content = json.dumps(saved).encode()
    page.locator("[data-import]").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": content})
    expect(page.locator("h1.verdict")).to_be_visible()
    assert "__proto__=x&door=choose" in page.evaluate("location.hash")
    search = page.locator(".md-search input")
    for word in ("constructor", "__proto__", "toString hasOwnProperty"):
        search.fill(word)
        expect(page.locator(".md-search [role=status]")).not_to_be_empty()
    page.wait_for_load_state("networkidle")
