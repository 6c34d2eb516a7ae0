"""Sizes of files, as people read them: in units of 1,024, as the settings count them."""

from base.words import gettext, ngettext

KIB, MIB = 2**10, 2**20


def say_size(count: int) -> str:
    """Say a number of bytes: 11 bytes, 340 KiB, 1.5 MiB."""
    if count < KIB:
        return ngettext("%(count)d byte", "%(count)d bytes", count) % {"count": count}
    if count < MIB:
        return gettext("%(count)s KiB") % {"count": count // KIB}
    return gettext("%(count)s MiB") % {"count": f"{count / MIB:.1f}".removesuffix(".0")}
