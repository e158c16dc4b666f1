// SPDX-License-Identifier: BSD-2-Clause
// The contract of a check: its bad example is found, by it and by no other; its good example is silent;
// fixing the bad example makes it silent. Compiled with the library of the system.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "mc/checks/check.h"
#include "mc/compiler.h"
#include "mc/library.h"

namespace mw::mc {
namespace {

// The real files, and one .mc in memory.
class OneFileHost : public ForwardingHost {
 public:
  OneFileHost(Host& inner, std::string text) : ForwardingHost(inner), text_(std::move(text)) {}
  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override {
    if (path == "contract.mc") return text_;
    return ForwardingHost::ReadFile(path, max_bytes);
  }

 private:
  std::string text_;
};

class Checks : public testing::TestWithParam<const Check*> {
 protected:
  void SetUp() override {
    if (!FindUsualPlace(*host_)) GTEST_SKIP() << "no cf library is installed";
  }
  std::vector<Diagnostic> Compile(const std::string& text) {
    OneFileHost host(*host_, text);
    Request request;
    request.path = "contract.mc";
    return Compilation(host, request).diagnostics().Sorted();
  }
  static std::string Codes(const std::vector<Diagnostic>& diagnostics) {
    std::string codes;
    for (const Diagnostic& diagnostic : diagnostics) {
      codes += std::string(diagnostic.code) + " " + diagnostic.message + "\n";
    }
    return codes;
  }
  // Applies the edits of all first fixes.
  static std::string Fixed(std::string text, const std::vector<Diagnostic>& diagnostics) {
    std::vector<Edit> edits;
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.fixes.empty()) continue;
      const std::vector<Edit>& some = diagnostic.fixes[0].edits;
      edits.insert(edits.end(), some.begin(), some.end());
    }
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
      return a.range.begin.offset > b.range.begin.offset;
    });
    for (const Edit& edit : edits) {
      text.replace(edit.range.begin.offset, edit.range.length, edit.text);
    }
    return text;
  }
  bool Owns(std::string_view code) const {
    const auto& kinds = GetParam()->kinds;
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const DiagnosticKind& kind) { return kind.code == code; });
  }

  std::unique_ptr<Host> host_ = MakeRealHost();
};

TEST_P(Checks, FindsItsBadExampleAndNothingElse) {
  const std::vector<Diagnostic> diagnostics = Compile(std::string(GetParam()->bad));
  EXPECT_FALSE(diagnostics.empty());
  for (const Diagnostic& diagnostic : diagnostics) {
    // An open relay that was switched on by a comment is, of course, also what the library warns of.
    if (diagnostic.code == "MC115") continue;
    EXPECT_TRUE(Owns(diagnostic.code)) << Codes(diagnostics);
  }
}

TEST_P(Checks, IsSilentAboutItsGoodExample) {
  EXPECT_EQ(Codes(Compile(std::string(GetParam()->good))), "");
}

TEST_P(Checks, IsSilentWhenItsFixHasBeenMade) {
  const std::vector<Diagnostic> diagnostics = Compile(std::string(GetParam()->bad));
  const bool fixable = std::any_of(diagnostics.begin(), diagnostics.end(),
                                   [](const Diagnostic& one) { return !one.fixes.empty(); });
  if (!fixable) return;
  EXPECT_EQ(Codes(Compile(Fixed(std::string(GetParam()->bad), diagnostics))), "");
}

std::string NameOf(const testing::TestParamInfo<const Check*>& row) {
  std::string name(row.param->kinds[0].name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Checks, testing::ValuesIn(AllChecks().begin(), AllChecks().end()),
                         NameOf);

TEST(CheckTable, HasUniqueCodesAndNames) {
  std::set<std::string_view> codes;
  std::set<std::string_view> names;
  for (const Check* check : AllChecks()) {
    EXPECT_FALSE(check->summary.empty());
    EXPECT_FALSE(check->why.empty());
    for (const DiagnosticKind& kind : check->kinds) {
      EXPECT_TRUE(kind.code.starts_with("MC1")) << kind.code;
      EXPECT_TRUE(codes.insert(kind.code).second) << kind.code;
      EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    }
  }
}

}  // namespace
}  // namespace mw::mc
