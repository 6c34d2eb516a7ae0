"""XML job feeds. Nothing stands here yet."""
