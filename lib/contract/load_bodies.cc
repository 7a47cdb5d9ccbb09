#include "contract/load_bodies.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "contract/load_pairs.h"
#include "contract/load_parameters.h"
#include "finding/read_provenance.h"
#include "finding/wording.h"
#include "http/token.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 4> kMediaTypeMembers{"schema", "example", "examples", "encoding"};
constexpr std::array<std::string_view, 3> kRequestBodyMembers{"description", "content", "required"};
constexpr std::array<std::string_view, 4> kResponseMembers{"description", "headers", "content", "links"};

std::vector<MediaTypeContent> load_content(const OpenApiObject& at, OpenApiReader& reader) {
  std::vector<MediaTypeContent> content;
  const std::optional<OpenApiObject> map = reader.map(at, "content");
  if (!map) return content;
  for (const OpenApiObject& entry : map->members()) {
    std::optional<MediaRange> range = parse_media_range(entry.name());
    if (!range) {
      reader.report(entry, quoted_name(entry.name()) + " is no media type", "such as `application/json`");
      continue;
    }
    const std::optional<OpenApiObject> object = reader.object(entry, "a media type");
    if (!object) continue;
    reader.check_members(*object, kMediaTypeMembers);
    MediaTypeContent described;
    described.range = std::move(*range);
    described.where = entry.place();
    described.provenance = provenance_of(object->value, "*").value_or(Provenance{});
    if (const auto schema = object->find("schema")) described.schema = schema->as_schema();
    content.push_back(std::move(described));
  }
  return content;
}

std::optional<StatusRange> load_status(const OpenApiObject& entry, OpenApiReader& reader) {
  std::optional<StatusRange> status = parse_status_range(entry.name());
  if (status) return status;
  // "4xx" and "Default" are clear enough to go on with.
  const std::string_view name = entry.name();
  status = equal_without_case(name, "default") ? StatusRange{} : parse_status_range(upper_case(name));
  reader.report(entry, quoted_name(name) + " is no status of a response",
                status ? "did you mean " + quoted_name(to_string(*status)) + '?' : "such as `200`, `4XX` or `default`");
  return status;
}

}  // namespace

std::optional<RequestBody> load_request_body(const OpenApiObject& operation, OpenApiReader& reader) {
  const std::optional<OpenApiObject> at = operation.find("requestBody");
  if (!at) return std::nullopt;
  const std::optional<OpenApiObject> object = reader.object(*at, "a request body");
  if (!object) return std::nullopt;
  reader.check_members(*object, kRequestBodyMembers);
  if (!object->find("content")) reader.report(*object, "`content` is missing: a request body needs it");
  RequestBody body;
  body.required = reader.flag(*object, "required").value_or(false);
  body.content = load_content(*object, reader);
  body.where = at->place();
  body.provenance = provenance_of(object->value, "required").value_or(Provenance{});
  return body;
}

std::vector<ResponseDescription> load_responses(const OpenApiObject& operation, OpenApiReader& reader) {
  std::vector<ResponseDescription> responses;
  const std::optional<OpenApiObject> map = reader.map(operation, "responses");
  if (!map) return responses;
  for (const OpenApiObject& entry : map->members()) {
    if (entry.name().starts_with("x-")) continue;
    const std::optional<StatusRange> status = load_status(entry, reader);
    const std::optional<OpenApiObject> object = reader.object(entry, "a response");
    if (!status || !object) continue;
    reader.check_members(*object, kResponseMembers);
    ResponseDescription response;
    response.status = *status;
    response.headers = load_headers(*object, reader);
    response.content = load_content(*object, reader);
    response.pairs = load_pairs(*object, reader);
    response.where = entry.place();
    response.provenance = provenance_of(object->value, "*").value_or(Provenance{});
    responses.push_back(std::move(response));
  }
  return responses;
}

}  // namespace contract::internal
