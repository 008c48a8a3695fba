"""What both sides agreed stays as it was agreed."""

import pgtrigger

# What may still change of it: who sees it, and that it was entered by mistake.
_FREE = ("audience", "mistake_at", "updated_at", "version", "marking")


class AgreedStays(pgtrigger.Trigger):
    """Of a meeting whose minutes both sides agreed, nothing is added, changed or removed in this table."""

    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def __init__(self, *, name: str, column: str = "meeting_id"):
        self.column = column
        super().__init__(name=name)

    def get_func(self, model: object) -> str:
        """The body: look whether the minutes of the meeting were agreed before."""
        free = ", ".join(f"'{name}'" for name in _FREE)
        return (
            "IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY[" + free + "] = to_jsonb(OLD) - ARRAY[" + free + "] THEN "
            "RETURN NEW; END IF; "
            f"IF EXISTS (SELECT 1 FROM cooperation_meeting held WHERE held.minutes = 'agreed' AND held.id = "
            f"CASE WHEN TG_OP = 'INSERT' THEN NEW.{self.column} ELSE OLD.{self.column} END) THEN "
            "RAISE EXCEPTION 'the minutes are agreed' USING ERRCODE = 'check_violation', "
            "CONSTRAINT = 'minutes_not_agreed'; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
        )
