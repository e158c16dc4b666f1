// SPDX-License-Identifier: BSD-2-Clause
#include "lint/prober.h"

#include <fmt/format.h>

#include "base/text.h"

namespace mw::lint {

// Hides at most one entry.
class Prober::Cover final : public maps::Veil {
 public:
  bool Hides(std::string_view map, std::string_view key) const override {
    return !map_.empty() && map == map_ && EqualFolded(key, key_);
  }
  void Set(std::string_view map, std::string_view key) {
    map_ = map;
    key_ = key;
  }

 private:
  std::string map_;
  std::string key_;
};

Prober::Prober(rewrite::Installation& installation)
    : installation_(installation), cover_(std::make_unique<Cover>()) {
  installation_.environment().veil = cover_.get();
}

Prober::~Prober() { installation_.environment().veil = nullptr; }

route::MessageWay Prober::Follow(const Probe& probe, Detail detail) {
  std::unique_ptr<route::Flow>& flow = flows_[static_cast<size_t>(detail)];
  if (flow == nullptr) {
    flow = std::make_unique<route::Flow>(
        installation_, route::FlowOptions{.steps = true,
                                          .rules = detail >= Detail::kRules,
                                          .places = true,
                                          .addresses = detail >= Detail::kAddresses,
                                          .routes = true});
  }
  route::Message message;
  message.sender = probe.sender;
  message.recipients = {probe.recipient};
  if (!probe.client.empty()) (void)route::ReadClient(probe.client, message.client).ok();
  route::MessageWay way = flow->Follow(message);
  // As rules see it in $f: without the domain for senders of this host. A witness repeats that.
  const auto id = installation_.rules().names.Find("f");
  const std::string* seen = id ? installation_.rules().MacroValue(*id) : nullptr;
  if (seen != nullptr && !seen->empty()) way.message.sender = *seen;
  return way;
}

route::MessageWay Prober::FollowWithout(const Probe& probe, std::string_view map,
                                        std::string_view key, Detail detail) {
  cover_->Set(map, key);
  route::MessageWay way = Follow(probe, detail);
  cover_->Set("", "");
  return way;
}

namespace {

using Steps = std::vector<rewrite::Step>;

// All lists of steps of a way, those of the route last.
std::vector<const Steps*> AllSteps(const route::MessageWay& way) {
  std::vector<const Steps*> out = {&way.relay.steps, &way.sender_steps};
  if (way.mail) out.push_back(&way.mail->steps);
  for (const route::RecipientWay& recipient : way.recipients) {
    if (recipient.check) out.push_back(&recipient.check->steps);
    for (const route::Route& route : recipient.routes) out.push_back(&route.steps);
  }
  return out;
}

bool IsHit(const rewrite::Step& step, std::string_view map) {
  return step.kind == rewrite::Step::Kind::kLookup &&
         step.outcome == rewrite::Step::Outcome::kFound && step.map == map;
}

}  // namespace

bool Prober::Used(const route::MessageWay& way, std::string_view map, std::string_view key) {
  for (const Steps* steps : AllSteps(way)) {
    for (const rewrite::Step& step : *steps) {
      if (IsHit(step, map) && EqualFolded(step.key, key)) return true;
    }
  }
  return false;
}

std::string Prober::LastKey(const route::MessageWay& way, std::string_view map) {
  std::string key;
  for (const route::RecipientWay& recipient : way.recipients) {
    for (const route::Route& route : recipient.routes) {
      for (const rewrite::Step& step : route.steps) {
        if (IsHit(step, map)) key = step.key;
      }
    }
  }
  return key;
}

std::string UnlistedHost(std::string_view domain) {
  return fmt::format("unlisted-probe.{}", domain);
}

}  // namespace mw::lint
