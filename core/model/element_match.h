// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <google/protobuf/message.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::model {

/// What recognition looks at: the message, and the key that tells it from its neighbours (empty: none).
struct MatchItem
{
    const google::protobuf::Message* message = nullptr;
    std::string key;
};

/// For every new item the old one it continues: by unchanged content (equal neighbours first), then by key, then by
/// similar content. No old item is used twice. Cost: linear, but for the few that only similarity can tell.
std::vector<std::optional<std::size_t>> match(const std::vector<MatchItem>& before,
                                              const std::vector<MatchItem>& after);

/// The key of a list element: its name, priority, hosts, paths, … whichever it has first; empty when it has none.
std::string element_key(const google::protobuf::Message& message);

} // namespace switchyard::model
