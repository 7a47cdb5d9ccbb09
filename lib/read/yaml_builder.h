#pragma once
// Builds a Document from the events of a YAML parser: resolves scalars, copies what aliases name, merges `<<`,
// and finds the exact spans. Knows nothing of the parser, and holds no recursion.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "finding/finding.h"
#include "read/read_options.h"
#include "read/yaml_scalar.h"

namespace contract::internal {

enum class YamlStyle : std::uint8_t { Block, Flow };

// Event functions return false when reading has to stop; failure() then says why. When it says so although they return
// true, the parser may go on, for an error of its own would be the better reason. Offsets are bytes of the text.
// Anchors are numbered from 1; 0 is none.
class YamlBuilder {
 public:
  YamlBuilder(SourceId source, std::string_view text, const ReadOptions& options);

  bool null(std::size_t offset, std::size_t anchor);
  bool scalar(std::size_t offset, std::string_view tag, std::size_t anchor, const std::string& value);
  bool alias(std::size_t offset, std::size_t anchor);
  bool begin(Kind kind, std::size_t offset, std::string_view tag, std::size_t anchor, YamlStyle style);
  bool end();

  std::optional<Finding>& failure() { return failure_; }
  std::size_t depth() const { return frames_.size(); }
  std::size_t reached() const { return reached_; }  // the end of the last token that was understood
  std::optional<Span> open_bracket() const;         // of the innermost container, if it has one

  Document finish() &&;

 private:
  // A scalar with its value, ready to be put anywhere: as a value, as a key, again for an alias.
  struct Scalar {
    Kind kind = Kind::Null;
    bool truth = false;
    bool decoded = false;
    std::string_view text = {};
    Span span = {};
  };
  struct Anchor {
    bool open = true;      // its value is not complete
    std::size_t node = 0;  // of a container
    std::size_t height = 0;
    std::optional<Scalar> scalar;
  };
  // An open container.
  struct Frame {
    Kind kind = Kind::Array;
    YamlStyle style = YamlStyle::Block;
    std::size_t node = 0;
    std::size_t offset = 0;  // of its first byte
    std::size_t anchor = 0;
    std::size_t height = 0;                // containers nested in it, itself not counted
    bool key_is_next = false;              // Object
    bool merge_is_next = false;            // Object: the key was `<<`
    bool lists_merges = false;             // the array of aliases after `<<`, which makes no node
    std::vector<std::size_t> merges = {};  // nodes of the objects to merge, in order
  };

  // After a list or mapping as a key nothing is built any more.
  bool in_wrong_key() const { return failure_.has_value(); }
  bool fail(Code code, Span span, std::string text, std::string help);
  bool at_key() const { return !frames_.empty() && frames_.back().key_is_next; }
  bool at_merge() const { return !frames_.empty() && (frames_.back().merge_is_next || frames_.back().lists_merges); }
  bool place(const Scalar& scalar, std::string_view tag, std::size_t anchor);
  bool place_alias_of_container(const Anchor& target, Span span);
  bool place_merge(const Anchor& target, Span span);
  bool charge(std::size_t nodes, Span span);
  bool too_deep(std::size_t depth, Span span);
  void value_done(std::size_t height);
  void add(const Scalar& scalar);
  std::string_view key_text(const Scalar& scalar) const;
  bool is_left_out(std::size_t offset) const;
  bool is_key_without_colon(std::size_t offset) const;
  std::size_t column(std::size_t offset) const;
  void merge(const Frame& frame);
  Anchor& anchor(std::size_t number);

  SourceId source_;
  std::string_view text_;
  ReadOptions options_;
  DocumentBuilder builder_;
  std::vector<Frame> frames_;
  std::vector<Anchor> anchors_;  // by number
  std::size_t reached_ = 0;
  std::size_t copied_ = 0;  // nodes that aliases added
  std::optional<Finding> failure_;
};

}  // namespace contract::internal
