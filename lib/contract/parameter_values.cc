#include "contract/parameter_values.h"

#include <utility>

#include "http/header.h"
#include "text/uri.h"

namespace contract::internal {
bool carries(const QueryField& field, const Parameter& parameter) {
  if (field.name == parameter.name) return true;
  return parameter.style == ParameterStyle::DeepObject && field.name.starts_with(parameter.name + '[') &&
         field.name.ends_with(']');
}

namespace {

class ParameterCollector {
 public:
  ParameterCollector(const MatchedOperation& match, const RequestParts& request)
      : match_(match), request_(request), query_(split_uri(request.url).query.value_or(std::string_view{})) {
    if (!query_.empty()) query_begin_ = static_cast<std::size_t>(query_.data() - request.url.data());
    fields_ = split_query(query_);
  }

  std::vector<ParameterValue> collect() && {
    for (const Parameter& parameter : match_.operation->parameters) collect(parameter);
    return std::move(values_);
  }

 private:
  void collect(const Parameter& parameter) {
    switch (parameter.in) {
      case ParameterIn::Path: return collect_path(parameter);
      case ParameterIn::Query: return collect_query(parameter);
      case ParameterIn::Header: return collect_header(parameter);
      case ParameterIn::Cookie: return collect_cookie(parameter);
    }
  }

  void collect_path(const Parameter& parameter) {
    for (const PathCapture& capture : match_.path_parameters) {
      if (capture.name == parameter.name) add(parameter, capture.value, capture.name, capture.begin, capture.end);
    }
  }

  void collect_query(const Parameter& parameter) {
    for (const QueryField& field : fields_) {
      if (carries(field, parameter)) {
        add(parameter, field.value, field.name, query_begin_ + field.begin, query_begin_ + field.end);
      }
    }
  }

  void collect_header(const Parameter& parameter) {
    for (const HeaderField& header : request_.headers) {
      if (!same_header_name(header.name, parameter.name)) continue;
      values_.push_back({.parameter = &parameter,
                         .value = std::string(header.value),
                         .field = std::string(header.name),
                         .where = header.where});
    }
  }

  void collect_cookie(const Parameter& parameter) {
    for (const HeaderField& header : request_.headers) {
      if (!same_header_name(header.name, "Cookie")) continue;
      for (const Cookie& cookie : split_cookies(header.value)) {
        if (cookie.name != parameter.name) continue;
        values_.push_back({.parameter = &parameter,
                           .value = std::string(cookie.value),
                           .field = std::string(cookie.name),
                           .where = header.where});
      }
    }
  }

  void add(const Parameter& parameter, std::string value, std::string field, std::size_t begin, std::size_t end) {
    values_.push_back({.parameter = &parameter,
                       .value = std::move(value),
                       .field = std::move(field),
                       .where = place_in(request_.url_place, request_.url, begin, end)});
  }

  const MatchedOperation& match_;
  const RequestParts& request_;
  std::string_view query_;
  std::size_t query_begin_ = 0;
  std::vector<QueryField> fields_;
  std::vector<ParameterValue> values_;
};

}  // namespace

std::vector<ParameterValue> parameter_values(const MatchedOperation& match, const RequestParts& request) {
  return ParameterCollector(match, request).collect();
}

Place place_in(Place text_place, std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t written = text_place.span.end - text_place.span.begin;
  // Every escape makes the written text longer, so equal lengths, quotes apart, mean that there is none.
  std::size_t quote = 0;
  if (written == text.size() + 2) {
    quote = 1;
  } else if (written != text.size()) {
    return text_place;
  }
  const std::size_t start = text_place.span.begin + quote;
  text_place.span = {.begin = static_cast<std::uint32_t>(start + begin),
                     .end = static_cast<std::uint32_t>(start + end)};
  return text_place;
}

}  // namespace contract::internal
