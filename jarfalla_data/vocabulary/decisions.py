"""Code lists of what was settled: what a meeting decides, what came of it, and why a baseline was set."""

from __future__ import annotations

from jarfalla_data.vocabulary.terms import CodeList, Term

DECISION_ACTIONS = CodeList(
    "decision_actions",
    (
        Term(
            "increase_presence",
            "Öka synlig närvaro",
            "Increase visible presence",
            spellings=("öka närvaron",),
        ),
        Term("joint_operation", "Gemensam insats", "Joint operation"),
        Term(
            "fix_lighting",
            "Åtgärda belysning",
            "Repair the lighting",
            spellings=("laga belysning", "belysning"),
        ),
        Term("clear_vegetation", "Röja växtlighet", "Clear vegetation", spellings=("röja buskage", "röjning")),
        Term("cleanup", "Städa och klottersanera", "Clean up", spellings=("städning", "klottersanering")),
        Term(
            "dialogue",
            "Dialog med boende",
            "Dialogue with inhabitants",
            spellings=("dialog", "medborgardialog"),
        ),
        Term("inspection", "Trygghetsbesiktning", "Safety inspection", spellings=("besiktning",)),
        Term(
            "contact_owner",
            "Kontakta fastighetsägare",
            "Contact the property owner",
            spellings=("kontakta fastighetsägaren", "kontakta hyresvärd"),
        ),
        Term("outreach", "Fältarbete bland unga", "Youth outreach work", spellings=("fältarbete",)),
        Term("other", "Annat", "Other", spellings=("övrigt", "annan åtgärd")),
    ),
)

DECISION_OUTCOMES = CodeList(
    "decision_outcomes",
    (
        Term(
            "done_effect_seen",
            "Genomfört, läget blev bättre",
            "Done, the situation got better",
            spellings=("genomfört, effekt syns",),
        ),
        Term(
            "done_no_effect_seen",
            "Genomfört, ingen förändring syns",
            "Done, no change seen",
            spellings=("genomfört, ingen effekt syns",),
        ),
        Term(
            "done_not_followed_up",
            "Genomfört, inte uppföljt",
            "Done, not followed up",
            spellings=("genomfört", "genomfört, ej uppföljt"),
        ),
        Term("dropped", "Avskrivet", "Dropped", spellings=("avskriven", "inte genomfört", "utgår")),
    ),
)

BASELINE_REASONS = CodeList(
    "baseline_reasons",
    (
        Term("initial", "Första baslinjen", "First baseline", spellings=("första",)),
        Term("changed_method", "Ändrad mätmetod", "Changed method", spellings=("ny mätmetod",)),
        Term("lasting_change", "Bestående förändring", "Lasting change", spellings=("varaktig förändring",)),
    ),
)
