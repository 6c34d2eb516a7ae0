"""What the ATS calls: OAuth, and the resources as their dialect words them.

`v2/` is the dialect of today (Rest.li: addresses, methods, headers). It finds the `resources/`,
which know no dialect's addresses. The second generation would stand in `rest/` beside it.
Shared: `errors`, `validation`, `throttle`, `tokens`, arranged failures and the recorder.
"""
