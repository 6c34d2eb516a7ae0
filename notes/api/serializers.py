"""Notes as the API shows and takes them."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.api.serializers import ColleagueSerializer
from base.api.inputs import StrictInput
from base.text import MAX_REMARK_CHARACTERS
from notes.models import Note


class NoteSerializer(serializers.ModelSerializer[Note]):
    """`application` is null for a note about the person."""

    id = serializers.CharField(source="public_id")
    candidate = serializers.CharField(source="candidate.public_id")
    application = serializers.CharField(
        source="application.public_id", default=None, allow_null=True
    )
    author = ColleagueSerializer(allow_null=True)

    class Meta:
        model = Note
        fields = ["id", "candidate", "application", "text", "is_private", "author", "created_at"]
        read_only_fields = fields


@extend_schema_serializer(component_name="Note")
class NoteInput(StrictInput):
    text = serializers.CharField(max_length=MAX_REMARK_CHARACTERS)
    is_private = serializers.BooleanField(
        default=False, help_text=_("Only you read a private note; it never leaves the house.")
    )
