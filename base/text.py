"""What holds for texts that people type anywhere."""


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: only spaces, some of them without width."""
    return not any(sign.isprintable() and not sign.isspace() for sign in text)
