// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <yaml.h>

namespace switchyard::document {

/// Byte offsets of characters: libyaml counts characters, we count bytes. Cost: O(1) per look-up of any character.
class CharacterOffsets
{
public:
    explicit CharacterOffsets(std::string_view text);
    std::uint32_t byte(std::size_t character) const;

private:
    static constexpr std::size_t kStride = 64;

    std::string_view text_;
    bool ascii_ = true;
    std::vector<std::uint32_t> starts_;
};

/// One parsing event, freed with its owner.
class YamlEvent
{
public:
    YamlEvent() = default;
    ~YamlEvent() { yaml_event_delete(&event_); }
    YamlEvent(const YamlEvent&) = delete;
    YamlEvent& operator=(const YamlEvent&) = delete;

    yaml_event_t* get() { return &event_; }
    yaml_event_type_t type() const { return event_.type; }
    const yaml_event_t* operator->() const { return &event_; }

private:
    yaml_event_t event_{};
};

/// libyaml's parser over a text that is already known to be UTF-8. Lifetime: the text outlives it.
class YamlEvents
{
public:
    explicit YamlEvents(std::string_view text);
    ~YamlEvents() { yaml_parser_delete(parser_.get()); }
    YamlEvents(const YamlEvents&) = delete;
    YamlEvents& operator=(const YamlEvents&) = delete;

    /// Errors: false when the text cannot be read further; problem() and place() say why and where.
    bool next(YamlEvent& event);
    std::string problem() const;
    std::uint32_t place() const;
    std::uint32_t byte(const yaml_mark_t& mark) const { return offsets_.byte(mark.index); }

private:
    std::string_view text_;
    CharacterOffsets offsets_;
    std::unique_ptr<yaml_parser_t> parser_ = std::make_unique<yaml_parser_t>();
};

} // namespace switchyard::document
