"""What is wrong with an input, by code."""

from django.utils.translation import gettext_lazy as _

FAULTS = {
    "required": _("Fill this in."),
    "unknown": _("This is not known here. Choose from the list."),
    "unknown_field": _("There is no such field."),
    "not_a_date": _("Write a day, a month or a year, such as 2024-05-28, 2024-05 or 2024."),
    "in_the_future": _("This day has not come yet."),
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
    "too_long": _("This is too long."),
    "role_stands_alone": _("A guest or a service account has no other role."),
    "service_account_is_no_person": _("A person does not become a service account, nor the other way round."),
    "missing_column": _("The file has no such column."),
    "not_utf8": _("The file is not in UTF-8."),
    "not_csv": _("The file is not a table of comma-separated values."),
    "looks_like_coordinates": _("This looks like coordinates. Positions are not kept here."),
    "looks_like_passport": _("This looks like the number of a passport. Private data is not kept here."),
    "looks_like_private_number": _("This looks like a private number. Only office contacts are kept here."),
}
