// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/yaml_events.h"

#include <algorithm>
#include <new>

namespace switchyard::document {

CharacterOffsets::CharacterOffsets(std::string_view text) : text_(text)
{
    ascii_ = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii_)
        return;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            continue;
        if (count++ % kStride == 0)
            starts_.push_back(static_cast<std::uint32_t>(at));
    }
}

std::uint32_t CharacterOffsets::byte(std::size_t character) const
{
    if (ascii_)
        return static_cast<std::uint32_t>(std::min(character, text_.size()));
    if (character / kStride >= starts_.size())
        return static_cast<std::uint32_t>(text_.size());
    std::size_t at = starts_[character / kStride];
    for (std::size_t left = character % kStride; left > 0 && at < text_.size(); --left)
        do
            ++at;
        while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80);
    return static_cast<std::uint32_t>(at);
}

YamlEvents::YamlEvents(std::string_view text) : text_(text), offsets_(text)
{
    if (yaml_parser_initialize(parser_.get()) == 0)
        throw std::bad_alloc();
    yaml_parser_set_encoding(parser_.get(), YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser_.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

bool YamlEvents::next(YamlEvent& event) { return yaml_parser_parse(parser_.get(), event.get()) != 0; }

std::string YamlEvents::problem() const { return parser_->problem != nullptr ? parser_->problem : ""; }

std::uint32_t YamlEvents::place() const
{
    return parser_->error == YAML_READER_ERROR
               ? static_cast<std::uint32_t>(std::min(parser_->problem_offset, text_.size()))
               : byte(parser_->problem_mark);
}

} // namespace switchyard::document
