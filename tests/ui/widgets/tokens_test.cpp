// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"
#include "ui/widgets/tokens.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QFile>

namespace switchyard::widgets {
namespace {

QByteArray tokenFile()
{
    loadResources();
    QFile file(QStringLiteral(":/themes/tokens.json"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

class TokensOf : public ::testing::TestWithParam<const char*>
{
protected:
    TokensOf() : tokens(parseTokens(tokenFile(), GetParam()).value()) {}
    Tokens tokens;
};

TEST_P(TokensOf, Text_has_contrast_on_every_ground)
{
    for (const QColor& ground : {tokens.background, tokens.panel, tokens.inset, tokens.raised}) {
        for (const QColor& text : {tokens.text, tokens.dim, tokens.faint})
            EXPECT_GE(contrast(text, ground), 4.5)
                << text.name().toStdString() << " on " << ground.name().toStdString();
        for (const QColor& state : {tokens.healthy, tokens.warning, tokens.failing, tokens.accent})
            EXPECT_GE(contrast(state, ground), 4.5)
                << state.name().toStdString() << " on " << ground.name().toStdString();
    }
    EXPECT_GE(contrast(tokens.text, tokens.selection), 4.5);
    EXPECT_GE(contrast(tokens.goText, tokens.go), 4.5);
    EXPECT_GE(contrast(tokens.warning, tokens.badge), 4.5);
}

TEST_P(TokensOf, Edges_and_series_have_contrast_on_the_canvas)
{
    for (const QColor& color :
         {tokens.edge, tokens.second, tokens.third, tokens.healthy, tokens.warning, tokens.failing})
        EXPECT_GE(contrast(color, tokens.background), 3.0) << color.name().toStdString();
}

INSTANTIATE_TEST_SUITE_P(Schemes, TokensOf, ::testing::Values("dark", "light"));

TEST(Tokens, ParseTokens_fails_with_a_sentence_when_a_token_is_missing)
{
    const auto tokens = parseTokens(R"({"dark": {"background": "#000000"}})", "dark");
    ASSERT_FALSE(tokens);
    EXPECT_EQ(tokens.error().context, "the theme file has no colour \"panel\" in \"dark\"");
}

TEST(Tokens, ParseTokens_fails_when_the_scheme_or_the_json_is_missing)
{
    EXPECT_EQ(parseTokens("{}", "dark").error().context, "the theme file has no scheme \"dark\"");
    EXPECT_TRUE(parseTokens("{", "dark").error().context.starts_with("the theme file is no JSON"));
    EXPECT_FALSE(parseTokens("", "dark"));
}

TEST(Tokens, Contrast_of_black_and_white_is_21)
{
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21, 0.01);
    EXPECT_NEAR(contrast(Qt::red, Qt::red), 1, 0.01);
}

TEST(Theme, Choosing_a_theme_switches_palette_and_tokens_live)
{
    Theme theme;
    theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
    int changes = 0;
    QObject::connect(&theme, &Theme::changed, [&changes] { ++changes; });
    theme.choose(ThemeChoice::Light);
    EXPECT_FALSE(theme.tokens().dark);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), theme.tokens().panel);
    theme.choose(ThemeChoice::Dark);
    EXPECT_TRUE(theme.tokens().dark);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), theme.tokens().panel);
    EXPECT_EQ(changes, 2);
}

TEST(Theme, Icons_take_the_colour_of_the_theme)
{
    Theme theme;
    const QImage image = theme.icon(QStringLiteral("stop"), Qt::red).pixmap(QSize(16, 16), 1.0).toImage();
    EXPECT_EQ(image.pixelColor(8, 8), QColor(Qt::red));
}

} // namespace
} // namespace switchyard::widgets
