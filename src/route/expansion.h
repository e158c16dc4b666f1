// SPDX-License-Identifier: BSD-2-Clause
// From a recipient to the places where its copies end: aliases, ruleset 5, and the hosts of each mailer.
//
// As sendmail does it (order seen with -bv): a name of a mailer with flag A is looked up in the aliases; if
// it has none and the mailer has flag 5, ruleset 5 may send it elsewhere; if it stays and the mailer has
// flag w, it must be a user of the host. A name that begins with a backslash has no alias.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "route/flow.h"

namespace mw::route {

class Expansion {
 public:
  static constexpr size_t kMaxDepth = 10;       // MaxAliasRecursion
  static constexpr size_t kMaxRoutes = 10'000;  // of one recipient; more are cut off with a message

  // All must outlive this. `steps` collects what `reader` and the machine do.
  Expansion(rewrite::Installation& installation, rewrite::AddressReader& reader,
            rewrite::StepCollector& steps, bool addresses)
      : installation_(installation), reader_(reader), steps_(steps), addresses_(addresses) {}

  // All routes of `delivery`, which `recipient` was parsed to by the steps that `steps` holds now.
  std::vector<Route> Expand(const std::string& sender, const std::string& recipient,
                            const rewrite::Delivery& delivery);

  // The alias of a local name: its list as written; false when it has none. `failed`: nobody knows.
  bool FindAlias(const std::string& name, std::string& value, bool& failed);
  // True if the mailer needs users of this host and there is no such user.
  bool IsUnknownUser(const rewrite::Mailer& mailer, const std::string& user) const;
  // The hosts that a mailer would connect to, in order; empty without a network.
  std::vector<HostTry> Hosts(const rewrite::Mailer& mailer, const std::string& host);

 private:
  struct Item {
    std::vector<std::string> way;
    std::vector<std::string> names;  // local names that were expanded on the way, folded
    rewrite::Delivery delivery;
    std::vector<rewrite::Step> steps;
    size_t depth = 0;
  };

  void Enter(const Item& parent, const std::string& address);
  void Visit(Item item);
  bool ApplyAlias(Item& item);
  bool ApplyRuleset5(Item& item);
  void Include(Item& item);
  void Refuse(Item& item, Verdict verdict, rewrite::Reply reply);
  void Finish(Item& item);
  void AddAddresses(const rewrite::Mailer& mailer, Route& route);

  rewrite::Installation& installation_;
  rewrite::AddressReader& reader_;
  rewrite::StepCollector& steps_;
  bool addresses_;
  std::string sender_;
  std::string recipient_;
  std::vector<Item> waiting_;
  std::vector<Route> routes_;
  std::set<std::string> seen_;
};

// The addresses of an alias value: at commas outside quotes, comments and brackets.
std::vector<std::string> SplitAddresses(std::string_view list);

}  // namespace mw::route
