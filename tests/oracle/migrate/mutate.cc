// SPDX-License-Identifier: BSD-2-Clause
// mutate SHARED OUT COUNT SEED: makes COUNT changed sites out of the probe configurations of the shared folder.
//
// Each is a folder OUT/NNN with `name` (of the configuration), `what` (the change in a line), old.mc, new.mc, and
// `map`, which names the text below `fixtures` that is changed, if one is: the changed text lies beside it as
// `rows`. The changes are of four kinds in turn: a feature added or removed, an option or another define set or
// changed, a row removed or changed, a row added.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "base/text.h"

namespace {

using namespace mw;  // NOLINT: a main

constexpr std::string_view kBases[] = {
    "020-masq",          "025-masq-local-no",      "029-generics",     "031-mailertable",
    "034-domaintable",   "035-virtuser",           "050-ldap-routing", "053-bitdomain-relay",
    "079-access",        "080-access-skip-dot",    "085-blocklist",    "100-delay-friend",
    "107-ratecontrol",   "110-greet-pause-access", "116-compat-check", "128-tls-session-features",
    "143-hack-spamtrap", "160-combo-gateway",
};

constexpr std::string_view kFeatures[] = {
    "FEATURE(`access_db')",
    "FEATURE(`accept_unqualified_senders')",
    "FEATURE(`accept_unresolvable_domains')",
    "FEATURE(`allmasquerade')",
    "FEATURE(`always_add_domain')",
    "FEATURE(`blocklist_recipients')",
    "FEATURE(`delay_checks')",
    "FEATURE(`domaintable', `hash /etc/mail/domaintable')",
    "FEATURE(`generics_entire_domain')",
    "FEATURE(`genericstable', `hash /etc/mail/genericstable')",
    "FEATURE(`greet_pause', `7000')",
    "FEATURE(`local_no_masquerade')",
    "FEATURE(`mailertable', `hash /etc/mail/mailertable')",
    "FEATURE(`masquerade_entire_domain')",
    "FEATURE(`masquerade_envelope')",
    "FEATURE(`nocanonify')",
    "FEATURE(`nopercenthack', `reject')",
    "FEATURE(`notsticky')",
    "FEATURE(`nouucp', `reject')",
    "FEATURE(`preserve_local_plus_detail')",
    "FEATURE(`promiscuous_relay')",
    "FEATURE(`redirect')",
    "FEATURE(`relay_entire_domain')",
    "FEATURE(`relay_hosts_only')",
    "FEATURE(`relay_local_from')",
    "FEATURE(`relay_mail_from')",
    "FEATURE(`use_cw_file')",
    "FEATURE(`virtuser_entire_domain')",
    "FEATURE(`virtusertable', `hash /etc/mail/virtusertable')",
    "FEATURE(`check_other')",
    "FEATURE(`queuegroup')",
    "FEATURE(`prefixmod', `pre', `n')",
    "FEATURE(`vnet')",
    "FEATURE(`block_bad_helo')",
    "RELAY_DOMAIN(`far.example')",
    "MASQUERADE_AS(`other.masq.example')",
    "MASQUERADE_DOMAIN(`far.example')",
    "EXPOSED_USER(`joe')",
    "LOCAL_DOMAIN(`alias2.example')",
    "LOCAL_USER(`joe')",
    "VIRTUSER_DOMAIN(`far.example')",
    "GENERICS_DOMAIN(`far.example')",
    "MODIFY_MAILER_FLAGS(`SMTP', `+e')",
    "TRUST_AUTH_MECH(`PLAIN')",
};

constexpr std::string_view kDefines[] = {
    "define(`SMART_HOST', `relay:smart.example')",
    "define(`MAIL_HUB', `relay:hub2.example')",
    "define(`LOCAL_RELAY', `relay:lr2.example')",
    "define(`LUSER_RELAY', `relay:luser2.example')",
    "define(`BITNET_RELAY', `bit2.example')",
    "define(`UUCP_RELAY', `uu2.example')",
    "define(`FAX_RELAY', `fax2.example')",
    "define(`confRELAY_MSG', `\"550 not here\"')",
    "define(`confREJECT_MSG', `\"550 not you\"')",
    "define(`confRELAY_MAILER', `esmtp')",
    "define(`confSMTP_MAILER', `smtp')",
    "define(`confPRIVACY_FLAGS', `goaway')",
    "define(`confTO_MAIL', `3m')",
    "define(`confMAX_MESSAGE_SIZE', `12345')",
    "define(`SMTP_MAILER_MAX', `54321')",
    "define(`RELAY_MAILER_ARGS', `TCP $h 2525')",
    "define(`LOCAL_MAILER_FLAGS', `Prmn9')",
    "define(`confOPERATORS', `.:%@!^/[]+=')",
    "define(`confMAILER_NAME', `postman')",
    "define(`confDOMAIN_NAME', `gw2.test.example')",
    "define(`confUSERDB_SPEC', `/etc/mail/userdb')",
    "define(`_USE_DECNET_SYNTAX_', `1')",
    "define(`TLS_PERM_ERR', `1')",
};

// A text of rows, with values that other rows of it may get and rows that it may get.
struct TableRow {
  std::string_view map;
  std::vector<std::string_view> values;
  std::vector<std::string_view> added;
};

const std::vector<TableRow>& Tables() {
  static const std::vector<TableRow> tables = {
      {"access",
       {"REJECT", "RELAY", "OK", "DISCARD", "ERROR:5.7.1:550 changed", "SKIP"},
       {"To:far.example\tRELAY", "From:far.example\tREJECT", "Connect:10.8.7\tREJECT",
        "To:user@gw.test.example\tREJECT", "From:user@far.example\tERROR:550 no", "10.3\tREJECT",
        "To:postmaster@\tREJECT", "Connect:far.example\tREJECT",
        "Spam:user@gw.test.example\tFRIEND", "GreetPause:10.8.8.8\t9000",
        "TLS_Clt:x.example\tVERIFY:128", "Try_TLS:spam.example\tNO", "Srv_Features:spam.example\tV",
        "ClientRate:10.8.8.8\t1", "Compat:a@far.example<@>e@gw.test.example\tDISCARD"}},
      {"mailertable",
       {"esmtp:[changed.example]", "local:", "error:5.7.0:550 changed", "relay:changed.example"},
       {"far.example\tesmtp:[10.1.1.9]", ".far.example\trelay:hub9.example",
        "nosuch.example\terror:nohost no such host", "other.test.example\tlocal:joe"}},
      {"virtusertable",
       {"changed@elsewhere.example", "joe", "error:nouser 550 changed"},
       {"user@v1.example\tbob", "@v2.example\tall@elsewhere.example", "user@far.example\tjoe",
        "@far.example\terror:nouser gone"}},
      {"genericstable",
       {"changed@public.example", "Changed.Name@gen.example"},
       {"user\tu.ser@public.example", "root\tmaster@public.example",
        "joe@gw.test.example\tj.oe@public.example", "user@far.example\tx@public.example"}},
      {"domaintable",
       {"changed.example"},
       {"far.example\tnear.example", "other.example\tnew.example"}},
      {"local-host-names", {}, {"alias2.example", "far.example", "mt.example"}},
      {"relay-domains", {}, {"far.example", "10.8", "rel2.example"}},
  };
  return tables;
}

using Random = std::mt19937;

size_t Pick(Random& random, size_t count) { return count == 0 ? 0 : random() % count; }

// `text` with `line` behind its OSTYPE line, where every statement may stand.
std::string WithLine(const std::string& text, std::string_view line) {
  size_t at = text.find("MAILER(");
  if (at == std::string::npos) at = text.size();
  return text.substr(0, at) + std::string(line) + "dnl\n" + text.substr(at);
}

// The lines of `text` that begin with one of the words.
std::vector<std::string> LinesWith(const std::string& text, std::string_view word) {
  std::vector<std::string> out;
  for (const std::string_view line : Split(text, '\n')) {
    if (line.starts_with(word)) out.emplace_back(line);
  }
  return out;
}

struct Mutation {
  std::string what;
  std::string mc;         // the new .mc
  std::string map, rows;  // the changed text; "" for none
};

Mutation ChangeFeature(const std::string& mc, Random& random) {
  Mutation out;
  const std::vector<std::string> has = LinesWith(mc, "FEATURE(");
  if (!has.empty() && random() % 3 == 0) {
    const std::string& line = has[Pick(random, has.size())];
    out.mc = mc;
    out.mc.erase(out.mc.find(line), line.size() + 1);
    out.what = "without " + line;
    return out;
  }
  const std::string_view feature = kFeatures[Pick(random, std::size(kFeatures))];
  out.mc = WithLine(mc, feature);
  out.what = fmt::format("with {}", feature);
  return out;
}

Mutation ChangeDefine(const std::string& mc, Random& random) {
  const std::string_view define = kDefines[Pick(random, std::size(kDefines))];
  return {
      .what = fmt::format("with {}", define), .mc = WithLine(mc, define), .map = {}, .rows = {}};
}

Mutation ChangeRow(const std::string& mc, const std::string& folder, bool add, Host& host,
                   Random& random) {
  std::vector<const TableRow*> used;
  for (const TableRow& table : Tables()) {
    const std::string name(table.map);
    const bool always = name == "relay-domains" || name == "local-host-names";
    if (always) used.push_back(&table);
    // Tables are longer than these two lists.
    const bool named = mc.find(name == "access" ? "access_db" : name) != std::string::npos;
    if (!always && named) used.insert(used.end(), 4, &table);
  }
  const TableRow& table = *used[Pick(random, used.size())];
  Mutation out{.what = {}, .mc = mc, .map = std::string(table.map), .rows = {}};
  Result<std::string> text = host.ReadFile(folder + '/' + out.map, 1 << 20);
  if (!text) return out;
  std::vector<std::string> rows;
  for (const std::string_view row : Split(*text, '\n')) {
    if (!row.empty()) rows.emplace_back(row);
  }
  const size_t at = Pick(random, rows.size());
  if (add) {
    rows.emplace_back(table.added[Pick(random, table.added.size())]);
    out.what = fmt::format("{} gains {}", out.map, rows.back());
  } else if (table.values.empty() || random() % 2 == 0) {
    out.what = fmt::format("{} loses {}", out.map, rows[at]);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
  } else {
    const std::string key = rows[at].substr(0, rows[at].find_first_of(" \t"));
    rows[at] = fmt::format("{}\t{}", key, table.values[Pick(random, table.values.size())]);
    out.what = fmt::format("{} changes to {}", out.map, rows[at]);
  }
  out.rows = fmt::format("{}\n", fmt::join(rows, "\n"));
  return out;
}

bool Write(Host& host, const std::string& path, const std::string& text) {
  return host.WriteFileAtomically(path, text).ok();
}

int Main(const std::string& shared, const std::string& out, size_t count, unsigned seed) {
  const std::unique_ptr<Host> host = MakeRealHost();
  Random random(seed);
  for (size_t i = 0; i < count; i++) {
    const std::string name(kBases[Pick(random, std::size(kBases))]);
    Result<std::string> mc = host->ReadFile(shared + "/configs/" + name + ".mc", 1 << 20);
    if (!mc) return 1;
    const std::string fixtures = shared + "/fixtures";
    const Mutation mutation = i % 4 == 0   ? ChangeFeature(*mc, random)
                              : i % 4 == 1 ? ChangeDefine(*mc, random)
                                           : ChangeRow(*mc, fixtures, i % 4 == 3, *host, random);
    const std::string folder = fmt::format("{}/{:03}", out, i);
    if (!host->Run(fmt::format("mkdir -p '{}'", folder), false).ok()) return 1;
    const bool good = Write(*host, folder + "/name", name + '\n') &&
                      Write(*host, folder + "/what", mutation.what + '\n') &&
                      Write(*host, folder + "/old.mc", *mc) &&
                      Write(*host, folder + "/new.mc", mutation.mc) &&
                      Write(*host, folder + "/map", mutation.map + '\n') &&
                      Write(*host, folder + "/rows", mutation.rows);
    if (!good) return 1;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: mutate SHARED/probe OUT COUNT SEED\n");
    return 64;
  }
  return Main(argv[1], argv[2], std::stoul(argv[3]), static_cast<unsigned>(std::stoul(argv[4])));
}
