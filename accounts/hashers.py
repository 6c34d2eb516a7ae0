"""How passwords are hashed."""

from django.contrib.auth import hashers


class Argon2PasswordHasher(hashers.Argon2PasswordHasher):
    """Argon2id with 19 MiB and two passes, the first choice of OWASP's password storage sheet.

    Django's default takes 100 MiB for each sign-in, which a web process of 150 MB does not have.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
