"""Addresses of resources, without the cost of looking them up for each row."""

ROOT = "/api/v1/"


def party_url(code: str) -> str:
    """The address of a party."""
    return f"{ROOT}parties/{code}/"


def partnership_url(code: str) -> str:
    """The address of a pair of parties."""
    return f"{ROOT}partnerships/{code}/"


def activity_url(key: str) -> str:
    """The address of an activity, by its reference, or its opaque address while it has none."""
    return f"{ROOT}activities/{key}/"


def agreement_url(key: str) -> str:
    """The address of an agreement, by its reference, or its opaque address while it has none."""
    return f"{ROOT}agreements/{key}/"
