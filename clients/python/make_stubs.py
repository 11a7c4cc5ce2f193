#!/usr/bin/python3
"""Generates the package's stubs from the protos. Usage: make_stubs.py PACKAGE_FOLDER

Writes PACKAGE_FOLDER/v1/*_pb2.py, their types (*.pyi) and *_pb2_grpc.py of entente.v1, and
PACKAGE_FOLDER/ error_details.binpb, the descriptors of gRPC's error details. The build and the
wheel both call it, so generated code is never checked in. Environment: ENTENTE_PROTOS the folder of
the protos (default ../../proto of this file), PROTOC and GRPC_PYTHON_PLUGIN the programs (default:
those in PATH). """

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROTOS = pathlib.Path(os.environ.get("ENTENTE_PROTOS")
                      or pathlib.Path(__file__).resolve().parents[2] / "proto")
DETAILS = ["google/rpc/status.proto", "google/rpc/error_details.proto"]


def tool(variable, name):
    """The path of a program; SystemExit naming the Debian package where it is missing."""
    found = os.environ.get(variable) or shutil.which(name)
    if not found:
        sys.exit(f"make_stubs: no {name} in PATH ({variable} may name it); Debian has it in "
                 "protobuf-compiler and protobuf-compiler-grpc")
    return found


def make_stubs(package):
    """Fills `package`, the folder of the package `entente`. Errors of protoc end the program."""
    protos = sorted(path.relative_to(PROTOS).as_posix()
                    for path in (PROTOS / "entente/v1").glob("*.proto"))
    if not protos:
        sys.exit(f"make_stubs: no entente/v1/*.proto in {PROTOS}; ENTENTE_PROTOS names the folder")
    protoc = [tool("PROTOC", "protoc"), f"--proto_path={PROTOS}"]
    with tempfile.TemporaryDirectory() as made:
        plugin = tool("GRPC_PYTHON_PLUGIN", "grpc_python_plugin")
        subprocess.run([*protoc, f"--python_out={made}", f"--pyi_out={made}",
                        f"--grpc_python_out={made}",
                        f"--plugin=protoc-gen-grpc_python={plugin}", *protos], check=True)
        target = package / "v1"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(pathlib.Path(made) / "entente/v1", target)
    (target / "__init__.py").write_text('"""Messages and stubs of entente.v1, generated."""\n')
    # As descriptors and not as modules: other packages bring modules of the same names.
    subprocess.run([*protoc, "--include_imports",
                    f"--descriptor_set_out={package / 'error_details.binpb'}", *DETAILS],
                   check=True)


if __name__ == "__main__":
    make_stubs(pathlib.Path(sys.argv[1]))
