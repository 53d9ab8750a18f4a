"""Whatever goes wrong in a build, the last good site stays as it was, and one sentence says what and where."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests import sample
from tests.site.bicycles import ENVIRONMENT, build, page, snapshot, wait_for_line
from tests.support import FULL_DISKS, full_disk, run, some
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.slow


def leftovers(root: Path) -> list[str]:
    """Return what a build has left beside the site."""
    return [path.name for path in root.iterdir() if path.name.startswith(".site")]


def hook(root: Path, code: str) -> None:
    """Add a hook that runs after those of the guide."""
    sample.write(root, "extra_hook.py", code)
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("site_events.py]", "site_events.py, extra_hook.py]")
    config.write_text(text, encoding="utf-8")


def theme(root: Path, files: Mapping[str, str]) -> None:
    """Change templates of the theme."""
    for path, text in files.items():
        sample.write(root, f"hooks/theme/{path}", text)


PAGES = {
    "a limit that is no number": "<!-- guide:news limit=abc -->\n",
    "an element that the policy drops": "x\n\n<style>p {color: red}</style>\n",
    "an attribute that the policy drops": '<p onclick="x()">x</p>\n',
    "front matter of another type": "---\nhide: 7\n---\n# x\n",
    "a template that is not there": "---\ntemplate: nowhere.html\n---\n# x\n",
    "a Markdown link that leads nowhere": "[x](nowhere.md)\n",
    "a link in HTML that leads nowhere": '<a href="nowhere/">x</a>\n',
    "a link in HTML that leads to no place": '<a href="../#nowhere">x</a>\n',
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_mistake_in_a_page_leaves_the_last_good_site(kind: str, built_root: Path) -> None:
    config = built_root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "validation: {anchors: warn}\n", encoding="utf-8")
    before = snapshot(built_root)
    sample.write(built_root, "docs/extra.md", PAGES[kind])
    result = build(built_root)
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert "extra.md" in result.stderr or "extra/index.html" in result.stderr
    assert snapshot(built_root) == before
    assert not leftovers(built_root)
    (built_root / "docs/extra.md").write_text("# Mended\n", encoding="utf-8")
    assert build(built_root).returncode == 0
    assert "Mended" in page(built_root, "extra")


UNFORESEEN = {
    "page.meta['hide'] = 7": "docs/extra.md: TypeError: argument of type 'int' is not iterable",
    "page.meta['template'] = 'nowhere.html'": "docs/extra.md: there is no template `nowhere.html`\n",
    "html += '<style></style>'": "error inline-style: a style element has no effect: `<style>`",
    "html += '<a onclick=\"x()\">'": "error inline-handler: the attribute `onclick` will not run",
}


@pytest.mark.parametrize("code", UNFORESEEN)
def test_what_only_a_template_meets_is_said_with_its_page(code: str, built_root: Path) -> None:
    before = snapshot(built_root)
    sample.write(built_root, "docs/extra.md", "# Extra\n")
    only = "if page.file.src_uri == 'extra.md'"
    hook(built_root, f"def on_page_content(html, page, **_):\n    {only}:\n        {code}\n    return html\n")
    result = build(built_root)
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert UNFORESEEN[code] in result.stderr
    assert f"{built_root / 'site'} is as it was." in result.stderr
    assert snapshot(built_root) == before
    assert not leftovers(built_root)


LINKS = {
    '<a href="nowhere/">': "the link `nowhere/` leads to no file",
    '<a href="../brompton">': "the link `../brompton` leads to no file",
    '<a href="../trailer">': "the link `../trailer` leads to a folder: a slash is missing",
    '<a href="../../../x">': "the link `../../../x` leads out of the site",
    '<a href="../trailer/#nowhere">': "the link `../trailer/#nowhere` leads to no such place on that page",
    '<img src="x.svg">': "the link `x.svg` leads to no file",
}


def test_links_in_finished_pages_that_lead_nowhere_leave_the_last_good_site(built_root: Path) -> None:
    config = built_root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "validation: {anchors: warn}\n", encoding="utf-8")
    before = snapshot(built_root)
    template = built_root / "hooks/platform_guide/sections/platforms/templates/platform.html"
    good = '<a href="../trailer/?a=b#c=d"><a href="../../#"><a href="mailto:x@bicycles.example"><a href="//x.example">'
    template.write_text(template.read_text(encoding="utf-8") + "".join(LINKS) + good, encoding="utf-8")
    result = build(built_root)
    assert result.returncode == 1
    for said in LINKS.values():
        assert f"platforms/roadster/index.html: {said}\n" in result.stderr
    lines = [line for line in result.stderr.splitlines() if "platforms/roadster/index.html" in line]
    assert len(lines) == len(LINKS)
    assert snapshot(built_root) == before


TEMPLATES = {
    "a template that cannot be read": ({"main.html": "{% if %}"}, "hooks/theme/main.html:1"),
    "a template that fails": ({"main.html": "{{ 1 / 0 }}"}, "hooks/theme/main.html:1"),
    "a template that includes nothing": ({"main.html": "{% include 'nowhere.html' %}"}, "`nowhere.html`"),
    "an error page that fails": ({"404.html": "{{ 1 / 0 }}"}, "404.html: ZeroDivisionError"),
}


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_mistake_in_the_theme_leaves_the_last_good_site(kind: str, built_root: Path) -> None:
    files, words = TEMPLATES[kind]
    before = snapshot(built_root)
    theme(built_root, files)
    result = build(built_root)
    assert result.returncode == 1
    assert words in result.stderr
    assert f"{built_root / 'site'} is as it was." in result.stderr
    assert snapshot(built_root) == before
    assert not leftovers(built_root)


EVENTS = ("pre_build", "files", "nav", "env", "page_content", "post_template", "post_page", "post_build")


@pytest.mark.parametrize("event", some(EVENTS, seed=12, share=0.5))
def test_an_exception_anywhere_leaves_the_last_good_site(event: str, built_root: Path) -> None:
    before = snapshot(built_root)
    hook(built_root, f"def on_{event}(*_, **__):\n    raise RuntimeError('from a hook')\n")
    result = build(built_root)
    assert result.returncode == 1
    assert "from a hook" in result.stderr
    if event.startswith("page") or event == "post_page":
        assert "docs/index.md: RuntimeError: from a hook" in result.stderr
    assert snapshot(built_root) == before
    assert not leftovers(built_root)


SIGNALS = [
    *(("SIGKILL", event) for event in EVENTS),
    *some(((kind, event) for kind in ("SIGINT", "SIGTERM") for event in EVENTS), seed=12, share=0.2),
]


@pytest.mark.parametrize(("kind", "event"), SIGNALS)
def test_a_signal_anywhere_leaves_the_last_good_site(kind: str, event: str, built_root: Path) -> None:
    before = snapshot(built_root)
    sample.write(built_root, "docs/extra.md", "# Extra\n")
    hook(
        built_root,
        f"import os, signal\ndef on_{event}(*_, **__):\n    os.kill(os.getpid(), signal.{kind})\n",
    )
    result = build(built_root)
    assert result.returncode == (-signal.SIGKILL if kind == "SIGKILL" else 1)
    assert "Traceback" not in result.stderr
    assert snapshot(built_root) == before
    if kind != "SIGKILL":
        assert not leftovers(built_root)
        return
    sample.write(built_root, "extra_hook.py", "")
    assert build(built_root).returncode == 0
    assert "Extra" in page(built_root, "extra")
    assert not leftovers(built_root)


def test_a_page_that_goes_while_the_site_is_built_leaves_the_last_good_site(built_root: Path) -> None:
    before = snapshot(built_root)
    sample.write(built_root, "docs/extra.md", "# Extra\n")
    hook(built_root, "import os\ndef on_files(*_, **__):\n    os.unlink('docs/extra.md')\n")
    result = build(built_root)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "docs/extra.md: No such file or directory" in result.stderr
    assert snapshot(built_root) == before
    assert not leftovers(built_root)


def test_a_file_that_was_not_written_leaves_the_last_good_site(built_root: Path) -> None:
    before = snapshot(built_root)
    code = "import os\ndef on_post_build(config, **_):\n    os.unlink(os.path.join(config.site_dir, 'logo.svg'))\n"
    hook(built_root, code)
    result = build(built_root)
    assert result.returncode == 1
    assert "the site is not whole: logo.svg could not be written" in result.stderr
    assert snapshot(built_root) == before


@pytest.mark.parametrize("kind", FULL_DISKS)
def test_a_full_disk_leaves_the_last_good_site(kind: str, built_root: Path, tmp_path: Path) -> None:
    with full_disk(kind, tmp_path / "disk") as (disk, before):
        target = disk / "site"
        sample.write(disk, "site/index.html", "the last good site")
        (built_root / "docs/large.bin").write_bytes(b"x" * 2_000_000)
        result = build(built_root, "--site-dir", target, before=before)
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert ("No space left on device" if kind == "disk" else "File too large") in result.stderr
        assert f"{target} is as it was." in result.stderr
        assert [path.name for path in disk.iterdir()] == ["site"]
        assert [(path.name, path.read_text(encoding="utf-8")) for path in target.iterdir()] == [
            ("index.html", "the last good site")
        ]


def test_two_builds_at_once_come_one_after_the_other(built_root: Path) -> None:
    go, log = built_root / "go", built_root / "second.log"
    hook(
        built_root,
        "import pathlib, time\ndef on_env(*_, **__):\n"
        f"    while not pathlib.Path({str(go)!r}).exists():\n        time.sleep(0.05)\n",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    with (
        log.open("w", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=built_root, stderr=subprocess.DEVNULL) as first,
    ):
        try:
            until((built_root / ".site.building").exists, lambda: "the first build did not begin")
            with subprocess.Popen(command, cwd=built_root, stderr=said) as second:
                words = f"Another build (process {first.pid}) is writing {built_root / 'site'}; this one waits"
                wait_for_line(log, words)
                go.touch()
                assert first.wait() == 0
                assert second.wait() == 0
        finally:
            go.touch()
    assert not leftovers(built_root)


def test_another_folder_and_a_clean_one_are_filled_as_asked(built_root: Path, tmp_path: Path) -> None:
    before = snapshot(built_root)
    assert build(built_root, "--site-dir", "other/public").returncode == 0
    shutil.rmtree(built_root / "site")
    shutil.copytree(built_root / "other/public", built_root / "site")
    assert snapshot(built_root) == before
    sample.write(built_root, "site/stale.html", "stale")
    assert build(built_root).returncode == 0
    assert snapshot(built_root) == before
    linked = tmp_path / "linked"
    shutil.move(built_root / "site", linked)
    (built_root / "site").symlink_to(linked)
    result = build(built_root)
    assert f"{built_root / 'site'} is a link: it is filled file by file" in result.stderr
    assert (built_root / "site").is_symlink()
    assert snapshot(built_root) == before


def test_pages_without_folders_of_their_own_are_built(built_root: Path) -> None:
    before = snapshot(built_root)
    config = built_root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "use_directory_urls: false\n", encoding="utf-8")
    result = run(sys.executable, "-m", "mkdocs", "build", cwd=built_root, env=ENVIRONMENT)
    assert result.returncode == 0, result.stderr
    assert (built_root / "site/decide/method.html").exists()
    assert snapshot(built_root) != before


def test_a_dirty_build_is_whole(built_root: Path) -> None:
    before = snapshot(built_root)
    result = run(sys.executable, "-m", "mkdocs", "build", "--dirty", cwd=built_root, env=ENVIRONMENT)
    assert result.returncode == 0, result.stderr
    assert snapshot(built_root) == before


def test_deploying_takes_the_finished_site(built_root: Path) -> None:
    remote = built_root.parent / "remote.git"
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@bicycles.example")
    for command in (
        ("git", "init", "--quiet", "--bare", remote),
        ("git", "init", "--quiet"),
        ("git", "remote", "add", "origin", remote),
        (*git, "commit", "--quiet", "--allow-empty", "--message", "x"),
    ):
        assert run(*command, cwd=built_root).returncode == 0
    names = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@bicycles.example"}
    names |= {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@bicycles.example"}
    shutil.rmtree(built_root / "site")
    result = run(sys.executable, "-m", "mkdocs", "gh-deploy", cwd=built_root, env={**ENVIRONMENT, **names})
    assert result.returncode == 0, result.stderr
    listed = run("git", "-C", remote, "ls-tree", "-r", "--name-only", "gh-pages").stdout.splitlines()
    assert set(listed) - {".nojekyll"} == {
        path.relative_to(built_root / "site").as_posix() for path in (built_root / "site").rglob("*") if path.is_file()
    }
    assert not leftovers(built_root)


def test_guide_check_puts_a_site_together_again(built_root: Path) -> None:
    before = snapshot(built_root)
    # A build was killed between its two renames.
    (built_root / "site").rename(built_root / ".site.ready")
    sample.write(built_root, ".site.old/index.html", "old")
    run(sys.executable, "-m", "platform_guide", "check", cwd=built_root, env={"PYTHONPATH": str(built_root / "hooks")})
    assert snapshot(built_root) == before
    assert not leftovers(built_root)
