"""Links from one page of the dashboard to another, in the same language."""

from __future__ import annotations

from urllib.parse import urlencode

PARAMETER = "lang"


def within(address: str, lang: str, **asked: str) -> str:
    """The link to a page with what it is asked to show; Swedish is what a bare address shows."""
    query = urlencode({**({PARAMETER: lang} if lang == "en" else {}), **asked})
    return f"{address}?{query}" if query else address
