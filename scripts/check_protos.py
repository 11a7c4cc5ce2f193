#!/usr/bin/python3
"""Checks that every element of the protos is commented. Usage: check_protos.py [ROOT]

Asks protoc for the descriptors with source positions, so a comment is what the compiler attaches to
the element: just above it, or behind it on its line.
"""

import pathlib
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2

import source_tree

# Field numbers in descriptor.proto, which make up the path of an element.
FILE = {4: "message", 5: "enum", 6: "service", 7: "extension"}
INSIDE = {"message": {2: "field", 3: "message", 4: "enum", 6: "extension", 8: "oneof"},
          "enum": {2: "enum value"}, "service": {2: "rpc"}}
LISTS = {"message": "message_type nested_type", "enum": "enum_type", "service": "service",
         "extension": "extension", "field": "field", "oneof": "oneof_decl",
         "enum value": "value", "rpc": "method"}


def elements(node, kinds, path=()):
    """(kind, full path, name) of everything declared in a file, message, enum or service."""
    for number, kind in kinds.items():
        lists = LISTS[kind].split()
        attribute = lists[-1] if path and kind == "message" else lists[0]
        for index, child in enumerate(getattr(node, attribute)):
            here = path + (number, index)
            if kind == "message" and child.options.map_entry:
                continue
            # proto3 optional makes a oneof of its own, which nobody wrote.
            if kind == "oneof" and child.name.startswith("_"):
                continue
            yield kind, here, child.name
            yield from elements(child, INSIDE.get(kind, {}), here)


def main():
    top = source_tree.root()
    folder = top / "proto"
    paths = [p[len("proto/"):] for p in source_tree.files(top, ".proto") if p.startswith("proto/")]
    if not paths:
        source_tree.finish("protos", ["proto:1: has no .proto file"], "")
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "set"
        ran = subprocess.run(["protoc", f"-I{folder}", "--include_source_info",
                              f"--descriptor_set_out={out}", *paths])
        if ran.returncode:
            sys.exit(ran.returncode)
        files = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes()).file
    problems, count = [], 0
    for file in files:
        places = {tuple(p.path): p for p in file.source_code_info.location}
        for kind, path, name in elements(file, FILE):
            count += 1
            place = places[path]
            if not (place.leading_comments.strip() or place.trailing_comments.strip()):
                line = place.span[0] + 1
                problems.append(f"proto/{file.name}:{line}: {kind} {name} has no comment")
    source_tree.finish("protos", problems, f"{count} elements")


main()
