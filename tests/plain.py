"""The figures of the pages recomputed from the files of a folder with Python's standard library alone.

Nothing here comes from the project's measures, charts or exit: the rules are written out once more, from the files,
`data/README.md` and what the pages promise. Code lists (which labels a code has) are the project's own vocabulary.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, cached_property
from pathlib import Path
from statistics import NormalDist

from jarfalla_data.vocabulary.incidents import CATEGORY_GROUP

Row = dict[str, str]

UNSAFE = {"fairly_unsafe", "very_unsafe", "avoids_because_unsafe"}
WORRIED = {"fairly_often", "very_often"}
INHABITANTS = {"citizen_dialogue", "youth_dialogue", "web", "survey", "safety_walk", "place_meeting"}
PROFESSIONALS = {"staff_dialogue", "cooperation_dialogue"}
PARTS = ("jakobsberg", "viksjo", "barkarby-skalby", "kallhall-staket")
WHOLE = "municipality"
LATE = "late_evening_night"
SMALLEST_N, FEW_BELOW, SMALLEST_BASE, K = 30, 100, 30, 5
HIDDEN, TOO_FEW = "hidden", "too few"

CONTROLLED = {"weapons", "narcotics_dealing", "narcotics_possession_use", "narcotics_other", "alcohol", "traffic"}
ONLY_WHOLE = {"violence_indoors", "lethal_violence", "sexual_offences"}
NO_INCIDENT = {"accident"}
GROUPS = ("person", "property", "damage", "disorder", "other")
FOUND = "detection_driven"
NO_AREA, WHOLE_ONLY = "not_known", "municipality_only"


def table(folder: Path, name: str) -> list[Row]:
    """The rows of a file; none when it is not there."""
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# Numbers as they are written


def number(value: float, lang: str = "sv") -> str:
    """A whole number: 1 234 in Swedish (a non-breaking space), 1,234 in English."""
    whole = int(Decimal(repr(float(value))).quantize(Decimal(1), ROUND_HALF_EVEN))
    return f"{whole:,}".replace(",", "\u00a0" if lang == "sv" else ",")


def percent(share: float, lang: str = "sv") -> str:
    """A share of 1 in whole per cent."""
    whole = (Decimal(repr(float(share))) * 100).quantize(Decimal(1), ROUND_HALF_EVEN)
    return f"{int(whole)}\u00a0%" if lang == "sv" else f"{int(whole)}%"


def points(difference: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    whole = round(difference * 100)
    return f"{'+' if whole > 0 else '−' if whole < 0 else ''}{abs(whole)}"


# Shares


@dataclass(frozen=True)
class Share:
    """A weighted share: how many of how many, Kish's n, the share and its 95 % limits; `told` is why it is not shown.

    `told`: "" (it is shown), HIDDEN (a small group) or TOO_FEW (under 30 effective answers).
    """

    x: int
    n: int
    n_eff: float
    share: float
    low: float
    high: float
    unweighted: float
    told: str = ""

    @property
    def few(self) -> bool:
        return not self.told and self.n_eff < FEW_BELOW

    @property
    def is_small(self) -> bool:
        """Whether numerator or remainder is a small group, or the base is."""
        return 0 < self.x < K or 0 < self.n - self.x < K or self.n < SMALLEST_BASE

    def for_audience(self, audience: str) -> Share:
        """As the audience may see it: the public in whole per cent, bases in tens, small groups not at all."""
        if audience == "internal":
            return self
        if self.is_small:
            return replace(self, told=HIDDEN)
        rounded = {name: round(getattr(self, name) * 100) / 100 for name in ("share", "low", "high", "unweighted")}
        return replace(self, n=round(self.n / 10) * 10, **rounded)


def wilson(share: float, n: float, alpha: float = 0.05) -> tuple[float, float]:
    """Wilson's score interval."""
    z = NormalDist().inv_cdf(1 - alpha / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def share_of(answers: Sequence[Row], hit: Callable[[Row], bool], people: Mapping[str, int]) -> Share:
    """The share of the answers that hit, each area as heavy as its inhabitants."""
    by_area: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for answer in answers:
        by_area[answer["area_id"]].append((float(answer.get("weight") or 1), hit(answer)))
    usual = sum(people.values()) / len(people) if people else 1.0
    weights = [
        (w * people.get(area, usual) / sum(v for v, _ in rows), hits)
        for area, rows in by_area.items()
        for w, hits in rows
    ]
    x, n = sum(hits for _, hits in weights), len(weights)
    if not n:
        return Share(0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, TOO_FEW)
    total = sum(w for w, _ in weights)
    n_eff = total**2 / sum(w * w for w, _ in weights)
    share = sum(w for w, hits in weights if hits) / total
    low, high = wilson(share, n_eff)
    return Share(x, n, n_eff, share, low, high, x / n, TOO_FEW if n_eff < SMALLEST_N else "")


@dataclass(frozen=True)
class Change:
    """A share now and before, their difference with the limits that are drawn, and what may be said of it."""

    now: Share
    before: Share
    difference: float = 0.0
    low: float = 0.0
    high: float = 0.0
    verdict: str = ""
    told: str = ""

    @property
    def few(self) -> bool:
        return not self.told and (self.now.few or self.before.few)

    def for_audience(self, audience: str) -> Change:
        """As the audience may see it: what rests on a share that is hidden is hidden too."""
        if audience == "internal":
            return self
        now, before = self.now.for_audience(audience), self.before.for_audience(audience)
        if HIDDEN in (now.told, before.told):
            return Change(now, before, told=HIDDEN)
        rounded = {name: round(getattr(self, name) * 100) / 100 for name in ("difference", "low", "high")}
        return replace(self, now=now, before=before, **rounded)


def newcombe(now: Share, before: Share, alpha: float) -> tuple[float, float]:
    """Newcombe's hybrid score interval of the share now less the share before."""
    (low1, high1), (low2, high2) = wilson(now.share, now.n_eff, alpha), wilson(before.share, before.n_eff, alpha)
    d = now.share - before.share
    return (
        d - math.hypot(now.share - low1, high2 - before.share),
        d + math.hypot(before.share - low2, high1 - now.share),
    )


def smallest_alpha(now: Share, before: Share) -> float:
    """The smallest alpha whose interval excludes zero: the p of the difference."""
    least, most = 1e-12, 1.0 - 1e-9
    for _ in range(80):
        middle = math.sqrt(least * most)
        low, high = newcombe(now, before, middle)
        least, most = (least, middle) if low > 0 or high < 0 else (middle, most)
    return most


def judged(pairs: Mapping[str, tuple[Share, Share]], beside: int = 0) -> dict[str, Change]:
    """Shares now and before, judged as one list by Benjamini and Hochberg at 5 %.

    beside: how many more are in the list, which have not changed.
    """
    found = {code: Change(*pair, told=pair[0].told or pair[1].told) for code, pair in pairs.items()}
    p = {code: smallest_alpha(c.now, c.before) for code, c in found.items() if not c.told}
    ranked = sorted(p.values())
    listed = len(p) + beside
    passed = [i for i, value in enumerate(ranked, start=1) if value <= 0.05 * i / listed]
    flagged = max(passed, default=0)
    limit = ranked[flagged - 1] if flagged else -1.0
    for code, value in p.items():
        change = found[code]
        low, high = newcombe(change.now, change.before, 0.05 * max(1, flagged) / listed)
        word = "undecided" if value > limit else "increases" if low > 0 else "decreases"
        found[code] = replace(
            change, difference=change.now.share - change.before.share, low=low, high=high, verdict=word
        )
    return found


# Incidents


@dataclass(frozen=True)
class Incident:
    """One report."""

    day: dt.date
    hour: int | None
    area: str
    category: str
    found: bool
    offences: int
    place: str = ""

    @property
    def series(self) -> str:
        return FOUND if self.found else CATEGORY_GROUP[self.category]

    @property
    def part(self) -> str:
        if self.hour is None:
            return "unknown"
        return "day" if 6 <= self.hour < 18 else "evening" if 18 <= self.hour < 22 else LATE


# A folder


class Plain:
    """The files of one folder, and what follows from them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def answers(self) -> list[Row]:
        return table(self.folder, "dialogues")

    @cached_property
    def names(self) -> dict[str, str]:
        """Area → name."""
        return {f["properties"]["area_id"]: f["properties"]["name"] for f in self._features}

    @cached_property
    def part_of(self) -> dict[str, str]:
        """Area → municipal part."""
        return {f["properties"]["area_id"]: f["properties"]["municipal_part"] for f in self._features}

    @cached_property
    def _features(self) -> list[dict[str, dict[str, str]]]:
        path = self.folder / "areas.geojson"
        features: list[dict[str, dict[str, str]]] = json.loads(path.read_bytes())["features"] if path.exists() else []
        return features

    @cached_property
    def rounds(self) -> list[Row]:
        """The rounds that anyone has answered in, the earliest first."""
        answered = {answer["round_id"] for answer in self.answers}
        rounds = [r for r in table(self.folder, "dialogue_rounds") if r["round_id"] in answered]
        return sorted(rounds, key=lambda r: r["starts_on"])

    def areas_of(self, code: str) -> set[str]:
        """The areas that a code (area, part, municipality) stands for."""
        if code == WHOLE:
            return set(self.part_of)
        return {area for area, part in self.part_of.items() if code in (area, part)}

    def places(self) -> list[str]:
        """Municipality, parts and areas."""
        return [WHOLE, *PARTS, *self.part_of]

    def people(self, asked: Row | None) -> dict[str, int]:
        """Area → inhabitants at the count nearest to the end of the round's year."""
        counted = table(self.folder, "population_areas")
        if not counted or asked is None:
            return {}
        year = int(asked["ends_on"][:4])
        nearest = min((abs(int(r["date"][:4]) - year), r["date"]) for r in counted)[1]
        return {r["area_id"]: int(r["inhabitants"]) for r in counted if r["date"][:4] == nearest[:4]}

    def round_of(self, first: int, last: int) -> Row | None:
        """The latest round that ran in the years."""
        ran = [r for r in self.rounds if int(r["starts_on"][:4]) <= last and int(r["ends_on"][:4]) >= first]
        return ran[-1] if ran else None

    def comparable(self, now: Row | None) -> Row | None:
        """The latest earlier round that names the other as comparable and is named by it."""
        if now is None:
            return None
        named = now["comparable_with"].split("|")
        earlier = [
            r
            for r in self.rounds
            if r["starts_on"] < now["starts_on"]
            and r["round_id"] in named
            and now["round_id"] in r["comparable_with"].split("|")
        ]
        return earlier[-1] if earlier else None

    def asked(
        self, now: Row | None, channels: Iterable[str] = INHABITANTS, time: str | None = None, code: str = WHOLE
    ) -> list[Row]:
        """The answers of a round by some channels, about a place and a time of day."""
        if now is None:
            return []
        where, how = self.areas_of(code), set(channels)
        return [
            answer
            for answer in self._by_round[now["round_id"]]
            if answer["channel"] in how and answer["area_id"] in where and time in (None, answer["time_of_day"])
        ]

    @cached_property
    def _by_round(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for answer in self.answers:
            found[answer["round_id"]].append(answer)
        return found

    def unsafe(self, answers: Iterable[Row], now: Row | None) -> Share:
        """The share that feels unsafe, of all who have an opinion."""
        base = [answer for answer in answers if answer["perceived_safety"] != "no_opinion"]
        return share_of(base, lambda answer: answer["perceived_safety"] in UNSAFE, self.people(now))

    def insecurity(self, now: Row | None, time: str) -> dict[str, Share]:
        """By place: the share of inhabitants that feels unsafe at a time of day."""
        return {code: self.unsafe(self.asked(now, time=time, code=code), now) for code in self.places()}

    def changes(self, now: Row | None, time: str) -> dict[str, Change]:
        """By place: the change since the latest comparable round; empty when there is none."""
        before = self.comparable(now)
        if before is None:
            return {}
        shares, earlier = self.insecurity(now, time), self.insecurity(before, time)
        return judged({code: (shares[code], earlier[code]) for code in shares})

    def by_group(
        self, now: Row | None, column: str, codes: Iterable[str], code: str, time: str | None
    ) -> dict[str, Share]:
        """By time of day, age or gender: the share that feels unsafe; only the groups that have an answer."""
        base = [a for a in self.asked(now, time=time, code=code) if a["perceived_safety"] != "no_opinion"]
        rows = {group: [a for a in base if a[column] == group] for group in codes}
        return {group: self.unsafe(found, now) for group, found in rows.items() if found}

    def concerns(self, now: Row | None, codes: Iterable[str], code: str) -> dict[str, Share]:
        """By problem: the share that names it, of all who answered the question."""
        base = [a for a in self.asked(now, code=code) if a["concerns"]]
        people = self.people(now)
        return {c: share_of(base, lambda a, c=c: c in a["concerns"].split("|"), people) for c in codes if base}

    def worried(self, now: Row | None) -> dict[str, Share]:
        """Municipality and parts: the share that worries fairly or very often, of all who answered the question."""
        people = self.people(now)
        return {
            code: share_of(
                [a for a in self.asked(now, code=code) if a["worry"]], lambda a: a["worry"] in WORRIED, people
            )
            for code in (WHOLE, *PARTS)
        }

    def professionals(self, now: Row | None) -> dict[str, Share]:
        """Municipality and parts: the share of staff and partners that answers unsafe, whatever the time of day."""
        return {code: self.unsafe(self.asked(now, PROFESSIONALS, code=code), now) for code in (WHOLE, *PARTS)}

    def channels(self, now: Row | None, of: Iterable[str] = INHABITANTS) -> list[str]:
        """How people were reached in a round, the most used way first."""
        return [channel for channel, _ in Counter(a["channel"] for a in self.asked(now, of)).most_common()]

    @cached_property
    def incidents(self) -> list[Incident]:
        """All reports but accidents."""
        codes = {row["offence_code"]: row for row in table(self.folder, "offence_codes")}
        rows = [row for row in table(self.folder, "incidents") if row["category"] not in NO_INCIDENT]
        return [_incident(row, codes.get(row["offence_code"])) for row in rows]

    @cached_property
    def covered(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the file's rows."""
        days = [row["occurred_at"][:10] for row in table(self.folder, "incidents")]
        return (dt.date.fromisoformat(min(days)), dt.date.fromisoformat(max(days))) if days else None

    def reported(self, years: tuple[int, int], *, area: str | None = None, time: str | None = None) -> list[Incident]:
        """The reports of whole years, in a place (None: everywhere, also without an area), at a time of day."""
        where = None if area is None else self.areas_of(area)
        return [
            i
            for i in self.incidents
            if years[0] <= i.day.year <= years[1] and (where is None or i.area in where) and time in (None, i.part)
        ]

    def promises(self) -> tuple[list[Row], Counter[str]]:
        """The promises of the latest period, and how many have each outcome."""
        rows = [r for r in table(self.folder, "commitments") if r["agreement"] == "citizen_promise"]
        latest = max((r["period_start"] for r in rows), default="")
        found = [r for r in rows if r["period_start"] == latest]
        return found, Counter(r["outcome"] for r in found)


def _incident(row: Row, code: Row | None) -> Incident:
    kept = row["category"] in ONLY_WHOLE or (code is not None and code["municipality_only"] == "yes")
    found = code["detection_driven"] == "yes" if code else row["category"] in CONTROLLED
    when = row["occurred_at"]
    return Incident(
        day=dt.date.fromisoformat(when[:10]),
        hour=int(when[11:13]) if len(when) > 10 else None,
        area=WHOLE_ONLY if kept else row["area_id"] or NO_AREA,
        category=row["category"],
        found=found,
        offences=int(row["count"] or 1),
        place=row["place_id"],
    )


@cache
def plain(folder: Path) -> Plain:
    """The files of a folder, read once: for folders that do not change."""
    return Plain(folder)
