// SPDX-License-Identifier: BSD-2-Clause
// Result<T>: the value of an operation, or one Failure. For operations that can fail (disk,
// database, command); wrong user input becomes a Diagnostic instead. A caller that passes a Failure
// up adds what the operation was for: failure.For("access.db").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/check.h"

namespace mw {

// Why an operation failed. `error_number` is the errno of the system call, 0 when there was none.
struct Failure {
  std::string message;  // lower case, one line, no full stop
  int error_number = 0;

  // "what: message"
  Failure For(std::string_view what) && {
    return {std::string(what) + ": " + message, error_number};
  }
  // The message of errno `error_number` behind `what`: "what: No such file or directory".
  static Failure FromErrno(std::string_view what, int error_number);
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit
  Result(Failure failure)
      : state_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() {
    Check(ok());
    return std::get<0>(state_);
  }
  const T& value() const {
    Check(ok());
    return std::get<0>(state_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Failure& failure() const {
    Check(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Failure> state_;
};

// An operation without a value: `return {};` on success.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Failure failure) : failure_(std::move(failure)) {}  // NOLINT: implicit

  bool ok() const { return !failure_; }
  explicit operator bool() const { return ok(); }
  const Failure& failure() const {
    Check(!ok());
    return *failure_;
  }

 private:
  std::optional<Failure> failure_;
};

}  // namespace mw
