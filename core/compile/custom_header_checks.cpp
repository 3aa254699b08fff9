// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"
#include "core/compile/backend_rules.h"
#include "core/compile/header_vocabulary.h"

#include <algorithm>

namespace switchyard::compile {

namespace {

constexpr std::size_t kMostHeaders = 16;
constexpr std::size_t kMostBytes = 8 * 1024;

class HeaderList
{
public:
    HeaderList(const Subject& subject, std::string_view field, Findings& findings)
        : subject_(subject),
          list_(schema::FieldPath().field(field)),
          findings_(findings)
    {}

    void header(std::string_view text, std::size_t index)
    {
        const schema::FieldPath path = list_.index(index);
        const std::size_t colon = text.find(':');
        const std::string_view name = text.substr(0, colon);
        if (colon == std::string_view::npos || !is_header_name(name)) {
            findings_.add(Verdict::CloudRefuses, "custom_header.malformed", subject_.place(path), {std::string(text)});
        } else if (const std::string_view why = header_refusal(name); !why.empty()) {
            findings_.add(Verdict::CloudRefuses, "custom_header.refused_name", subject_.place(path),
                          {std::string(name), std::string(why)}, remove_fix(path.to_string()));
        } else {
            variables(text, colon + 1, path);
            if (!is_edited_here(name)) {
                not_carried_out(std::string(name), kNotEditedHere, path);
            }
        }
    }

    void size(const google::protobuf::RepeatedPtrField<std::string>& headers)
    {
        std::size_t bytes = 0;
        for (const std::string& header : headers) {
            bytes += header.size();
        }
        // The schema knows how many a service may have; a bucket's list has the same limit.
        const bool bucket = subject_.resource.kind == model::Kind::BackendBucket;
        if (bucket && static_cast<std::size_t>(headers.size()) > kMostHeaders) {
            findings_.add(Verdict::CloudRefuses, "limit.exceeded", subject_.place(list_),
                          {std::to_string(headers.size()), list_.last_name(), std::to_string(kMostHeaders)});
        }
        if (bytes > kMostBytes) {
            findings_.add(Verdict::CloudRefuses, "custom_header.too_large", subject_.place(list_),
                          {std::to_string(bytes), std::to_string(kMostBytes)});
        }
    }

private:
    /// Every `{name}` from `at` on names a variable, and no brace is left over.
    void variables(std::string_view text, std::size_t at, const schema::FieldPath& path)
    {
        while ((at = text.find_first_of("{}", at)) != std::string_view::npos) {
            const std::size_t end = text.find_first_of("{}", at + 1);
            if (text[at] == '}' || end == std::string_view::npos || text[end] == '{') {
                findings_.add(Verdict::CloudRefuses, "custom_header.braces", subject_.place(path), {std::string(text)});
                return;
            }
            const std::string_view name = text.substr(at + 1, end - at - 1);
            if (!std::ranges::binary_search(header_variables(), name)) {
                unknown(text, at + 1, name, path);
            } else if (!has_value_here(name)) {
                not_carried_out('{' + std::string(name) + '}', kNoValueHere, path);
            }
            at = end + 1;
        }
    }

    void not_carried_out(std::string what, std::string_view instead, const schema::FieldPath& path)
    {
        // A bucket's headers are not carried out at all, which is said of the bucket.
        if (subject_.resource.kind == model::Kind::BackendService) {
            findings_.add(Verdict::Warns, "field.value_not_carried_out", subject_.place(path),
                          {list_.last_name(), std::move(what), std::string(instead)});
        }
    }

    void unknown(std::string_view text, std::size_t at, std::string_view name, const schema::FieldPath& path)
    {
        const std::string near(closest(name, header_variables()));
        std::optional<DiagnosticFix> fix;
        if (!near.empty()) {
            const std::string repaired =
                std::string(text.substr(0, at)) + near + std::string(text.substr(at + name.size()));
            fix = write_fix(path.to_string(), '"' + repaired + '"');
        }
        findings_.add(Verdict::CloudRefuses, "custom_header.variable_unknown", subject_.place(path),
                      {std::string(name), near.empty() ? "client_region or client_ip_address" : near}, std::move(fix));
    }

    const Subject& subject_;
    schema::FieldPath list_;
    Findings& findings_;
};

} // namespace

void check_custom_headers(const Subject& subject, std::string_view field,
                          const google::protobuf::RepeatedPtrField<std::string>& headers, Findings& findings)
{
    HeaderList list(subject, field, findings);
    for (int i = 0; i < headers.size(); ++i) {
        list.header(headers[i], static_cast<std::size_t>(i));
    }
    list.size(headers);
}

} // namespace switchyard::compile
