#pragma once
// The address of a server, with variables (OpenAPI 3.1 section 4.8.5): "https://{region}.example.com/v1".
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/request_path.h"
#include "http/segment_template.h"

namespace contract::internal {

struct ServerVariable {
  std::string name;
  std::string fallback;              // its `default`
  std::vector<std::string> allowed;  // its `enum`; empty: any value
};

class ServerTemplate {
 public:
  // `url` is absolute or a path. The failure is a sentence about it, without a full stop.
  static std::variant<ServerTemplate, std::string> parse(std::string_view url, std::vector<ServerVariable> variables);

  // Whether requests to `authority` ("example.com:8080") go to this server. A server without a host of its own takes
  // any, and so do requests whose host was not recorded. Hosts are compared without case and without user names; the
  // ports 80 and 443 are the same as none. Schemes are not compared: recordings made behind a gateway that ends TLS
  // say http.
  bool has_host(std::optional<std::string_view> authority) const;

  // How many segments of a request's path are the path of the server; the rest is that of an operation. Nothing if the
  // request does not begin with the path of the server.
  std::optional<std::size_t> base_segments(std::span<const PathSegment> path) const;

  const std::string& url() const { return url_; }  // variables replaced by their defaults

 private:
  bool accepts(const SegmentTemplate& part, std::string_view text) const;

  std::string url_;
  std::vector<ServerVariable> variables_;
  std::optional<SegmentTemplate> host_;
  std::vector<SegmentTemplate> base_;
};

}  // namespace contract::internal
