"""The terms in which profiles are written: what the product comes with; a ministry changes them as data.

Goals and areas follow the union of areas in published agreements (domain, glossary (b)).
"""

from dataclasses import dataclass

from partners.profile.vocabulary import TermKind


@dataclass(frozen=True)
class Term:
    """A goal, a capability or a means of communication; `name` is the word for an own one, or instead of ours."""

    code: str
    kind: str
    name: str = ""
    off: bool = False


_GOALS = (
    *("maritime_security", "counter_piracy", "counter_terrorism", "border_security", "cyber_security"),
    *("disaster_relief", "peace_support", "shared_waters", "counter_trafficking", "illegal_fishing"),
    *("search_and_rescue", "air_sovereignty", "territorial_defence", "protection_of_infrastructure"),
    *("hybrid_threats", "arms_control", "defence_reform", "women_peace_security"),
)
_CAPABILITIES = (
    *("cyber_defence", "strategic_port", "airfield", "training_area", "staff_college", "language_training"),
    *("demining", "military_medicine", "engineering", "maritime_patrol", "air_surveillance", "coastal_radar"),
    *("search_rescue_service", "airlift", "sealift", "logistics_hub", "maintenance", "simulation"),
    *("special_forces_training", "peacekeeping_training", "mountain_training", "winter_training", "jungle_training"),
    *("geospatial", "meteorology", "hydrography", "cbrn_defence", "military_police", "strategic_communication"),
    *("disaster_response_units", "space_services", "uncrewed_systems", "test_range", "defence_industry_repair"),
)
_COMMUNICATIONS = (
    *("hf_radio", "vhf_uhf_radio", "satellite_link", "tactical_data_link", "maritime_picture", "air_picture"),
    *("secure_voice", "secure_mail", "video_conference", "message_text_formats", "federated_network"),
    *("friendly_force_tracking", "search_rescue_beacons", "automatic_identification"),
)

DEFAULTS: tuple[Term, ...] = tuple(
    Term(code, kind)
    for kind, codes in (
        (TermKind.GOAL, _GOALS),
        (TermKind.CAPABILITY, _CAPABILITIES),
        (TermKind.COMMUNICATION, _COMMUNICATIONS),
    )
    for code in codes
)
# Goals that a state without a coast does not have.
OF_THE_SEA = frozenset({"maritime_security", "counter_piracy", "illegal_fishing"})
BY_CODE = {one.code: one for one in DEFAULTS}
