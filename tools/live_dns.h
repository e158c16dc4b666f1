// SPDX-License-Identifier: BSD-2-Clause
// The name servers of this machine, as resolv.conf names them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "maps/environment.h"

namespace mw::tools {

// Asks each question once; answers are kept for the run. What cannot be read of an answer counts as a
// server that does not answer.
class LiveDns final : public maps::Resolver {
 public:
  maps::DnsReply Query(std::string_view name, maps::RecordType type) override;

 private:
  std::unordered_map<std::string, maps::DnsReply> known_;
};

}  // namespace mw::tools
