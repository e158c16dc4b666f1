// SPDX-License-Identifier: BSD-2-Clause
// write_sites FOLDER: the bad examples of tests/contract/lint/catalogue.txt whose findings carry witnesses, and
// some generated sites, as FOLDER/NAME/{sendmail.mc,access,...}.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "base/text.h"
#include "contract/lint/catalogue.h"
#include "contract/lint/example_site.h"

namespace mw::oracle {
namespace {

namespace fs = std::filesystem;

void WriteSite(const fs::path& folder, std::string_view example) {
  fs::create_directories(folder);
  for (const auto& [name, text] : lint::SiteFilesOf(example)) {
    if (name.starts_with("/etc/mail/")) std::ofstream(folder / BaseName(name)) << text;
  }
}

// A site whose tables meet each other by chance.
std::string RandomSite(uint32_t seed) {
  std::mt19937 random(seed);
  const auto one_of = [&](std::initializer_list<const char*> words) {
    return std::string(words.begin()[random() % words.size()]);
  };
  const auto domain = [&] {
    return one_of({"a.test", "b.test", "sub.a.test", "c.test", "x.sub.a.test", "mx.our.test"});
  };
  std::string out;
  if (random() % 2 != 0) out += "sendmail.mc: define(`SMART_HOST', `[192.0.2.99]')dnl\n";
  out += "sendmail.mc: VIRTUSER_DOMAIN(`c.test')dnl\n";
  const auto table = [&](const std::string& name, size_t rows, const auto& row) {
    std::string text;
    for (size_t i = 0; i < rows; i++) {
      const std::string line = row();
      const std::string key = line.substr(0, line.find('\t') + 1);
      if (('\n' + text).find('\n' + key) == std::string::npos) text += line + '\n';
    }
    if (!text.empty()) out += name + ": " + text;
  };
  table("mailertable", 4, [&] {
    const std::string key = one_of({"", ".", ""}) + domain();
    return fmt::format("{}\tesmtp:[192.0.2.{}]", random() % 6 == 0 ? "." : key, random() % 90 + 1);
  });
  table("virtusertable", 4, [&] {
    return fmt::format("{}@{}\t{}", one_of({"joe", "", "ann", "info"}), domain(),
                       one_of({"joe", "ann@b.test", "info@c.test", "error:nouser 550 No"}));
  });
  table("domaintable", 1, [&] { return fmt::format("{}\tb.test", domain()); });
  table("smarttable", 2, [&] {
    return fmt::format("{}{}\tesmtp:[192.0.2.{}]", one_of({"joe@", "@"}), domain(),
                       random() % 90 + 100);
  });
  table("local-host-names", 1, [&] { return domain(); });
  return out;
}

int Run(const fs::path& folder, uint32_t count) {
  std::ifstream file(fs::path(MW_ROOT) / "tests/contract/lint/catalogue.txt");
  std::stringstream text;
  text << file.rdbuf();
  std::vector<std::string> wrong;
  for (const lint::Mistake& row : lint::ReadCatalogue(text.str(), wrong)) {
    if (!row.code.starts_with("RT")) continue;
    for (size_t i = 0; i < row.bad.size(); i++) {
      WriteSite(folder / fmt::format("{}-{}", row.name, i + 1), row.bad[i]);
    }
  }
  for (uint32_t seed = 1; seed <= count; seed++) {
    WriteSite(folder / fmt::format("random-{}", seed), RandomSite(seed));
  }
  return wrong.empty() ? 0 : 1;
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  return mw::oracle::Run(argv[1], argc > 2 ? static_cast<uint32_t>(std::atoi(argv[2])) : 20);
}
