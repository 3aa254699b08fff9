// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/model/workspace.h"
#include "core/observe/directory.h"

#include <memory>

namespace switchyard::schema {
class HttpRouteRule;
class PathRule;
class HostRule;
} // namespace switchyard::schema

namespace switchyard::compile {

/// The names behind the ids of a snapshot.
std::shared_ptr<const observe::Directory> make_directory(const model::Workspace& workspace, const Snapshot& snapshot);

/// "20 · /checkout/", "10 · x-device"; "5 · any request" for a rule without conditions.
std::string label_of(const schema::HttpRouteRule& rule);
/// "/static/*", "/blog, /blog/*"; beyond two "/a, /b, …".
std::string label_of(const schema::PathRule& rule);
/// "shop.example.com, shop.localhost", likewise.
std::string label_of(const schema::HostRule& rule);

} // namespace switchyard::compile
