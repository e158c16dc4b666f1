// SPDX-License-Identifier: BSD-2-Clause
#include "cftest_console.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "base/safe_file.h"
#include "base/text.h"
#include "bt/command.h"

#ifdef MW_EDITLINE
#include <editline/readline.h>
#endif

namespace mw::tools {
namespace {

constexpr size_t kOutputRoom = size_t{64} << 10;
constexpr size_t kMaxLine = 2047;

// As sendmail reads, into a buffer of 2048 bytes: a newline that does not fit is a line of its own.
void RunPiped(Host& host, bt::Session& session) {
  std::string buffer;
  size_t at = 0;
  session.Prompt();
  while (!session.ended()) {
    const size_t end = buffer.find('\n', at);
    const bool whole = end != std::string::npos;
    if (!whole && buffer.size() - at < kMaxLine) {
      buffer.erase(0, at);
      at = 0;
      FlushOutput(session);
      Result<std::string> more = host.ReadInput(size_t{1} << 16);
      if (!more || more->empty()) {
        if (!buffer.empty()) session.Line(buffer);
        break;
      }
      buffer += *more;
      session.Refresh();
      continue;
    }
    const size_t length = std::min(whole ? end - at : kMaxLine, kMaxLine);
    session.Line(std::string_view(buffer).substr(at, length));
    at += length + (whole && length < kMaxLine ? 1 : 0);
    if (!session.ended()) session.Prompt();
    if (session.output().size() >= kOutputRoom) FlushOutput(session);
  }
}

#ifdef MW_EDITLINE

// The editor's callbacks have no argument for it.
bt::Session* edited_session = nullptr;
std::vector<std::string> candidates;
size_t next_candidate = 0;

// One candidate after the other, as the editor wants them: allocated with malloc, nullptr at the end.
char* NextCandidate(const char*, int state) {
  if (state == 0) next_candidate = 0;
  if (next_candidate >= candidates.size()) return nullptr;
  return strdup(candidates[next_candidate++].c_str());
}

char** Complete(const char* text, int start, int) {
  const std::string_view line(rl_line_buffer);
  candidates = bt::Completions(*edited_session, line.substr(0, static_cast<size_t>(start)), text);
  rl_attempted_completion_over = 1;  // no names of files
  return candidates.empty() ? nullptr : rl_completion_matches(text, NextCandidate);
}

void RunEdited(bt::Session& session) {
  edited_session = &session;
  rl_readline_name = const_cast<char*>("cftest");
  rl_attempted_completion_function = Complete;
  using_history();
  while (!session.ended()) {
    FlushOutput(session);
    char* const line = readline("> ");
    if (line == nullptr) {
      (void)WriteAll(STDOUT_FILENO, "\n");
      break;
    }
    if (*line != '\0') add_history(line);
    session.Refresh();
    session.Line(std::string_view(line).substr(0, kMaxLine));
    std::free(line);
    // /expand prints no newline; the editor would draw over what stands in the line.
    if (!session.output().empty() && !session.output().ends_with('\n')) session.output() += '\n';
  }
}

#endif

}  // namespace

void FlushOutput(bt::Session& session) {
  (void)WriteAll(STDOUT_FILENO, session.output());
  session.output().clear();
}

void RunConversation(Host& host, bt::Session& session) {
#ifdef MW_EDITLINE
  if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
    RunEdited(session);
  } else {
    RunPiped(host, session);
  }
#else
  RunPiped(host, session);
#endif
  session.End();
  FlushOutput(session);
}

}  // namespace mw::tools
