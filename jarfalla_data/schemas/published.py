"""The published tables, in the order in which the documentation tells of them."""

from __future__ import annotations

from jarfalla_data.schemas.columns import Table
from jarfalla_data.schemas.published_figures import (
    POPULATION,
    POPULATION_AREAS,
    REPORTED_CRIME,
    SURVEY_RESULTS,
)
from jarfalla_data.schemas.published_places import (
    COUNTY_DRUG_SCENES,
    DRUG_SCENE_STATUS_TABLE,
    VULNERABLE_AREAS,
)
from jarfalla_data.schemas.published_work import COMMITMENTS, MILESTONES

__all__ = [
    "COMMITMENTS",
    "COUNTY_DRUG_SCENES",
    "DRUG_SCENE_STATUS_TABLE",
    "MILESTONES",
    "POPULATION",
    "POPULATION_AREAS",
    "PUBLISHED",
    "REPORTED_CRIME",
    "SURVEY_RESULTS",
    "VULNERABLE_AREAS",
]

PUBLISHED: tuple[Table, ...] = (
    DRUG_SCENE_STATUS_TABLE,
    COUNTY_DRUG_SCENES,
    COMMITMENTS,
    MILESTONES,
    SURVEY_RESULTS,
    VULNERABLE_AREAS,
    REPORTED_CRIME,
    POPULATION,
    POPULATION_AREAS,
)
