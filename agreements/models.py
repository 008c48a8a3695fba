"""The models of this floor, gathered from its subjects."""

from agreements.documents.document import Document
from agreements.instruments.agreement import Agreement, AgreementAddress
from agreements.instruments.parts import AgreementAct, AgreementSide, Statement
from agreements.reminders.asked import AskedReminder
from agreements.reminders.occasion import Occasion
from agreements.standing.standing import Standing
from agreements.texts.version import TextVersion

__all__ = [
    "Agreement",
    "AgreementAct",
    "AgreementAddress",
    "AgreementSide",
    "AskedReminder",
    "Document",
    "Occasion",
    "Standing",
    "Statement",
    "TextVersion",
]
