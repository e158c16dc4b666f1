// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/new_site.h"

#include <algorithm>

#include "base/text.h"

namespace mw::migrate {
namespace {

constexpr SiteKind kKinds[] = {
    {"gateway", "takes the mail of a domain from the network and hands it to a server inside", "mx",
     "store"},
    {"mta", "the mail server of a domain, with mailboxes", "mail", "mail"},
    {"nullclient", "hands everything to another host and receives nothing", "pc1", "mail"},
    {"submit", "users log in and send their mail", "submit", "mail"},
    {"relay", "sends the mail of other hosts on, through a provider", "relay", "smtp"},
};

struct Value {
  std::string_view mark;
  std::string text;
};

std::string Filled(std::string_view text, const std::vector<Value>& values) {
  std::string out;
  while (!text.empty()) {
    const auto value = std::find_if(values.begin(), values.end(),
                                    [&](const Value& one) { return text.starts_with(one.mark); });
    const bool found = value != values.end();
    out += found ? value->text : std::string(1, text[0]);
    text.remove_prefix(found ? value->mark.size() : 1);
  }
  return out;
}

}  // namespace

std::span<const SiteKind> SiteKinds() { return kKinds; }

const SiteKind* FindSiteKind(std::string_view name) {
  for (const SiteKind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

bool IsHostName(std::string_view name) {
  const std::vector<std::string_view> labels = Split(name, '.');
  const auto good = [](std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return IsAlpha(c) || IsDigit(c) || c == '-'; });
  };
  return name.size() <= 253 && labels.size() >= 2 &&
         std::all_of(labels.begin(), labels.end(), good);
}

std::vector<SiteText> FilesOf(const NewSite& site) {
  const auto in_domain = [&](const std::string& name, std::string_view label) {
    return name.empty() ? std::string(label) + "." + site.domain : name;
  };
  const auto is_here = [&](const TemplateFile& file) {
    return file.kind == "common" || file.kind == site.kind->name;
  };
  std::string classes;
  for (const TemplateFile& file : TemplateFiles()) {
    if (is_here(file) && file.name == "local-host-names") classes = file.name;
  }
  const std::vector<Value> values = {
      {"@HOST@", in_domain(site.host, site.kind->host)},
      {"@HUB@", in_domain(site.hub, site.kind->hub)},
      {"@DOMAIN@", site.domain},
      {"@OSTYPE@", site.ostype},
      {"@CLASS_FILES@", classes},
  };
  std::vector<SiteText> files;
  for (const TemplateFile& file : TemplateFiles()) {
    if (is_here(file)) files.push_back({std::string(file.name), Filled(file.text, values)});
  }
  std::sort(files.begin(), files.end(),
            [](const SiteText& a, const SiteText& b) { return a.name < b.name; });
  return files;
}

}  // namespace mw::migrate
