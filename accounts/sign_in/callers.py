"""From where, and with which browser, a request comes."""

from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from typing import Any

from base.words import gettext as _

# Each browser also names those it descends from, so that the order decides.
BROWSERS = {
    "Edg": "Edge", "OPR/": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox",
    "FxiOS": "Firefox", "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari",
}  # fmt: skip
SYSTEMS = {
    "iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows",
    "Mac OS X": "Mac", "CrOS": "ChromeOS", "Linux": "Linux",
}  # fmt: skip
# A household or an office has a network of IPv6 addresses to choose from.
NETWORK_BITS = {4: 32, 6: 64}


def ip_address_of(meta: Mapping[str, Any]) -> str | None:
    """Return the caller's address, or None; the proxy in front has made sure that it is theirs."""
    try:
        return str(ip_address(meta.get("REMOTE_ADDR", "")))
    except ValueError:
        return None


def network_of(meta: Mapping[str, Any]) -> str:
    """Return the network that one caller has to themselves."""
    address = ip_address_of(meta)
    if address is None:
        return ""
    bits = NETWORK_BITS[ip_address(address).version]
    return str(ip_network((address, bits), strict=False))


def device_of(meta: Mapping[str, Any]) -> str:
    """Name a browser and its system as its owner would."""
    agent = str(meta.get("HTTP_USER_AGENT", ""))
    browser = next((name for sign, name in BROWSERS.items() if sign in agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown browser")
