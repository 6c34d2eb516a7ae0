"""The dialect of `/rest/`: a version in every request, keys of either Rest.li protocol.

Its handlers and stores are those of v2; what it calls otherwise stands in `routes`.
"""
