"""Phone numbers as people type them, brought into one form."""

import phonenumbers


def normalise_phone(text: str, country_code: str = "") -> str:
    """Return E.164 (+494215550100) where the number can be understood, else the trimmed text."""
    try:
        number = phonenumbers.parse(text, country_code or None)
    except phonenumbers.NumberParseException:
        return text.strip()
    if not phonenumbers.is_possible_number(number):
        return text.strip()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
