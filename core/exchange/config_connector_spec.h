// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/adopt.h"
#include "core/schema/field_info.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard::exchange {

/// Names in the cloud of the objects whose `resourceID` differs from their name in Kubernetes, by collection and that
/// name.
using CloudNames = std::map<std::pair<std::string, std::string>, std::string>;

/// The `spec` of a Config Connector object while it becomes a mapping in the shape of REST. Lifetime: all members
/// outlive it.
class ConfigConnectorSpec
{
public:
    ConfigConnectorSpec(const SourceDocument& document, const CloudNames& names, std::string label, Found& found)
        : document_(document),
          names_(names),
          label_(std::move(label)),
          found_(found)
    {}

    /// Fills `rest` from a mapping of keys; what the message has no place for is told.
    void convert(const document::Node& spec, const schema::MessageInfo& message, document::Node& rest);
    /// A field's value.
    document::Node value(const document::Node& written, const schema::FieldInfo& field, std::string_view stem = {});
    /// What an object such as {name: web}, {external: …}, {backendServiceRef: {…}} or {value: …} stands for.
    document::Node text(const document::Node& written, std::string_view field, std::string_view stem);

private:
    void convert_key(const document::Entry& entry, const schema::MessageInfo& message, document::Node& rest);
    std::string reference(const std::string& name, std::string_view field, std::string_view stem) const;
    void tell_secret(const document::Node& value_from, std::string_view field);

    const SourceDocument& document_;
    const CloudNames& names_;
    std::string label_;
    Found& found_;
};

/// The collection that the stem of a reference means ("targetHTTPProxy"), or one field implies. Errors: empty.
std::string_view collection_of_stem(std::string_view stem);

} // namespace switchyard::exchange
