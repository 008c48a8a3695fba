"""The look keeps its promises: light, mirrored by itself, nothing inline, nothing from another host."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SKELETON = ROOT / "templates" / "skeleton.html"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
ICONS = sorted((ROOT / "static" / "icons").glob("*.svg"))

SIDE = r"(?:left|right|top|bottom)"
PHYSICAL = re.compile(
    rf"(?<![\w-])(?:(?:margin|padding|border)-{SIDE}[\w-]*|{SIDE}|(?:min-|max-)?(?:width|height)|float|clear)\s*:"
    r"|text-align\s*:\s*(?:left|right)"
)
MEDIA_QUERY = re.compile(r"@(?:media|container)[^{]*\{")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style\b|<[^>]*\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=|javascript:|hx-on|hx-vals\s*=\s*['\"]js:", re.IGNORECASE)
HOST = re.compile(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)
# The name of a vocabulary is not an address that a browser fetches.
NAMESPACE = "http://www.w3.org/2000/svg"


def name(path: Path) -> str:
    """The path as a test's name."""
    return str(path.relative_to(ROOT))


def linked(path: Path) -> list[str]:
    """The styles that a template links, in their order."""
    return re.findall(r'static "css/(\w+\.css)"', path.read_text())


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_styles_use_logical_properties_only(path: Path) -> None:
    css = MEDIA_QUERY.sub("{", COMMENT.sub("", path.read_text()))
    assert PHYSICAL.findall(css) == []


@pytest.mark.parametrize(
    "rule",
    ["margin-left: 0", "border-top: 0", "left:0", "max-width: 3px", "text-align: right", "border-top-left-radius: 1px"],
)
def test_a_physical_property_would_be_found(rule: str) -> None:
    assert PHYSICAL.search(f"a {{ {rule} }}")
    assert PHYSICAL.search(f"a {{color:red;{rule}}}")


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_every_rule_stands_in_a_layer_and_nothing_is_imported(path: Path) -> None:
    css = COMMENT.sub("", path.read_text())
    assert "@import" not in css
    depth, outside = 0, ""
    for character in css:
        depth += (character == "{") - (character == "}")
        outside += character if depth == 0 else ""
    heads = [head.strip() for head in re.split(r"[};]", outside) if head.strip()]
    assert all(head.startswith("@layer") for head in heads), heads
    assert depth == 0


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES, *SCRIPTS, *ICONS], ids=name)
def test_nothing_comes_from_another_host(path: Path) -> None:
    assert HOST.findall(path.read_text().replace(NAMESPACE, "")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_carries_inline_script_style_or_handler(path: Path) -> None:
    text = path.read_text()
    for pattern in (INLINE_SCRIPT, INLINE_STYLE, HANDLER):
        assert pattern.findall(text) == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates" / "components").glob("*.html")), ids=name)
def test_every_component_begins_by_saying_what_it_needs(path: Path) -> None:
    first = path.read_text().splitlines()[0]
    assert first.startswith("{# ")
    assert "ontext" in first


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_every_script_is_one_small_behaviour_that_leaves_no_name_behind(path: Path) -> None:
    text = path.read_text()
    assert len(text) < 3500
    assert text.startswith("// ")
    assert text.splitlines()[-1] == "})()"
    assert not re.search(r"\beval\(|new Function|innerHTML|document\.write|\.style\b", text)


def test_styles_and_scripts_stay_within_their_budget() -> None:
    """What every page brings is counted by itself; the styles of one kind of page come with that kind alone."""
    everywhere = [path for path in STYLES if path.name in linked(SKELETON)]
    assert sum(path.stat().st_size for path in everywhere) < 36_000
    assert all(path.stat().st_size < 5_000 for path in STYLES if path not in everywhere)
    assert sum(path.stat().st_size for path in SCRIPTS) < 12_000
    # As it is sent, with room under the 100 kB of a first visit, which a browser measures.
    assert sum(len(gzip.compress(path.read_bytes())) for path in [*everywhere, *SCRIPTS, *ICONS]) < 16_000


def test_one_layer_order_leads_every_file() -> None:
    assert STYLES[0].parent.joinpath("frame.css").read_text().count("@layer tokens, base, layout") == 1
    assert linked(SKELETON)[0] == "frame.css"
    named = {style for path in TEMPLATES for style in linked(path)}
    assert sorted(named) == [path.name for path in STYLES]


def test_the_styles_of_one_kind_of_page_follow_the_order_of_layers() -> None:
    page = SKELETON.read_text()
    assert page.index("css/frame.css") < page.index("{% block extra_head %}")
    for path in TEMPLATES:
        if path != SKELETON and linked(path):
            assert re.search(r"\{% block extra_head %\}\s*<link", path.read_text()), name(path)
            assert not set(linked(path)) & set(linked(SKELETON)), name(path)
