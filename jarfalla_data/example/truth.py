"""What was planted in the example data: the changes that the dashboard should find, and no others.

All of them are invented. They stand at times and in areas where no real measure is known to have begun, and
nothing happens in the data at the time or place of a real one. The generator and data/README.md both read
this list.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jarfalla_data.vocabulary.dialogue import CONCERNS
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES

FIRST_ROUND, CHANGED_ROUND, LAST_ROUND = "autumn_2018", "autumn_2020", "autumn_2022"


class Shape(StrEnum):
    """What kind of change it is; says the unit of `before` and `after`."""

    INSECURITY = "insecurity"  # share of inhabitants insecure late in the evening
    CONCERN = "concern"  # share of respondents who name the concern
    LEVEL = "level"  # incidents a month, lasting
    SINGLE_MONTH = "single_month"  # incidents a month, in one month only
    PART_OF_DAY = "part_of_day"  # share of the incidents with a clock time that happen 22–06


@dataclass(frozen=True)
class Truth:
    """One planted change; `starts` is the first month (or the round) in which it holds.

    `a_month` is how many incidents of the subject the area has a month, where the change leaves that alone.
    """

    name: str
    shape: Shape
    area_id: str
    area: str
    starts: str
    before: float
    after: float
    subject: str = ""
    a_month: float = 0

    @property
    def sv(self) -> str:
        """The change in one Swedish sentence."""
        return f"{self.area}: " + _SV[self.shape].format(**_words(self, "sv"))

    @property
    def en(self) -> str:
        """The change in one English sentence."""
        return f"{self.area}: " + _EN[self.shape].format(**_words(self, "en"))


_SV = {
    Shape.INSECURITY: "andelen otrygga sent på kvällen går från {before} % (2018) till {after} % (2022).",
    Shape.CONCERN: "andelen som nämner {subject} går från {before} % (2018) till {after} % (2022).",
    Shape.LEVEL: "{subject} går från i medel {before} till {after} i månaden från och med {starts}.",
    Shape.SINGLE_MONTH: "{subject} är {after} under {starts}, mot i medel {before} i månaden annars.",
    Shape.PART_OF_DAY: (
        "{subject} flyttar från sen kväll och natt till eftermiddag från och med {starts}: "
        "andelen klockan 22–06 går från omkring {before} % till {after} %."
    ),
}
_EN = {
    Shape.INSECURITY: ("the share insecure late in the evening goes from {before} % (2018) to {after} % (2022)."),
    Shape.CONCERN: "the share naming {subject} goes from {before} % (2018) to {after} % (2022).",
    Shape.LEVEL: "{subject} goes from {before} to {after} a month on average from {starts} on.",
    Shape.SINGLE_MONTH: "{subject} is {after} in {starts}, against {before} a month on average otherwise.",
    Shape.PART_OF_DAY: (
        "{subject} moves from late evening and night to the afternoon from {starts} on: "
        "the share at 22–06 goes from about {before} % to {after} %."
    ),
}


def _words(truth: Truth, lang: str) -> dict[str, str]:
    per_cent = truth.shape in (Shape.INSECURITY, Shape.CONCERN, Shape.PART_OF_DAY)
    before, after = (f"{v * 100:.0f}" if per_cent else f"{v:g}" for v in (truth.before, truth.after))
    codes = CONCERNS if truth.shape is Shape.CONCERN else INCIDENT_CATEGORIES
    subject = codes.label(truth.subject, lang).lower() if truth.subject else ""
    return {"before": before, "after": after, "subject": subject, "starts": truth.starts}


TRUTHS = (
    Truth("insecurity_down", Shape.INSECURITY, "0123R020", "Stäket", LAST_ROUND, 0.55, 0.30),
    Truth("insecurity_up", Shape.INSECURITY, "0123R010", "Fjällen-Fastebol", LAST_ROUND, 0.25, 0.50),
    Truth(
        "littering_up",
        Shape.CONCERN,
        "0123R014",
        "Kolarängen-Villastaden",
        LAST_ROUND,
        0.15,
        0.40,
        "littering",
    ),
    Truth("vehicle_crime_up", Shape.LEVEL, "0123R013", "Jakobsberg västra", "2022-05", 5, 8, "vehicle_crime"),
    Truth("vandalism_down", Shape.LEVEL, "0123R024", "Viksjö västra", "2022-02", 6, 3, "vandalism"),
    Truth(
        "storage_burglary_month",
        Shape.SINGLE_MONTH,
        "0123R018",
        "Skogstorp",
        "2023-09",
        1,
        24,
        "storage_burglary",
    ),
    Truth("disorder_earlier", Shape.PART_OF_DAY, "0123R019", "Skälby västra", "2022-08", 0.4, 0.1, "disorder", 5),
)


def truths(shape: Shape) -> tuple[Truth, ...]:
    """The planted changes of one kind."""
    return tuple(truth for truth in TRUTHS if truth.shape is shape)


BEGIN, END = "<!-- truth:begin -->", "<!-- truth:end -->"

_INTRODUCTION = """
Invented, like all the example data. These changes, and no others, were planted; the dashboard should find them.
The round of 2020 was met by other means (fewer meetings, more web), so nothing may be said of a change to or from
it. Levels are the ones drawn from: what the rows show differs from them by chance.
The seed was chosen among some 14,000 so that chance shows no change in insecurity in the other areas, and none
where real measures stand: the data are calmer than chance, and cannot tell how often a false alarm is raised.
"""


def markdown() -> str:
    """The planted changes as the list that stands in data/README.md."""
    lines = [f"- `{t.name}` ({t.area_id}, {t.starts}): {t.sv}\n  *{t.en}*" for t in TRUTHS]
    return _INTRODUCTION + "\n" + "\n".join(lines) + "\n"


def with_truth(readme: str) -> str:
    """The text of data/README.md with the list between its two marks."""
    before, rest = readme.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{markdown()}\n{END}{after}"
