"""The control API of the sandbox: what tests and curious people may turn, read and cause."""
