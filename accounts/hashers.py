"""How passwords are hashed."""

from django.contrib.auth import hashers


class Argon2PasswordHasher(hashers.Argon2PasswordHasher):
    """Argon2id with 12 MiB and three passes: OWASP's password storage sheet holds it for as good
    as 19 MiB and two.

    Django's default takes 100 MiB for each sign-in, which a web process of 120 MB does not have.
    """

    memory_cost = 12 * 1024
    time_cost = 3
    parallelism = 1
