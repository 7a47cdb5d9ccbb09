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
    for (const BulkView view : Judges::kViews) hold(std::string(name_of(view)), judges_.bulk(view, text), exact);
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

  void hold(const std::string& way, Answer answer, Told exact) {
    Asked& asked = counts_.asked[way];
    const bool is_plain = exact == Told::Accepted || exact == Told::Rejected;
    ++(answer != Answer::Unsure ? asked.answered : is_plain ? asked.unsure : asked.rightly_unsure);
    if (agrees(answer, exact)) return;
    report(way + ": " + std::string(to_string(answer)) + ", exact: " + std::string(to_string(exact)));
  }

  void hold_valijson(const Reading& reading) {
    const Verdict ours = judges_.without_formats(reading);
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

  static bool makes_a_line(const std::string& text) {
    return text.find('\n') == std::string::npos && text.find_first_not_of(" \t\r") != std::string::npos;
  }

  void in_lines(BulkView view) {
    std::string batch;
    std::vector<std::size_t> indexes;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (!makes_a_line(texts_[i])) continue;
      batch += texts_[i] + '\n';
      indexes.push_back(i);
    }
    const auto& lines = judges_.lines(view, batch);
    const std::string way = std::string(name_of(view)) + " in lines";
    if (lines.size() != indexes.size()) {
      at_ = 0;
      return report(way + ": another number of lines");
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      at_ = indexes[i];
      hold(way, lines[i].answer, told_[at_]);
    }
  }

  Judges& judges_;
  const std::vector<std::string>& texts_;
  Counts& counts_;
  std::size_t at_ = 0;
  std::vector<Told> told_;
  std::vector<Disagreement> found_;
};

}  // namespace

std::vector<Disagreement> compare(Judges& judges, const std::vector<std::string>& texts, Counts& counts) {
  return Comparer(judges, texts, counts).compare();
}

}  // namespace contract::agree
