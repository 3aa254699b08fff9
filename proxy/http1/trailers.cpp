// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/trailers.h"

#include "core/base/text.h"
#include "proxy/http1/head_fields.h"
#include "proxy/http1/name_case.h"

namespace switchyard::http1 {

const http::HeaderTable* Trailers::finish()
{
    fields_.clear();
    std::size_t begin = 0;
    for (std::size_t end = text_.find("\r\n"); end != std::string::npos && end != begin;
         begin = end + 2, end = text_.find("\r\n", begin)) {
        const std::string_view line = std::string_view(text_).substr(begin, end - begin);
        const std::size_t colon = line.find(':');
        const std::string_view value = trimmed(line.substr(colon + 1));
        spell(text_.data() + begin, colon, NameCase::Lower, text_.data() + begin);
        http::HeaderField field;
        field.begin = static_cast<std::uint32_t>(begin);
        field.name_size = static_cast<std::uint16_t>(colon);
        field.value_begin =
            static_cast<std::uint32_t>(value.empty() ? end : static_cast<std::size_t>(value.data() - text_.data()));
        field.value_size = static_cast<std::uint32_t>(value.size());
        field.end = static_cast<std::uint32_t>(end + 2);
        field.id = identify(line.substr(0, colon));
        fields_.push_back(field);
    }
    table_ = {text_.data(), fields_};
    return fields_.empty() ? nullptr : &table_;
}

} // namespace switchyard::http1
