"""The words of profiles: goals, capabilities and communications, and what is wrong or still missing there."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.profile.importing.called import Told, words_told

VOCABULARIES: dict[str, dict[str, Any]] = {
    "profile_kind": {
        "goal": _("Security goal"),
        "offered": _("Capability offered"),
        "sought": _("Capability sought"),
        "communication": _("Communications held"),
    },
    "profile_term_kind": {
        "goal": _("Security goal"),
        "capability": _("Capability"),
        "communication": _("Communications"),
    },
    "priority": {"high": _("High"), "medium": _("Medium"), "low": pgettext_lazy("a priority", "Low")},
    "capability_level": {
        "basic": _("Being built up"),
        "full": _("Fully there"),
        "instructing": _("Able to teach it"),
    },
    "profile_ground": {
        "land_neighbour": _("Shared land borders"),
        "sea_neighbour": _("Shared waters at sea"),
    },
    "profile_term": {
        "maritime_security": _("Security at sea"),
        "counter_piracy": _("Piracy and armed robbery at sea"),
        "counter_terrorism": _("Terrorism"),
        "border_security": _("Security of borders"),
        "cyber_security": _("Security in cyberspace"),
        "disaster_relief": _("Disaster relief"),
        "peace_support": _("Peace support operations"),
        "shared_waters": _("Shared rivers and lakes"),
        "counter_trafficking": _("Trafficking in arms, drugs and people"),
        "illegal_fishing": _("Illegal fishing"),
        "search_and_rescue": _("Search and rescue"),
        "air_sovereignty": _("Security of the airspace"),
        "territorial_defence": _("Defence of the territory"),
        "protection_of_infrastructure": _("Protection of vital infrastructure"),
        "hybrid_threats": _("Hybrid threats"),
        "arms_control": _("Arms control"),
        "defence_reform": _("Reform of the defence sector"),
        "women_peace_security": _("Women, peace and security"),
        "cyber_defence": _("Cyber defence"),
        "strategic_port": _("Strategic port"),
        "airfield": _("Airfield"),
        "training_area": _("Training area"),
        "staff_college": _("Staff college"),
        "language_training": _("Language training"),
        "demining": _("Demining"),
        "military_medicine": _("Military medicine"),
        "engineering": _("Military engineering"),
        "maritime_patrol": _("Maritime patrol"),
        "air_surveillance": _("Air surveillance"),
        "coastal_radar": _("Coastal surveillance"),
        "search_rescue_service": _("Search and rescue service"),
        "airlift": _("Airlift"),
        "sealift": _("Sealift"),
        "logistics_hub": _("Logistics hub"),
        "maintenance": _("Maintenance and repair"),
        "simulation": _("Simulation centre"),
        "special_forces_training": _("Training of special forces"),
        "peacekeeping_training": _("Training for peace operations"),
        "mountain_training": _("Training in mountains"),
        "winter_training": _("Training in winter"),
        "jungle_training": _("Training in the jungle"),
        "geospatial": _("Maps and geospatial data"),
        "meteorology": _("Meteorology"),
        "hydrography": _("Hydrography"),
        "cbrn_defence": _("Defence against chemical, biological and nuclear agents"),
        "military_police": _("Military police"),
        "strategic_communication": _("Strategic communication"),
        "disaster_response_units": _("Disaster response units"),
        "space_services": _("Services from space"),
        "uncrewed_systems": _("Uncrewed systems"),
        "test_range": _("Test range"),
        "defence_industry_repair": _("Repair by defence industry"),
        "hf_radio": _("HF radio"),
        "vhf_uhf_radio": _("VHF and UHF radio"),
        "satellite_link": _("Satellite link"),
        "tactical_data_link": _("Tactical data link"),
        "maritime_picture": _("Recognised maritime picture"),
        "air_picture": _("Recognised air picture"),
        "secure_voice": _("Secure voice"),
        "secure_mail": _("Secure mail"),
        "video_conference": _("Video conference"),
        "message_text_formats": _("Formatted messages"),
        "federated_network": _("Federated mission network"),
        "friendly_force_tracking": _("Tracking of friendly forces"),
        "search_rescue_beacons": _("Search and rescue beacons"),
        "automatic_identification": _("Automatic identification of ships"),
    },
}

CONDITIONS = {
    "one_profile_per_party": _("We keep one view of each party"),
    "profile_is_national": _("Our views on other states are seen by nobody else, for ever"),
    "profile_line_is_national": _("Our views on other states are seen by nobody else, for ever"),
    "one_profile_line_per_term": _("A profile says each thing once"),
    "profile_line_has_source": _("A line has a source and the date of it"),
    "profile_line_fits_its_kind": _("A goal has a priority; level and last day belong to capabilities"),
    "one_profile_term_per_code": _("The list has each term once"),
    "profile_term_is_national": _("Our list of terms is seen by nobody else"),
    "profile_term_has_reason": _("Changing the list of terms has a reason"),
}

NOTICES = {
    "profile_review:one": _("Something that it offers, seeks or holds is valid only until {on}: look again"),
    "profile_review:more": _("{number} things that it offers, seeks or holds are valid only until {on}: look again"),
}

FAULTS = {
    "not_of_this_kind": _("This does not belong to a line of this kind."),
    "term_out_of_use": _("This term is no longer in use here."),
    "term_there": _("The list has a term of this name already."),
    "line_there": _("The profile says this already. Change that line."),
    "party_gone": _("It no longer exists."),
    "not_suggested": _("This goal is not suggested, or it was answered already."),
}


@words_told
def _in_every_language() -> Told:
    """What tables may call kinds, priorities, levels and terms: what pages call them, in each language."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for vocabulary in ("profile_kind", "priority", "capability_level", "profile_term"):
                yield from ((vocabulary, code, str(word)) for code, word in VOCABULARIES[vocabulary].items())
