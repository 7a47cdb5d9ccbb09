#include "contract/load_parameters.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "finding/read_provenance.h"
#include "finding/wording.h"
#include "http/header.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 13> kParameterMembers{
    "name",          "in",     "description", "required", "deprecated", "allowEmptyValue", "style", "explode",
    "allowReserved", "schema", "example",     "examples", "content"};
constexpr std::array<std::string_view, 11> kHeaderMembers{"description", "required", "deprecated",    "allowEmptyValue",
                                                          "style",       "explode",  "allowReserved", "schema",
                                                          "example",     "examples", "content"};

constexpr std::array<std::string_view, 4> kPlaces{"path", "query", "header", "cookie"};  // as in ParameterIn
constexpr std::array<std::string_view, 7> kStyles{"matrix",         "label",         "simple",    "form",
                                                  "spaceDelimited", "pipeDelimited", "deepObject"};  // ParameterStyle

bool allowed(ParameterStyle style, ParameterIn in) {
  switch (in) {
    case ParameterIn::Path:
      return style == ParameterStyle::Matrix || style == ParameterStyle::Label || style == ParameterStyle::Simple;
    case ParameterIn::Query:
      return style == ParameterStyle::Form || style == ParameterStyle::SpaceDelimited ||
             style == ParameterStyle::PipeDelimited || style == ParameterStyle::DeepObject;
    case ParameterIn::Header: return style == ParameterStyle::Simple;
    case ParameterIn::Cookie: return style == ParameterStyle::Form;
  }
  return false;
}

ParameterStyle default_style(ParameterIn in) {
  return in == ParameterIn::Path || in == ParameterIn::Header ? ParameterStyle::Simple : ParameterStyle::Form;
}

std::optional<ParameterIn> load_place(const OpenApiObject& at, OpenApiReader& reader) {
  const std::optional<std::string_view> word = reader.required_text(at, "in", "a parameter");
  if (!word) return std::nullopt;
  const auto* const found = std::ranges::find(kPlaces, *word);
  if (found != kPlaces.end()) return static_cast<ParameterIn>(found - kPlaces.begin());
  std::string help = did_you_mean(*word, kPlaces);
  if (*word == "body" || *word == "formData") help = "`requestBody` describes bodies";
  reader.report(*at.find("in"),
                "a parameter stands in `path`, `query`, `header` or `cookie`, not " + quoted_name(*word),
                std::move(help));
  return std::nullopt;
}

void load_style(const OpenApiObject& at, OpenApiReader& reader, Parameter& parameter) {
  parameter.style = default_style(parameter.in);
  if (const std::optional<std::string_view> word = reader.text(at, "style")) {
    const auto* const found = std::ranges::find(kStyles, *word);
    const auto style = static_cast<ParameterStyle>(found - kStyles.begin());
    if (found == kStyles.end()) {
      reader.report(*at.find("style"), quoted_name(*word) + " is no style of parameters", did_you_mean(*word, kStyles));
    } else if (!allowed(style, parameter.in)) {
      reader.report(*at.find("style"), "the style " + quoted_name(*word) + " is not for parameters in " +
                                           quoted_name(to_string(parameter.in)));
    } else {
      parameter.style = style;
    }
  }
  parameter.explode = reader.flag(at, "explode").value_or(parameter.style == ParameterStyle::Form);
}

// `content` instead of `schema`: a map with exactly one entry.
void load_content(const OpenApiObject& content, OpenApiReader& reader, Parameter& parameter) {
  const std::vector<OpenApiObject> entries = content.members();
  if (entries.size() != 1) {
    reader.report(content, "the `content` of a parameter has exactly one media type");
    return;
  }
  parameter.media_type = parse_media_range(entries.front().name());
  if (!parameter.media_type) {
    reader.report(entries.front(), quoted_name(entries.front().name()) + " is no media type");
  }
  if (const auto schema = entries.front().find("schema")) parameter.schema = schema->as_schema();
}

// What parameters and headers have in common.
void load_description(const OpenApiObject& at, OpenApiReader& reader, Parameter& parameter) {
  parameter.required = reader.flag(at, "required").value_or(false);
  parameter.provenance = provenance_of(at.value, "required").value_or(Provenance{});
  load_style(at, reader, parameter);
  const std::optional<OpenApiObject> schema = at.find("schema");
  const std::optional<OpenApiObject> content = reader.map(at, "content");
  if (schema && content) reader.report(*content, "`schema` and `content` exclude each other");
  if (schema) {
    parameter.schema = schema->as_schema();
  } else if (content) {
    load_content(*content, reader, parameter);
  } else {
    reader.report(at, "neither `schema` nor `content` describes " + quoted_name(parameter.name));
  }
}

bool is_ignored(const Parameter& parameter) {
  return parameter.in == ParameterIn::Header &&
         (same_header_name(parameter.name, "Accept") || same_header_name(parameter.name, "Content-Type") ||
          same_header_name(parameter.name, "Authorization"));
}

std::optional<Parameter> load_parameter(const OpenApiObject& at, OpenApiReader& reader) {
  reader.check_members(at, kParameterMembers);
  const std::optional<std::string_view> name = reader.required_text(at, "name", "a parameter");
  const std::optional<ParameterIn> in = load_place(at, reader);
  if (!name || !in) return std::nullopt;
  Parameter parameter;
  parameter.name = *name;
  parameter.in = *in;
  const OpenApiObject name_at = *at.find("name");
  parameter.where = name_at.place();
  load_description(at, reader, parameter);
  if (parameter.in == ParameterIn::Path && !parameter.required) {
    reader.report(name_at, "the path parameter " + quoted_name(parameter.name) + " is not `required: true`",
                  "without it the path would be another one");
    parameter.required = true;
  }
  return parameter;
}

}  // namespace

bool same_parameter(const Parameter& a, const Parameter& b) {
  if (a.in != b.in) return false;
  return a.in == ParameterIn::Header ? same_header_name(a.name, b.name) : a.name == b.name;
}

std::vector<Parameter> load_parameters(const OpenApiObject& at, OpenApiReader& reader) {
  std::vector<Parameter> parameters;
  const std::optional<OpenApiObject> list = reader.list(at, "parameters");
  if (!list) return parameters;
  for (const OpenApiObject& item : list->items()) {
    const std::optional<OpenApiObject> object = reader.object(item, "a parameter");
    if (!object) continue;
    std::optional<Parameter> parameter = load_parameter(*object, reader);
    if (!parameter || is_ignored(*parameter)) continue;
    const auto first = std::ranges::find_if(
        parameters, [&parameter](const Parameter& earlier) { return same_parameter(earlier, *parameter); });
    if (first != parameters.end()) {
      reader.report(item,
                    "the parameter " + quoted_name(parameter->name) + " in " + quoted_name(to_string(parameter->in)) +
                        " is listed twice",
                    {}, {{.where = first->where, .label = "first listed here"}});
      continue;
    }
    parameters.push_back(std::move(*parameter));
  }
  return parameters;
}

std::vector<Parameter> load_headers(const OpenApiObject& at, OpenApiReader& reader) {
  std::vector<Parameter> headers;
  const std::optional<OpenApiObject> map = reader.map(at, "headers");
  if (!map) return headers;
  for (const OpenApiObject& entry : map->members()) {
    const std::optional<OpenApiObject> object = reader.object(entry, "a header");
    if (!object || same_header_name(entry.name(), "Content-Type")) continue;
    reader.check_members(*object, kHeaderMembers);
    Parameter header;
    header.name = entry.name();
    header.in = ParameterIn::Header;
    header.where = entry.place();
    load_description(*object, reader, header);
    headers.push_back(std::move(header));
  }
  return headers;
}

}  // namespace contract::internal
