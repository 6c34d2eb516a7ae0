"""Speaks HTTP and Rest.li with LinkedIn. Knows no model; hosts and credentials are passed in."""
