"""The models of this floor, gathered from its subjects."""

from agreements.instruments.agreement import Agreement, AgreementAddress
from agreements.instruments.parts import AgreementAct, AgreementSide, Statement
from agreements.standing.standing import Standing

__all__ = ["Agreement", "AgreementAct", "AgreementAddress", "AgreementSide", "Standing", "Statement"]
