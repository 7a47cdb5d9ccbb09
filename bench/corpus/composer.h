#pragma once
// Composes a random JSON document, valid or with exactly one mistake.
//
// Wherever a shape writes something that its schema constrains, the document could be wrong. The composer counts these
// places; told the number of one of them, it makes a mistake there and nowhere else. So a shape says what a valid
// document is, and every kind of mistake comes by itself.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/random.h"

namespace contract::corpus {

enum class Members : std::uint8_t { InOrder, Shuffled };
enum class Closed : bool { No, Yes };  // whether the schema refuses members that it does not name

class Composer {
 public:
  static constexpr std::size_t kNowhere = ~std::size_t{0};

  explicit Composer(Members order) : order_(order) {}

  // Begins a document. The same seed gives the same one, whatever the order of members, up to the place of the mistake.
  void start(std::uint64_t seed, std::size_t mistake);
  const std::string& text() const { return text_; }
  std::size_t places() const { return places_; }  // where a mistake could have been made so far

  Random& random() { return random_; }

  // An object that the schema demands. `fill` writes the members: a name, then its value.
  template <class Fill>
  void object(Fill&& fill, Closed closed = Closed::No) {
    const Object object = begin_object();
    fill();
    end_object(object, closed);
  }
  void required(std::string_view name) { member(name, true); }
  void optional(std::string_view name) { member(name, false); }

  // An array that the schema demands. `item` is called with each index and writes one value.
  template <class Item>
  void array(std::size_t size, Item&& item) {
    const std::size_t start = text_.size();
    text_ += '[';
    for (std::size_t index = 0; index < size; ++index) {
      if (index > 0) text_ += ',';
      item(index);
    }
    text_ += ']';
    if (mistake_here()) replace(start, {"{}", "null", "\"[]\""});
  }

  // Values that the schema demands to be of their type. Strings are given as they stand between the quotes, escapes
  // and all.
  void string(std::string_view inner);
  // One whose content is constrained as well; `wrong` breaks that.
  void string(std::string_view inner, std::string_view wrong);
  void one_of(std::span<const std::string_view> choices);  // an enum, none of whose strings begins with '~'
  void constant(std::string_view inner);
  void integer(std::int64_t value);
  // One with bounds or multiples; `wrong` breaks them.
  void integer(std::int64_t value, std::int64_t wrong);
  // `thousandths` / 1000, written without trailing zeros.
  void number(std::int64_t thousandths);
  void number(std::int64_t thousandths, std::int64_t wrong_thousandths);
  void boolean(bool value);

  // Anything, where the schema leaves it open.
  void write(std::string_view json) { text_ += json; }

  // For mistakes that only a shape knows: whether to make one here.
  bool mistake_here() { return places_++ == mistake_; }

 private:
  struct Member {
    std::size_t start;
    std::size_t size;  // known at the end of the object
    bool required;
  };
  struct Object {
    std::size_t start;         // in the text
    std::size_t first_member;  // in members_
  };

  Object begin_object();
  void end_object(Object object, Closed closed);
  void member(std::string_view name, bool required);
  void lay_out_members(Object object);
  void replace(std::size_t start, std::initializer_list<std::string_view> others);
  void write_number(std::int64_t thousandths);

  Members order_;
  Random random_{0};
  Random order_random_{0};  // of its own, so that documents are the same in any order
  std::size_t mistake_ = kNowhere;
  std::size_t places_ = 0;
  std::string text_;
  std::string scratch_;
  std::vector<Member> members_;  // of all objects that are open
};

}  // namespace contract::corpus
