"""The codes of activities (domain: glossary, C5). What each means is said by the faces."""

from enum import StrEnum


class Form(StrEnum):
    """The four forms of cooperation, and the visits and talks around them."""

    EXERCISE = "exercise"
    INTELLIGENCE = "intelligence"
    PROCUREMENT = "procurement"
    TRAINING = "training"
    VISIT = "visit_talks"


class ActivityType(StrEnum):
    """What kind of activity, as published plans name them."""

    OFFICIAL_VISIT = "official_visit"
    WORKING_VISIT = "working_visit"
    MINISTERIAL = "ministerial_meeting"
    STAFF_TALKS = "staff_talks"
    EXPERT_TALKS = "expert_talks"
    COMMISSION = "commission_meeting"
    PORT_VISIT = "port_visit"
    FAMILIARISATION = "familiarisation"
    SPORTS_CULTURE = "sports_culture"
    EXERCISE = "exercise"
    OBSERVER = "exercise_observer"
    UNIT_EXCHANGE = "unit_exchange"
    LESSONS = "lessons_learned_workshop"
    COURSE_SEAT = "course_seat"
    SEMINAR = "seminar_conference"
    MOBILE_TEAM = "mobile_training_team"
    INSTRUCTORS = "instructor_exchange"
    POST = "personnel_exchange_post"
    INFORMATION = "information_exchange"
    JOINT_PROJECT = "joint_project"
    RESEARCH = "r_and_d_project"
    PROCUREMENT = "procurement_case"
    LOGISTICS = "logistic_support"


class Level(StrEnum):
    """At which level the two sides meet."""

    NOT_STATED = "not_stated"
    MINISTER = "minister"
    CHIEF = "chief_of_defence"
    DIRECTOR = "director"
    EXPERT = "expert"
    UNIT = "unit"


class CostRule(StrEnum):
    """Who pays."""

    NOT_STATED = "not_stated"
    EACH_OWN = "each_own"
    SENDER_TRAVEL = "sender_travel_perdiem_host_board_lodging"
    HOST_ALL = "host_all"
    SENDER_ALL = "sender_all"
    SHARED = "shared_formula"
    REIMBURSABLE = "reimbursable"
    THIRD_PARTY = "third_party_funded"


class ActivityStatus(StrEnum):
    """How far an activity is (domain: C5)."""

    PROPOSED = "proposed"
    ACCEPTED_BY_ONE = "accepted_by_one"
    AGREED = "agreed"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    REPORTED = "reported"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class ActivityActKind(StrEnum):
    """What each side does once about an activity, and is stored."""

    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"


class BookedKind(StrEnum):
    """What an activity takes for itself on its days."""

    UNIT = "unit"
    PLACE = "place"


# What may still be put down otherwise, without a correction.
OPEN = frozenset(
    {
        ActivityStatus.PROPOSED,
        ActivityStatus.ACCEPTED_BY_ONE,
        ActivityStatus.AGREED,
        ActivityStatus.PLANNED,
        ActivityStatus.POSTPONED,
    }
)
# From here on units and places are taken on the days of the activity.
HOLDING = frozenset(
    {ActivityStatus.CONFIRMED, ActivityStatus.ONGOING, ActivityStatus.COMPLETED, ActivityStatus.REPORTED}
)
OVER = frozenset({ActivityStatus.COMPLETED, ActivityStatus.REPORTED, ActivityStatus.CANCELLED})
# How many days after its end an activity is reported on (domain: C5).
REPORT_DAYS = 30
# The party that called an activity off, where both did.
BOTH = "both"

TYPES_OF: dict[Form, frozenset[ActivityType]] = {
    Form.EXERCISE: frozenset(
        {ActivityType.EXERCISE, ActivityType.OBSERVER, ActivityType.UNIT_EXCHANGE, ActivityType.LESSONS}
    ),
    Form.INTELLIGENCE: frozenset({ActivityType.INFORMATION}),
    Form.PROCUREMENT: frozenset(
        {
            ActivityType.PROCUREMENT,
            ActivityType.JOINT_PROJECT,
            ActivityType.RESEARCH,
            ActivityType.LOGISTICS,
        }
    ),
    Form.TRAINING: frozenset(
        {
            ActivityType.COURSE_SEAT,
            ActivityType.SEMINAR,
            ActivityType.MOBILE_TEAM,
            ActivityType.INSTRUCTORS,
            ActivityType.POST,
        }
    ),
    Form.VISIT: frozenset(
        {
            ActivityType.OFFICIAL_VISIT,
            ActivityType.WORKING_VISIT,
            ActivityType.MINISTERIAL,
            ActivityType.STAFF_TALKS,
            ActivityType.EXPERT_TALKS,
            ActivityType.COMMISSION,
            ActivityType.PORT_VISIT,
            ActivityType.FAMILIARISATION,
            ActivityType.SPORTS_CULTURE,
        }
    ),
}


def form_of(activity_type: str) -> Form:
    """The form that a type belongs to. Raises StopIteration for a code that is no type."""
    return next(form for form, types in TYPES_OF.items() if activity_type in types)
