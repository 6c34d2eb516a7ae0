"""A column that follows another one of its row, folded, so that spellings compare equal."""

from typing import Any

from django.db import models

from base.text import folded


class FoldedField(models.CharField):  # type: ignore[type-arg]  # Generic in the stubs only.
    """Holds what the field named `of` says, folded, whenever the row is written."""

    def __init__(self, *, of: str, **options: Any) -> None:
        self.of = of
        super().__init__(**{"editable": False, **options})

    def deconstruct(self) -> Any:
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # Django's.
        # One letter may fold to several.
        value = folded(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value
