// SPDX-License-Identifier: BSD-2-Clause
// Private to rows.cc: reads one text of a map, and what its reading shares with that of aliases.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/host.h"
#include "base/source.h"
#include "site/rows.h"

namespace mw::site {

// Where rows and findings go.
struct RowTarget {
  RowSet& rows;
  SourceTable& sources;
  Sink& sink;
};

// Rows of a makemap text and of what it includes.
Result<void> ReadTextFile(Host& host, const std::string& path, const RowRequest& request,
                          RowTarget target);

// The content, read until it did not change meanwhile; Failure after a few tries.
Result<std::string> ReadUnchanging(Host& host, const std::string& path);

// "duplicate key 'a'" at `row`, with a note at `first`.
void ReportDuplicate(const StoredRow& row, const StoredRow& first, Severity severity, Sink& sink);

}  // namespace mw::site
