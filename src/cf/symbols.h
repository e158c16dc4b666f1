// SPDX-License-Identifier: BSD-2-Clause
// The one-byte symbols that stand for `$` operators once a .cf line has been read.
//
// Text of a .cf line is kept as bytes. `$x` becomes kMacro + the id of x (macro_names.h), and when such
// text is expanded the operators `$*`, `$:` ... become one byte each of this list. The values are
// sendmail's own: they show in `-bt` traces with -d (` 0x90 `) and decide what raw 8-bit bytes of a file
// look like, so they are part of the behaviour.
#pragma once

#include <cstdint>
#include <string_view>

namespace mw::cf {

using Byte = unsigned char;

inline constexpr Byte kMacro = 0x81;          // $x     followed by an id
inline constexpr Byte kDeferredMacro = 0x82;  // $&x    followed by an id; evaluated at each use
inline constexpr Byte kLookupBegin = 0x85;    // $(
inline constexpr Byte kLookupEnd = 0x86;      // $)
inline constexpr Byte kAnyOrNone = 0x90;      // $*     zero or more tokens
inline constexpr Byte kAny = 0x91;            // $+     one or more tokens
inline constexpr Byte kOne = 0x92;            // $-     exactly one token
inline constexpr Byte kInClass = 0x93;        // $=c    followed by an id
inline constexpr Byte kNotInClass = 0x94;     // $~c    followed by an id
inline constexpr Byte kReplacement = 0x95;    // $1..$9 followed by the digit
inline constexpr Byte kResolve = 0x96;        // $#     mailer
inline constexpr Byte kHost = 0x97;       // $@     host; on a left side: nothing; as prefix: return
inline constexpr Byte kUser = 0x98;       // $:     user; default; as prefix: once
inline constexpr Byte kCall = 0x99;       // $>     call a ruleset
inline constexpr Byte kIf = 0x9a;         // $?x    followed by an id
inline constexpr Byte kElse = 0x9b;       // $|
inline constexpr Byte kEndIf = 0x9c;      // $.
inline constexpr Byte kHostBegin = 0x9d;  // $[
inline constexpr Byte kHostEnd = 0x9e;    // $]
inline constexpr Byte kQuoteByte = 0xff;  // the next byte is itself, not a symbol

// True for bytes of the range that symbols live in.
constexpr bool IsSymbolByte(Byte c) { return (c & 0xe0) == 0x80; }

// The symbol that `$c` stands for when c is an operator character ('*' gives kAnyOrNone), 0 for others.
// Digits give kReplacement.
Byte SymbolOf(char c);

// The operator character of a symbol ('*' for kAnyOrNone), 0 for bytes that are none of the list.
// kReplacement, which has no character of its own, gives 0 too.
char OperatorOf(Byte symbol);

}  // namespace mw::cf
