#include "agree/comparison.h"

#include <algorithm>
#include <string_view>

#include "agree/explanations.h"
#include "run/run.h"

namespace contract::agree {

using internal::Verdict;

Asked& Asked::operator+=(const Asked& other) {
  answered += other.answered;
  rightly_unsure += other.rightly_unsure;
  unsure += other.unsure;
  return *this;
}

Counts& Counts::operator+=(const Counts& other) {
  pairs += other.pairs;
  for (std::size_t i = 0; i < told.size(); ++i) told[i] += other.told[i];
  for (const auto& [way, came_to] : other.asked) asked[way] += came_to;
  valijson_compared += other.valijson_compared;
  valijson_refused += other.valijson_refused;
  for (const auto& [reason, count] : other.explained) explained[reason] += count;
  disagreements += other.disagreements;
  return *this;
}

namespace {

Verdict verdict_of(Told told) {
  return told == Told::Rejected ? Verdict::Invalid : told == Told::Undecided ? Verdict::Undecided : Verdict::Valid;
}

std::string_view name_of(BulkView view) {
  return view == BulkView::Tape ? "tape" : "structural";
}

class Comparer {
 public:
  Comparer(Judges& judges, const std::vector<std::string>& texts, Counts& counts)
      : judges_(judges), texts_(texts), counts_(counts) {}

  std::vector<Disagreement> compare() {
    for (at_ = 0; at_ < texts_.size(); ++at_) by_itself(texts_[at_]);
    for (std::size_t i = 0; i < texts_.size(); ++i) add_lines(i);
    for (const BulkView view : Judges::kViews) in_lines(view);
    counts_.disagreements += found_.size();
    return std::move(found_);
  }

 private:
  void report(std::string what) { found_.push_back({.text = at_, .what = std::move(what)}); }

  void by_itself(const std::string& text) {
    const Reading reading = judges_.read(text);
    const Told exact = exactly(reading);
    told_.push_back(exact);
    ++counts_.pairs;
    ++counts_.told[static_cast<std::size_t>(exact)];
    for (const BulkView view : Judges::kViews) {
      hold(std::string(name_of(view)), text, judges_.bulk(view, text), exact);
    }
    hold("unguessed", text, judges_.unguessed(text), exact);
    if (judges_.has_valijson() && exact != Told::Malformed) hold_valijson(reading);
  }

  // With findings, and for the verdict alone. Only the first goes on after a mistake, and may come to the end of its
  // budget then.
  Told exactly(const Reading& reading) {
    if (reading.document == nullptr) return Told::Malformed;
    const Told explained = judges_.exact(reading);
    const Verdict verdict = judges_.verdict(reading);
    if (explained == Told::Undecided && verdict == Verdict::Invalid) return Told::Rejected;
    if (verdict != verdict_of(explained)) {
      report("with findings: " + std::string(to_string(explained)) + ", without: something else");
    }
    return explained;
  }

  void hold(const std::string& way, const std::string& text, Answer answer, Told exact) {
    Asked& asked = counts_.asked[way];
    const bool is_left = judges_.may_hold_placeholder(text);
    if (is_left) answer = Answer::Unsure;
    const bool is_plain = !is_left && (exact == Told::Accepted || exact == Told::Rejected);
    ++(answer != Answer::Unsure ? asked.answered : is_plain ? asked.unsure : asked.rightly_unsure);
    if (agrees(answer, exact)) return;
    report(way + ": " + std::string(to_string(answer)) + ", exact: " + std::string(to_string(exact)));
  }

  void hold_valijson(const Reading& reading) {
    const Verdict ours = judges_.plain(reading);
    const std::optional<bool> theirs = judges_.valijson(reading);
    if (!theirs) {
      ++counts_.valijson_refused;
      return;
    }
    ++counts_.valijson_compared;
    if (ours == (*theirs ? Verdict::Valid : Verdict::Invalid)) return;
    const std::string_view reason = explanation({.schema = judges_.schema(),
                                                 .instance = reading.document->root(),
                                                 .has_duplicates = reading.has_duplicates,
                                                 .valijson = *theirs});
    if (reason.empty()) {
      report(*theirs ? "valijson: accepted, exact: rejected" : "valijson: rejected, exact: accepted");
    } else {
      ++counts_.explained[std::string(reason)];
    }
  }

  struct Line {
    std::string text;
    std::size_t of;  // the index of the text that it is, or is a part of
    Told told;
  };

  // A text with line breaks becomes several lines, each of which is read for itself. The last one has a line break
  // behind it or not.
  void add_lines(std::size_t number) {
    const std::string& text = texts_[number];
    batch_ += text;
    if (number + 1 < texts_.size() || text.size() % 2 == 0) batch_ += '\n';
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string line = text.substr(begin, end - begin);
      const bool is_blank = line.find_first_not_of(" \t\r") == std::string::npos;
      const bool is_all = line.size() == text.size();
      if (!is_blank) {
        at_ = number;
        lines_.push_back({.text = line, .of = number, .told = is_all ? told_[number] : exactly(judges_.read(line))});
      }
      begin = end + 1;
    }
  }

  void in_lines(BulkView view) {
    const auto& lines = judges_.lines(view, batch_);
    const std::string way = std::string(name_of(view)) + " in lines";
    if (lines.size() != lines_.size()) {
      at_ = texts_.size() - 1;
      return report(way + ": another number of lines");
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      at_ = lines_[i].of;
      hold(way, lines_[i].text, lines[i].answer, lines_[i].told);
    }
  }

  Judges& judges_;
  const std::vector<std::string>& texts_;
  Counts& counts_;
  std::size_t at_ = 0;
  std::vector<Told> told_;
  std::string batch_;
  std::vector<Line> lines_;
  std::vector<Disagreement> found_;
};

}  // namespace

std::vector<Disagreement> compare(Judges& judges, const std::vector<std::string>& texts, Counts& counts) {
  return Comparer(judges, texts, counts).compare();
}

}  // namespace contract::agree
