#pragma once
// Findings about what stubs and pacts do not say, or say as an example only.
//
// A stub says of a request what must be there, and a consumer of a response what it needs. Such a message is held to
// the contract in all that it has. What it lacks is no mistake; and a value that a matching rule makes an example says
// no more than its type.
#include <cstddef>
#include <vector>

#include "finding/finding.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

class Leniency {
 public:
  // Both outlive it.
  Leniency(const Exchange& exchange, const SourceMap& sources);

  // Of the findings from index `first` on, which are about one of the messages, those about a value that is an example
  // become notes. Of a partial message those about a parameter, a header, a credential or a body that is not there are
  // taken out, and those about members that the body of a partial response lacks become notes; the body of a request is
  // all that is sent.
  void apply_to_request(Findings& findings, std::size_t first) const;
  void apply_to_response(Findings& findings, std::size_t first) const;

 private:
  struct Lacks {
    bool parts = false;
    bool members = false;
  };
  void apply(Findings& findings, std::size_t first, Lacks may_lack) const;
  bool is_excused(const Finding& finding, Lacks may_lack) const;
  bool is_example(Place where) const;

  const Exchange& exchange_;
  const SourceMap& sources_;
  std::vector<Span> examples_;  // in the recording, sorted
};

}  // namespace contract::internal
