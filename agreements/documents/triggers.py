"""What the database refuses to do to a document."""

import pgtrigger

from agreements.instruments.vocabulary import STAGE_OF, Stage

NOT_SIGNED = sorted(status for status, stage in STAGE_OF.items() if stage == Stage.PREPARED)


class ContentStays(pgtrigger.Trigger):
    """A document is its content: it never gets another, nor another agreement; a signed text is not removed at all.

    The signed text of an agreement that is signed also stays a signed text.
    """

    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete

    def get_func(self, model: object) -> str:
        """The body: compare what must stay, then ask the agreement whether it is signed."""
        not_signed = ", ".join(f"'{status}'" for status in NOT_SIGNED)
        return (
            "IF TG_OP = 'UPDATE' AND (NEW.file_id, NEW.agreement_id, NEW.owner_id) "
            "IS DISTINCT FROM (OLD.file_id, OLD.agreement_id, OLD.owner_id) THEN "
            "RAISE EXCEPTION 'the content of a document stays' USING ERRCODE = 'check_violation', "
            "CONSTRAINT = 'document_content_stays'; END IF; "
            "IF OLD.kind = 'signed_text' AND (TG_OP = 'DELETE' OR NEW.kind <> OLD.kind "
            "OR NEW.file_name <> OLD.file_name) AND EXISTS (SELECT 1 FROM agreements_agreement a "
            f"WHERE a.id = OLD.agreement_id AND a.status NOT IN ({not_signed})) THEN "
            "RAISE EXCEPTION 'a signed text is locked' USING ERRCODE = 'check_violation', "
            "CONSTRAINT = 'signed_text_locked'; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
        )
