// SPDX-License-Identifier: BSD-2-Clause
// spec_runner --bin FOLDER --root FOLDER FILE.md: runs the blocks of literate specs (see
// spec_runner_document.h and tests/README.md). With UPDATE=1 in the environment it writes what the
// commands gave into the "out" blocks instead of comparing.
// Exit status: 0 all as written, 1 differences, 2 cannot be run, 77 everything was skipped.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "base/text.h"
#include "support/spec_runner_document.h"
#include "support/spec_runner_folder.h"

namespace mw {
namespace {

class SpecRun {
 public:
  SpecRun(SpecSettings settings, std::string file, bool update)
      : settings_(std::move(settings)), file_(std::move(file)), update_(update) {}

  int Execute();

 private:
  Result<void> Enter(std::vector<SpecPart>& parts, size_t i);
  Result<void> RunBlock(std::vector<SpecPart>& parts, size_t i);
  void Report(const SpecPart& block, const std::string& expected, const std::string& found);

  SpecSettings settings_;
  std::string file_;
  bool update_;
  std::unique_ptr<SpecFolder> folder_;
  std::string heading_, input_;
  bool skipping_ = false;
  size_t runs_ = 0, skips_ = 0, failures_ = 0;
};

int SpecRun::Execute() {
  std::ifstream stream(file_, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto parts = stream ? SpecFromText(text) : Failure{"cannot be read", 0};
  if (!parts) {
    fmt::print(stderr, "{}:{}\n", file_, parts.failure().message);
    return 2;
  }
  for (size_t i = 0; i < parts->size(); ++i) {
    const auto done = Enter(*parts, i);
    if (done.ok()) continue;
    fmt::print(stderr, "{}:{}: {}\n", file_, (*parts)[i].line, done.failure().message);
    return 2;
  }
  if (update_ && SpecToText(*parts) != text) {
    std::ofstream(file_, std::ios::binary) << SpecToText(*parts);
    fmt::print("{}: updated\n", file_);
  }
  fmt::print("{}: {} runs, {} differences, {} skipped\n", file_, runs_, failures_, skips_);
  if (failures_ > 0) return 1;
  return runs_ == 0 && skips_ > 0 ? 77 : 0;
}

Result<void> SpecRun::Enter(std::vector<SpecPart>& parts, size_t i) {
  const SpecPart& part = parts[i];
  if (part.kind == SpecPart::Kind::kHeading) {
    heading_ = Trim(std::string_view(part.opening).substr(part.level));
    if (part.level > 2) return {};
    folder_.reset();
    input_.clear();
    skipping_ = false;
  }
  if (part.kind != SpecPart::Kind::kBlock) return {};
  if (!folder_) folder_ = std::make_unique<SpecFolder>(settings_);
  if (part.verb == "needs" && !skipping_ && !SpecProgramExists(settings_, part.argument)) {
    skipping_ = true;
    fmt::print("{}:{}: skipped: {}: there is no {} here\n", file_, part.line, heading_,
               part.argument);
  }
  if (skipping_) {
    skips_ += part.verb == "run";
    return {};
  }
  if (part.verb == "file") return folder_->Write(part.argument, part.body);
  if (part.verb == "copy") return folder_->Copy(part.argument);
  if (part.verb == "stdin") input_ = part.body;
  if (part.verb == "run") return RunBlock(parts, i);
  return {};
}

// Compares with the next block if that is "out"; a run without one must give nothing.
Result<void> SpecRun::RunBlock(std::vector<SpecPart>& parts, size_t i) {
  const auto found = folder_->Run(parts[i].body, input_);
  input_.clear();
  if (!found) return found.failure();
  ++runs_;
  size_t out = i + 1;
  while (out < parts.size() && parts[out].kind == SpecPart::Kind::kProse) ++out;
  if (out == parts.size() || parts[out].verb != "out") {
    if (found->empty()) return {};
    if (!update_) {
      Report(parts[i], "", *found);
      return {};
    }
    SpecPart block{SpecPart::Kind::kBlock, parts[i].line, "~~~ out", *found, 0, "out", ""};
    parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, block);
  } else if (parts[out].body != *found && update_) {
    parts[out].body = *found;
  } else if (parts[out].body != *found) {
    Report(parts[out], parts[out].body, *found);
  }
  return {};
}

// Shows the lines that differ; equal ones before and after them are left out.
void SpecRun::Report(const SpecPart& block, const std::string& expected, const std::string& found) {
  ++failures_;
  auto left = Split(expected, '\n');
  auto right = Split(found, '\n');
  size_t begin = 0;
  while (begin < left.size() && begin < right.size() && left[begin] == right[begin]) ++begin;
  while (left.size() > begin && right.size() > begin && left.back() == right.back()) {
    left.pop_back();
    right.pop_back();
  }
  fmt::print("{}:{}: {}\n", file_, block.line + 1 + begin, heading_);
  for (size_t i = begin; i < left.size(); ++i) fmt::print("- {}\n", left[i]);
  for (size_t i = begin; i < right.size(); ++i) fmt::print("+ {}\n", right[i]);
}

int Main(int argc, char** argv) {
  SpecSettings settings;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const bool setting = (argument == "--bin" || argument == "--root") && i + 1 < argc;
    if (!setting) {
      files.emplace_back(argument);
      continue;
    }
    const std::string path = std::filesystem::absolute(argv[++i]).lexically_normal().string();
    (argument == "--bin" ? settings.bin : settings.root) = path;
  }
  if (settings.bin.empty() || settings.root.empty() || files.empty()) {
    fmt::print(stderr, "usage: spec_runner --bin FOLDER --root FOLDER FILE.md...\n");
    return 2;
  }
  const char* const update = std::getenv("UPDATE");
  int worst = 77;
  for (const std::string& file : files) {
    const int status = SpecRun(settings, file, update != nullptr && *update == '1').Execute();
    if (worst == 77 || (status != 77 && status > worst)) worst = status;
  }
  return worst;
}

}  // namespace
}  // namespace mw

int main(int argc, char** argv) { return mw::Main(argc, argv); }
