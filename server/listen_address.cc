#include "server/listen_address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <cstring>
#include <memory>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "graph/model/status.h"

namespace entente {
namespace {

bool IsLoopback(const in_addr& address) { return (ntohl(address.s_addr) >> 24) == 127; }

bool IsLoopback(const in6_addr& address) {
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    in_addr mapped;
    std::memcpy(&mapped, address.s6_addr + 12, sizeof(mapped));
    return IsLoopback(mapped);
  }
  return IN6_IS_ADDR_LOOPBACK(&address);
}

ListenAddress AddressOf(const addrinfo& found, uint32_t port) {
  char text[INET6_ADDRSTRLEN] = "";
  if (found.ai_family == AF_INET) {
    const in_addr& address = reinterpret_cast<const sockaddr_in*>(found.ai_addr)->sin_addr;
    inet_ntop(AF_INET, &address, text, sizeof(text));
    return {absl::StrCat(text, ":", port), IsLoopback(address)};
  }
  const in6_addr& address = reinterpret_cast<const sockaddr_in6*>(found.ai_addr)->sin6_addr;
  inet_ntop(AF_INET6, &address, text, sizeof(text));
  return {absl::StrCat("[", text, "]:", port), IsLoopback(address)};
}

}  // namespace

absl::StatusOr<ListenAddress> ResolveListenAddress(absl::string_view text) {
  const size_t colon = text.rfind(':');
  uint32_t port = 0;
  absl::string_view host = text.substr(0, colon == absl::string_view::npos ? 0 : colon);
  const bool bracketed = absl::ConsumePrefix(&host, "[") && absl::ConsumeSuffix(&host, "]");
  const bool bare_v6 = !bracketed && host.find(':') != absl::string_view::npos;
  if (host.empty() || bare_v6 || !absl::SimpleAtoi(text.substr(colon + 1), &port) ||
      port > 65'535) {
    return InvalidField("INVALID_ADDRESS", "listen", text,
                        absl::StrCat("--listen \"", text,
                                     "\" is no address; write HOST:PORT, such as "
                                     "127.0.0.1:50551 or [::1]:50551, the port from 0 to 65535"));
  }
  addrinfo wanted = {};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int failed = getaddrinfo(std::string(host).c_str(), nullptr, &wanted, &found);
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, &freeaddrinfo);
  if (failed != 0 || found == nullptr) {
    return absl::UnavailableError(
        absl::StrCat("--listen ", text, ": cannot resolve \"", host, "\": ", gai_strerror(failed)));
  }
  return AddressOf(*found, port);
}

}  // namespace entente
