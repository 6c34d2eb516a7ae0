"""Documents as the API shows and takes them."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from base.api.inputs import StrictInput
from documents.models import Document


class DocumentSerializer(serializers.ModelSerializer[Document]):
    """`content_type` is what the file is by its content; `size` is in bytes."""

    id = serializers.CharField(source="public_id")

    class Meta:
        model = Document
        fields = ["id", "name", "kind", "content_type", "size", "created_at"]
        read_only_fields = fields


@extend_schema_serializer(component_name="Document")
class DocumentInput(StrictInput):
    # The service refuses an empty one in its own words.
    file = serializers.FileField(
        allow_empty_file=True,
        help_text=_("PDF, Word, OpenDocument, RTF, text or an image."),
    )
    kind = serializers.ChoiceField(choices=Document.Kind.choices)
    application = serializers.CharField(
        required=False, help_text=_("The person's application that it came with.")
    )
