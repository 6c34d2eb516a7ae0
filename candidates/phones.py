"""Phone numbers as people type them, brought into one form."""

import phonenumbers

MAX_CHARACTERS = 40
EXTENSION = " ext. "
# The shortest that anybody answers: an extension within a company.
MIN_DIGITS = 4


def normalise_phone(text: str, country_code: str = "") -> str:
    """Return E.164 (+494215550100) where the number can be understood, else the trimmed text.

    An extension stays behind it: "+494215550100 ext. 5".
    """
    try:
        number = phonenumbers.parse(text, country_code or None)
    except phonenumbers.NumberParseException:
        return text.strip()
    if not phonenumbers.is_possible_number(number):
        return text.strip()
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{e164}{EXTENSION}{number.extension}" if number.extension else e164


def readable_phone(number: str) -> str:
    """Return a kept number as people write it: +49 421 5550100."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def searched_phone(number: str) -> str:
    """Return a kept number as it is looked for: with the country's code, and as dialled there."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return f"{number} {''.join(filter(str.isdecimal, national))}"


def looks_like_phone(text: str) -> bool:
    """Whether a text can be kept as a number: it has digits enough and fits its column."""
    digits = sum(sign.isdigit() for sign in text)
    return digits >= MIN_DIGITS and len(text) <= MAX_CHARACTERS
