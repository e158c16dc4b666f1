// SPDX-License-Identifier: BSD-2-Clause
#include "route/expansion.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "route/forward.h"
#include "route/hosts.h"

namespace mw::route {
namespace {

using rewrite::Delivery;
using rewrite::Mailer;
using rewrite::Reply;

constexpr uint64_t kMaxList = uint64_t{16} << 20;  // of an :include: file

constexpr std::string_view kRequest = "-request";

bool IsExact(const Delivery& delivery) { return delivery.user.starts_with('\\'); }

bool IsSame(const Delivery& a, const Delivery& b) {
  return a.mailer == b.mailer && EqualFolded(a.host, b.host) && EqualFolded(a.user, b.user);
}

Reply LoopBroken(std::string more = "") {
  return {554, "5.4.6", "aliasing/forwarding loop broken" + more, false};
}

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
  const Item first = {
      .way = {recipient}, .parents = {}, .delivery = delivery, .steps = {}, .depth = 0};
  waiting_.push_back(first);
  // The last is taken first, so that lists are pushed in reverse: routes come in the order of lists.
  while (!waiting_.empty() && routes_.size() < kMaxRoutes) {
    Item item = std::move(waiting_.back());
    waiting_.pop_back();
    Visit(std::move(item));
  }
  if (routes_.empty()) {
    Item broken = first;
    Refuse(broken, Verdict::kRefused, LoopBroken());
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
  if (mailer->HasFlag('w') && !IsExact(item.delivery) && ApplyForward(item)) return;
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
  if (item.depth >= kMaxDepth) {
    Refuse(item, Verdict::kRefused,
           LoopBroken(fmt::format(" ({} aliases deep; {} max)", item.depth + 1, kMaxDepth)));
    return true;
  }
  if (std::string owner = OwnerOf(item.delivery.user); !owner.empty()) {
    item.owner = std::move(owner);
    const std::vector<rewrite::Step> more = steps_.Take();
    item.steps.insert(item.steps.end(), more.begin(), more.end());
  }
  EnterAll(item, value);
  return true;
}

// "" when the list has no owner.
std::string Expansion::OwnerOf(const std::string& name) {
  const std::string folded = FoldCase(name);
  const bool is_service = folded.starts_with("owner-") ||
                          (folded.size() > kRequest.size() && folded.ends_with(kRequest));
  std::string owner = is_service ? "owner-owner" : "owner-" + name;
  std::string value;
  bool failed = false;
  if (!FindAlias(owner, value, failed)) return "";
  return value.find_first_of(",:/|\"") == std::string::npos ? value : owner;
}

// True if the user's .forward file sends the mail elsewhere.
bool Expansion::ApplyForward(Item& item) {
  maps::UserDirectory* users = installation_.environment().users;
  const maps::UserEntry* user = users == nullptr ? nullptr : users->FindUser(item.delivery.user);
  if (user == nullptr || item.depth >= kMaxDepth) return false;
  const std::optional<ForwardFile> file = ReadForward(installation_, *user, item.delivery.host);
  if (!file) return false;
  std::string list;
  for (const std::string_view line : Split(file->text, '\n')) {
    if (!line.starts_with('#')) list.append(line).push_back('\n');
  }
  rewrite::Step step;
  step.kind = rewrite::Step::Kind::kLookup;
  step.map = ".forward";
  step.key = user->name;
  step.outcome = rewrite::Step::Outcome::kFound;
  step.value = Trim(list);
  std::replace(step.value.begin(), step.value.end(), '\n', ',');
  step.file = file->path;
  step.line = 1;
  item.steps.push_back(std::move(step));
  return EnterAll(item, list);
}

bool Expansion::EnterAll(const Item& item, std::string_view list) {
  Item parent = item;
  parent.parents.push_back(item.delivery);
  bool added = false;
  std::vector<std::string> addresses = SplitAddresses(list);
  std::reverse(addresses.begin(), addresses.end());
  for (const std::string& address : addresses) added = Enter(parent, address) || added;
  return added;
}

// Parses one address of a list and lets it wait; false when it leads back and adds nothing.
bool Expansion::Enter(const Item& parent, const std::string& address) {
  if (waiting_.size() + routes_.size() > kMaxRoutes) return false;
  Item item = parent;
  item.depth++;
  item.way.push_back(address);
  const std::optional<Delivery> delivery = reader_.Parse(address, {});
  const std::vector<rewrite::Step> steps = steps_.Take();
  item.steps.insert(item.steps.end(), steps.begin(), steps.end());
  if (delivery && delivery->mailer != "*error*") {
    item.delivery = *delivery;
    if (KeepSelf(item)) return false;
    waiting_.push_back(std::move(item));
    return true;
  }
  Reply reply = reader_.reply().value_or(Reply{553, "5.1.3", "Bad address", true});
  Refuse(item, reply.code / 100 == 4 ? Verdict::kDeferred : Verdict::kRefused, reply);
  return false;
}

// True if the name was expanded on the way to it; the mailbox that stays for the loop gets its copy.
bool Expansion::KeepSelf(const Item& item) {
  const auto is_same = [&](const Delivery& one) { return IsSame(one, item.delivery); };
  const auto& parents = item.parents;
  if (std::none_of(parents.begin(), parents.end(), is_same)) return false;
  Item kept = item;
  if (is_same(parents.back())) {
    const Mailer* mailer = reader_.FindMailer(kept.delivery.mailer);
    if (mailer != nullptr && IsUnknownUser(*mailer, kept.delivery.user)) {
      Refuse(kept, Verdict::kRefused, {550, "5.1.1", "User unknown", true});
    } else if (mailer != nullptr) {
      Finish(kept);
    }
    return true;
  }
  std::vector<Delivery> candidates = parents;
  candidates.push_back(item.delivery);
  for (auto one = candidates.rbegin(); one != candidates.rend(); ++one) {
    const Mailer* mailer = reader_.FindMailer(one->mailer);
    if (mailer == nullptr || !mailer->HasFlag('w') || IsUnknownUser(*mailer, one->user)) continue;
    kept.delivery = *one;
    Finish(kept);
    return true;
  }
  return true;
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
    Refuse(item, Verdict::kRefused, LoopBroken());
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
    Refuse(item, Verdict::kRefused, LoopBroken());
    return;
  }
  std::string list;
  for (const std::string_view line : Split(*text, '\n')) {
    if (line.starts_with('#')) continue;
    list.append(line).push_back('\n');
  }
  EnterAll(item, list);
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
  route.hosts = HostsOf(installation_, mailer, delivery.host);
  if (addresses_) AddAddresses(mailer, item.owner, route);
  steps_.Take();
  routes_.push_back(std::move(route));
}

void Expansion::AddAddresses(const Mailer& mailer, const std::string& owner, Route& route) {
  int status = 0;
  const std::string sender = sender_.empty() ? "<>" : sender_;
  const std::string& envelope_sender = owner.empty() ? sender : owner;
  const struct {
    bool sender, header;
    const std::string& text;
    std::string& result;
  } rows[] = {
      {true, false, envelope_sender, route.envelope_sender},
      {false, false, route.user, route.envelope_recipient},
      {true, true, sender, route.header_sender},
      {false, true, recipient_, route.header_recipient},
  };
  for (const auto& row : rows) {
    row.result =
        reader_.Rewrite(row.text, mailer, {.sender = row.sender, .header = row.header}, status);
  }
}

}  // namespace mw::route
