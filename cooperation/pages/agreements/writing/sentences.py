"""What each step and each act does, in a sentence."""

from django.utils.translation import gettext_lazy as _

STEP_DOES = {
    "request_authority": _("Asks an approver for the mandate to negotiate."),
    "grant_mandate": _("Gives the mandate to negotiate, within the limits named here. Whoever asked cannot give it."),
    "return": _("Gives it back to whoever prepares it, with the reason."),
    "open_negotiation": _("Opens the negotiation with the partner."),
    "start_drafting": _("Starts drafting the text together with the partner."),
    "agree_text": _("Fixes the text. It follows by itself once both sides have confirmed it."),
    "reopen_text": _("Opens the text again; both sides confirm it anew."),
    "sign": _("Follows by itself once both sides have signed."),
    "seek_approval": _("Records that the text was submitted for approval at home."),
    "apply_provisionally": _("Records that it applies before its entry into force."),
    "enter_into_force": _("Follows by itself once what the text asks for is met."),
    "come_into_effect": _("Follows by itself once what the text asks for is met."),
    "suspend": _("Records that it does not apply for the time being."),
    "resume": _("Records that it applies again."),
    "terminate": _("Records its end."),
    "supersede": _("Records that another agreement has replaced it."),
    "abandon": _("Ends the preparation. The record stays, with the reason."),
}

ACT_DOES = {
    "text_confirmed": _("With the confirmation of both sides the text is agreed."),
    "initialled": _("The negotiators initialled the text."),
    "signed": _("With the signature of both sides it is signed, on the day of the last."),
    "submitted_for_approval": _("The text was submitted for approval at home."),
    "approved": _("Approved by the side’s own law: parliament, government or head of state."),
    "notified": _("The side notifies the other that its procedures are complete."),
    "instruments_exchanged": _("Both sides exchanged the instruments."),
    "entry_into_force": _("A source or both sides state the day on which it entered into force."),
    "extended": _("Both sides extend it."),
    "denounced": _("A side gave notice; the date is the day on which the notice was received."),
    "registered": _("Registered with the Secretariat of the United Nations."),
    "published": _("Published officially."),
}

# What a partner is asked through a one-time link: the question, the answer that agrees, what was said.
ASKS = {
    "text_confirmed": (
        _("Do you confirm this text for %(side)s?"),
        _("We confirm the text"),
        _("The text is confirmed."),
    ),
    "signed": (
        _("Do you confirm that %(side)s has signed?"),
        _("We confirm the signature"),
        _("The signature is confirmed."),
    ),
    "approved": (
        _("Do you confirm that %(side)s has approved it by its own law?"),
        _("We confirm the approval"),
        _("The approval is confirmed."),
    ),
    "notified": (
        _("Do you notify that the procedures of %(side)s are complete?"),
        _("We notify that they are complete"),
        _("The notification is made."),
    ),
}
