// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"
#include "core/compile/header_vocabulary.h"
#include "core/compile/route_checks.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::compile {

namespace {

std::string quoted_character(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f
               ? fmt::format("the character \\x{:02x}", static_cast<unsigned>(c))
           : c == ' ' ? std::string("a blank")
                      : fmt::format("'{}'", c);
}

class HeaderActionCheck
{
public:
    explicit HeaderActionCheck(MapInspection& inspection) : inspection_(inspection) {}

    void added(const schema::HttpHeaderOption& option, bool in_request, const Spot& spot)
    {
        const std::string& name = option.header_name();
        if (name.empty()) {
            inspection_.say(Verdict::CloudRefuses, "header_action.name_missing", spot);
        } else if (const std::string_view why = header_refusal(name); !why.empty()) {
            inspection_.say(Verdict::CloudRefuses, "header_action.name_refused", spot.field("headerName"),
                            {name, std::string(why)});
        } else {
            check_header_name(inspection_, name, spot.field("headerName"));
            edited(name, "headerName", spot.field("headerName"));
        }
        const bool variables = value(option, spot.field("headerValue"));
        if (variables && in_request && !option.has_replace() && !name.empty()) {
            inspection_.say(Verdict::Advises, "header_action.client_value_stays", spot, {name},
                            write_fix(spot.field("replace").path().to_string(), "true"));
        }
    }

    void removed(const std::string& name, std::string_view field, const Spot& spot)
    {
        check_header_name(inspection_, name, spot);
        edited(name, field, spot);
    }

private:
    void edited(const std::string& name, std::string_view field, const Spot& spot)
    {
        if (is_header_name(name) && !is_edited_here(name)) {
            not_carried_out(field, name, kNotEditedHere, spot);
        }
    }

    void not_carried_out(std::string_view field, std::string what, std::string_view instead, const Spot& spot)
    {
        inspection_.say(Verdict::Warns, "field.value_not_carried_out", spot,
                        {std::string(field), std::move(what), std::string(instead)});
    }

    /// Whether it holds variables.
    bool value(const schema::HttpHeaderOption& option, const Spot& spot)
    {
        const std::string& text = option.header_value();
        const auto control = std::ranges::find_if(
            text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
        if (control != text.end()) {
            inspection_.say(Verdict::CloudRefuses, "header_action.value_invalid", spot,
                            {option.header_name(), quoted_character(*control)});
        }
        bool found = false;
        std::size_t at = text.find_first_of("{}");
        while (at != std::string::npos) {
            const std::size_t close = text.find_first_of("{}", at + 1);
            if (text[at] == '}' || close == std::string::npos || text[close] == '{') {
                inspection_.say(Verdict::CloudRefuses, "header_action.braces", spot, {text});
                return found;
            }
            variable(text, text.substr(at + 1, close - at - 1), spot);
            found = true;
            at = text.find_first_of("{}", close + 1);
        }
        return found;
    }

    void variable(const std::string& value, const std::string& name, const Spot& spot)
    {
        if (std::ranges::binary_search(header_variables(), std::string_view(name))) {
            if (!has_value_here(name)) {
                not_carried_out("headerValue", '{' + name + '}', kNoValueHere, spot);
            }
            return;
        }
        const std::string_view meant = closest(name, header_variables());
        std::optional<DiagnosticFix> fix;
        if (!meant.empty()) {
            std::string mended = value;
            mended.replace(mended.find('{' + name + '}') + 1, name.size(), meant);
            fix = write_text_fix(spot, mended);
        }
        inspection_.say(Verdict::CloudRefuses, "header_action.variable_unknown", spot,
                        {name, meant.empty() ? "." : fmt::format("; did you mean '{}'?", meant)}, std::move(fix));
    }

    MapInspection& inspection_;
};

} // namespace

void check_header_name(MapInspection& inspection, const std::string& name, const Spot& spot)
{
    if (is_header_name(name)) {
        return;
    }
    const auto odd = std::ranges::find_if_not(name, [](char c) { return is_header_name({&c, 1}); });
    inspection.say(Verdict::CloudRefuses, "header.name_invalid", spot,
                   {name, name.empty() ? "it is empty." : fmt::format("it holds {}.", quoted_character(*odd))});
}

void check_header_action(MapInspection& inspection, const schema::HttpHeaderAction& action, const Spot& spot)
{
    HeaderActionCheck check(inspection);
    for (int i = 0; i < action.request_headers_to_add_size(); ++i) {
        check.added(action.request_headers_to_add(i), true, spot.item("requestHeadersToAdd", i));
    }
    for (int i = 0; i < action.response_headers_to_add_size(); ++i) {
        check.added(action.response_headers_to_add(i), false, spot.item("responseHeadersToAdd", i));
    }
    for (int i = 0; i < action.request_headers_to_remove_size(); ++i) {
        check.removed(action.request_headers_to_remove(i), "requestHeadersToRemove",
                      spot.item("requestHeadersToRemove", i));
    }
    for (int i = 0; i < action.response_headers_to_remove_size(); ++i) {
        check.removed(action.response_headers_to_remove(i), "responseHeadersToRemove",
                      spot.item("responseHeadersToRemove", i));
    }
}

} // namespace switchyard::compile
