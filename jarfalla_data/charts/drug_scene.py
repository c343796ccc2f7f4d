"""The drug scene chart: status, promises, goal, milestones and the county's counts on one time axis."""

from __future__ import annotations

from jarfalla_data.charts import drug_scene_words as words
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.model import Chart
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import translator


def timeline(
    *,
    status: Released,
    said: Released,
    promises: Released,
    milestones: Released,
    counts: Released,
    freshness: str,
    lang: str,
) -> Chart:
    """The whole story on one time axis, its headline the latest statement of the period."""
    t = translator(lang)
    layers = {
        "status": status,
        "said": said,
        "promises": promises,
        "milestones": milestones,
        "counts": counts,
    }
    headline, lead = words.headline(said, lang), words.lead(said, lang)
    return describe(
        key="drug-scene",
        kind="drug_scene",
        lang=lang,
        headline=headline,
        lead=lead,
        subtitle=t("Polisens klassning av platsen, löften, mål, milstolpar och antal i länet. Källor under figuren."),
        alt=words.alternative(headline, lead, counts, lang),
        layers=layers,
        tables=(
            words.status_table(said, lang),
            words.counts_table(counts, lang),
            words.milestones_table(milestones, lang),
            words.promises_table(promises, lang),
        ),
        freshness=freshness,
    )
