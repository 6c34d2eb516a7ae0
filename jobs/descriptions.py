"""Job descriptions: HTML from outside, cleaned before it is kept."""

import nh3

# What LinkedIn shows (rsc-contract 7.1.2: b strong u i br p ul li) and what an editor adds.
ALLOWED_TAGS = {"p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "h3", "h4", "a"}
MAX_CHARACTERS = 25_000


def clean_description(text: str) -> str:
    """Return the description with only harmless tags; plain text becomes paragraphs."""
    text = text.strip()
    if "<" not in text:
        text = "".join(
            f"<p>{nh3.clean_text(block).replace(chr(10), '<br>')}</p>"
            for block in (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
            if block
        )
        # clean_text escapes spaces and slashes too, which nh3.clean turns back.
    return nh3.clean(text, tags=ALLOWED_TAGS, attributes={"a": {"href"}})


def plain_text(html: str) -> str:
    """Return the words of a cleaned description, for counting and previews."""
    return nh3.clean(html.replace("</", " </"), tags=set()).strip()
