"""What each condition says, met or not; a constraint of the database is a condition too."""

from django.utils.translation import gettext_lazy as _

CONDITIONS = {
    # Steps of an agreement.
    "purpose_written": _("The purpose is written in a sentence"),
    "areas_named": _("At least one area of cooperation is named"),
    "nature_proposed": _("It is proposed whether the text will bind in law"),
    "parent_settled": _("The agreement above it is named, or it is checked that there is none"),
    "finance_noted": _("A finance note says what it costs us and who pays"),
    "asker_cannot_decide": _("Somebody other than whoever asked decides"),
    "responsible_named": _("Our responsible officer is named"),
    "partner_contact_named": _("The partner’s point of contact is named"),
    "shared_with_partner": _("An approver has shared it with the partner"),
    "entry_chosen": _("It is chosen how the agreement begins to apply"),
    "term_chosen": _("It is chosen how long the agreement applies"),
    "text_confirmed_by": _("{party} confirms the text"),
    "signed_by": _("{party} signs"),
    "approved_by": _("{party} approves it by its own law"),
    "notified_by": _("{party} notifies that its procedures are complete"),
    "instruments_exchanged": _("The instruments are exchanged"),
    "entry_recorded": _("The entry into force is recorded"),
    "entry_day_reached": _("The day of entry into force, {on}, has come"),
    "approval_expected": _("The way into force asks for something after signature"),
    "nobody_signed": _("Nobody has signed yet"),
    "no_such_step": _("There is no step from “{from}” to “{to}”"),
    "act_has_its_time": _("“{act}” has its time; the agreement is now: {status}"),
    "side_acts_itself": _("{party} has officers here and acts for itself"),
    "edit_while_prepared": _("It may be edited only while it is prepared; now it is corrected, with a reason"),
    # Who sees it.
    "audience_differs": _("The record is not yet seen by: {audience}"),
    "unmarked_to_release": _("Only an unmarked record is released to everyone"),
    "owner_of_pair_to_share": _("Only a party to the partnership shares its record with the partner"),
    "partner_has_not_acted": _("The partner has not acted on it"),
    "no_children": _("No other agreement hangs beneath it"),
    "one_audience_request_at_a_time": _("Another request on who sees this record is waiting for its decision"),
    # Mending.
    "same_as_another": _("The other record is not this one"),
    "same_pair": _("Both records are between the same two parties"),
    "kept_as_wide": _("The record that is kept is seen by all who see this one"),
    # Jobs, submissions.
    "job_is_over": _("The work is not over yet"),
    "job_is_not_stopped": _("The work has stopped"),
    "key_used_otherwise": _("The same key was not used for something else"),
    # Who may.
    "role": _("Your role does not allow this"),
    "step_role": _("Your role or your side does not take this step"),
    "act_role": _("Your role does not record this act: {act}"),
    "owner_only": _("Only the party that wrote the record does this"),
    "not_a_party": _("Only the two parties do this"),
    "contest_own": _("One’s own record is corrected, not contested"),
    # Constraints of the database.
    "one_act_per_side": _("This act is recorded already for that side"),
    "one_half_per_side": _("Each side has one half of its own"),
    "one_agreement_per_source_key": _("An agreement with this identifier is recorded already"),
    "one_officer_per_email": _("Nobody else has this e-mail address"),
    "part_wider_than_whole": _("A part is seen by no more readers than the whole"),
    "sharer_not_of_pair": _("Only a party to the partnership shares its record"),
    "agreement_not_own_parent": _("An agreement is not above itself"),
    "agreement_term_has_length": _("A term that ends has a length"),
    "last_administrator": _("The party keeps an administrator"),
    "party_has_officers": _("The party has no officer yet"),
}
