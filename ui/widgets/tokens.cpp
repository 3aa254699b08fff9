// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tokens.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace switchyard::widgets {
namespace {

struct TokenField
{
    const char* name;
    QColor Tokens::* member;
};

constexpr std::array kTokenFields{
    TokenField{"background", &Tokens::background},
    TokenField{"panel", &Tokens::panel},
    TokenField{"inset", &Tokens::inset},
    TokenField{"raised", &Tokens::raised},
    TokenField{"line", &Tokens::line},
    TokenField{"text", &Tokens::text},
    TokenField{"dim", &Tokens::dim},
    TokenField{"faint", &Tokens::faint},
    TokenField{"accent", &Tokens::accent},
    TokenField{"healthy", &Tokens::healthy},
    TokenField{"warning", &Tokens::warning},
    TokenField{"failing", &Tokens::failing},
    TokenField{"second", &Tokens::second},
    TokenField{"third", &Tokens::third},
    TokenField{"edge", &Tokens::edge},
    TokenField{"selection", &Tokens::selection},
    TokenField{"badge", &Tokens::badge},
    TokenField{"go", &Tokens::go},
    TokenField{"goLine", &Tokens::goLine},
    TokenField{"goText", &Tokens::goText},
};

double luminance(const QColor& color)
{
    auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    const double red = linear(static_cast<double>(color.redF()));
    const double green = linear(static_cast<double>(color.greenF()));
    const double blue = linear(static_cast<double>(color.blueF()));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

} // namespace

Result<Tokens> parseTokens(const QByteArray& json, const char* scheme)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorKind::SyntaxError, "the theme file is no JSON: " + error.errorString().toStdString());
    const QJsonValue table = document.object().value(QLatin1String(scheme));
    if (!table.isObject())
        return fail(ErrorKind::SyntaxError, "the theme file has no scheme \"" + std::string(scheme) + "\"");
    Tokens tokens;
    for (const TokenField& field : kTokenFields) {
        const QColor color(table.toObject().value(QLatin1String(field.name)).toString());
        if (!color.isValid())
            return fail(ErrorKind::SyntaxError,
                        std::string("the theme file has no colour \"") + field.name + "\" in \"" + scheme + "\"");
        tokens.*field.member = color;
    }
    tokens.dark = luminance(tokens.background) < 0.5;
    tokens.highContrast = QLatin1String(scheme) == QLatin1String("highContrast");
    return tokens;
}

double contrast(const QColor& first, const QColor& second)
{
    const auto [low, high] = std::minmax({luminance(first), luminance(second)});
    return (high + 0.05) / (low + 0.05);
}

QColor blend(const QColor& bottom, const QColor& top, double opacity)
{
    auto mix = [opacity](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * opacity)); };
    return QColor(mix(bottom.red(), top.red()), mix(bottom.green(), top.green()), mix(bottom.blue(), top.blue()));
}

} // namespace switchyard::widgets
