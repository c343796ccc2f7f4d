"""What the method page says of what is hidden: what, why, and that the limits are local policy."""

from __future__ import annotations

import pytest

from jarfalla_data.charts.hiding import hiding
from jarfalla_data.privacy.suppression import SETTING

SAID = {
    "sv": (
        "Ett antal under {k} visas inte, och inte heller en andel där färre än {k} svarat ja eller nej.",
        "så att ingen enskild person kan kännas igen",
        "Det betyder aldrig 0",
        "Arbetet mot narkotika visas per avslutat år. Där döljs antal under 10.",
        "Det som har visats om en period ändras bara",
        "Gränserna {k} och 30 är lokala beslut. Ingen myndighet har satt dem.",
        "Tider, platser och bemanning för polis och vakter visas inte offentligt, inte heller i efterhand",
        "eftersom det skulle visa när en plats är obevakad",
    ),
    "en": (
        "A number below {k} is not shown, nor a share where fewer than {k} answered yes or no.",
        "so that no single person can be recognised",
        "It never means 0",
        "Work against narcotics is shown by completed year. There numbers below 10 are hidden.",
        "What has been shown of a period changes only",
        "The limits {k} and 30 are local policy. No authority has set them.",
        "Times, places and staffing of police and guards are not shown publicly, not even afterwards",
        "because that would show when a place is unguarded",
    ),
}


@pytest.mark.parametrize(("setting", "k"), [(None, 5), ("7", 7), ("none", 10)])
@pytest.mark.parametrize("lang", SAID)
def test_it_says_what_is_hidden_why_and_that_the_limits_in_use_are_local(monkeypatch, lang, setting, k):
    monkeypatch.delenv(SETTING, raising=False)
    if setting:
        monkeypatch.setenv(SETTING, setting)
    text = " ".join(hiding(lang))
    assert [words for words in SAID[lang] if words.format(k=k) not in text] == []
