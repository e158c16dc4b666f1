// SPDX-License-Identifier: BSD-2-Clause
// Faults of text that the machine makes into tokens, for whoever listens to the machine.
#pragma once

#include <string_view>

#include "rewrite/tokenizer.h"
#include "rewrite/trace.h"

namespace mw::rewrite {

class FaultForwarder final : public FaultListener {
 public:
  // `listener` must outlive this.
  explicit FaultForwarder(TraceListener& listener) : listener_(listener) {}
  void OnFault(std::string_view scanned, std::string_view message) override {
    listener_.OnFault(scanned, message);
  }

 private:
  TraceListener& listener_;
};

}  // namespace mw::rewrite
