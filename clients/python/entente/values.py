"""Values of claims and rows as Python has them."""

from typing import Any

from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message


def plain(value: Message) -> Any:
    """What an entente.v1.Value says: bool, int, float or str; the text of a text, date, time,
    datetime or duration; a list of such. A quantity is its best figure, else (low, high) with None
    for what is not stated; a point (latitude, longitude), in degrees; a box its (south, west,
    north, east). SOME_VALUE and NO_VALUE are the texts "some value" and "no value"."""
    kind = value.WhichOneof("kind")
    if kind is None:
        return None
    held = getattr(value, kind)
    if kind == "text":
        return held.text
    if kind == "list":
        return [plain(item) for item in held.items]
    if kind == "quantity":
        if held.HasField("best"):
            return held.best
        return tuple(getattr(held, end) if held.HasField(end) else None for end in ("low", "high"))
    if kind == "point":
        return held.latitude, held.longitude
    if kind == "box":
        return (held.south_west.latitude, held.south_west.longitude,
                held.north_east.latitude, held.north_east.longitude)
    return {"some_value": "some value", "no_value": "no value"}.get(kind, held)


def qualifiers(listed: Any) -> dict[str, Any]:
    """Qualifiers by name: an entity's id, or the plain value."""
    return {one.name: one.entity if one.WhichOneof("filler") == "entity" else plain(one.value)
            for one in listed}


def word(message: Message, field: str) -> str:
    """The word of an enum field, without its prefix and in lower case; "" where unspecified."""
    return _word(message.DESCRIPTOR.fields_by_name[field].enum_type, getattr(message, field))


def words(message: Message, field: str) -> list[str]:
    """The words of a repeated enum field."""
    enum = message.DESCRIPTOR.fields_by_name[field].enum_type
    return [_word(enum, number) for number in getattr(message, field)]


def _word(enum: Any, number: int) -> str:
    """A number that a later version knows is itself."""
    if number == 0 or number not in enum.values_by_number:
        return str(number or "")
    prefix = enum.values_by_number[0].name.removesuffix("UNSPECIFIED")
    return enum.values_by_number[number].name.removeprefix(prefix).lower()


def fields(message: Message) -> dict[str, Any]:
    """A message's fields as protobuf's JSON mapping has them, by their own names; ids as hex."""
    return _hexed(message, MessageToDict(message, preserving_proto_field_name=True))


def _hexed(message: Message, shown: dict[str, Any]) -> dict[str, Any]:
    for field, content in message.ListFields():
        repeated = field.label == field.LABEL_REPEATED
        if field.type == field.TYPE_BYTES:
            shown[field.name] = [one.hex() for one in content] if repeated else content.hex()
        elif field.message_type and field.message_type.file.package == "entente.v1":
            if repeated:
                shown[field.name] = [_hexed(one, shown[field.name][i])
                                     for i, one in enumerate(content)]
            else:
                shown[field.name] = _hexed(content, shown[field.name])
    return shown
