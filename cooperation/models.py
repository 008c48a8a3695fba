"""The models of this floor, gathered from its subjects."""

from cooperation.pages.drafts import FormDraft

__all__ = ["FormDraft"]
