// SPDX-License-Identifier: BSD-2-Clause
// From a recipient to the places where its copies end: aliases, ruleset 5, .forward files, and the hosts of
// each mailer.
//
// As sendmail does it (order seen with -bv): a name of a mailer with flag A is looked up in the aliases; if
// it has none and the mailer has flag 5, ruleset 5 may send it elsewhere; if it stays and the mailer has
// flag w, it must be a user of the host, whose .forward file is then asked. A name that begins with a
// backslash has neither alias nor .forward.
//
// A list that leads back to a name on the way to it keeps that name as a mailbox: the name itself when it
// stands in its own list or is a user, else the first user on the way back; without any, the address is
// dropped, and when nothing at all is left the loop is broken. A .forward file that adds nothing leaves the
// user's mailbox. The alias owner-LIST is the envelope sender of what LIST expands to: by its value when that is
// a single name, else by its own.
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

 private:
  struct Item {
    std::vector<std::string> way;
    std::vector<rewrite::Delivery> parents;  // what was expanded on the way, the recipient first
    rewrite::Delivery delivery;
    std::vector<rewrite::Step> steps;
    size_t depth = 0;
    std::string owner = {};  // of the list it comes from: its envelope sender
  };

  // The addresses of a list that `item` is expanded to; false when none of them adds anything.
  bool EnterAll(const Item& item, std::string_view list);
  bool Enter(const Item& parent, const std::string& address);
  bool KeepSelf(const Item& item);
  void Visit(Item item);
  bool ApplyForward(Item& item);
  std::string OwnerOf(const std::string& name);
  bool ApplyAlias(Item& item);
  bool ApplyRuleset5(Item& item);
  void Include(Item& item);
  void Refuse(Item& item, Verdict verdict, rewrite::Reply reply);
  void Finish(Item& item);
  void AddAddresses(const rewrite::Mailer& mailer, const std::string& owner, Route& route);

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
