"""The methods of the three services, read from their descriptors: nothing is listed twice."""

import dataclasses
from collections.abc import Callable
from typing import Any

import grpc
from google.protobuf import descriptor_pb2

from entente.v1 import (admin_service_pb2, admin_service_pb2_grpc, graph_service_pb2,
                        graph_service_pb2_grpc, query_service_pb2, query_service_pb2_grpc,
                        reading_pb2)

_SERVICES = ((graph_service_pb2, graph_service_pb2_grpc.GraphServiceStub, "GraphService"),
             (query_service_pb2, query_service_pb2_grpc.QueryServiceStub, "QueryService"),
             (admin_service_pb2, admin_service_pb2_grpc.AdminServiceStub, "AdminService"))

# What changes something and may therefore not simply be sent again. Commit, PutLens and
# ApplyOntology change nothing the second time.
_NOT_IDEMPOTENT = {"CreateGraph", "DeleteGraph"}


@dataclasses.dataclass(frozen=True)
class Method:
    """One method. `rows` is the field of its answer that holds them, "" but where it answers in
    pages that end with a trailer."""

    name: str
    request: Any
    answer: Any
    streams: bool
    idempotent: bool
    rows: str
    stub: Callable[[grpc.Channel], Any]


def _rows_field(method: Any) -> str:
    if "trailer" not in method.output_type.fields_by_name or (
            "page_token" not in method.input_type.fields_by_name):
        return ""
    named = [field.name for field in method.output_type.fields
             if field.label == field.LABEL_REPEATED]
    return "rows" if "rows" in named else named[0]


def _methods() -> dict[str, Method]:
    found = {}
    for module, stub, name in _SERVICES:
        service = module.DESCRIPTOR.services_by_name[name]
        declared = descriptor_pb2.ServiceDescriptorProto()  # only here it says what streams
        service.CopyToProto(declared)
        for method, said in zip(service.methods, declared.method):
            found[method.name] = Method(
                name=method.name, request=method.input_type._concrete_class,
                answer=method.output_type._concrete_class,
                streams=said.server_streaming,
                idempotent=method.name not in _NOT_IDEMPOTENT, rows=_rows_field(method), stub=stub)
    return found


METHODS = _methods()
SCOPE = reading_pb2.ReadScope.DESCRIPTOR
RESOLVED = reading_pb2.ResolvedScope.DESCRIPTOR


def scope_fields(descriptor: Any, kind: Any) -> list[str]:
    """Names of the fields that are messages of `kind`, in order of declaration."""
    return [field.name for field in descriptor.fields
            if field.label != field.LABEL_REPEATED and field.message_type is kind]
