"""Which years do the files reach over?"""

from __future__ import annotations

from jarfalla_data.store import Store

TABLES = ("drug_scene_status", "county_drug_scenes", "commitments", "dialogues", "incidents")


def years(store: Store) -> range:
    """From the earliest to the latest year of what the pages show, both inside; an empty range without data."""
    reports = [store.files[name] for name in TABLES]
    firsts = [report.first.year for report in reports if report.first]
    lasts = [report.last.year for report in reports if report.last]
    return range(min(firsts), max(lasts) + 1) if firsts and lasts else range(0)
