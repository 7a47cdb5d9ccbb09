#include "oracle/bundle.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "document/number.h"
#include "oracle/chains.h"
#include "schema/vocabulary.h"

namespace contract::internal {
namespace {

// The keywords that valijson is to judge. The others would only confuse it: it takes the `id` of draft 4 for one of
// draft 7, and the keywords of draft 7 for ones of draft 4.
constexpr std::array<std::string_view, 33> kJudged{
    "$ref",
    "type",
    "const",
    "enum",
    "multipleOf",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "pattern",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minItems",
    "maxItems",
    "items",
    "contains",
    "additionalItems",
    "uniqueItems",
    "minProperties",
    "required",
    "properties",
    "allOf",
    "patternProperties",
    "additionalProperties",
    "maxProperties",
    "dependencies",
    "anyOf",
    "oneOf",
    "propertyNames",
    "not",
    "if",
    "then",
    "else",
};

constexpr std::array<std::string_view, 8> kSameValue{"allOf", "anyOf", "oneOf", "not",
                                                     "if",    "then",  "else",  "dependencies"};

bool is_judged(std::string_view name, Dialect dialect) {
  return std::ranges::find(kJudged, name) != kJudged.end() && keyword(name, dialect) != nullptr;
}

// "/allOf/0": the keyword is what stands before the second slash.
bool at_same_value(std::string_view path) {
  const std::string_view name = path.substr(1, path.find('/', 1) - 1);
  return std::ranges::find(kSameValue, name) != kSameValue.end();
}

class Bundler {
 public:
  explicit Bundler(SchemaSet& schemas) : schemas_(schemas) {}

  Result<Bundle> bundle(const std::string& uri) {
    std::optional<SchemaRef> entry = schemas_.find(uri, {}, problems_);
    if (entry) entry = concrete(std::move(*entry));
    if (entry) {
      bundle_.dialect = entry->dialect();
      define(*entry);
    }
    while (!waiting_.empty() && problems_.empty()) {
      const SchemaRef next = std::move(waiting_.back());
      waiting_.pop_back();
      read(next);
    }
    if (problems_.empty()) measure_chains();
    if (!problems_.empty()) {
      sort_findings(problems_);
      return std::move(problems_);
    }
    return std::move(bundle_);
  }

 private:
  void refuse(Code code, const SchemaRef& schema, Value value, std::string text) {
    problems_.push_back(make_finding(code, schema.resource->document.document->place(value),
                                     Detail{.text = std::move(text), .help = {}}));
    problems_.back().schema_location = schema.location();
  }

  static std::optional<Value> reference_in(const SchemaRef& schema) {
    const std::optional<Value> reference = schema.schema.find("$ref");
    return reference && reference->is(Kind::String) ? reference : std::nullopt;
  }

  // Where a chain of references ends: in these drafts, a schema with a $ref says nothing else.
  std::optional<SchemaRef> concrete(SchemaRef schema) {
    std::unordered_set<const Node*> seen;
    while (const std::optional<Value> reference = reference_in(schema)) {
      if (schema.dialect() > Dialect::Draft7) break;
      if (!seen.insert(schema.schema.node()).second) {
        refuse(Code::ReferenceLoop, schema, *reference, schema.location());
        return std::nullopt;
      }
      const Place from = schema.resource->document.document->place(*reference);
      std::optional<SchemaRef> target = schemas_.resolve(schema, reference->string(), from, problems_);
      if (!target) return std::nullopt;
      schema = std::move(*target);
    }
    return schema;
  }

  std::size_t define(const SchemaRef& schema) {
    const auto [known, is_new] = numbers_.emplace(schema.schema.node(), bundle_.definitions.size());
    if (is_new) {
      bundle_.definitions.push_back(schema);
      waiting_.push_back(schema);
    }
    return known->second;
  }

  void read(const SchemaRef& schema) {
    if (!read_.emplace(schema.schema.node(), schema).second) return;
    ++bundle_.schemas;
    const Dialect dialect = schema.dialect();
    if (dialect != Dialect::Draft4 && dialect != Dialect::Draft7) {
      return refuse(Code::UnsupportedEngine, schema, schema.schema,
                    "valijson judges drafts 4 and 7; this schema is of " + std::string(to_string(dialect)));
    }
    if (dialect != bundle_.dialect) {
      return refuse(Code::UnsupportedEngine, schema, schema.schema,
                    "valijson judges one draft at a time; this schema of " + std::string(to_string(dialect)) +
                        " is used by one of " + std::string(to_string(bundle_.dialect)));
    }
    if (!schema.schema.is(Kind::Object)) return;
    if (const std::optional<Value> reference = reference_in(schema)) return read_reference(schema, *reference);
    edit_keywords(schema);
    for (const ChildSchema& below : subschemas(schema.schema, dialect)) {
      if (below.path.starts_with("/definitions/")) continue;
      const SchemaRef child = schemas_.child(schema, below.schema);
      if (at_same_value(below.path)) chains_.add(schema.schema.node(), child.schema.node());
      waiting_.push_back(child);
    }
  }

  void read_reference(const SchemaRef& schema, Value reference) {
    const std::optional<SchemaRef> target = concrete(schema);
    if (!target) return;
    chains_.add(schema.schema.node(), target->schema.node());
    bundle_.edits.replacements[reference.node()] = "#/definitions/" + std::to_string(define(*target));
  }

  void edit_keywords(const SchemaRef& schema) {
    for (const auto& [key, operand] : schema.schema.members()) {
      const std::string_view name = key.string();
      if (!is_judged(name, schema.dialect())) bundle_.edits.dropped.insert(key.node());
      if (name == "pattern" || name == "patternProperties") bundle_.matches_text = true;
      // valijson would divide by it.
      if (name == "multipleOf" && operand.is(Kind::Number) && Number(operand.digits()) <= Number("0")) {
        refuse(Code::UnsupportedEngine, schema, operand, "valijson cannot divide by " + std::string(operand.digits()));
      }
    }
  }

  void measure_chains() {
    const SchemaChains::Longest longest = chains_.longest();
    bundle_.chain = longest.length;
    if (longest.loop == nullptr) return;
    const SchemaRef& schema = read_.at(longest.loop);
    refuse(Code::ReferenceLoop, schema, schema.schema, schema.location());
  }

  SchemaSet& schemas_;
  Bundle bundle_;
  Findings problems_;
  SchemaChains chains_;
  std::vector<SchemaRef> waiting_;
  std::unordered_map<const Node*, std::size_t> numbers_;
  std::unordered_map<const Node*, SchemaRef> read_;
};

}  // namespace

Result<Bundle> bundle(SchemaSet& schemas, const std::string& uri) {
  return Bundler(schemas).bundle(uri);
}

}  // namespace contract::internal
