"""Colleagues as the API shows them."""

from rest_framework import serializers

from accounts.models import User


class ColleagueSerializer(serializers.ModelSerializer[User]):
    id = serializers.CharField(source="public_id")
    name = serializers.CharField(source="full_name")

    class Meta:
        model = User
        fields = ["id", "name"]
