// SPDX-License-Identifier: BSD-2-Clause
// One of two configurations that are compared: loaded, with its tables, ready to answer questions.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "lint/subject.h"
#include "migrate/question.h"
#include "route/flow.h"

namespace mw::migrate {

class Side {
 public:
  // As for lint::Subject, whose contract holds here: all must outlive this, and what is wrong with the files
  // goes to `sink`. Two sides need two environments.
  Side(Host& host, maps::Environment& environment, lint::Subject::Request request,
       SourceTable& sources, Sink& sink);
  ~Side();

  // False: it cannot be compared. A .mc that has errors is no configuration, and a .cf in which sendmail
  // would end is none.
  bool loaded() const { return flow_ != nullptr; }
  // loaded() is false because a file cannot be read.
  bool unreadable() const { return unreadable_; }
  // What sendmail would say about lines of the .cf, and what is wrong in the .mc.
  const std::vector<std::string>& complaints() const { return complaints_; }

  // The answers in an order that depends on the form of the question only. Routes and rewritten addresses
  // are "" for a message from another host that is not accepted: nobody sees them. What is handed over on the
  // host itself has them whatever the server would reply: only SMTP asks check rulesets, sendmail -bm, -bv and
  // -bt do not. So routes are compared even where no message is accepted, as without a name server.
  std::vector<Answer> Ask(const Question& question);

  lint::Subject& subject() { return *subject_; }
  rewrite::Installation& installation() { return subject_->installation(); }
  const rewrite::Mailer* FindMailer(std::string_view name);

 private:
  std::vector<Answer> SendMessage(const Question& question);
  std::string RunRuleset(const Question& question);
  void SetMacros(const Question& question);

  std::unique_ptr<lint::Subject> subject_;
  rewrite::SilentListener silent_;
  std::unique_ptr<route::Flow> flow_;
  std::vector<std::string> complaints_;
  bool unreadable_ = false;
};

}  // namespace mw::migrate
