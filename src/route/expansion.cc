// SPDX-License-Identifier: BSD-2-Clause
#include "route/expansion.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace mw::route {
namespace {

using rewrite::Delivery;
using rewrite::Mailer;
using rewrite::Reply;

constexpr uint64_t kMaxList = uint64_t{16} << 20;  // of an :include: file

// True for mailers that connect to hosts by the network.
bool IsNetworkMailer(const Mailer& mailer) {
  return mailer.program == "[IPC]" || mailer.program == "[TCP]";
}

// The parts of a host list, at colons outside brackets.
std::vector<std::string> SplitHosts(std::string_view hosts) {
  std::vector<std::string> out(1);
  int depth = 0;
  for (const char c : hosts) {
    if (c == '[') depth++;
    if (c == ']') depth--;
    if (c == ':' && depth == 0) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  std::erase_if(out, [](const std::string& host) { return host.empty(); });
  return out;
}

bool IsExact(const Delivery& delivery) { return delivery.user.starts_with('\\'); }

}  // namespace

std::vector<std::string> SplitAddresses(std::string_view list) {
  std::vector<std::string> out;
  std::string part;
  int comments = 0;
  int angles = 0;
  bool quoted = false;
  for (size_t i = 0; i < list.size(); i++) {
    const char c = list[i];
    if (c == '\\' && i + 1 < list.size()) {
      part += c;
      part += list[++i];
      continue;
    }
    if (c == '"' && comments == 0) quoted = !quoted;
    if (!quoted && c == '(') comments++;
    if (!quoted && c == ')' && comments > 0) comments--;
    if (!quoted && comments == 0 && c == '<') angles++;
    if (!quoted && comments == 0 && c == '>' && angles > 0) angles--;
    if ((c == ',' || c == '\n') && !quoted && comments == 0 && angles == 0) {
      if (!Trim(part).empty()) out.emplace_back(Trim(part));
      part.clear();
      continue;
    }
    part += c;
  }
  if (!Trim(part).empty()) out.emplace_back(Trim(part));
  return out;
}

std::vector<Route> Expansion::Expand(const std::string& sender, const std::string& recipient,
                                     const Delivery& delivery) {
  sender_ = sender;
  recipient_ = recipient;
  waiting_.clear();
  routes_.clear();
  seen_.clear();
  waiting_.push_back(
      {.way = {recipient}, .names = {}, .delivery = delivery, .steps = {}, .depth = 0});
  // The last is taken first, so that lists are pushed in reverse: routes come in the order of lists.
  while (!waiting_.empty() && routes_.size() < kMaxRoutes) {
    Item item = std::move(waiting_.back());
    waiting_.pop_back();
    Visit(std::move(item));
  }
  return std::move(routes_);
}

void Expansion::Visit(Item item) {
  const Mailer* mailer = reader_.FindMailer(item.delivery.mailer);
  if (item.delivery.mailer == "*include*") {
    Include(item);
    return;
  }
  if (mailer == nullptr) {
    Refuse(item, Verdict::kRefused, reader_.reply().value_or(Reply{554, "5.0.0", "", false}));
    return;
  }
  if (item.delivery.deferred) {
    Refuse(item, Verdict::kDeferred,
           {451, "4.0.0", "Transient parse error -- message queued for future delivery", true});
    return;
  }
  if (mailer->HasFlag('A') && !IsExact(item.delivery) && ApplyAlias(item)) return;
  if (mailer->HasFlag('5') && !item.delivery.final && ApplyRuleset5(item)) {
    return;
  }
  if (IsUnknownUser(*mailer, item.delivery.user)) {
    Refuse(item, Verdict::kRefused, {550, "5.1.1", "User unknown", true});
    return;
  }
  Finish(item);
}

bool Expansion::FindAlias(const std::string& name, std::string& value, bool& failed) {
  failed = false;
  maps::Map* map = installation_.maps().Find("aliases");
  if (map == nullptr) return false;
  maps::Answer answer;
  const std::string key = FoldCase(name);
  map->Lookup({.key = key, .args = {}}, answer);
  failed = answer.outcome == maps::Outcome::kFailed;
  if (answer.outcome != maps::Outcome::kFound) return false;
  value = answer.value;
  rewrite::Step step;
  step.kind = rewrite::Step::Kind::kLookup;
  step.map = "aliases";
  step.map_type = map->type().name;
  step.key = key;
  step.outcome = rewrite::Step::Outcome::kFound;
  step.value = value;
  maps::Place place = answer.place;
  if (place.line == 0) place = map->TraceKey(key);
  step.file = place.file;
  step.line = place.line;
  steps_.Add(std::move(step));
  return true;
}

// True if the name has an alias, whose addresses were entered, or can be neither found nor missed.
bool Expansion::ApplyAlias(Item& item) {
  const std::string name = FoldCase(item.delivery.user);
  if (!item.names.empty() && item.names.back() == name) return false;  // `a: a, b` keeps a
  std::string value;
  bool failed = false;
  const bool found = FindAlias(item.delivery.user, value, failed);
  const std::vector<rewrite::Step> steps = steps_.Take();
  item.steps.insert(item.steps.end(), steps.begin(), steps.end());
  if (failed) {
    Refuse(item, Verdict::kDeferred, {451, "4.3.0", "alias database unavailable", true});
    return true;
  }
  if (!found) return false;
  if (std::find(item.names.begin(), item.names.end(), name) != item.names.end()) {
    Refuse(item, Verdict::kRefused, {554, "5.4.6", "aliasing/forwarding loop broken", false});
    return true;
  }
  if (item.depth >= kMaxDepth) {
    Refuse(item, Verdict::kRefused,
           {554, "5.4.6",
            fmt::format("aliasing/forwarding loop broken ({} aliases deep; {} max)", item.depth + 1,
                        kMaxDepth),
            false});
    return true;
  }
  Item parent = item;
  parent.names.push_back(name);
  std::vector<std::string> addresses = SplitAddresses(value);
  std::reverse(addresses.begin(), addresses.end());
  for (const std::string& address : addresses) Enter(parent, address);
  return true;
}

// Parses one address of an alias and lets it wait.
void Expansion::Enter(const Item& parent, const std::string& address) {
  if (waiting_.size() + routes_.size() > kMaxRoutes) return;
  Item item = parent;
  item.depth++;
  item.way.push_back(address);
  const std::optional<Delivery> delivery = reader_.Parse(address, {});
  const std::vector<rewrite::Step> steps = steps_.Take();
  item.steps.insert(item.steps.end(), steps.begin(), steps.end());
  if (delivery && delivery->mailer != "*error*") {
    item.delivery = *delivery;
    waiting_.push_back(std::move(item));
    return;
  }
  Reply reply = reader_.reply().value_or(Reply{553, "5.1.3", "Bad address", true});
  Refuse(item, reply.code / 100 == 4 ? Verdict::kDeferred : Verdict::kRefused, reply);
}

// True if ruleset 5 sends the name somewhere else, or refuses it.
bool Expansion::ApplyRuleset5(Item& item) {
  rewrite::Rulebook& rules = installation_.rules();
  if (rules.rulesets[5].rules.empty()) return false;
  std::vector<rewrite::Token> tokens;
  rewrite::Machine& machine = installation_.machine();
  const bool has_host = !item.delivery.host.empty();
  rules.SetVolatileMacro('h', has_host ? &item.delivery.host : nullptr);
  if (!machine.Scan(item.delivery.user, tokens)) return false;
  machine.Run(5, tokens);
  if (tokens.empty() || !tokens[0].Is(cf::kResolve)) {
    steps_.Take();
    return false;
  }
  const Delivery delivery = reader_.Resolve(tokens, {}, item.delivery.user);
  const std::vector<rewrite::Step> steps = steps_.Take();
  item.steps.insert(item.steps.end(), steps.begin(), steps.end());
  if (delivery.mailer == "*error*") {
    const Reply reply = reader_.reply().value_or(Reply{554, "5.0.0", "", false});
    Refuse(item, reply.code / 100 == 4 ? Verdict::kDeferred : Verdict::kRefused, reply);
    return true;
  }
  const bool same = delivery.mailer == item.delivery.mailer &&
                    delivery.host == item.delivery.host && delivery.user == item.delivery.user;
  if (same) return false;
  if (++item.depth > kMaxDepth) {
    Refuse(item, Verdict::kRefused, {554, "5.4.6", "aliasing/forwarding loop broken", false});
    return true;
  }
  item.delivery = delivery;
  item.way.push_back(delivery.host.empty() ? delivery.user
                                           : fmt::format("{} at {}", delivery.user, delivery.host));
  waiting_.push_back(std::move(item));
  return true;
}

// The addresses of an :include: file, one a line or separated by commas.
void Expansion::Include(Item& item) {
  const std::string path = installation_.environment().root + item.delivery.user;
  Result<std::string> text = installation_.environment().host.ReadFile(path, kMaxList);
  if (!text) {
    const bool missing = text.failure().error_number == ENOENT;
    Refuse(item, missing ? Verdict::kRefused : Verdict::kDeferred,
           {missing ? 550 : 451, missing ? "5.2.4" : "4.2.4",
            fmt::format("Cannot open {}", item.delivery.user), true});
    return;
  }
  if (item.depth >= kMaxDepth) {
    Refuse(item, Verdict::kRefused, {554, "5.4.6", "aliasing/forwarding loop broken", false});
    return;
  }
  std::string list;
  for (const std::string_view line : Split(*text, '\n')) {
    if (line.starts_with('#')) continue;
    list.append(line).push_back('\n');
  }
  std::vector<std::string> addresses = SplitAddresses(list);
  std::reverse(addresses.begin(), addresses.end());
  for (const std::string& address : addresses) Enter(item, address);
}

bool Expansion::IsUnknownUser(const Mailer& mailer, const std::string& user) const {
  if (!mailer.HasFlag('w')) return false;
  maps::UserDirectory* users = installation_.environment().users;
  std::string_view name = user;
  while (name.starts_with('\\')) name.remove_prefix(1);
  return users != nullptr && users->FindUser(name) == nullptr;
}

void Expansion::Refuse(Item& item, Verdict verdict, Reply reply) {
  Route route;
  route.way = std::move(item.way);
  route.verdict = verdict;
  route.reply = std::move(reply);
  route.steps = std::move(item.steps);
  routes_.push_back(std::move(route));
}

void Expansion::Finish(Item& item) {
  const Delivery& delivery = item.delivery;
  const Mailer& mailer = *reader_.FindMailer(delivery.mailer);
  std::string key = fmt::format("{}\n{}\n{}", delivery.mailer, delivery.host, delivery.user);
  if (!seen_.insert(std::move(key)).second) return;  // one copy for all ways to a mailbox
  Route route;
  route.way = std::move(item.way);
  route.mailer = delivery.mailer;
  route.host = delivery.host;
  route.user = delivery.user;
  route.steps = std::move(item.steps);
  if (mailer.name == "discard") route.verdict = Verdict::kDiscarded;
  route.hosts = Hosts(mailer, delivery.host);
  if (addresses_) AddAddresses(mailer, route);
  steps_.Take();
  routes_.push_back(std::move(route));
}

void Expansion::AddAddresses(const Mailer& mailer, Route& route) {
  int status = 0;
  const std::string sender = sender_.empty() ? "<>" : sender_;
  const struct {
    bool sender, header;
    const std::string& text;
    std::string& result;
  } rows[] = {
      {true, false, sender, route.envelope_sender},
      {false, false, route.user, route.envelope_recipient},
      {true, true, sender, route.header_sender},
      {false, true, recipient_, route.header_recipient},
  };
  for (const auto& row : rows) {
    row.result =
        reader_.Rewrite(row.text, mailer, {.sender = row.sender, .header = row.header}, status);
  }
}

std::vector<HostTry> Expansion::Hosts(const Mailer& mailer, const std::string& host) {
  std::vector<HostTry> out;
  maps::Resolver* resolver = installation_.environment().resolver;
  if (!IsNetworkMailer(mailer)) return out;
  for (const std::string& name : SplitHosts(host)) {
    if (name.starts_with('[') || resolver == nullptr || mailer.HasFlag('0')) {
      out.push_back({.name = name});
      continue;
    }
    maps::DnsReply reply = resolver->Query(name, maps::RecordType::kMx);
    std::vector<HostTry> found;
    for (const maps::Record& record : reply.records) {
      if (record.type != maps::RecordType::kMx) continue;
      found.push_back({.name = record.text, .preference = record.preference});
    }
    std::stable_sort(found.begin(), found.end(), [](const HostTry& a, const HostTry& b) {
      return a.preference < b.preference;
    });
    if (found.empty()) found.push_back({.name = name});
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

}  // namespace mw::route
