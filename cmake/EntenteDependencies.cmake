# Every foreign library, found once. ARCHITECTURE.md says why each was chosen.
find_package(Threads REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(Protobuf REQUIRED)  # CMake's module: Debian's package ships no CONFIG file.
find_package(OpenSSL REQUIRED)
find_package(RocksDB CONFIG REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc data)
find_package(GTest REQUIRED)
if(NOT ENTENTE_CORE_ONLY)
  find_package(gRPC CONFIG REQUIRED)
endif()

find_program(ENTENTE_CCACHE ccache)
if(ENTENTE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ENTENTE_CCACHE})
endif()
