// The report for people. Each finding:
//
//   payloads/bad.json:3:9: error[format-mismatch]: `id` is not a ulid: it has fewer than 26 characters
//      3 |   "id": "01ARZ3NDEKTSV4RRFFQ69G5FA",
//        |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^
//        = says: create-a-new-connection, line 206: "string<ulid>" (documented)
//        = schema: schemas/connection.schema.json:12:17 /properties/id/format
//
// No line repeats another: the value is not quoted where the excerpt shows it, nor the pointer where the headline
// names the member.
#include <fmt/format.h>

#include <algorithm>

#include "finding/describe.h"
#include "finding/wording.h"
#include "report/excerpt.h"
#include "report/headline.h"
#include "report/reporters.h"
#include "text/printable.h"

namespace contract::internal {
namespace {

constexpr std::size_t kUsualWidth = 120;  // columns, where the terminal's are not known
constexpr std::size_t kLeastWidth = 40;   // of an excerpt, however narrow the terminal and deep the causes
constexpr std::size_t kMostWidth = 1000;  // likewise: a text that is broken is hidden in some reach only
constexpr std::size_t kLongText = 400;    // code points of a pointer or a quotation
constexpr std::size_t kIndent = 4;        // of a cause below what it explains
constexpr std::size_t kDeepest = 6;       // causes below that stand at the same indentation

class FindingWriter {
 public:
  FindingWriter(const Report& report, const Finding& finding, std::size_t depth)
      : report_(report), finding_(finding), indent_(std::min(depth, kDeepest) * kIndent, ' ') {
    const std::size_t screen = report.options().width == 0 ? kUsualWidth : report.options().width;
    const std::size_t taken = indent_.size() + numbers_ + 3;
    width_ = std::min(screen < taken + kLeastWidth ? kLeastWidth : screen - taken, kMostWidth);
    reach_ = 4 * width_;  // UTF-8 has at most four bytes for a column
  }

  // `operation` is the one that was named last, above: a cause need not name it again.
  std::string write(std::string_view operation) && {
    const Description description = describe(finding_);
    const std::optional<Line> line = report_.line(finding_.where, reach_);
    std::vector<std::optional<Line>> related;
    for (const Related& other : finding_.related) related.push_back(report_.line(other.where, reach_));
    for (const auto& each : related) widen_for(each);
    widen_for(line);

    out_ = indent_ + headline(report_, finding_, description) + '\n';
    const std::string shown = excerpt(line);
    for (std::size_t i = 0; i < related.size(); ++i) {
      detail(printable(finding_.related[i].label), place_of(report_, finding_.related[i].where));
      excerpt(related[i]);
    }
    if (!names_itself(description)) detail("at", printable_excerpt(finding_.instance, kLongText));
    if (finding_.operation != operation) detail("as", printable(finding_.operation));
    if (shown.find(description.got) == std::string::npos) detail("got", description.got);
    detail("want", description.want);
    detail("says", provenance());
    detail("schema", schema());
    detail("help", description.help);
    if (!finding_.causes.empty()) out_ += fmt::format("{}{} because:\n", frame(), frame_mark('='));
    return std::move(out_);
  }

 private:
  void widen_for(const std::optional<Line>& line) {
    if (line) numbers_ = std::max(numbers_, std::to_string(line->number).size());
  }

  std::string frame() const { return indent_ + std::string(numbers_ + 1, ' '); }
  std::string frame_mark(char mark) const {
    return painted(std::string_view(&mark, 1), Style::Frame, report_.options().color);
  }

  // Returns the line as shown; empty if there is none.
  std::string excerpt(const std::optional<Line>& line) {
    if (!line) return {};
    const bool color = report_.options().color;
    const Excerpt shown = excerpt_of(*line, width_);
    const std::string number = fmt::format("{:>{}}", line->number, numbers_);
    out_ += fmt::format("{}{} {} {}\n", indent_, painted(number, Style::Frame, color), frame_mark('|'), shown.text);
    out_ += fmt::format("{}{} {}{}\n", frame(), frame_mark('|'), std::string(shown.indent, ' '),
                        painted(std::string(shown.carets, '^'), style_of(finding_.severity), color));
    return shown.text;
  }

  void detail(std::string_view label, std::string_view text) {
    if (!text.empty()) out_ += fmt::format("{}{} {}: {}\n", frame(), frame_mark('='), label, text);
  }

  bool names_itself(const Description& description) const {
    const std::string_view pointer = finding_.instance;
    return pointer.rfind('/') == 0 && description.headline.find(subject(pointer)) != std::string::npos;
  }

  std::string provenance() const {
    const Provenance& from = finding_.provenance;
    if (from.source.empty() && from.words.empty()) {
      switch (from.confidence) {
        case Confidence::Documented: return {};
        case Confidence::Example: return "no page, but an example shows it";
        case Confidence::Assumed: return "no page; it is assumed";
      }
    }
    std::string text = printable_excerpt(from.source, kLongText);
    if (from.line != 0) text += fmt::format(", line {}", from.line);
    if (!from.words.empty()) {
      if (!text.empty()) text += ": ";
      text += '"' + printable_excerpt(from.words, kLongText) + '"';
    }
    return text + fmt::format(" ({})", to_string(from.confidence));
  }

  // The file once, as it was opened, and the pointer into it. A finding about a schema stands there itself.
  std::string schema() const {
    std::string place = place_of(report_, finding_.schema_place);
    const std::string_view location = finding_.schema_location;
    const auto where = report_.locate(finding_.where);
    if (where && location.starts_with(std::string(where->file) + '#')) return {};
    if (place.empty()) return printable_excerpt(location, kLongText);
    const std::size_t hash = location.find('#');
    if (hash == std::string_view::npos || hash + 1 == location.size()) return place;
    return place + ' ' + printable_excerpt(location.substr(hash + 1), kLongText);
  }

  const Report& report_;
  const Finding& finding_;
  const std::string indent_;
  std::size_t numbers_ = 4;  // columns of line numbers
  std::size_t width_ = 0;    // columns of excerpts
  std::size_t reach_ = 0;    // bytes of a line before and after what is marked
  std::string out_;
};

// A finding and, below it, its causes and theirs.
void append_with_causes(std::string& out, const Report& report, const Finding& finding) {
  struct Open {
    const Finding* finding;
    std::size_t depth;
    std::string_view operation;
  };
  std::vector<Open> open{{.finding = &finding, .depth = 0, .operation = {}}};
  while (!open.empty()) {
    const Open next = open.back();
    open.pop_back();
    out += FindingWriter(report, *next.finding, next.depth).write(next.operation);
    const Findings& causes = next.finding->causes;
    for (std::size_t after = causes.size(); after > 0; --after) {  // the first on top
      open.push_back({.finding = &causes[after - 1], .depth = next.depth + 1, .operation = next.finding->operation});
    }
  }
}

}  // namespace

std::string write_text(const Report& report) {
  std::string out;
  for (const Finding& finding : report.findings()) {
    append_with_causes(out, report, finding);
    out += '\n';
  }
  return out + to_string(report.summary()) + '\n';
}

}  // namespace contract::internal
