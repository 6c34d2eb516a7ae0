"""The floor of intake: a Django project that checks the HMAC and does one INSERT, nothing else."""
