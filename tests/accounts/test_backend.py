import pytest

from accounts.sign_in.backend import BackendWithRoles
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("roles", [[], ["recruiter"], ["administrator", "recruiter"]])
def test_whoever_is_signed_in_is_loaded_with_all_their_roles(roles, django_assert_num_queries):
    user = UserFactory(roles=roles)

    with django_assert_num_queries(1):
        loaded = BackendWithRoles().get_user(user.pk)
        assert loaded == user
        assert loaded.roles == set(roles)


def test_whoever_was_locked_out_is_nobody():
    assert BackendWithRoles().get_user(UserFactory(is_active=False).pk) is None
    assert BackendWithRoles().get_user(0) is None
