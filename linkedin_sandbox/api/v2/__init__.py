"""The dialect of `/v2/`: Rest.li 1.0 addresses, methods and headers (section 12)."""
