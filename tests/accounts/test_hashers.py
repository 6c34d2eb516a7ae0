from accounts.hashers import Argon2PasswordHasher


def test_a_password_is_hashed_with_argon2id_in_12_mib():
    encoded = Argon2PasswordHasher().encode("tandem-demo", "some-salt-of-16-b")

    assert encoded.startswith("argon2$argon2id$v=19$m=12288,t=3,p=1$")
    assert Argon2PasswordHasher().verify("tandem-demo", encoded)
    assert not Argon2PasswordHasher().verify("tandem-dem0", encoded)
