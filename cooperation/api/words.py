"""What only the REST face says; all other words are in `cooperation.words`."""

from django.utils.translation import gettext_lazy as _

from cooperation.words import fault

TITLES = {
    400: _("The request is malformed"),
    401: _("Say who you are"),
    403: _("Not allowed"),
    404: _("Nothing here"),
    405: _("Not done to this resource"),
    406: _("Answers are JSON only"),
    409: _("A rule refuses this"),
    412: _("Somebody else changed it"),
    413: _("The request is too large"),
    415: _("Send JSON"),
    428: _("Say which version you read"),
    429: _("Too many requests"),
    500: _("This failed on our side"),
    503: _("Not available for the moment"),
}

DETAILS = {
    "authentication_failed": _("The token is not valid here, or not any more."),
    "not_authenticated": _("Send a bearer token, or sign in."),
    "token_scope": _("This token may only read."),
    "token_network": _("This token may not be used from this network."),
    "version_required": _("Send If-Match with the ETag of the version you read."),
    "stale": _("The record is no longer the version you read. Read it again, then decide."),
    "unseen": _("There is nothing at this address that you may see."),
    "internal": _("The failure is logged under the number of this request."),
    "unavailable": _("The database cannot be reached. Try again in a moment."),
}

FAULTS = {
    "unknown_parameter": _("There is no such parameter."),
    "not_json": _("This is not well-formed JSON."),
    "not_an_object": _("Send one JSON object."),
    "not_a_choice": _("This value is not one of those that the parameter takes."),
    "not_a_day": _("Write a day, such as 2024-05-28, between 1900 and 2200."),
    "not_an_instant": _("Write an instant with its zone, such as 2024-05-28T12:00:00Z."),
    "not_a_limit": _("Write a whole number from 1 to 1000."),
    "not_a_position": _("Write a position that the feed gave, or 0."),
    "not_a_cursor": _("This cursor belongs to another question. Begin again without it."),
    "not_a_version": _("If-Match takes one ETag, as it was given."),
    "not_a_key": _("A key is 1 to 80 printable characters."),
    "not_a_network": _("Write a network, such as 192.0.2.0/24."),
    "not_with_as_of": _("Of another day only the selection by lasting facts is known; leave this parameter out."),
    "no_such_field": _("There is no such field."),
    "unreadable": _("This text holds a character that cannot be kept."),
    "too_long": _("This text is too long."),
}


def fault_detail(code: str) -> str:
    """What is wrong with an input, as a sentence."""
    return str(FAULTS[code]) if code in FAULTS else fault(code)
