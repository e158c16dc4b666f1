// SPDX-License-Identifier: BSD-2-Clause
// A line on the terminal that is written again while long work goes on. Nothing is shown during the first
// second, nor when standard error is no terminal; at the end the line is wiped away.
#pragma once

#include <string_view>

namespace mw::tools {

class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // True when a line shown now would be seen; saves making its text.
  bool IsDue();
  void Show(std::string_view line);

 private:
  bool on_terminal_ = false;
  bool drawn_ = false;
  double next_ = 0;  // seconds of the monotonic clock
};

}  // namespace mw::tools
