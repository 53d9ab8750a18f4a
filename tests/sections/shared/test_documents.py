"""Hand-written pages are checked like data: every mistake at its line and column, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from platform_guide.guide import Settings, prepare
from platform_guide.issues import Issue, as_text
from platform_guide.sections.shared.markup import blank_code
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def problems(root: Path) -> list[Issue]:
    settings = Settings(root, root / "docs", ("data",), sample.TODAY, cache=False)
    return sorted(prepare(settings)[1])


# The text of a page, and how its one problem begins: line, column, rule and the words.
BROKEN: dict[str, tuple[str, str]] = {
    "bad number": ("<!-- guide:news limit=abc -->\n", "1:17: error argument-unknown: `abc` cannot be `limit`"),
    "number of nothing": ("<!-- guide:news limit= -->\n", "1:17: error argument-unknown: `` cannot be `limit`"),
    "number too large": ("<!-- guide:news limit=101 -->\n", "1:17: error argument-unknown: `101` cannot be `limit`"),
    "number below one": ("<!-- guide:news limit=0 -->\n", "1:17: error argument-unknown: `0` cannot be `limit`"),
    "other digits": ("<!-- guide:news limit=٣ -->\n", "1:17: error argument-unknown: `٣` cannot be `limit`"),
    "no sign": ("<!-- guide:news limit -->\n", "1:17: error argument-malformed: `limit` is no argument"),
    "spaces about the sign": ("<!-- guide:news limit = 3 -->\n", "1:17: error argument-malformed: `limit = 3` is"),
    "unknown directive": ("x\n\n<!-- guide:nwes -->\n", "3:1: error directive-unknown: there is no directive `nwes`"),
    "without a space": ("<!--guide:nwes-->\n", "1:1: error directive-unknown: there is no directive `nwes`"),
    "capitals": ("<!-- Guide:News -->\n", "1:1: error directive-unknown: there is no directive `News`"),
    "spaces about the colon": ("<!-- guide : nwes -->\n", "1:1: error directive-unknown: there is no directive `nwes`"),
    "no name": ("<!-- guide: -->\n", "1:1: error directive-unknown: there is no directive ``"),
    "not closed": ("<!-- guide:news\n", "1:1: error directive-malformed: this directive cannot be read"),
    "closed too early": ("<!-- guide:news limit=1 > x\n", "1:1: error directive-malformed: this directive cannot"),
    "unknown argument": ("<!-- guide:names categry=x -->", "1:18: error argument-unknown: the directive `names` takes"),
    "unknown name": ("<!-- guide:names category=citty -->", "1:18: error argument-unknown: `citty` is not a category"),
    "unknown entry": ("a [[roadstar]]\n", "1:3: error platform-unknown: there is no platform `roadstar`"),
    "wrong type": ("---\nhide: 7\n---\n", "2:7: error value-wrong-type: `hide` must be a list, and is a number (7)"),
    "unknown part": ("---\nhide: [tok]\n---\n", "2:8: error value-not-allowed: `tok` cannot be `hide`"),
    "unknown field": ("---\ndescripton: x\n---\n", "2:1: error field-unknown: `descripton` is not a field here"),
    "field twice": ("---\ntitle: a\ntitle: b\n---\n", "3:1: error key-duplicate: the key `title` stands twice"),
    "front matter is a list": ("---\n- a\n---\n", "2:1: error value-wrong-type: the record must be a record"),
    "front matter is broken": ("---\ntitle: [\n---\n", "3:1: error yaml-syntax:"),
    "front matter is open": ("---\ntitle: a\n", "1:1: error front-matter-open: the front matter has no end"),
    "front matter without a fence": ("hide: 7\n\n# A\n", "1:1: error front-matter-loose: `hide: 7` would be taken for"),
    "no such template": ("---\ntemplate: nowhere.html\n---\n", "2:11: error file-missing: there is no file `nowhere"),
    "template elsewhere": ("---\ntemplate: ../../x.html\n---\n", "2:11: error value-malformed: `../../x.html` cannot"),
    "no such script": ("---\nscripts: [a.js]\n---\n", "2:11: error file-missing: there is no file `a.js`"),
    "no such style": ("---\nstyles: [a.css]\n---\n", "2:10: error file-missing: there is no file `a.css`"),
    "lesson by its number": ("---\nlesson: 1\n---\n", "2:9: error value-wrong-type: `lesson` must be text"),
    "no such lesson": ("---\nlesson: one\n---\n", "2:9: error lesson-name-unknown: there is no lesson `one`"),
    "style element": ("a\n\n<style>p {}</style>\n", "3:1: error html-forbidden: `<style>` cannot stand in a page"),
    "script element": ("<script>x()</script>\n", "1:1: error html-forbidden: `<script>` cannot stand in a page"),
    "script of another host": ('<SCRIPT src="https://a.example/x.js"></SCRIPT>', "1:1: error html-forbidden: `<SCRIPT"),
    "frame": ('<iframe src="https://a.example/"></iframe>', "1:1: error html-forbidden: `<iframe>` cannot stand"),
    "base": ('<base href="https://a.example/">', "1:1: error html-forbidden: `<base>` cannot stand in a page"),
    "event": ('<p onclick="x()">a</p>', "1:4: error html-forbidden: the attribute `onclick` cannot stand"),
    "event over lines": ('<p class="a"\n   onClick=x>a</p>', "2:4: error html-forbidden: the attribute `onClick`"),
    "style attribute": ('a <b style="color: red">b</b>', "1:6: error html-forbidden: the attribute `style` cannot"),
    "style in braces": ('a\n{: style="color: red" }\n', "2:4: error html-forbidden: the attribute `style` cannot"),
    "script in a list": ("- a\n\n    <script>x()</script>\n", "3:5: error html-forbidden: `<script>` cannot stand"),
    "script in a note": ("!!! note\n\n    <script>x()</script>\n", "3:5: error html-forbidden: `<script>` cannot"),
    "link to no page": ("[a](nowhere.md)", "1:5: error link-broken: `nowhere.md` leads to no page and no file"),
    "link to no anchor": ("# A\n\n[a](#b)", "3:5: error link-broken: the page has no anchor `b`"),
    "link to no anchor there": (
        "[a](platforms/roadster.md#breaks)",
        "1:5: error link-broken: the page has no anchor `breaks`",
    ),
    "link out of the site": ("[a](../x.md)", "1:5: error link-broken: `../x.md` leads out of the site"),
    "link from the root": ("[a](/platforms/)", "1:5: error link-broken: `/platforms/` starts at the root of the host"),
    "link of a definition": ("[a][b]\n\n[b]: nowhere.md\n", "3:6: error link-broken: `nowhere.md` leads to no page"),
    "picture": ("![a](nowhere.png)", "1:6: error link-broken: `nowhere.png` leads to no page and no file"),
    "picture of another host": (
        "![a](https://a.example/x.png)",
        "1:6: error link-broken: `https://a.example/x.png` is a picture of another host",
    ),
    "script in a link": ("[a](javascript:x)", "1:5: error link-broken: `javascript:x` is of a kind that cannot"),
    "data in a link": ("[a](data:text/html,x)", "1:5: error link-broken: `data:text/html,x` is of a kind that"),
    "insecure link": ("[a](http://a.example/)", "1:5: error link-broken: `http://a.example/` cannot be an address"),
    "raw link": ('<a href="nowhere/">a</a>', "1:4: error link-broken: `nowhere/` leads to no page and no file"),
    "raw link without a slash": (
        '<a href="../platforms/roadster">a</a>',
        "1:4: error link-broken: `../platforms/roadster` leads to no page and no file",
    ),
    "raw link runs a script": ('<a href="javascript:x">a</a>', "1:4: error link-broken: `javascript:x` is of a kind"),
    "broken brackets in a host": ("[a](https://[x/)", "1:5: error link-broken: `https://[x/` is no address"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_said_once_at_its_place(name: str, tmp_path: Path) -> None:
    text, expected = BROKEN[name]
    root = sample.sample(tmp_path)
    sample.write(root, "docs/extra.md", text)
    found = problems(root)
    assert [as_text(issue).partition("\n")[0][: len(expected) + 14] for issue in found] == [f"docs/extra.md:{expected}"]
    assert found[0].hint


SOUND = {
    "directives as written": "<!--guide:news-->\n\n<!--  guide:news   limit=2 -->\n\n<!-- guide:news\n limit=3 -->",
    "code": "`<script>` and ``<!-- guide:x ` -->`` and\n\n```html\n<style>\n[[x]] [a](nowhere.md)\n```\n",
    "indented code": "text\n\n    <script>\n\n    <style>\n\ntext\n",
    "a fence in a list": "- a\n\n    ~~~\n    <script>\n    ~~~\n",
    "a remark": "<!-- <script> [a](nowhere.md) -->\n",
    "front matter": "---\ntitle: A\nhide: [toc]\nsearch: {sections: titles}\n---\n\n# A\n",
    "front matter of nothing": "---\n\n---\n\n# A\n",
    "links": "# A b\n\n[a](#a-b) [b](index.md) [c](platforms/roadster.md#brakes)\n",
    "links elsewhere": "[d](https://a.example/x_(y)) <mailto:a@b.example> <https://a.example/>\n",
    "links in HTML": '# A\n\n<a href="../">a</a> <a href="../platforms/roadster/#brakes">b</a> <a href="#a">c</a>\n',
    "a heading with code and a link": "## The `x` of [a](index.md)\n\n[x](#the-x-of-a)\n",
    "two headings alike": "## A\n\n## A\n\n[x](#a_1)\n",
    "an anchor of its own": "## A {#mine}\n\n[x](#mine)\n",
    "words like attributes": "Rely on = signs, on a style = yours; 1 < 2 and onward=x.\n",
    "an entry": "[[roadster]]\n",
    "a mark of byte order": "\ufeff# A\n",
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_accepted(name: str, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "docs/extra.md", SOUND[name])
    assert problems(root) == []


@pytest.mark.parametrize("internal", [True, False])
def test_pages_of_an_internal_layer_lead_to_the_intranet(internal: bool, tmp_path: Path) -> None:  # noqa: FBT001
    root = sample.sample(tmp_path)
    sample.write(root, "data-acme/layer.yaml", f"label: Acme\ninternal: {str(internal).lower()}\n")
    text = "[a](http://wiki.acme/start) [b](https://wiki/x) [![c](x.svg)](http://wiki/c) <http://wiki/d>\n"
    sample.write(root, "data-acme/docs/acme/start.md", text)
    sample.write(root, "data-acme/docs/acme/x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    sample.write(root, "data-acme/docs/acme/more.md", "![a](http://wiki.acme/a.png)\n")
    settings = Settings(root, root / "docs", ("data", "data-acme"), sample.TODAY, internal=True, cache=False)
    found = sorted(prepare(settings)[1])
    (picture,) = [issue for issue in found if issue.location.path.endswith("more.md")]
    assert "is a picture of another host, and the security policy of the site shows none" in picture.text
    rest = [issue.rule for issue in found if issue is not picture]
    assert rest == ([] if internal else ["link-broken"] * 4)


def test_all_mistakes_of_all_pages_at_once(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "docs/one.md", "---\nhide: 7\n---\n\n[[nobody]] <style>\n\n[a](nowhere.md)\n")
    sample.write(root, "docs/two.md", "<!-- guide:nothing -->\n")
    (root / "docs" / "three.md").write_bytes(b"# \xff\n")
    sample.write(root, "docs/four.markdown", "# A\n")
    assert [(issue.location.path, issue.rule) for issue in problems(root)] == [
        ("docs/four.markdown", "page-unexpected"),
        ("docs/one.md", "value-wrong-type"),
        ("docs/one.md", "platform-unknown"),
        ("docs/one.md", "html-forbidden"),
        ("docs/one.md", "link-broken"),
        ("docs/three.md", "file-encoding"),
        ("docs/two.md", "directive-unknown"),
    ]


def test_blanked_code_keeps_every_place() -> None:
    text = "a `b` c\n\n```\nd\n```\n\n    e\n\nf <!-- g --> h\n"
    assert blank_code(text) == "a     c\n\n   \n \n   \n\n     \n\nf            h\n"
