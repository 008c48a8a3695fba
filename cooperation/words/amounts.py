"""Numbers and money as the reader writes them."""

from decimal import Decimal

from babel.numbers import format_currency, format_decimal

from cooperation.templatetags.look import reader_locale


def number_words(amount: Decimal | int | None) -> str:
    """A number as the reader writes it."""
    return str(format_decimal(Decimal(amount).normalize(), locale=reader_locale())) if amount is not None else ""


def money_words(amount: Decimal | None, currency: str) -> str:
    """An amount of money; a whole one without decimals."""
    if amount is None:
        return ""
    locale = reader_locale()
    whole = amount == amount.to_integral_value()
    pattern = locale.currency_formats["standard"].pattern.replace(".00", "") if whole else None
    return str(format_currency(amount, currency, pattern, locale=locale, currency_digits=not whole))
