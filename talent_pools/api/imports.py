"""Sheets of people over the API: /api/v1/talent-pools/{id}/imports/."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from base.api.idempotency import idempotent
from base.api.inputs import StrictInput
from talent_pools.api.views import PoolView
from talent_pools.imports.services import import_sheet
from talent_pools.models import PoolImport, TalentPool
from talent_pools.permissions import ADD_TO_POOL


class ImportErrorSerializer(serializers.Serializer[dict[str, Any]]):
    """One thing that is wrong with a sheet; `column` is empty where the whole row is."""

    row = serializers.IntegerField(help_text=_("As a spreadsheet counts: the header is row 1."))
    column = serializers.CharField()
    message = serializers.CharField()


class ImportSerializer(serializers.ModelSerializer[PoolImport]):
    """`errors` are the first hundred of `error_count`; a sheet that has any saves nothing."""

    id = serializers.CharField(source="public_id")
    errors = ImportErrorSerializer(many=True)  # type: ignore[assignment]  # Our field, not the framework's word.

    class Meta:
        model = PoolImport
        fields = [
            "id",
            "state",
            "row_count",
            "added_count",
            "known_count",
            "error_count",
            "errors",
            "created_at",
            "ended_at",
        ]
        read_only_fields = fields


@extend_schema_serializer(component_name="PoolImport")
class ImportInput(StrictInput):
    file = serializers.FileField(help_text=_("CSV or XLSX: first_name, last_name, email."))


class ImportView(PoolView):
    def sheets(self, id: str) -> "tuple[TalentPool, Any]":
        pool = self.pool(id)
        ADD_TO_POOL.require(self.user, pool)
        return pool, PoolImport.objects.filter(pool=pool).visible_to(self.user)


class PoolImports(ImportView):
    # A file has no other way through JSON than as text.
    parser_classes = [MultiPartParser]

    @extend_schema(responses=ImportSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the sheets that you gave the pool, newest first; administrators see all."""
        return self.answer_page(self.sheets(id)[1], ImportSerializer)

    @extend_schema(request={"multipart/form-data": ImportInput}, responses={201: ImportSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Import people. A sheet with errors is `refused`; a clean one waits for its turn."""
        pool, _sheets = self.sheets(id)
        content = self.read_input(ImportInput)["file"].read()
        sheet = import_sheet(pool=pool, content=content, by=self.user)
        return Response(ImportSerializer(sheet).data, status=201)


class PoolImportDetail(ImportView):
    @extend_schema(responses=ImportSerializer)
    def get(self, request: Request, id: str, import_id: str) -> Response:
        """Show what became of a sheet."""
        sheet = get_object_or_404(self.sheets(id)[1], public_id=import_id)
        return Response(ImportSerializer(sheet).data)
