// SPDX-License-Identifier: GPL-3.0-or-later
// Loads any bytes as a workspace file; when that works, makes a few edits drawn from the bytes and takes them back.

#include "core/document/document.h"
#include "tests/core/document/random_change.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace switchyard;

/// Numbers drawn from bytes, the same for the same bytes.
class Dice
{
public:
    explicit Dice(const std::string& bytes)
    {
        for (const char c : bytes)
            state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }

    std::size_t operator()(std::size_t below)
    {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return below == 0 ? 0 : static_cast<std::size_t>(state_ >> 33) % below;
    }

private:
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void edit_and_undo(document::Document& document, Dice& dice)
{
    std::vector<document::Edit> edits;
    std::vector<std::string> texts;
    for (int step = 0; step < 4; ++step) {
        const auto change =
            document::RandomChange(document.workspace(), [&dice](std::size_t below) { return dice(below); }).make();
        if (!change)
            continue;
        const std::string before = document.text();
        auto edit = document.apply(*change);
        if (!edit) {
            require(document.text() == before, "a refused edit changed the text");
            continue;
        }
        texts.push_back(before);
        edits.push_back(std::move(*edit));
        const document::Document again = document::Document::load(document.text());
        require(again.editable(), "an edit made the text unreadable");
        require(again.workspace().resource_count() == document.workspace().resource_count(), "an edit lost a resource");
    }
    while (!edits.empty()) {
        require(document.undo(edits.back()).has_value(), "an edit could not be taken back");
        require(document.text() == texts.back(), "an edit and its undo changed the text");
        edits.pop_back();
        texts.pop_back();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    document::Document document = document::Document::load(text);
    require(document.text() == text, "loading changed the text");
    for (const Diagnostic& diagnostic : document.diagnostics())
        require(!diagnostic.code.empty() && diagnostic.line > 0, "a diagnostic without a place");
    Dice dice(text);
    if (document.editable() && size < 20000)
        edit_and_undo(document, dice);
    document.replace_text(text.substr(0, dice(size + 1)));
    return 0;
}
