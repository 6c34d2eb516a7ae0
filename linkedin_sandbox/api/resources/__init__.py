"""The resources of the API, a file each; `batch` and `contexts` are what they share."""
