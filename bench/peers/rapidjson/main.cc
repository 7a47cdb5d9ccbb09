// RapidJSON's SchemaValidator (draft 4), fed by its reader without a DOM in between: its fastest way.
#include <rapidjson/document.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>

#include <memory>

#include "peers/measure.h"

namespace {

using namespace contract;

class Validator {
 public:
  explicit Validator(const std::string& path) : schema_(document(path)), validator_(schema_) {}

  bool accepts(std::string_view line) {
    validator_.Reset();
    rapidjson::MemoryStream stream(line.data(), line.size());
    const auto result = reader_.Parse<rapidjson::kParseDefaultFlags>(stream, validator_);
    return !result.IsError() && validator_.IsValid();
  }

 private:
  static rapidjson::Document document(const std::string& path) {
    rapidjson::Document document;
    document.Parse(bench::file_text(path).c_str());
    if (document.HasParseError()) throw std::runtime_error("cannot parse " + path);
    return document;
  }

  rapidjson::SchemaDocument schema_;
  rapidjson::SchemaValidator validator_;
  rapidjson::Reader reader_;
};

}  // namespace

int main(int argc, char** argv) {
  return bench::measure(argc, argv, [](const std::string& path) {
    return [validator = std::make_unique<Validator>(path)](std::string_view lines) {
      return bench::count_lines(lines, [&](std::string_view line) { return validator->accepts(line); });
    };
  });
}
