// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/http1/byte_scan.h"
#include "proxy/http1/head_fields.h"
#include "proxy/http1/head_parser.h"
#include "proxy/http1/name_mark.h"

#include <algorithm>
#include <cstring>

namespace switchyard::http1 {

/// Inside of the parser: walks the lines of one head from where `scan` stopped, with the byte scans of one instruction
/// set. Every step either moves on, needs more bytes, or refuses; what was passed is never looked at again,
/// but for a line that is tried as a whole first and turns out not to be.
/// Steps that scan are always inlined: only the function at the very top is compiled for the instruction set, and a
/// scan cannot be inlined into one that is not.
template <class Bytes, HeadOf of>
class HeadReader
{
public:
    HeadReader(std::span<char> bytes, std::span<http::HeaderField> storage, HeadScan& scan, const HeadLimits& limits)
        : base_(bytes.data()),
          end_(bytes.data() + std::min<std::size_t>(bytes.size(), limits.bytes)),
          full_(bytes.size() >= limits.bytes),
          max_fields_(static_cast<std::uint16_t>(std::min<std::size_t>(storage.size(), limits.fields))),
          storage_(storage),
          scan_(scan)
    {}

    [[gnu::always_inline]] HeadResult read()
    {
        Step step = scan_.stage < Stage::LineStart ? first_line() : Step::Next;
        while (step == Step::Next)
            step = line();
        if (step == Step::NeedMore)
            return full_ ? HeadResult{HeadResult::Status::Refused, Refusal::HeadTooLong, 0} : HeadResult{};
        if (step == Step::Refused)
            return {HeadResult::Status::Refused, refusal_, 0};
        return {HeadResult::Status::Complete, Refusal::None, scan_.scanned};
    }

private:
    using Stage = HeadScan::Stage;

    enum class Step : std::uint8_t
    {
        Next,
        NeedMore,
        Refused,
        Complete
    };

    static constexpr std::uint32_t kMaxMethod = 32;
    static constexpr std::ptrdiff_t kMaxName = 0xffff;

    const char* here() const { return base_ + scan_.scanned; }
    std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - base_); }

    Step refuse(Refusal refusal)
    {
        refusal_ = refusal;
        return Step::Refused;
    }
    /// Everything before `at` is settled; reading goes on there.
    Step wait_at(const char* at)
    {
        scan_.scanned = offset(at);
        return Step::NeedMore;
    }
    Step go_on(Stage stage, const char* at)
    {
        scan_.stage = stage;
        scan_.scanned = offset(at);
        return Step::Next;
    }

    [[gnu::always_inline]] Step first_line()
    {
        if constexpr (of == HeadOf::Request) {
            Step step = scan_.stage == Stage::Start ? start() : Step::Next;
            if (step == Step::Next && scan_.stage == Stage::Method)
                step = method();
            if (step == Step::Next && scan_.stage == Stage::Target)
                step = target();
            return step == Step::Next ? request_version() : step;
        } else {
            Step step = scan_.stage == Stage::Start ? response_version() : Step::Next;
            if (step == Step::Next && scan_.stage == Stage::Status)
                step = status();
            return step == Step::Next ? reason() : step;
        }
    }

    /// RFC 9112 section 2.2: one empty line before the request line is skipped.
    Step start()
    {
        const char* at = here();
        if (at == end_)
            return Step::NeedMore;
        if (*at == '\r') {
            if (end_ - at < 2)
                return Step::NeedMore;
            if (at[1] != '\n')
                return refuse(Refusal::BareCarriageReturn);
            at += 2;
        }
        scan_.begin = offset(at);
        return go_on(Stage::Method, at);
    }

    [[gnu::always_inline]] Step method()
    {
        const char* const begin = base_ + scan_.begin;
        const char* const at = Bytes::token(base_, here(), end_);
        if (at - begin > static_cast<std::ptrdiff_t>(kMaxMethod))
            return refuse(Refusal::MethodTooLong);
        if (at == end_)
            return wait_at(at);
        if (*at != ' ' || at == begin)
            return refuse(bad_method_byte(*at));
        scan_.method_size = offset(at) - scan_.begin;
        if (std::string_view(begin, scan_.method_size) == "CONNECT")
            return refuse(Refusal::MethodNotAllowed);
        scan_.target = offset(at + 1);
        return go_on(Stage::Target, at + 1);
    }

    static Refusal bad_method_byte(char c)
    {
        if (c == '\n')
            return Refusal::BareLineFeed;
        if (c == '\0')
            return Refusal::ControlCharacter;
        return c > ' ' && c < 0x7f ? Refusal::MethodNotToken : Refusal::FirstLineMalformed;
    }

    [[gnu::always_inline]] Step target()
    {
        const char* const at = Bytes::target(base_, here(), end_);
        if (at == end_)
            return wait_at(at);
        switch (*at) {
        case ' ':
            break;
        case '#':
            return refuse(Refusal::TargetHasFragment);
        case '\n':
            return refuse(Refusal::BareLineFeed);
        case '\r': // a request line without a version: HTTP/0.9
            if (end_ - at < 2)
                return wait_at(at);
            return refuse(at[1] == '\n' ? Refusal::VersionUnsupported : Refusal::BareCarriageReturn);
        default:
            return refuse(static_cast<unsigned char>(*at) >= 0x80 ? Refusal::TargetNotAscii
                                                                  : Refusal::ControlCharacter);
        }
        scan_.target_size = offset(at) - scan_.target;
        if (scan_.target_size == 0)
            return refuse(Refusal::TargetMissing);
        return go_on(Stage::Version, at + 1);
    }

    /// The bytes "HTTP/1.0" or "HTTP/1.1" that stand at `at`, as far as they have arrived.
    Step version(const char* at)
    {
        static constexpr std::string_view kName = "HTTP/";
        const std::size_t present = static_cast<std::size_t>(end_ - at);
        if (std::memcmp(at, kName.data(), std::min(present, kName.size())) != 0)
            return refuse(Refusal::FirstLineMalformed);
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        if (present > 5 && at[5] != '1')
            return refuse(digit(at[5]) ? Refusal::VersionUnsupported : Refusal::FirstLineMalformed);
        if (present > 6 && at[6] != '.')
            return refuse(digit(at[6]) ? Refusal::VersionUnsupported : Refusal::FirstLineMalformed);
        if (present > 7 && at[7] != '0' && at[7] != '1')
            return refuse(digit(at[7]) ? Refusal::VersionUnsupported : Refusal::FirstLineMalformed);
        if (present < 8)
            return Step::NeedMore;
        scan_.minor_version = static_cast<std::uint8_t>(at[7] - '0');
        return Step::Next;
    }

    Step request_version()
    {
        const char* const at = here();
        if (const Step step = version(at); step != Step::Next)
            return step;
        const std::ptrdiff_t present = end_ - at;
        if (present > 8 && at[8] != '\r') {
            if (at[8] == '\n')
                return refuse(Refusal::BareLineFeed);
            return refuse(at[8] >= '0' && at[8] <= '9' ? Refusal::VersionUnsupported : Refusal::FirstLineMalformed);
        }
        if (present < 10)
            return Step::NeedMore;
        if (at[9] != '\n')
            return refuse(Refusal::BareCarriageReturn);
        return go_on(Stage::LineStart, at + 10);
    }

    Step response_version()
    {
        const char* const at = here();
        if (const Step step = version(at); step != Step::Next)
            return step;
        if (end_ - at < 9)
            return Step::NeedMore;
        if (at[8] != ' ')
            return refuse(Refusal::FirstLineMalformed);
        return go_on(Stage::Status, at + 9);
    }

    Step status()
    {
        const char* const at = here();
        const std::ptrdiff_t present = end_ - at;
        for (std::ptrdiff_t i = 0; i < std::min<std::ptrdiff_t>(present, 3); ++i) {
            if (at[i] < (i == 0 ? '1' : '0') || at[i] > '9')
                return refuse(Refusal::StatusMalformed);
        }
        if (present < 4)
            return Step::NeedMore;
        if (at[3] != ' ' && at[3] != '\r')
            return refuse(at[3] == '\n' ? Refusal::BareLineFeed : Refusal::StatusMalformed);
        scan_.status = static_cast<std::uint16_t>((at[0] - '0') * 100 + (at[1] - '0') * 10 + (at[2] - '0'));
        if (scan_.status == 101 && !scan_.may_switch)
            return refuse(Refusal::SwitchingProtocolsUnexpected);
        scan_.target = offset(at[3] == ' ' ? at + 4 : at + 3); // of the reason phrase
        return go_on(Stage::Reason, base_ + scan_.target);
    }

    [[gnu::always_inline]] Step reason()
    {
        const char* at = nullptr;
        if (const Step step = text_until_line_end(at); step != Step::Next)
            return step;
        scan_.target_size = offset(at) - scan_.target;
        return go_on(Stage::LineStart, at + 2);
    }

    /// Finds the CRLF that ends a field value or a reason phrase.
    [[gnu::always_inline]] Step text_until_line_end(const char*& line_end)
    {
        const char* const at = Bytes::value(base_, here(), end_);
        line_end = at;
        if (at == end_)
            return wait_at(at);
        if (*at == '\n')
            return refuse(Refusal::BareLineFeed);
        if (*at != '\r')
            return refuse(Refusal::ControlCharacter);
        if (end_ - at < 2)
            return wait_at(at);
        return at[1] == '\n' ? Step::Next : refuse(Refusal::BareCarriageReturn);
    }

    [[gnu::always_inline]] Step line()
    {
        if (scan_.stage == Stage::LineStart && scan_.fields != max_fields_) {
            if (const char* const colon = end_of_name(here()); colon != nullptr) {
                if (const char* const end = end_of_plain_line(colon + 1); end != nullptr)
                    return add(here(), colon, end, false);
            }
        }
        return line_in_steps();
    }

    /// The colon behind the name of a line, or nullptr when anything about it is not as in almost all lines.
    [[gnu::always_inline]] const char* end_of_name(const char* begin) const
    {
        const char* const at = Bytes::token(base_, begin, end_);
        return at != end_ && *at == ':' && at != begin && at - begin <= kMaxName ? at : nullptr;
    }
    /// Likewise the CRLF behind its value: it is here, and so is the first byte of the next line, which does not go on
    /// with this one.
    [[gnu::always_inline]] const char* end_of_plain_line(const char* at) const
    {
        at = Bytes::value(base_, at, end_);
        return end_ - at >= 3 && at[0] == '\r' && at[1] == '\n' && at[2] != ' ' && at[2] != '\t' ? at : nullptr;
    }

    /// Any line, whole or not, right or wrong.
    [[gnu::always_inline]] Step line_in_steps()
    {
        Step step = scan_.stage == Stage::LineStart ? line_start() : Step::Next;
        if (step == Step::Next && scan_.stage == Stage::Name)
            step = name();
        return step == Step::Next ? value() : step;
    }

    [[gnu::always_inline]] Step line_start()
    {
        const char* const at = here();
        if (at == end_)
            return Step::NeedMore;
        switch (*at) {
        case '\r':
            if (end_ - at < 2)
                return Step::NeedMore;
            if (at[1] != '\n')
                return refuse(Refusal::BareCarriageReturn);
            scan_.scanned = offset(at + 2);
            return Step::Complete;
        case '\n':
            return refuse(Refusal::BareLineFeed);
        case ' ':
        case '\t':
            return refuse(Refusal::LineFolding);
        default:
            break;
        }
        if (scan_.fields == max_fields_)
            return refuse(Refusal::TooManyFields);
        scan_.field = {};
        scan_.folded = false;
        scan_.field.begin = scan_.scanned;
        scan_.stage = Stage::Name;
        return Step::Next;
    }

    [[gnu::always_inline]] Step name()
    {
        const char* const begin = base_ + scan_.field.begin;
        const char* const at = Bytes::token(base_, here(), end_);
        if (at - begin > kMaxName)
            return refuse(Refusal::HeadTooLong);
        if (at == end_)
            return wait_at(at);
        if (*at != ':')
            return refuse(bad_name_byte(*at));
        if (at == begin)
            return refuse(Refusal::FieldNameEmpty);
        scan_.field.name_size = static_cast<std::uint16_t>(at - begin);
        return go_on(Stage::Value, at + 1);
    }

    static Refusal bad_name_byte(char c)
    {
        switch (c) {
        case '\n':
            return Refusal::BareLineFeed;
        case '\0':
            return Refusal::ControlCharacter;
        case ' ':
        case '\t':
            return Refusal::SpaceBeforeColon;
        default:
            return Refusal::FieldNameInvalid;
        }
    }

    [[gnu::always_inline]] Step value()
    {
        const char* at = nullptr;
        for (;;) {
            if (const Step step = text_until_line_end(at); step != Step::Next)
                return step;
            // RFC 9112 section 5.2: a folded line goes on as if the fold were spaces.
            if (end_ - at < 3)
                return wait_at(at);
            if (at[2] != ' ' && at[2] != '\t')
                break;
            unfold(at);
            scan_.folded = true;
            scan_.scanned = offset(at + 2);
        }
        const char* const begin = base_ + scan_.field.begin;
        return add(begin, begin + scan_.field.name_size, at, scan_.folded);
    }

    /// The parser was given these bytes to write to.
    static void unfold(const char* at)
    {
        char* const fold = const_cast<char*>(at);
        fold[0] = fold[1] = ' ';
    }

    /// Adds the line from `begin` to the CRLF at `line_end`, whose name ends at `colon`.
    [[gnu::always_inline]] Step add(const char* begin, const char* colon, const char* line_end, bool folded)
    {
        const std::string_view name(begin, static_cast<std::size_t>(colon - begin));
        const char* first = colon + 1;
        const char* last = line_end;
        while (first != last && (*first == ' ' || *first == '\t'))
            ++first;
        while (last != first && (last[-1] == ' ' || last[-1] == '\t'))
            --last;
        http::HeaderField& field = storage_[scan_.fields];
        field = {.begin = offset(begin),
                 .value_begin = offset(first),
                 .value_size = static_cast<std::uint32_t>(last - first),
                 .end = offset(line_end + 2),
                 .name_size = static_cast<std::uint16_t>(name.size()),
                 .id = identify(name)};
        if (field.id != http::HeaderId::Other) {
            if (folded && must_stand_in_one_line(field.id))
                return refuse(Refusal::LineFolding);
            const Refusal refusal = note_field(of, {first, field.value_size}, field, scan_);
            if (refusal != Refusal::None)
                return refuse(refusal);
        } else if (of == HeadOf::Request && imitates_framing(name)) {
            return refuse(Refusal::FramingImitated);
        }
        const std::uint64_t mark = mark_of(name);
        scan_.may_repeat |= (scan_.marks & mark) != 0;
        scan_.marks |= mark;
        ++scan_.fields;
        return go_on(Stage::LineStart, line_end + 2);
    }

    const char* base_;
    const char* end_;
    bool full_; ///< everything that may come has come
    std::uint16_t max_fields_;
    std::span<http::HeaderField> storage_;
    HeadScan& scan_;
    Refusal refusal_ = Refusal::None;
};

} // namespace switchyard::http1
