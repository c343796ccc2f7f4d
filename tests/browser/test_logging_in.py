"""Logging in and out in a browser, against a provider on this machine."""

from __future__ import annotations

import re
import time

import pytest

from tests.browser.chromium import settled
from tests.browser.tab import LAPTOP, PHONE, Tab
from tests.provider import INSIDER, STRANGER, claims, cookie, provider, serve_with_log_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("log-in")]

INCIDENTS, TIME = "brott-och-handelser", "Tid på dygnet"


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The dashboard with log-in."""
    with provider() as issuer, serve_with_log_in(tmp_path_factory.mktemp("secrets"), issuer) as address:
        yield address


@pytest.fixture
def context(browser):
    """A browser in which nobody has logged in."""
    with browser.new_context(locale="sv-SE") as context:
        yield context


def log_in(tab, base, name):
    """Press the button, choose a name at the provider, and come back."""
    tab.page.get_by_role("button", name="Logga in").click()
    tab.page.get_by_role("button", name=name).click()
    tab.page.wait_for_url(f"{base}/")
    settled(tab.page)


def test_an_insider_logs_in_and_out(context, base):
    tab = Tab(context.new_page()).open(base, INCIDENTS)
    assert TIME not in tab.filters
    log_in(tab, base, INSIDER)
    inside = Tab(context.new_page()).open(base, INCIDENTS)
    assert TIME in inside.filters
    assert inside.complaints == []
    assert inside.hosts - {""} == {base.removeprefix("http://")}
    inside.page.get_by_role("button", name="Logga ut").click()
    inside.page.wait_for_url(re.compile("end_session"))
    inside.page.locator("button, input[type=submit]").first.click()
    inside.page.wait_for_url(f"{base}/")
    assert TIME not in inside.open(base, INCIDENTS).filters
    inside.page.get_by_role("button", name="Logga in").wait_for()


def test_who_is_not_in_the_group_is_told_so_in_a_sentence(context, base):
    tab = Tab(context.new_page()).open(base, INCIDENTS)
    log_in(tab, base, STRANGER)
    assert TIME not in tab.open(base, INCIDENTS).filters
    assert tab.texts(".j-notice") == [
        "Du är inloggad men hör inte till gruppen för de interna sidorna. De offentliga sidorna visas."
    ]


def test_a_page_becomes_public_when_the_log_in_ends_although_nobody_touches_it(context, base):
    told = cookie(base, claims(exp=int(time.time()) + 12))
    context.add_cookies([{"name": name, "value": value, "url": base} for name, value in told.items()])
    tab = Tab(context.new_page()).open(base, INCIDENTS)
    assert TIME in tab.filters
    tab.page.get_by_text("Inloggningen har gått ut.").wait_for()
    settled(tab.page)
    assert TIME not in tab.filters


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("inside", [False, True], ids=["out", "inside"])
def test_the_button_stands_beside_the_language_and_above_the_page(context, base, size, inside):
    if inside:
        told = cookie(base, claims())
        context.add_cookies([{"name": name, "value": value, "url": base} for name, value in told.items()])
    tab = Tab(context.new_page(), size).open(base, "oversikt")
    button = tab.page.get_by_role("button", name="Logga ut" if inside else "Logga in").bounding_box()
    link, title = (tab.page.locator(f".{name}").bounding_box() for name in ("j-language a", "j-title"))
    assert button["x"] + button["width"] < link["x"]
    assert abs((button["y"] + button["height"] / 2) - (link["y"] + link["height"] / 2)) < 3
    assert button["y"] + button["height"] <= title["y"] + 1
    assert link["x"] + link["width"] <= size[0]
