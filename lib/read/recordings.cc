#include "read/recordings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "read/array_place.h"
#include "read/curl_capture.h"
#include "read/document_file.h"
#include "read/exchange_lines.h"
#include "read/go_vcr.h"
#include "read/har.h"
#include "read/http_file.h"
#include "read/json.h"
#include "read/mountebank.h"
#include "read/nock.h"
#include "read/pact.h"
#include "read/polly.h"
#include "read/postman.h"
#include "read/vcr.h"
#include "read/vcrpy.h"
#include "read/wiremock.h"

namespace contract::internal {
namespace {

constexpr EntryStream kHarEntries{.array = {"log", "entries"}, .read = read_har_entry};

constexpr std::array kKinds{
    RecordingKind{"polly", "Polly.JS, recordings of its persisters", TreeForm{is_polly, read_polly, &kHarEntries}},
    RecordingKind{"har", "HAR 1.2", TreeForm{is_har, read_har, &kHarEntries}},
    RecordingKind{"vcr", "VCR for Ruby 2 to 6, cassettes in YAML and JSON", TreeForm{is_vcr, read_vcr}},
    RecordingKind{"go-vcr", "go-vcr 1 to 4, cassettes of format 1 and 2", TreeForm{is_go_vcr, read_go_vcr}},
    RecordingKind{"vcrpy", "vcrpy, cassettes of format 1 in YAML and JSON", TreeForm{is_vcrpy, read_vcrpy}},
    RecordingKind{"nock", "nock, fixtures of its recorder and of nock.back", TreeForm{is_nock, read_nock}},
    RecordingKind{"postman", "Postman collections 2.0 and 2.1, saved responses", TreeForm{is_postman, read_postman}},
    RecordingKind{"wiremock", "WireMock stub mappings and recordings", TreeForm{is_wiremock, read_wiremock}},
    RecordingKind{"mountebank", "Mountebank imposters", TreeForm{is_mountebank, read_mountebank}},
    RecordingKind{"pact", "Pact, versions 1 to 4 of the specification", TreeForm{is_pact, read_pact}},
    RecordingKind{"http", "HTTP messages as editors keep them: .http, .rest", TextForm{is_http_file, read_http_file}},
    RecordingKind{"curl", "what `curl -v` and `curl -i` print", TextForm{is_curl_capture, read_curl_capture}},
    RecordingKind{"ndjson", "NDJSON of exchanges", TextForm{is_exchange_lines, read_exchange_lines}},
};

// Keeps what was read of `recording`, or why nothing was.
void take(Result<Recording> recording, RecordingFile& file) {
  if (recording) {
    file.recording = std::move(*recording);
  } else {
    std::ranges::move(recording.findings(), std::back_inserter(file.findings));
  }
}

const RecordingKind* kind_of_text(std::string_view text) {
  const auto* const kind = std::ranges::find_if(kKinds, [text](const RecordingKind& each) {
    const auto* const form = std::get_if<TextForm>(&each.form);
    return form != nullptr && form->is(text);
  });
  return kind == kKinds.end() ? nullptr : kind;
}

const RecordingKind* kind_of_tree(Value root) {
  const auto* const kind = std::ranges::find_if(kKinds, [root](const RecordingKind& each) {
    const auto* const form = std::get_if<TreeForm>(&each.form);
    return form != nullptr && form->is(root);
  });
  return kind == kKinds.end() ? nullptr : kind;
}

}  // namespace

std::span<const RecordingKind> all_recording_kinds() {
  return kKinds;
}

const RecordingKind* recording_kind_named(std::string_view name) {
  const auto* const kind = std::ranges::find(kKinds, name, &RecordingKind::name);
  return kind == kKinds.end() ? nullptr : kind;
}

const EntryStream* entry_stream(std::string_view head, const RecordingKind* chosen) {
  for (const RecordingKind& kind : kKinds) {
    if (chosen != nullptr && chosen != &kind) continue;
    const auto* const form = std::get_if<TreeForm>(&kind.form);
    if (form == nullptr || form->stream == nullptr) continue;
    const std::optional<std::size_t> begin = array_begin(head, form->stream->array);
    if (!begin) continue;
    // Without its entries, the file must be of this kind, and nothing may be wrong with what comes first.
    SourceMap sources;
    const SourceId source = sources.add({}, std::string(head.substr(0, *begin)) + "]}}");
    Findings remarks;
    const Result<Document> document = read_json(source, sources, {}, remarks);
    if (document && remarks.empty() && form->is(document->root())) return form->stream;
  }
  return nullptr;
}

RecordingFile read_recording(SourceId source, SourceMap& sources, const ReadOptions& options,
                             const RecordingKind* chosen) {
  RecordingFile file;
  const RecordingKind* const kind = chosen != nullptr ? chosen : kind_of_text(sources.text(source));
  const auto* const text = kind != nullptr ? std::get_if<TextForm>(&kind->form) : nullptr;
  if (text != nullptr) {
    file.kind = kind;
    take(text->read(source, sources, file.findings), file);
    return file;
  }
  Findings remarks;
  Result<Document> document = read_document(source, sources, options, remarks);
  if (!document) {
    file.findings = std::move(document.findings());
    return file;
  }
  file.document = std::move(*document);
  file.kind = kind != nullptr ? kind : kind_of_tree(file.document->root());
  if (file.kind == nullptr) return file;
  file.findings = std::move(remarks);
  take(std::get<TreeForm>(file.kind->form).read(*file.document, sources, file.findings), file);
  return file;
}

}  // namespace contract::internal
