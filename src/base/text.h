// SPDX-License-Identifier: BSD-2-Clause
// Small text functions shared by all modules: trimming, splitting, folding, quoting for messages.
// They treat text as bytes; upper and lower case mean ASCII only, as in sendmail and m4.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw {

// True for blank and tab.
constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }
// True for the six white-space bytes of the C locale.
constexpr bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// `text` without white space (IsSpace) at both ends; a view into `text`.
std::string_view Trim(std::string_view text);

// The pieces of `text` between separators; n separators give n + 1 pieces, empty ones included.
std::vector<std::string_view> Split(std::string_view text, char separator);

// The words of `text`, separated by runs of white space; no empty ones.
std::vector<std::string_view> SplitWords(std::string_view text);

// `text` with ASCII letters in lower case.
std::string FoldCase(std::string_view text);

// True if both are equal but for ASCII case.
bool EqualFolded(std::string_view a, std::string_view b);

// `text` made safe for a one-line message: control bytes as \t, \n, \xNN, 8-bit bytes that are not
// UTF-8 as \xNN, cut after `limit` bytes with "...". No quotes are added.
std::string Printable(std::string_view text, size_t limit = 100);

// 'text' in apostrophes, made Printable: the form of every name in our messages.
std::string Quote(std::string_view text, size_t limit = 100);

// `word` in apostrophes, as one word of sh.
std::string ShellQuoted(std::string_view word);

// The last part of a path: BaseName("a/b.mc") is "b.mc".
std::string_view BaseName(std::string_view path);
// All before the last slash, "." when there is none, "/" for the root.
std::string_view DirName(std::string_view path);

}  // namespace mw
