"""What is wrong with an input, by code."""

from django.utils.translation import gettext_lazy as _

from cooperation.words import promises
from cooperation.words.imports import FINDINGS

FAULTS = {
    **FINDINGS,
    "required": _("Fill this in."),
    "unknown": _("This is not known here. Choose from the list."),
    "unknown_field": _("There is no such field."),
    "not_a_date": _("Write a day, a month or a year, such as 2024-05-28, 2024-05 or 2024."),
    "in_the_future": _("This day has not come yet."),
    "later_than_receipt": _("A notice is not given after it is received."),
    "not_ahead": _("Choose a day that is still ahead."),
    "out_of_range": _("This number is out of range."),
    "not_a_number": _("Write a whole number."),
    "two_that_are_one": _("The two parties are one and the same."),
    "more_than_two": _("An agreement here is between two parties."),
    "not_of_pair": _("This is not one of the two parties."),
    "repeated": _("This identifier stands twice in the file."),
    "recorded_differently": _("It is recorded already, with other content. Correct it on its page."),
    "nothing_changed": _("Nothing was changed."),
    "no_officer": _("Nobody with this address is an officer here."),
    "not_an_email": _("Write an e-mail address, such as name@ministry.example."),
    "too_many_languages": _("A text is drafted in two languages at most."),
    "received_before_sent": _("This day lies before the day on which it was sent."),
    "too_long": _("This is too long."),
    "role_stands_alone": _("A guest or a service account has no other role."),
    "service_account_is_no_person": _("A person does not become a service account, nor the other way round."),
    "missing_column": _("The file has no such column."),
    "not_csv": _("The file is not a table of separated values: a quotation mark is not closed."),
    "file_is_empty": _("The file is empty."),
    "not_base64": _("The file is not written in Base64."),
    "file_too_large": _("The file is larger than what may be kept here."),
    "file_type_not_allowed": _("Files of this type are not kept here. A PDF or a DOCX always is."),
    "content_not_as_named": _("The content of the file is not what its name says. Save it again in the right format."),
    "file_not_readable": _("The file is damaged, or written in a way that cannot be checked. Save it again."),
    "file_is_encrypted": _("The file is locked with a password, so that it cannot be checked. Save it without one."),
    "file_has_macros": _("The file carries macros or a program. Save it without them."),
    "file_has_actions": _("The PDF carries scripts, actions or a form that runs by itself. Print it to a new PDF."),
    "file_has_files_inside": _("The PDF carries other files inside. Upload each of them by itself."),
    "file_swells": _("The file is out of all measure when it is opened."),
    "looks_like_coordinates": _("This looks like coordinates. Positions are not kept here."),
    "looks_like_passport": _("This looks like the number of a passport. Private data is not kept here."),
    "looks_like_private_number": _("This looks like a private number. Only office contacts are kept here."),
    **promises.FAULTS,
}
