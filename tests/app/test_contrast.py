"""The colours that stand together on the pages, by computation: in both themes and as colour-blind readers see them.

The pairs are not listed here. They are taken from every figure that the pages send to the browser, wide and narrow, for
both audiences and in both languages: which text stands on what, which line and mark lies on or beside what.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from jarfalla_data.charts import palette
from jarfalla_data.charts.drawing import DRAWINGS, draw_on_screen
from jarfalla_data.charts.spec import Spec
from jarfalla_data.charts.svg import Svg
from pages.ui import chart_block, mode, style
from pages.ui.menu import MENU
from tests.app.conftest import DASHBOARD
from tests.app.painted import pieces
from tests.app.seeing import VISIONS, contrast, distance
from tests.app.situation import small_groups
from tests.factories import BUNDLED

ROOT = Path(__file__).parents[2]
TEXT, MARK = 4.5, 3.0
"""The least contrast of text, and of what must be seen to be understood: WCAG 2.2, 1.4.3 and 1.4.11."""
STEP = 1.4
"""The least contrast of a level against the next."""
APART, DISTANCE = 2.4, 10
"""As each vision sees them: the least contrast of neighbours among the categories, and the least ΔE of any two."""

THEMES = ("light", "dark")
CATEGORIES = (palette.NAVY, palette.TURQUOISE, palette.PLUM, palette.ORANGE)
QUIET = {palette.WHITE, palette.RULE, palette.PALE_GREY, palette.PALE_PLUM, palette.PALE_TURQUOISE}
"""What is behind the marks or leads the eye to them, and says nothing by itself."""
FIELDS = {"area_map", "week_hours", "year_wheel"}
"""Kinds of charts whose surfaces are levels beside each other: they are told apart from each other."""
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b|rgba?\([^)]*\)")

themes = pytest.mark.parametrize("theme", THEMES)
visions = pytest.mark.parametrize("vision", VISIONS)

VISITS = [
    *(("internal", "sv", BUNDLED, entry.address, {}) for group in MENU.values() for entry in group),
    *(("public", "en", BUNDLED, entry.address, {}) for group in MENU.values() for entry in group if not entry.internal),
    *(("public", "sv", small_groups, address, {}) for address in ("otrygghet", "problembild")),
    ("internal", "en", BUNDLED, "otrygghet", {"omrade": "Centrala Jakobsberg"}),
    ("internal", "en", BUNDLED, "brott-och-handelser", {"omrade": "Centrala Jakobsberg"}),
]
"""Audience, language, data and address of each page that is opened, and what else stands in the address."""


@pytest.fixture(scope="module")
def drawn():
    """By kind of chart: each figure that is sent, and the least width that it is sent for."""
    found = defaultdict(list)

    def keep(chart, width):
        drawing = draw_on_screen(chart, width)
        found[chart.kind].append((drawing.spec, width))
        return drawing

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chart_block, "draw_on_screen", keep)
        chart_block._kept.clear()
        for audience, lang, data, address, query in VISITS:
            patch.setenv("JARFALLA_AUDIENCE", audience)
            patch.setenv("JARFALLA_DATA_DIR", str(data() if callable(data) else data))
            page = AppTest.from_file(DASHBOARD, default_timeout=60)
            page._page_hash = calc_hash(address)
            page.query_params.update({**query, **({"lang": lang} if lang == "en" else {})})
            assert not page.run().exception
    return found


@pytest.fixture(scope="module")
def painted(drawn):
    """By kind of chart: all that lies in its figures."""
    return {
        kind: {piece for spec, width in figures for piece in pieces(spec, width)} for kind, figures in drawn.items()
    }


def in_theme(color, theme):
    """A colour as the theme shows it; one that is half seen through counts as whole."""
    return solid(palette.DARK[color] if theme == "dark" else color)


def solid(color):
    mixed = re.fullmatch(r"rgba\((\d+), (\d+), (\d+), [\d.]+\)", color)
    return "#{:02X}{:02X}{:02X}".format(*map(int, mixed.groups())) if mixed else color


def test_every_kind_of_chart_is_looked_at(painted):
    assert set(painted) == set(DRAWINGS)
    assert {kind for kind, found in painted.items() if not {"text"} < {piece.kind for piece in found}} == set()


def test_every_colour_of_a_figure_is_one_of_the_palette(drawn):
    for kind, figures in drawn.items():
        used = {color for spec, _ in figures for color in HEX.findall(str(spec))}
        assert used <= set(palette.DARK), kind


def test_nothing_is_half_seen_through(drawn):
    """A mixed colour is none that was computed. Unless told, plotly mixes those of marks that differ in size."""
    for kind, figures in drawn.items():
        for spec in (spec for spec, _ in figures if not isinstance(spec, str)):
            parts = list(inside(spec))
            assert {part["opacity"] for part in parts if "opacity" in part} <= {0, 1}, kind
            many = [part for part in parts if isinstance(part.get("size"), list) and "symbol" in part]
            assert all("opacity" in part for part in many), kind


def inside(part):
    """All dictionaries in a figure."""
    if isinstance(part, dict):
        yield part
    for value in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from inside(value)


def test_each_role_has_a_colour_of_its_own_and_one_for_the_dark():
    named = {name: value for name, value in vars(palette).items() if isinstance(value, str) and HEX.fullmatch(value)}
    roles = [*named.values(), *palette.SEQUENTIAL]
    assert len(roles) == len(set(roles)) == len(palette.DARK)
    assert set(roles) == set(palette.DARK)
    assert len(set(palette.DARK.values())) == len(palette.DARK)


@themes
@pytest.mark.parametrize("kind", sorted(DRAWINGS))
def test_each_text_of_a_figure_is_read_on_what_it_stands_on(painted, kind, theme):
    faint = {
        (piece.said, color, ground): round(ratio, 2)
        for piece in painted[kind]
        if piece.kind == "text"
        for color in piece.seen
        for ground in piece.on
        if (ratio := contrast(in_theme(color, theme), in_theme(ground, theme))) < TEXT
    }
    assert faint == {}


@themes
@pytest.mark.parametrize("kind", sorted(DRAWINGS))
def test_each_line_mark_and_surface_that_says_something_is_seen_on_what_it_lies_on(painted, kind, theme):
    """By its edge or by its inside. A line lies between what is at its sides, and is seen against one of them."""
    faint = {}
    for piece in painted[kind]:
        if (
            piece.kind == "text"
            or set(piece.seen) <= QUIET
            or (kind in FIELDS and piece.seen[-1] in palette.SEQUENTIAL)
        ):
            continue
        grounds = piece.on - set(piece.seen)  # what goes on in its own colour is one mark with it
        if piece.kind == "surface":
            grounds = grounds or piece.on
        against = [
            max(contrast(in_theme(color, theme), in_theme(ground, theme)) for color in piece.seen) for ground in grounds
        ]
        ratio = (max if piece.kind == "line" else min)(against, default=MARK)
        if ratio < MARK:
            faint[piece] = round(ratio, 2)
    assert faint == {}


@themes
@visions
def test_categories_of_one_figure_are_told_apart(painted, theme, vision):
    """Any two by ΔE, neighbours in the order of the palette by their lightness as well."""
    for kind, found in painted.items():
        used = {color for piece in found if piece.kind != "text" for color in piece.seen}
        for one, other in itertools.combinations([color for color in CATEGORIES if color in used], 2):
            pair = in_theme(one, theme), in_theme(other, theme)
            assert distance(*pair, vision) >= DISTANCE, (kind, pair)


@themes
@visions
def test_neighbours_among_the_categories_differ_in_lightness(theme, vision):
    colors = [in_theme(color, theme) for color in CATEGORIES]
    least = MARK if vision == "ordinary" else APART
    for pair in itertools.pairwise(colors):
        assert contrast(*pair, vision) >= least, pair


@themes
@visions
def test_each_level_is_stronger_than_the_one_before(theme, vision):
    page, *levels = (in_theme(color, theme) for color in (palette.WHITE, *palette.SEQUENTIAL))
    strength = [contrast(page, level, vision) for level in levels]
    assert strength == sorted(strength)
    assert min(contrast(*pair, vision) for pair in itertools.pairwise(levels)) >= STEP


@themes
def test_the_two_weakest_levels_of_a_map_have_an_edge_that_is_seen(painted, theme):
    pale = [p for p in painted["area_map"] if p.kind == "surface" and p.seen[-1] in palette.SEQUENTIAL[:2]]
    assert pale
    for piece in pale:
        around = (palette.WHITE, piece.seen[-1])
        assert min(contrast(*(in_theme(c, theme) for c in (piece.seen[0], ground))) for ground in around) >= MARK


@themes
def test_what_is_said_beside_the_pointer_is_read(theme):
    label = Spec().finish(1)["layout"]["hoverlabel"]
    text, ground, edge = (label["font"]["color"], label["bgcolor"], label["bordercolor"])
    assert contrast(in_theme(text, theme), in_theme(ground, theme)) >= TEXT
    assert contrast(in_theme(edge, theme), in_theme(palette.WHITE, theme)) >= MARK


# The pages around the figures -----------------------------------------------------------------------------------------

LOOK = (ROOT / "pages" / "ui" / "look.css").read_text("utf-8")
STREAMLIT = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
RULES = [
    dict(re.findall(r"([\w-]+):\s*([^;]+)", body))
    for body in re.findall(r"\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", LOOK + style.CSS, flags=re.DOTALL))
]
"""What each rule of the pages' own look sets."""
NAMED = re.compile(r"var\(--([\w-]+)\)")


def of_page(name, theme):
    return mode.COLORS[name][THEMES.index(theme)]


def pairs(*properties):
    """Names of a colour that a rule sets and of what is behind it: the page, or a button of Streamlit's."""
    for said in RULES:
        behind = NAMED.findall(said.get("background", ""))
        for name in (name for each in properties for name in NAMED.findall(said.get(each, ""))):
            yield from itertools.product([name], behind or ["navy" if name == "on-fill" else "page"])


def test_the_look_of_the_pages_names_its_colours():
    assert HEX.findall(LOOK + style.CSS) == []
    used = set(NAMED.findall(LOOK + style.CSS)) - {"lost", "menu"}
    assert used == set(mode.COLORS)


@themes
def test_each_text_of_the_pages_is_read(theme):
    found = set(pairs("color"))
    assert {("ink", "page"), ("muted", "page"), ("example", "example-pale"), ("on-fill", "navy")} <= found
    for name, behind in found:
        assert contrast(of_page(name, theme), of_page(behind, theme)) >= TEXT, (name, behind)


@themes
def test_each_edge_and_shape_of_the_pages_that_says_something_is_seen(theme):
    lines = ("border", "border-left", "border-top", "border-bottom", "border-color", "outline", "background")
    found = {(name, "page") for name, _ in pairs(*lines)} - {(name, "page") for name in ("rule", "page")}
    assert {("navy", "page"), ("muted", "page")} <= found
    for name, behind in found:
        if not name.endswith("-pale"):  # a badge is seen by its edge
            assert contrast(of_page(name, theme), of_page(behind, theme)) >= MARK, (name, behind)


@themes
def test_streamlits_own_parts_have_the_colours_of_the_pages(theme):
    told = STREAMLIT[theme]
    assert told["backgroundColor"] == of_page("page", theme)
    assert told["textColor"] == of_page("ink", theme)
    assert told["primaryColor"] == told["linkColor"] == of_page("navy", theme)
    for name, ground in itertools.product(("ink", "muted", "navy"), ("backgroundColor", "secondaryBackgroundColor")):
        assert contrast(of_page(name, theme), told[ground]) >= TEXT, (name, ground)


# The information screen, which has one theme and a stylesheet of its own ----------------------------------------------

SCREEN = re.sub(r"/\*.*?\*/", "", (ROOT / "pages" / "screen" / "screen.css").read_text("utf-8"), flags=re.DOTALL)
OF_SCREEN = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", SCREEN))
SCREEN_RULES = [
    (names.strip(), dict(re.findall(r"([\w-]+):\s*([^;]+)", body)))
    for names, body in re.findall(r"([^{}]+)\{([^{}]*)\}", SCREEN)
]
LINES = re.compile(r"border(-(color|top|left|right|bottom))?|outline")


def screen_colors(value):
    """The colours that a value of a rule names, by a name of the stylesheet's or as they are."""
    named = re.sub(r"var\(--([\w-]+)\)", lambda found: OF_SCREEN.get(found[1], ""), value)
    return [color.upper() if len(color) == 7 else "#FFFFFF" for color in HEX.findall(named)]


def test_the_strong_colours_of_the_screen_are_those_of_the_palette():
    strong = {name: color.upper() for name, color in OF_SCREEN.items() if not name.startswith("pale-")}
    assert strong == {name: getattr(palette, name.upper()) for name in strong}
    assert len(strong) > 8


def test_each_text_of_the_screen_is_read_on_what_it_may_stand_on():
    grounds, own = {palette.WHITE}, set()
    for _, rule in SCREEN_RULES:
        behind, over = (screen_colors(rule.get(name, "")) for name in ("background", "color"))
        own |= {(color, ground) for color in over for ground in behind or [palette.WHITE]}
        if behind and not over and behind[0] not in CATEGORIES:
            grounds |= set(behind)
    assert own >= {(palette.MUTED, palette.WHITE), (palette.NAVY, "#FFFFFF"), ("#FFFFFF", palette.PLUM)}
    # What has no colour of its own is in ink, and secondary words stand on the pale ground of a single sentence too.
    marks = {palette.OUTLINE, palette.INTERVAL, palette.HATCH}
    texts = own | {(palette.INK, ground) for ground in grounds - marks} | {(palette.MUTED, pale("turquoise"))}
    assert {pair for pair in texts if contrast(*pair) < TEXT} == set()


def pale(name):
    return OF_SCREEN[f"pale-{name}"].upper()


def test_each_edge_and_mark_of_the_screen_is_seen():
    seen = {
        (names, color)
        for names, rule in SCREEN_RULES
        for name, value in rule.items()
        if LINES.fullmatch(name) or (name == "background" and "gradient" not in value)
        for color in screen_colors(value)
        if color not in {palette.WHITE, palette.RULE, *map(pale, ("turquoise", "plum", "grey"))}
    }
    assert {color for _, color in seen} >= {*CATEGORIES, palette.INTERVAL, palette.OUTLINE, palette.HATCH}
    assert {pair for pair in seen if contrast(pair[1], palette.WHITE) < MARK} == set()
    assert contrast(palette.NAVY, palette.INTERVAL) >= MARK  # a dot on its interval
    assert contrast(palette.ORANGE, palette.PLUM) >= MARK  # the goal across the status


@visions
def test_what_was_and_what_was_not_one_are_told_apart_on_the_screen(vision):
    assert contrast(palette.PLUM, pale("turquoise"), vision) >= MARK
    assert contrast(palette.PLUM, pale("plum"), vision) >= MARK
    assert distance(palette.PLUM, palette.TURQUOISE, vision) >= DISTANCE
    assert distance(palette.NAVY, palette.OUTLINE, vision) >= DISTANCE  # the bars of two panels


# A search that finds nothing is worth something only where it finds what is there -------------------------------------


def test_contrast_and_distance_are_those_that_are_published():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#12436D", "#FFFFFF") == pytest.approx(10.25, abs=0.01)
    assert distance("#000000", "#FFFFFF") == pytest.approx(100, abs=0.01)
    assert distance("#FF0000", "#00FF00") == pytest.approx(170.6, abs=0.5)


@pytest.mark.parametrize("vision", VISIONS)
def test_nobody_sees_colours_in_grey(vision):
    for grey in ("#000000", "#7F7F7F", "#FFFFFF"):
        assert distance(grey, "#7F7F7F", vision) == pytest.approx(distance(grey, "#7F7F7F"), abs=0.6)


def test_who_is_colour_blind_confuses_what_others_tell_apart():
    """Pairs that differ for the ordinary eye and hardly for the one named."""
    for vision, one, other in (
        ("deuteranopia", "#E9B8F5", "#A3CDF4"),
        ("protanopia", "#E9B8F5", "#A3CDF4"),
        ("tritanopia", "#9AD1F5", "#8BD6D5"),
    ):
        assert distance(one, other) >= 2 * distance(one, other, vision)


def test_what_lies_on_what_is_found_in_a_drawing():
    svg = Svg("k", 13, 100)
    svg.add_rectangle((0, 0, 100, 50), fill=palette.NAVY)
    svg.add_text(("På",), (50, 25), fill=palette.INK)
    svg.add_text(("Bredvid",), (50, 75), fill=palette.ON_FILL)
    svg.add_text(("Med kant",), (50, 25), fill=palette.MUTED, stroke=palette.WHITE)
    svg.add("line", x1=10, x2=90, y1=40, y2=40, stroke=palette.INTERVAL, stroke_width=7)
    svg.add("circle", cx=50, cy=40, r=5, fill=palette.PLUM)
    svg.add_rectangle((0, 60, 40, 90), fill=svg.add_stripes("s", "/"))
    found = {piece.said or piece.seen: piece.on for piece in pieces(svg.finish(), 100)}
    assert found["På"] == {palette.NAVY}
    assert found["Bredvid"] == {palette.WHITE}
    assert found["Med kant"] == {palette.WHITE}
    assert found[(palette.INTERVAL,)] == {palette.NAVY}
    assert found[(palette.PLUM,)] == {palette.NAVY, palette.INTERVAL}
    assert found[(palette.WHITE, palette.HATCH)] == {palette.WHITE}


def test_what_lies_on_what_is_found_in_a_figure_of_plotlys():
    spec = Spec()
    spec.add_scatter(x=[0, 50, 50, 0], y=[0, 0, 50, 50], mode="lines", fill="toself", fillcolor=palette.TURQUOISE)
    spec.add_text("Inuti", 25, 25, font={"color": palette.MUTED})
    spec.add_text("Utanför", 75, 75, bgcolor=palette.VEIL)
    spec.add_scatter(x=[25], y=[40], mode="markers", marker={"color": palette.NAVY, "size": 8})
    axis = {"range": [0, 100], "visible": False}
    figure = spec.finish(100, margin={"l": 0, "r": 0, "t": 0, "b": 0}, xaxis=axis, yaxis=axis)
    found = {piece.said or piece.seen: piece.on for piece in pieces(figure, 100)}
    assert found["Inuti"] == {palette.TURQUOISE}
    assert found["Utanför"] == {palette.VEIL}
    assert found[(palette.NAVY,)] == {palette.TURQUOISE}
