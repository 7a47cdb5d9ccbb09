#include "document/document.h"

#include <utility>

namespace contract::internal {

void DocumentBuilder::add(Node node) {
  if (!open_.empty()) ++document_.nodes_[open_.back()].size;
  push(node);
}

void DocumentBuilder::begin(Kind kind, Span span) {
  add({.kind = kind, .span = span});
  open_.push_back(node_count() - 1);
}

void DocumentBuilder::end(std::uint32_t end) {
  assert(!open_.empty() && "every end has its begin");
  Node& container = document_.nodes_[open_.back()];
  container.span.end = end;
  container.extent = static_cast<std::uint32_t>(node_count() - open_.back());
  open_.pop_back();
}

void DocumentBuilder::copy(std::size_t first) {
  const std::size_t extent = document_.nodes_[first].extent;
  if (!open_.empty()) ++document_.nodes_[open_.back()].size;
  for (std::size_t i = first; i < first + extent; ++i) push(document_.nodes_[i]);
}

Document DocumentBuilder::finish() && {
  assert(open_.empty() && !document_.nodes_.empty() && "the reader closes what it opens");
  return std::move(document_);
}

}  // namespace contract::internal
