"""What LinkedIn sends by itself: pushes to callback URLs, and challenges to prove their owner.

`worker` waits for news of the world, `deliveries` and `challenges` send, `payloads` and
`signatures` word it, `outbound` keeps the deadline.
"""
