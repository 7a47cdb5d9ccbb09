#include "oracle/oracle.h"

#define VALIJSON_USE_EXCEPTIONS 1  // without it, valijson aborts
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <exception>
#include <string_view>
#include <utility>

#include "oracle/bundle.h"
#include "oracle/rapidjson_value.h"
#include "system/large_stack.h"

namespace contract::internal {
namespace {

using Adapter = valijson::adapters::RapidJsonAdapter;

// Both are several times what was measured without optimization and with the address sanitizer.
constexpr std::size_t kStackBytes = std::size_t{256} << 20U;
constexpr std::size_t kMaxLevels = 10'000;  // schemas that run inside of each other

Finding refusal(Code code, Place place, std::string text) {
  return make_finding(code, place, Detail{.text = std::move(text), .help = {}});
}

rapidjson::Value all_of(rapidjson::Value schema, rapidjson::Document::AllocatorType& allocator) {
  rapidjson::Value all(rapidjson::kArrayType);
  all.PushBack(schema, allocator);
  return all;
}

// {"allOf": [{"$ref": "#/definitions/0"}], "definitions": {"0": {"allOf": […]}, "1": {"allOf": […]}}}
// A definition stands one level below its name, because valijson takes the propertyNames of a schema for the schema
// itself if that is the target of a reference.
std::variant<rapidjson::Document, Finding> document_of(const Bundle& bundle) {
  rapidjson::Document document(rapidjson::kObjectType);
  auto& allocator = document.GetAllocator();
  rapidjson::Value definitions(rapidjson::kObjectType);
  for (std::size_t i = 0; i < bundle.definitions.size(); ++i) {
    const SchemaRef& schema = bundle.definitions[i];
    auto copied = to_rapidjson(schema.schema, bundle.edits, allocator);
    if (const auto* problem = std::get_if<Uncopyable>(&copied)) {
      return refusal(Code::UnsupportedEngine, schema.resource->document.document->place(problem->value),
                     std::string(problem->reason));
    }
    rapidjson::Value name(std::to_string(i).c_str(), allocator);
    rapidjson::Value definition(rapidjson::kObjectType);
    definition.AddMember("allOf", all_of(std::move(std::get<RapidjsonCopy>(copied).value), allocator), allocator);
    definitions.AddMember(name, definition, allocator);
  }
  rapidjson::Value entry(rapidjson::kObjectType);
  entry.AddMember("$ref", "#/definitions/0", allocator);
  document.AddMember("allOf", all_of(std::move(entry), allocator), allocator);
  document.AddMember("definitions", definitions, allocator);
  return document;
}

// Runs code that calls valijson; gives what went wrong, or nothing.
template <typename Work>
std::string guarded(Work work) {
  std::string problem;
  const auto caught = [&] {
    try {
      work();
    } catch (const std::exception& error) {
      problem = std::string("valijson says: ") + error.what();
    }
  };
  if (!run_on_large_stack(kStackBytes, caught)) problem = "there is no memory for the stack that valijson needs";
  return problem;
}

}  // namespace

struct Oracle::Engine {
  valijson::Schema schema;
  std::size_t chain = 1;
  bool matches_text = false;
};

Result<Oracle> Oracle::load(SchemaSet& schemas, const std::string& uri) {
  Result<Bundle> bundled = bundle(schemas, uri);
  if (!bundled) return std::move(bundled.findings());
  const Place place = bundled->definitions.front().place();
  if (bundled->schemas > kMaxSchemas) {
    return refusal(Code::UnsupportedEngine, place,
                   "valijson is given " + std::to_string(kMaxSchemas) + " subschemas at most; these are " +
                       std::to_string(bundled->schemas));
  }
  auto built = document_of(*bundled);
  if (auto* problem = std::get_if<Finding>(&built)) return std::move(*problem);

  auto engine = std::make_shared<Engine>();
  engine->chain = bundled->chain;
  engine->matches_text = bundled->matches_text;
  const std::string problem = guarded([&] {
    const bool draft4 = bundled->dialect == Dialect::Draft4;
    valijson::SchemaParser parser(draft4 ? valijson::SchemaParser::kDraft4 : valijson::SchemaParser::kDraft7);
    parser.populateSchema(Adapter(std::get<rapidjson::Document>(built)), engine->schema);
  });
  if (!problem.empty()) return refusal(Code::UnsupportedEngine, place, problem);
  return Oracle(std::move(engine));
}

std::variant<bool, Finding> Oracle::accepts(const Document& document, Value instance) const {
  rapidjson::Document::AllocatorType allocator;
  auto copied = to_rapidjson(instance, {}, allocator);
  if (const auto* problem = std::get_if<Uncopyable>(&copied)) {
    return refusal(Code::UnsupportedEngine, document.place(problem->value), std::string(problem->reason));
  }
  const auto& copy = std::get<RapidjsonCopy>(copied);
  const Place place = document.place(instance);
  if (copy.depth > kMaxDepth || (copy.depth + 1) * engine_->chain > kMaxLevels) {
    return make_finding(Code::TooDeep, place, Length{.got = copy.depth, .want = kMaxDepth});
  }
  if (engine_->matches_text && copy.longest_text > kMaxMatched) {
    return refusal(Code::TooLarge, place,
                   "valijson is given strings of " + std::to_string(kMaxMatched) +
                       " bytes at most where the schema has a pattern");
  }
  bool accepted = false;
  const std::string problem =
      guarded([&] { accepted = valijson::Validator().validate(engine_->schema, Adapter(copy.value), nullptr); });
  if (!problem.empty()) return refusal(Code::UnsupportedEngine, place, problem);
  return accepted;
}

}  // namespace contract::internal
