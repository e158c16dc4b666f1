// SPDX-License-Identifier: BSD-2-Clause
#include "report/report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/baseline.h"
#include "report/fingerprint.h"

namespace mw::report {
namespace {

constexpr DiagnosticKind kUnknownFeature = {"MC104", "unknown-feature", Severity::kError};
constexpr DiagnosticKind kLate = {"MC102", "mailer-before-feature", Severity::kWarning};

class ReportTest : public testing::Test {
 protected:
  ReportTest() {
    mc_ = sources_.Add("sendmail.mc", "dnl\nFEATURE(`acess_db')\nd\xc3\xa4: MAILER\n");
    site_ = sources_.Add("m4 files/site.m4", "SITE\n");
    Diagnostic diagnostic(kUnknownFeature, {{mc_, 4}, 19},
                          "unknown feature 'acess_db'; did you mean 'access_db'?");
    diagnostic.notes.push_back({{{site_, 0}, 4}, "in the expansion of 'SITE' called here"});
    diagnostic.fixes.push_back({"write 'access_db'", true, {{{{mc_, 13}, 8}, "access_db"}}});
    diagnostics_.push_back(diagnostic);
  }

  SourceTable sources_;
  SourceId mc_ = 0, site_ = 0;
  std::vector<Diagnostic> diagnostics_;
  Options options_;
};

TEST_F(ReportTest, TextShowsPlaceExcerptNotesAndFix) {
  EXPECT_EQ(RenderText(diagnostics_, sources_, options_),
            "sendmail.mc:2:1: error: unknown feature 'acess_db'; did you mean 'access_db'? "
            "[MC104 unknown-feature]\n"
            "    2 | FEATURE(`acess_db')\n"
            "      | ^~~~~~~~~~~~~~~~~~~\n"
            "m4 files/site.m4:1:1: note: in the expansion of 'SITE' called here\n"
            "      = fix: write 'access_db'\n");
}

TEST_F(ReportTest, TextShowsAtMostFiveNotesAndTheNumberOfDroppedErrors) {
  diagnostics_[0].notes.assign(7, {{}, "remark"});
  diagnostics_[0].fixes.clear();
  options_.dropped = 2;
  options_.tool = "mclint";
  const std::string text = RenderText(diagnostics_, sources_, options_);
  EXPECT_TRUE(
      text.ends_with("mclint: note: remark\nmclint: note: remark\nmclint: note: 2 more notes\n"
                     "mclint: note: 2 more errors are not shown\n"))
      << text;
}

TEST_F(ReportTest, TextWithoutPlaceNamesTheProgram) {
  options_.tool = "mc2cf";
  const std::vector<Diagnostic> list = {{{"", "", Severity::kError}, {}, "no input\nfile"}};
  EXPECT_EQ(RenderText(list, sources_, options_), "mc2cf: error: no input\\nfile\n");
}

TEST_F(ReportTest, TextIsColoredOnlyWhenAsked) {
  EXPECT_EQ(RenderText(diagnostics_, sources_, options_).find('\x1b'), std::string::npos);
  options_.color = true;
  const std::string text = RenderText(diagnostics_, sources_, options_);
  EXPECT_NE(text.find("\x1b[1;31merror:\x1b[0m"), std::string::npos);
  EXPECT_NE(text.find("      | \x1b[1;32m^~~~"), std::string::npos);
}

TEST_F(ReportTest, JsonHasEveryField) {
  options_.tool = "mclint";
  const auto json = nlohmann::json::parse(RenderJson(diagnostics_, sources_, options_));
  EXPECT_EQ(json["tool"]["name"], "mclint");
  const auto& d = json["diagnostics"][0];
  EXPECT_EQ(d["code"], "MC104");
  EXPECT_EQ(d["severity"], "error");
  EXPECT_EQ(d["place"], nlohmann::json::parse(
                            R"({"file":"sendmail.mc","line":2,"column":1,"endLine":2,"endColumn":20,
                                "offset":4,"length":19})"));
  EXPECT_EQ(d["notes"][0]["place"]["file"], "m4 files/site.m4");
  EXPECT_EQ(d["fixes"][0]["edits"][0]["text"], "access_db");
  EXPECT_EQ(d["fixes"][0]["safe"], true);
}

TEST_F(ReportTest, BytesThatAreNotUtf8DoNotBreakJson) {
  diagnostics_[0].message = "seen \xff";
  for (const char* name : {"json", "jsonl", "sarif", "gitlab"}) {
    const std::string text = FindFormat(name)->render(diagnostics_, sources_, options_);
    EXPECT_TRUE(nlohmann::json::accept(text)) << name;
    EXPECT_NE(text.find("seen \xef\xbf\xbd"), std::string::npos) << name;
  }
}

TEST_F(ReportTest, GccIsOneLineForEachFindingAndNote) {
  EXPECT_EQ(RenderGcc(diagnostics_, sources_, options_),
            "sendmail.mc:2:1: error: unknown feature 'acess_db'; did you mean 'access_db'? "
            "[MC104 unknown-feature]\n"
            "m4 files/site.m4:1:1: note: in the expansion of 'SITE' called here\n");
}

TEST_F(ReportTest, GithubEscapesWhatItsCommandsUse) {
  diagnostics_[0].message = "50% of: a,b";
  EXPECT_EQ(RenderGithub(diagnostics_, sources_, options_),
            "::error file=sendmail.mc,line=2,col=1,endColumn=20,title=MC104 unknown-feature::"
            "50%25 of: a,b%0Ain the expansion of 'SITE' called here\n");
}

TEST_F(ReportTest, XmlFormatsEscapeAndKeepOnlyWhatXmlCanHold) {
  options_.tool = "mclint";
  diagnostics_[0].message = "<a@b> & \"c\" \x1b[1m \xff";
  for (const char* name : {"checkstyle", "junit"}) {
    const std::string text = FindFormat(name)->render(diagnostics_, sources_, options_);
    EXPECT_NE(text.find("&lt;a@b&gt; &amp; &quot;c&quot; \xef\xbf\xbd[1m \xef\xbf\xbd"),
              std::string::npos)
        << text;
  }
  EXPECT_NE(RenderJunit({}, sources_, options_).find("tests=\"1\" failures=\"0\""),
            std::string::npos);
}

TEST_F(ReportTest, FingerprintsFollowTheTextOfTheLine) {
  SourceTable later;
  later.Add("sendmail.mc", "dnl\ndnl\n  FEATURE(`acess_db')\nFEATURE(`acess_db')\n");
  const std::vector<Diagnostic> moved = {Diagnostic(kUnknownFeature, {{0, 10}, 19}, "other words"),
                                         Diagnostic(kUnknownFeature, {{0, 30}, 19}, "again")};
  const auto now = Fingerprints(moved, later);
  EXPECT_EQ(Fingerprints(diagnostics_, sources_)[0], now[0]);
  EXPECT_NE(now[0], now[1]);
}

TEST_F(ReportTest, ABaselineTakesOutWhatItKnows) {
  const std::string baseline = MakeBaseline(diagnostics_, sources_);
  std::vector<Diagnostic> findings = diagnostics_;
  findings.push_back(Diagnostic(kLate, {{mc_, 29}, 6}, "new"));
  const Remaining rest = WithoutBaseline(findings, sources_, baseline + "0123 gone\n");
  ASSERT_EQ(rest.findings.size(), 1u);
  EXPECT_EQ(rest.findings[0].message, "new");
  EXPECT_EQ(rest.known, 1u);
  EXPECT_EQ(rest.gone, 1u);
}

TEST_F(ReportTest, SarifRefersToRulesByIndex) {
  options_.rules = {{kLate, "a MAILER before a FEATURE", "it is too late then"}};
  diagnostics_.push_back(Diagnostic(kLate, {{mc_, 29}, 6}, "'MAILER' comes before"));
  const auto log = nlohmann::json::parse(RenderSarif(diagnostics_, sources_, options_));
  EXPECT_EQ(log["version"], "2.1.0");
  const auto& run = log["runs"][0];
  ASSERT_EQ(run["tool"]["driver"]["rules"].size(), 2u);
  EXPECT_EQ(run["tool"]["driver"]["rules"][0]["fullDescription"]["text"], "it is too late then");
  for (const auto& result : run["results"]) {
    const size_t index = result["ruleIndex"];
    EXPECT_EQ(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
  }
  EXPECT_EQ(run["results"][1]["level"], "warning");
  EXPECT_EQ(run["results"][0]["partialFingerprints"]["mailwrightContent/v1"],
            Fingerprints(diagnostics_, sources_)[0]);
}

TEST_F(ReportTest, SarifCountsCodePointsAndEncodesNames) {
  diagnostics_.push_back(Diagnostic(kLate, {{mc_, 29}, 6}, "text"));
  const auto log = nlohmann::json::parse(RenderSarif(diagnostics_, sources_, options_));
  const auto& results = log["runs"][0]["results"];
  const auto& region = results[1]["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(region["startLine"], 3);
  EXPECT_EQ(region["startColumn"], 5);  // byte 6: a-umlaut is one code point
  EXPECT_EQ(results[0]["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "m4%20files/site.m4");
  EXPECT_EQ(
      results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
      "access_db");
}

TEST_F(ReportTest, EmptyReportsAreWellFormed) {
  EXPECT_EQ(RenderText({}, sources_, options_), "");
  EXPECT_EQ(nlohmann::json::parse(RenderJson({}, sources_, options_))["diagnostics"].size(), 0u);
  EXPECT_EQ(nlohmann::json::parse(RenderSarif({}, sources_, options_))["runs"][0]["results"].size(),
            0u);
}

TEST(Formats, AreFoundByName) {
  EXPECT_EQ(Formats()[0].name, "text");
  EXPECT_EQ(FindFormat("sarif")->render, &RenderSarif);
  EXPECT_EQ(FindFormat("xml"), nullptr);
}

}  // namespace
}  // namespace mw::report
