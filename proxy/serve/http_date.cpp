// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/http_date.h"

#include <chrono>
#include <fmt/format.h>

namespace switchyard::serve {

std::string_view HttpDate::text(std::int64_t wall_ns)
{
    const std::int64_t second = wall_ns / 1'000'000'000;
    if (second != second_) {
        using namespace std::chrono;
        static constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        const sys_seconds at{seconds(second)};
        const sys_days day = floor<days>(at);
        const year_month_day date(day);
        const hh_mm_ss time(at - day);
        const auto end = fmt::format_to_n(
            text_.data(), text_.size(), "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[weekday(day).c_encoding()],
            static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
            static_cast<int>(date.year()), time.hours().count(), time.minutes().count(), time.seconds().count());
        size_ = end.size;
        second_ = second;
    }
    return {text_.data(), size_};
}

} // namespace switchyard::serve
