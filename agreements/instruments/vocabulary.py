"""The codes of agreements (domain: glossary). What each means is said by the faces."""

from django.db import models


class Kind(models.TextChoices):
    """What an agreement is about, in the first place."""

    FRAMEWORK = "framework"
    EXERCISE = "exercise"
    INTELLIGENCE = "intelligence_sharing"
    PROCUREMENT = "procurement"
    TRAINING = "training"


class InstrumentType(models.TextChoices):
    """The ladder of instruments, and those of special purpose."""

    FRAMEWORK_AGREEMENT = "framework_agreement"
    PROTOCOL = "protocol"
    AMENDMENT = "amendment"
    EXCHANGE_OF_NOTES = "exchange_of_notes"
    MOU = "mou"
    LOI = "loi"
    JOINT_DECLARATION = "joint_declaration"
    TECHNICAL_ARRANGEMENT = "technical_arrangement"
    IMPLEMENTING_ARRANGEMENT = "implementing_arrangement"
    PROJECT_ARRANGEMENT = "project_arrangement"
    EQUIPMENT_TRANSFER = "equipment_transfer_arrangement"
    ANNUAL_PLAN = "annual_plan"
    LOA = "loa"
    SUPPORT_ORDER = "support_order"
    INVITATION_LETTER = "invitation_letter"
    ANNEX = "annex"
    AGREED_MINUTES = "agreed_minutes"
    SOFA = "sofa"
    VFA = "vfa"
    GSOMIA = "gsomia"
    ACSA = "acsa"
    HNS_MOU = "hns_mou"
    FPA = "fpa"
    MPEP = "mpep"
    NOT_STATED = "not_stated"


class LegalNature(models.TextChoices):
    """Whether a text binds in law."""

    TREATY = "treaty_binding"
    EXECUTIVE = "executive_agreement_binding"
    NON_BINDING = "political_non_binding"
    NOT_STATED = "not_stated"


class Area(models.TextChoices):
    """Areas of cooperation, the union of those in published agreements."""

    POLICY = "defence_policy_consultation"
    EXERCISES = "exercises"
    TRAINING = "training_education"
    PEACE_SUPPORT = "peace_support_ops"
    RESEARCH = "r_and_d"
    INDUSTRY = "defence_industry"
    PROCUREMENT = "procurement_logistics"
    CLASSIFIED = "classified_information"
    INTELLIGENCE = "intelligence_exchange"
    CYBER = "cyber"
    MEDICINE = "military_medicine"
    LEGISLATION = "legislation"
    CIS = "cis_interoperability"
    ENVIRONMENT = "environment"
    RESCUE = "search_rescue_humanitarian"
    ARMS_CONTROL = "arms_control"
    GEOSPATIAL = "geospatial_meteorology"
    CULTURE = "military_history_culture_sport"
    PERSONNEL = "personnel_exchange"
    DISASTER = "disaster_relief"
    MARITIME = "maritime_security"
    WPS = "women_peace_security"
    OTHER = "other"


class WithParent(models.TextChoices):
    """What becomes of an agreement when the one above it ends or is suspended."""

    NOT_STATED = "not_stated"
    FOLLOWS = "follows_it"
    STANDS = "stands_alone"


class Door(models.TextChoices):
    """By which door an agreement came in: prepared here, or recorded because it exists."""

    PREPARED = "prepared"
    RECORDED = "recorded"


class Status(models.TextChoices):
    """Every status of both routes."""

    CONCEPT = "concept"
    AUTHORITY_REQUESTED = "authority_requested"
    MANDATE_GRANTED = "mandate_granted"
    NEGOTIATING = "negotiating"
    DRAFTING = "drafting"
    TEXT_AGREED = "text_agreed"
    NOT_YET_SIGNED = "not_yet_signed"
    SIGNED = "signed"
    IN_APPROVAL = "in_approval"
    PROVISIONAL = "provisionally_applied"
    IN_FORCE = "in_force"
    IN_EFFECT = "in_effect"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    ABANDONED = "abandoned"
    UNKNOWN = "unknown"


class Stage(models.TextChoices):
    """The words that lead: how far along an agreement is, in one word."""

    PREPARED = "being_prepared"
    SIGNED = "signed"
    APPLIES = "applies"
    SUSPENDED = "suspended"
    ENDED = "ended"
    UNKNOWN = "unknown"


_STAGES = {
    Stage.PREPARED: (
        Status.CONCEPT,
        Status.AUTHORITY_REQUESTED,
        Status.MANDATE_GRANTED,
        Status.NEGOTIATING,
        Status.DRAFTING,
        Status.TEXT_AGREED,
        Status.NOT_YET_SIGNED,
    ),
    Stage.SIGNED: (Status.SIGNED, Status.IN_APPROVAL),
    Stage.APPLIES: (Status.PROVISIONAL, Status.IN_FORCE, Status.IN_EFFECT),
    Stage.SUSPENDED: (Status.SUSPENDED,),
    Stage.ENDED: (Status.EXPIRED, Status.TERMINATED, Status.SUPERSEDED, Status.ABANDONED),
    Stage.UNKNOWN: (Status.UNKNOWN,),
}
STAGE_OF: dict[str, Stage] = {status: stage for stage, statuses in _STAGES.items() for status in statuses}
BEFORE_SIGNATURE = frozenset(_STAGES[Stage.PREPARED]) - {Status.NOT_YET_SIGNED}


def statuses_of(stage: str) -> list[str]:
    """The statuses that a stage covers."""
    return [str(status) for status in _STAGES[Stage(stage)]]
