"""Finding a person by the address they sign in with: for signing in and for the operator, never for pages."""

from partners.people.officer import Officer


def officer_by_address(email: str) -> Officer | None:
    """The officer with this e-mail address, whatever its case."""
    return Officer.objects.filter(email=email.strip().lower()).first() if email else None
