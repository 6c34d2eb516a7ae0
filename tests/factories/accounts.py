"""People: the smallest valid colleague, with the role that a test names."""

from typing import Any

import factory

from accounts.models import RoleGrant, User


class UserFactory(factory.django.DjangoModelFactory[User]):
    """`UserFactory(roles=["recruiter"])` makes a recruiter."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@nordwind.example")
    first_name = "Robin"
    last_name = factory.Sequence(lambda n: f"Person{n}")

    @factory.post_generation
    def roles(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        for role in extracted or []:
            RoleGrant.objects.create(user=self, role=role)
