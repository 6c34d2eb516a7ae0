"""The dialect of `/rest/`: a version in every request, keys of either Rest.li protocol.

Only what an ATS retrieves from LinkedIn is imitated (versioned-api sections 2 and 6).
"""
