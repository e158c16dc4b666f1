// SPDX-License-Identifier: BSD-2-Clause
// Sends probe messages through the site's own rules, with or without some of its entries.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "maps/environment.h"
#include "rewrite/installation.h"
#include "route/flow.h"

namespace mw::lint {

// A message that shows something: what a finding is proven with.
struct Probe {
  std::string sender;  // "" is the null sender
  std::string recipient;
  std::string client;  // "name[address]"; "" is the host itself
};

class Prober {
 public:
  // `installation` must be started and outlive this.
  explicit Prober(rewrite::Installation& installation);
  ~Prober();

  // How much of a way is wanted; each has what the one before it has.
  enum class Detail : uint8_t {
    kLookups,    // results and replies; of the steps only lookups and messages
    kAddresses,  // also the rewritten addresses of each route
    kRules,      // also the calls and the rules that fired: several times as slow
  };
  // The whole way.
  route::MessageWay Follow(const Probe& probe, Detail detail = Detail::kLookups);
  // The same as if the entry `key` of `map` were not there.
  route::MessageWay FollowWithout(const Probe& probe, std::string_view map, std::string_view key,
                                  Detail detail = Detail::kLookups);

  // True if some step of the way found `key` in `map`.
  static bool Used(const route::MessageWay& way, std::string_view map, std::string_view key);
  // The last entry that was found in `map` on the way of the recipient's route; "" when none was.
  static std::string LastKey(const route::MessageWay& way, std::string_view map);

 private:
  class Cover;
  rewrite::Installation& installation_;
  std::unique_ptr<Cover> cover_;
  std::unique_ptr<route::Flow> flows_[3];  // by Detail, made when first needed
};

// A name that no table can know, below `domain`: "unlisted-probe.domain".
std::string UnlistedHost(std::string_view domain);
inline constexpr std::string_view kUnlistedDomain = "unlisted-domain.example";
inline constexpr std::string_view kUnlistedUser = "unlisted-user";
inline constexpr std::string_view kStranger = "stranger.example[203.0.113.77]";

}  // namespace mw::lint
