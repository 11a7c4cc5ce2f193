"""Messages from keyword arguments with the protos' own field names.

A message field takes a message, a dict or an object with to_message(); a repeated one a list of
such; an enum its number or a word, with or without its prefix and in any case ("origin" for
GROUPING_ORIGIN); bytes also hex digits, as claim ids are written elsewhere. A field that is a
Python keyword takes a line below at its end (from_). Values and qualifiers may be written shorter,
see `value` and `qualifiers`. """

import datetime
import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from google.protobuf.message import Message

from entente import errors

_VALUE, _QUALIFIER = "entente.v1.Value", "entente.v1.Qualifier"


def fill(message: Message, fields: Mapping[str, Any], path: str = "") -> Message:
    """Sets the fields of `message`. UsageError names what is unknown or of the wrong kind, and what
    is nearest. None leaves a field unset."""
    known = message.DESCRIPTOR.fields_by_name
    for given, content in fields.items():
        name = given[:-1] if given.endswith("_") and given[:-1] in known else given
        if name not in known:
            raise unknown_field(message.DESCRIPTOR.name, path + given, given, known)
        if content is not None:
            _set(message, known[name], content, path + name)
    return message


def unknown_field(owner: str, path: str, given: str, known: Iterable[str]) -> errors.UsageError:
    """The error for a name that is none, with the nearest ones."""
    known = list(known)
    near = difflib.get_close_matches(given, known, 3, 0.6)
    hint = f"did you mean {' or '.join(near)}?" if near else f"it has {', '.join(known)}"
    return errors.UsageError(f'{owner} has no field "{given}"; {hint}', reason="UNKNOWN_FIELD",
                             metadata={"field": path, "value": given})


def _set(message: Message, field: Any, content: Any, path: str) -> None:
    repeated = field.label == field.LABEL_REPEATED
    if repeated and field.message_type and field.message_type.full_name == _QUALIFIER:
        content = qualifiers(content) if isinstance(content, Mapping) else content
    try:
        if not repeated:
            if field.message_type:
                target = getattr(message, field.name)
                target.SetInParent()
                target.CopyFrom(_message(field, content, path))
            else:
                setattr(message, field.name, _scalar(field, content, path))
            return
        if isinstance(content, (str, bytes, Mapping)) or not isinstance(content, Iterable):
            raise _wrong(path, content, f"{field.name} takes a list")
        for index, item in enumerate(content):
            where = f"{path}[{index}]"
            getattr(message, field.name).append(
                _message(field, item, where) if field.message_type else _scalar(field, item, where))
    except (TypeError, ValueError) as failed:
        if isinstance(failed, errors.UsageError):
            raise
        raise _wrong(path, content, str(failed)) from failed


def _message(field: Any, content: Any, path: str) -> Message:
    kind = field.message_type
    if hasattr(content, "to_message"):
        content = content.to_message()
    if isinstance(content, Message):
        if content.DESCRIPTOR is not kind:
            raise _wrong(path, content.DESCRIPTOR.name, f"{field.name} is a {kind.name}")
        return content
    if kind.full_name == _VALUE:
        content = value(content)
    if not isinstance(content, Mapping):
        raise _wrong(path, content, f"{field.name} is a {kind.name}: give a dict of its fields, "
                     f"which are {', '.join(kind.fields_by_name)}")
    return fill(kind._concrete_class(), content, path + ".")


def _scalar(field: Any, content: Any, path: str) -> Any:
    if field.enum_type is not None:
        return enum_number(field.enum_type, content, path)
    if field.type == field.TYPE_BYTES and isinstance(content, str):
        return bytes.fromhex(content)
    if isinstance(content, datetime.date) and field.type == field.TYPE_STRING:
        return moment(content)
    return content


def enum_number(enum: Any, word: Any, path: str) -> int:
    """The number of an enum's value, by number, name, or name without its prefix."""
    if isinstance(word, int) and not isinstance(word, bool):
        return word
    names = enum.values_by_name
    prefix = next(iter(names)).removesuffix("UNSPECIFIED")
    asked = str(word).strip().upper().replace("-", "_").replace(" ", "_")
    for name in (asked, prefix + asked):
        if name in names:
            return names[name].number
    short = [name.removeprefix(prefix).lower() for name in names
             if not name.endswith("UNSPECIFIED")]
    raise _wrong(path, word, f"{enum.name} is one of {', '.join(short)}", "UNKNOWN_WORD")


def moment(day: datetime.date) -> str:
    """A date as its ISO text; a datetime, which must have a zone, as an instant in UTC."""
    if not isinstance(day, datetime.datetime):
        return day.isoformat()
    if day.tzinfo is None:
        raise errors.UsageError(f"{day.isoformat()} has no zone, so it is no instant; add one "
                                "(datetime.timezone.utc)", reason="INVALID_INSTANT")
    return day.astimezone(datetime.timezone.utc).replace(tzinfo=None).isoformat() + "Z"


def value(content: Any) -> Any:
    """A Value's fields from a str (text), bool, int, float, date or datetime, or list of these.
    What is none of them is left as it is: {"quantity": {...}}, a Value."""
    if isinstance(content, bool):
        return {"boolean": content}
    if isinstance(content, str):
        return {"text": {"text": content}}
    if isinstance(content, int):
        return {"integer": content}
    if isinstance(content, float):
        return {"real": content}
    if isinstance(content, datetime.datetime):
        return {"datetime": moment(content)}
    if isinstance(content, datetime.date):
        return {"date": moment(content)}
    if isinstance(content, (list, tuple)):
        return {"list": {"items": [value(item) for item in content]}}
    return content


def qualifiers(named: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Qualifiers from a dict: {"kind": "official"}, {"obligations": ["defence", "entente"]};
    {"place": {"entity": "iso:RU"}} for one that is an entity."""
    return [{"name": name, **held} if isinstance(held, Mapping) and set(held) == {"entity"}
            else {"name": name, "value": held} for name, held in named.items()]


def _wrong(path: str, content: Any, what: str, reason: str = "WRONG_KIND") -> errors.UsageError:
    shown = repr(content)
    shown = shown if len(shown) <= 80 else shown[:77] + "..."
    return errors.UsageError(f"{path} cannot be {shown}: {what}", reason=reason,
                             metadata={"field": path, "value": shown})
