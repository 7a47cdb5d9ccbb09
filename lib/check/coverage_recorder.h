#pragma once
// Counts, for coverage, what the checks of a plan see. It is there only where coverage was asked for.
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/compiled_contract.h"
#include "check/judging.h"
#include "check/target.h"
#include "contract/match.h"
#include "coverage/counter.h"
#include "coverage/schema_points.h"
#include "recording/recording.h"

namespace contract::internal {

// Contracts and schemas are added by one thread before anything is checked; after that all may be called from any.
// They must outlive the recorder.
class CoverageRecorder {
 public:
  void add(const CompiledContract& contract);
  void add(const Yardstick& schema);  // of a JSON Schema alone, which documents no API

  // The request and the response of an exchange, apart from what schemas say of their parts.
  void see(const CompiledContract& contract, const Exchange& exchange);
  // So many bodies that were held to a target.
  void see(const Target& target, std::uint64_t bodies);
  // A value, held to a schema of what was added.
  void see(const Yardstick& yardstick, const Document& document, Value value, const RunOptions& options);

  Coverage coverage() const { return counter_.coverage(); }

 private:
  using Number = CoverageCounter::Number;
  using Numbers = std::vector<Number>;  // of things that a contract lists, in its order
  struct CountedResponse {
    Number status;
    Numbers headers;
    Numbers content;
  };
  struct CountedOperation {
    std::string name;  // as `as` has it
    Number number;
    Numbers parameters;
    Numbers request;                         // the media types of its body
    std::vector<CountedResponse> responses;  // in the order of the operation's
  };
  struct CountedProgram {
    SchemaPoints points;
    bool documents_api;
  };

  void add(const CompiledContract& contract, const Operation& operation);
  Numbers add_parameters(const std::string& of, const std::string& side, const std::vector<Parameter>& parameters);
  Numbers add_content(const std::string& of, const std::string& side, const std::vector<MediaTypeContent>& content);
  void see_request(const CountedOperation& counted, const MatchedOperation& match, const Request& request);
  void see_response(const CountedOperation& counted, const Operation& operation, const Response& response);
  // Where the body is none of those that are documented, it is counted as such.
  void see_body(const CountedOperation& counted, const Numbers& points, const std::vector<MediaTypeContent>& content,
                const std::string& side, const Body& body, std::uint64_t times = 1);

  CoverageCounter counter_;
  std::map<const Operation*, CountedOperation> operations_;
  std::map<const Program*, CountedProgram> programs_;
};

}  // namespace contract::internal
