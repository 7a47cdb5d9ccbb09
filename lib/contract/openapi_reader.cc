#include "contract/openapi_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/pointer.h"
#include "finding/read_provenance.h"
#include "finding/wording.h"
#include "text/nearest.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

bool is_extension(std::string_view name) {
  return name.starts_with("x-");
}

std::vector<std::string_view> member_names(Value object) {
  std::vector<std::string_view> names;
  if (!object.is(Kind::Object)) return names;
  for (const Member& member : object.members()) names.push_back(member.key.string());
  return names;
}

// The reference that was probably meant: the same pointer with another last token. Empty if there is none.
std::string nearest_pointer(Value root, std::string_view pointer) {
  const std::size_t last = pointer.rfind('/');
  if (last == std::string_view::npos) return {};
  const std::optional<Value> parent = resolve_pointer(root, pointer.substr(0, last));
  if (!parent) return {};
  const std::string name = nearest(unescape_token(pointer.substr(last + 1)), member_names(*parent));
  if (name.empty()) return {};
  std::string near(pointer.substr(0, last));
  append_token(near, name);
  return near;
}

}  // namespace

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? near : "did you mean " + quoted_name(near) + '?';
}

OpenApiReader::OpenApiReader(OpenApiDocument main, const ReferenceLookup& lookup, Findings& findings)
    : main_(std::move(main)), lookup_(lookup), findings_(findings) {}

OpenApiObject OpenApiReader::root() const {
  return {.document = &main_, .value = main_.root, .key = {}, .pointer = {}};
}

const OpenApiDocument* OpenApiReader::load(const std::string& uri) {
  if (uri == main_.uri) return &main_;
  auto known = others_.find(uri);
  if (known == others_.end()) known = others_.emplace(uri, lookup_ ? lookup_(uri) : std::nullopt).first;
  return known->second ? &*known->second : nullptr;
}

void OpenApiReader::report_unresolved(const OpenApiObject& reference, std::string nearest) {
  Finding finding = make_finding(
      Code::UnresolvedReference, reference.place(),
      NameFacts{.name = std::string(reference.value.string()), .nearest = std::move(nearest), .because = {}});
  finding.instance = reference.pointer;
  add(std::move(finding));
}

std::optional<OpenApiObject> OpenApiReader::resolve(const OpenApiObject& reference) {
  const std::string uri = resolve_uri(reference.document->uri, reference.value.string());
  const OpenApiDocument* document = load(without_fragment(uri));
  if (document == nullptr) {
    report_unresolved(reference, {});
    return std::nullopt;
  }
  const std::string pointer = percent_decode(split_uri(uri).fragment.value_or(std::string_view{}));
  const std::optional<Value> target = resolve_pointer(document->root, pointer);
  if (!target) {
    const std::string near = nearest_pointer(document->root, pointer);
    report_unresolved(reference, near.empty() ? near : without_fragment(reference.value.string()) + '#' + near);
    return std::nullopt;
  }
  return OpenApiObject{.document = document, .value = *target, .key = {}, .pointer = pointer};
}

std::optional<OpenApiObject> OpenApiReader::follow(OpenApiObject at) {
  constexpr std::array<std::string_view, 3> kReferenceMembers{"$ref", "summary", "description"};
  std::set<const Node*> passed;
  for (;;) {
    const std::optional<OpenApiObject> reference = at.find("$ref");
    if (!reference) return at;
    if (!text(at, "$ref")) return std::nullopt;
    // Whatever else stands beside a reference is ignored, and who wrote it should know.
    check_members(at, kReferenceMembers);
    if (!passed.insert(at.value.node()).second) {
      Finding finding =
          make_finding(Code::ReferenceLoop, reference->place(),
                       NameFacts{.name = std::string(reference->value.string()), .nearest = {}, .because = {}});
      finding.instance = reference->pointer;
      add(std::move(finding));
      return std::nullopt;
    }
    std::optional<OpenApiObject> target = resolve(*reference);
    if (!target) return std::nullopt;
    at = std::move(*target);
  }
}

std::optional<OpenApiObject> OpenApiReader::object(const OpenApiObject& at, std::string_view what) {
  std::optional<OpenApiObject> target = follow(at);
  if (!target || target->value.is(Kind::Object)) return target;
  report(*target, std::string(what) + " is an object, not " + with_article(target->value.kind()));
  return std::nullopt;
}

std::optional<std::string_view> OpenApiReader::text(const OpenApiObject& at, std::string_view member) {
  const std::optional<OpenApiObject> found = at.find(member);
  if (!found) return std::nullopt;
  if (found->value.is(Kind::String)) return found->value.string();
  report(*found, quoted_name(member) + " is a string, not " + with_article(found->value.kind()));
  return std::nullopt;
}

std::optional<std::string_view> OpenApiReader::required_text(const OpenApiObject& at, std::string_view member,
                                                             std::string_view what) {
  if (!at.find(member)) {
    report(at, quoted_name(member) + " is missing: " + std::string(what) + " needs it");
    return std::nullopt;
  }
  return text(at, member);
}

std::optional<bool> OpenApiReader::flag(const OpenApiObject& at, std::string_view member) {
  const std::optional<OpenApiObject> found = at.find(member);
  if (!found) return std::nullopt;
  if (found->value.is(Kind::Boolean)) return found->value.boolean();
  report(*found, quoted_name(member) + " is a boolean, not " + with_article(found->value.kind()));
  return std::nullopt;
}

std::optional<OpenApiObject> OpenApiReader::list(const OpenApiObject& at, std::string_view member) {
  std::optional<OpenApiObject> found = at.find(member);
  if (!found || found->value.is(Kind::Array)) return found;
  report(*found, quoted_name(member) + " is an array, not " + with_article(found->value.kind()));
  return std::nullopt;
}

std::optional<OpenApiObject> OpenApiReader::map(const OpenApiObject& at, std::string_view member) {
  std::optional<OpenApiObject> found = at.find(member);
  if (!found || found->value.is(Kind::Object)) return found;
  report(*found, quoted_name(member) + " is an object, not " + with_article(found->value.kind()));
  return std::nullopt;
}

void OpenApiReader::check_members(const OpenApiObject& at, std::span<const std::string_view> known) {
  for (const OpenApiObject& member : at.members()) {
    if (is_extension(member.name()) || std::ranges::find(known, member.name()) != known.end()) continue;
    Finding finding = make_finding(
        Code::UnknownKeyword, {.source = member.document->source, .span = member.key->span()},
        NameFacts{.name = std::string(member.name()), .nearest = nearest(member.name(), known), .because = {}});
    finding.instance = member.pointer;
    add(std::move(finding));
  }
  Findings provenance;
  check_provenance(at.value, at.document->source, Code::BadContract, provenance);
  for (Finding& finding : provenance) add(std::move(finding));
}

void OpenApiReader::report(const OpenApiObject& at, std::string text, std::string help, std::vector<Related> related) {
  Finding finding =
      make_finding(Code::BadContract, at.place(), Detail{.text = std::move(text), .help = std::move(help)});
  finding.instance = at.pointer;
  finding.related = std::move(related);
  add(std::move(finding));
}

void OpenApiReader::add(Finding finding) {
  std::string words;
  if (const auto* detail = std::get_if<Detail>(&finding.facts)) words = detail->text;
  if (const auto* name = std::get_if<NameFacts>(&finding.facts)) words = name->name;
  const bool is_new =
      reported_.emplace(finding.code, finding.where.source, finding.where.span.begin, std::move(words)).second;
  if (is_new) findings_.push_back(std::move(finding));
}

}  // namespace contract::internal
