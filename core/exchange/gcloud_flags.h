// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/exchange/gcloud_command.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// How a field becomes a flag.
enum class FlagForm : std::uint8_t
{
    Text,     ///< --flag=value; an empty text gives no flag
    Seconds,  ///< --flag=10s
    Url,      ///< --flag=https://www.googleapis.com/compute/v1/…
    Literal,  ///< an enum literal in the command's spelling: GCE_VM_IP becomes gce-vm-ip
    WhenTrue, ///< --flag; nothing when false
    Switch,   ///< --flag or --no-flag
    List,     ///< --flag=a,b
    Repeated, ///< --flag=a --flag=b
    Map       ///< --flag=k=v,k=v
};

/// A field and the flag that carries it. `field`: names with dots between, below the resource.
struct FlagRow
{
    std::string_view field;
    std::string_view flag;
    FlagForm form = FlagForm::Text;
};

/// A full or partial URL of the Compute API as a full one; other text stays.
std::string gcloud_url(std::string_view text, std::string_view project);

/// The fields of a resource on their way into flags. Whoever reads a field has taken care of it; the rest can be told.
/// Lifetime: of the node.
class FlagReader
{
public:
    /// `project`: where partial URLs without a project lead.
    FlagReader(const document::Node& resource, std::string project) : resource_(resource), project_(std::move(project))
    {}

    bool has(std::string_view field) const { return peek(field) != nullptr; }
    /// Errors: nullptr when it is not written.
    const document::Node* take(std::string_view field);
    /// A scalar's text; empty when it is not written.
    std::string text(std::string_view field);
    /// The texts of a list.
    std::vector<std::string> texts(std::string_view field);
    void apply(std::span<const FlagRow> rows, GcloudCommand& command);

    /// The fields that nobody has taken, as coarse as possible, in the order of the node.
    std::vector<std::string> left() const;

private:
    const document::Node* peek(std::string_view field) const;
    void apply(const FlagRow& row, const document::Node& value, GcloudCommand& command) const;
    void collect(const document::Node& node, const std::string& path, std::vector<std::string>& left) const;

    const document::Node& resource_;
    std::string project_;
    std::set<std::string, std::less<>> taken_;
};

} // namespace switchyard::exchange
