// valijson (draft 7) over RapidJSON's DOM.
#include <memory>
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "peers/measure.h"

int main(int argc, char** argv) {
  using namespace contract;
  return bench::measure(argc, argv, [](const std::string& path) {
    rapidjson::Document document;
    document.Parse(bench::file_text(path).c_str());
    if (document.HasParseError()) throw std::runtime_error("cannot parse " + path);
    auto schema = std::make_unique<valijson::Schema>();
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::RapidJsonAdapter(document), *schema);
    return [schema = std::move(schema), validator = valijson::Validator()](std::string_view lines) mutable {
      return bench::count_lines(lines, [&](std::string_view line) {
        rapidjson::Document instance;
        instance.Parse(line.data(), line.size());
        if (instance.HasParseError()) return false;
        try {
          return validator.validate(*schema, valijson::adapters::RapidJsonAdapter(instance), nullptr);
        } catch (const std::exception&) {
          return false;  // it throws where a format is asked of what is no string
        }
      });
    };
  });
}
