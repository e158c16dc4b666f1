// SPDX-License-Identifier: BSD-2-Clause
#include "base/memory.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <thread>

namespace mw {
namespace {

TEST(MemoryTest, ItsEndIsToldAndGivesTheStatus) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(WithinMemory("tool", 7, []() -> int { throw std::bad_alloc(); }), 7);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "tool: memory exhausted\n");
  EXPECT_EQ(WithinMemory("tool", 7, [] { return 3; }), 3);
}

TEST(MemoryDeathTest, AThreadEndsTheProgram) {
  const auto in_thread = [](auto thrown) {
    EndWithoutMemory("tool", 7);
    std::thread([&] { throw thrown; }).join();
  };
  EXPECT_EXIT(in_thread(std::bad_alloc()), testing::ExitedWithCode(7),
              "^tool: memory exhausted\n$");
  EXPECT_EXIT(in_thread(std::logic_error("other")), testing::KilledBySignal(SIGABRT), "other");
}

}  // namespace
}  // namespace mw
