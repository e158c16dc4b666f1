// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/probe_set.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"

namespace mw::migrate {
namespace {

// So many of each list meet each other; the others meet a few typical partners.
constexpr size_t kCrossRecipients = 40;
constexpr size_t kCrossSenders = 8;
constexpr size_t kCrossClients = 4;
// So many addresses are written by every mailer, the others by those that differ in their rulesets.
constexpr size_t kEveryMailer = 60;

const std::string kOutside = "unlisted-user@unlisted-domain.example";
const std::string kHostItself;  // as a client

// Messages, each once.
class Messages {
 public:
  explicit Messages(std::vector<Question>& out) : out_(out) {}

  void Add(const std::string& sender, const std::string& recipient, const std::string& client) {
    if (!known_.insert({sender, recipient, client}).second) return;
    Question question;
    question.probe = {sender, recipient, client};
    out_.push_back(std::move(question));
  }

 private:
  std::vector<Question>& out_;
  std::set<std::tuple<std::string, std::string, std::string>> known_;
};

template <typename Visit>
void FirstOf(const Names& names, size_t count, Visit visit) {
  for (size_t i = 0; i < std::min(count, names.all().size()); i++) visit(names.all()[i]);
}

void AddMessages(const Subjects& subjects, const std::string& own, std::vector<Question>& out) {
  Messages messages(out);
  const std::string stranger(lint::kStranger);
  const std::string local = "postmaster@" + own;
  const std::string inside = std::string(lint::kUnlistedUser) + '@' + own;
  FirstOf(subjects.recipients, kCrossRecipients, [&](const std::string& recipient) {
    FirstOf(subjects.senders, kCrossSenders, [&](const std::string& sender) {
      FirstOf(subjects.clients, kCrossClients,
              [&](const std::string& client) { messages.Add(sender, recipient, client); });
    });
  });
  for (const std::string& recipient : subjects.recipients.all()) {
    messages.Add(kOutside, recipient, kHostItself);
    messages.Add(kOutside, recipient, stranger);
    messages.Add("", recipient, stranger);
    messages.Add(inside, recipient, stranger);
  }
  for (const std::string& sender : subjects.senders.all()) {
    messages.Add(sender, local, stranger);
    messages.Add(sender, kOutside, stranger);
    messages.Add(sender, kOutside, kHostItself);
  }
  for (const std::string& client : subjects.clients.all()) {
    messages.Add(kOutside, local, client);
    messages.Add("", local, client);
    messages.Add(kOutside, kOutside, client);
    messages.Add(inside, kOutside, client);
  }
  for (const std::string& pair : subjects.pairs.all()) {
    const size_t blank = pair.find(' ');
    messages.Add(pair.substr(0, blank), pair.substr(blank + 1), stranger);
  }
}

using Uses = std::vector<rewrite::AddressUse>;
const Uses& AllUses() {
  static const Uses uses = {{true, false}, {true, true}, {false, false}, {false, true}};
  return uses;
}

// Mailers that both sides have, and one of each group that writes addresses alike on either.
struct MailerGroups {
  std::vector<std::string> all;
  std::vector<std::string> different;
};

MailerGroups GroupMailers(Side& old_side, Side& new_side) {
  MailerGroups out;
  std::set<std::vector<int>> known;
  for (const rewrite::Mailer& a : old_side.installation().rules().mailers) {
    const rewrite::Mailer* b = new_side.FindMailer(a.name);
    if (b == nullptr) continue;
    out.all.push_back(a.name);
    std::vector<int> rulesets;
    for (const rewrite::Mailer* mailer : {&a, b}) {
      rulesets.insert(rulesets.end(),
                      {mailer->sender_envelope, mailer->sender_header, mailer->recipient_envelope,
                       mailer->recipient_header, mailer->HasFlag('c')});
    }
    if (known.insert(rulesets).second) out.different.push_back(a.name);
  }
  return out;
}

void AddRewrites(Side& old_side, Side& new_side, const Subjects& subjects,
                 std::vector<Question>& out) {
  const MailerGroups mailers = GroupMailers(old_side, new_side);
  std::vector<std::string> addresses;
  std::set<std::string> known;
  const auto add = [&](const std::string& address) {
    if (!address.empty() && known.insert(address).second) addresses.push_back(address);
  };
  FirstOf(subjects.senders, kEveryMailer / 2, add);
  FirstOf(subjects.recipients, kEveryMailer / 2, add);
  const size_t general = addresses.size();
  for (const std::string& sender : subjects.senders.all()) add(sender);
  for (size_t i = 0; i < addresses.size(); i++) {
    for (const std::string& mailer : i < general ? mailers.all : mailers.different) {
      for (const rewrite::AddressUse use : AllUses()) {
        // Of addresses that tables name, those of recipients are met in the messages.
        if (i >= general && !use.sender) continue;
        Question question;
        question.form = Question::Form::kRewrite;
        question.mailer = mailer;
        question.use = use;
        question.address = addresses[i];
        out.push_back(std::move(question));
      }
    }
  }
}

}  // namespace

ProbeSet MakeProbes(Side& old_side, Side& new_side, const ProbeLimits& limits) {
  ProbeSet set;
  const Subjects subjects = CollectSubjects(old_side, new_side, limits.subjects);
  set.rows_left_out = subjects.rows_left_out;
  for (const Names* names : {&subjects.recipients, &subjects.senders, &subjects.clients,
                             &subjects.servers, &subjects.pairs}) {
    set.left_out += names->left_out();
  }
  const auto own = old_side.subject().Macro("j");
  AddMessages(subjects, own, set.questions);
  AddPolicyQuestions(old_side, new_side, subjects, set.questions);
  AddRewrites(old_side, new_side, subjects, set.questions);
  if (set.questions.size() > limits.questions) {
    set.left_out += set.questions.size() - limits.questions;
    set.questions.resize(limits.questions);
  }
  for (const Question& question : set.questions) {
    switch (question.form) {
      case Question::Form::kMessage:
        set.messages++;
        break;
      case Question::Form::kRewrite:
        set.rewrites++;
        break;
      case Question::Form::kRuleset:
        set.decisions++;
        break;
    }
  }
  return set;
}

}  // namespace mw::migrate
