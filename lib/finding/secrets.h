#pragma once
// Where secret values stand in the texts that were read, so that no report shows them.
//
// Secrets are collected while exchanges and documents are judged. Before anything is shown, a Masking is made of them:
// it knows the same places in the files that people open, hides them in every line, and redacts findings.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "source/source_map.h"

namespace contract::internal {

// What stands for a secret. Its length says nothing about the secret's.
inline constexpr std::string_view kMask = "******";

// Places of secret values, in files or in bodies embedded in them. A place is a whole value as its span says, quotes
// included, or any run of bytes.
class Secrets {
 public:
  void add(Place place) { places_.push_back(place); }
  void add(const Secrets& others) { places_.insert(places_.end(), others.places_.begin(), others.places_.end()); }
  bool empty() const { return places_.empty(); }
  const std::vector<Place>& places() const { return places_; }

 private:
  std::vector<Place> places_;
};

// A piece of a text with its secrets hidden.
class MaskedText {
 public:
  // Takes the bytes of `original` out of `text`. `hidden` is sorted and free of overlaps.
  MaskedText(std::string_view text, Span original, const std::vector<Span>& hidden);

  const std::string& text() const { return text_; }

  // Where bytes of the original text stand in text(). What begins or ends inside a mask takes in the whole mask;
  // what lies outside the piece is cut off.
  Span moved(Span original) const;

 private:
  struct Mask {
    Span original;
    Span shown;
  };
  std::string text_;
  Span original_;
  std::vector<Mask> masks_;
};

// Immutable and safe to share between threads; `sources` must outlive it.
//
// Places are compared in the texts whose lines are shown: in the file, or in a body that was decoded from it. A secret
// in such a body hides all of what it was decoded from; and where any of that is a secret by itself, so is all of the
// body: rather too much than too little.
class Masking {
 public:
  Masking(const Secrets& secrets, const SourceMap& sources);

  bool overlaps(Place place) const;  // does it share a byte with a secret?
  bool covers(Place place) const;    // does it lie within secrets altogether?

  // The bytes of `place`, which is in a file or a decoded text and not in an embedded one. A masked string keeps its
  // quotes; of a secret of several lines every line is hidden.
  MaskedText mask(Place place) const;

  // Takes secrets out of a finding and its causes. A value quoted from a place that touches a secret becomes the mask.
  // From within a secret, lengths are dropped too, because they may give it away; names of members and pointers stay,
  // because without them the finding could not be understood, but for those that no schema knows.
  void redact(Finding& finding) const;

 private:
  struct Ranges {               // of one text; sorted, free of overlaps
    std::vector<Span> secrets;  // as they were added, or because of what was decoded from there
    std::vector<Span> hidden;   // the same without the quotes
    std::vector<Span> own;      // only as they were added
  };
  void add(Place secret);
  const Ranges* ranges_of(SourceId text) const;
  bool is_all_secret(SourceId text) const;               // because of what it was decoded from
  std::optional<Span> secret_around(Place place) const;  // in the text whose lines are shown
  bool is_within(Place place) const;                     // does it lie within a secret without being one?

  const SourceMap& sources_;
  std::map<SourceId, Ranges> texts_;
};

}  // namespace contract::internal
