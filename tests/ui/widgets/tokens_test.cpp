// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"
#include "ui/widgets/tokens.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

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

    /// Least contrast of text: WCAG 2.1 AA, in high contrast AAA.
    double leastOfText() const { return tokens.highContrast ? 7 : 4.5; }

    void expectText(const QColor& text, const QColor& ground) const
    {
        EXPECT_GE(contrast(text, ground), leastOfText())
            << text.name().toStdString() << " on " << ground.name().toStdString();
    }

    std::vector<QColor> grounds() const { return {tokens.background, tokens.panel, tokens.inset, tokens.raised}; }

    Tokens tokens;
};

TEST_P(TokensOf, Text_has_contrast_on_every_ground)
{
    for (const QColor& ground : grounds()) {
        for (const QColor& text :
             {tokens.text, tokens.dim, tokens.faint, tokens.healthy, tokens.warning, tokens.failing, tokens.accent})
            expectText(text, ground);
    }
    // a selected row keeps the colours of its states; a chip on the badge's ground says a state too
    for (const QColor& ground : {tokens.selection, tokens.badge}) {
        for (const QColor& text : {tokens.text, tokens.dim, tokens.healthy, tokens.warning, tokens.failing})
            expectText(text, ground);
    }
    expectText(tokens.goText, tokens.go);
}

TEST_P(TokensOf, Edges_icons_and_series_have_contrast_on_every_ground)
{
    for (const QColor& ground : grounds()) {
        for (const QColor& color : {tokens.edge, tokens.second, tokens.third, tokens.goLine, tokens.accent})
            EXPECT_GE(contrast(color, ground), 3.0)
                << color.name().toStdString() << " on " << ground.name().toStdString();
        if (tokens.highContrast)
            EXPECT_GE(contrast(tokens.line, ground), 3.0) << "boxes have a line one can see";
    }
}

INSTANTIATE_TEST_SUITE_P(Schemes, TokensOf, ::testing::Values("dark", "light", "highContrast"));

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

TEST(Theme, High_contrast_is_the_third_scheme_and_every_choice_has_a_name)
{
    Theme theme;
    theme.choose(ThemeChoice::HighContrast);
    EXPECT_TRUE(theme.tokens().highContrast);
    EXPECT_GE(contrast(theme.tokens().text, theme.tokens().panel), 7);
    for (const ThemeChoice choice :
         {ThemeChoice::System, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::HighContrast})
        EXPECT_EQ(themeOfName(themeName(choice)), choice);
    EXPECT_EQ(themeOfName(QStringLiteral("pink")), ThemeChoice::System);
}

TEST(Theme, Text_size_changes_fonts_rows_and_buttons_live_and_back)
{
    Theme theme;
    theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* plain = new QLabel(QStringLiteral("plain"));
    auto* large = new QLabel(QStringLiteral("large"));
    large->setFont(theme.text(20));
    auto* button = new QPushButton(QStringLiteral("Apply"));
    auto* table = new QTableView;
    table->verticalHeader()->setDefaultSectionSize(21);
    for (QWidget* child : std::initializer_list<QWidget*>{plain, large, button, table})
        column->addWidget(child);
    window.show();
    const double plainSize = plain->font().pointSizeF();
    const double largeSize = large->font().pointSizeF();
    const int buttonHeight = button->sizeHint().height();
    int changes = 0;
    QObject::connect(&theme, &Theme::changed, [&changes] { ++changes; });
    theme.setTextScale(2);
    EXPECT_NEAR(plain->font().pointSizeF(), 2 * plainSize, 0.1);
    EXPECT_NEAR(large->font().pointSizeF(), 2 * largeSize, 0.1);
    EXPECT_GE(button->sizeHint().height(), 2 * buttonHeight - 8);
    EXPECT_EQ(table->verticalHeader()->defaultSectionSize(), 42);
    theme.setTextScale(9);
    EXPECT_EQ(theme.textScale(), kLargestText);
    EXPECT_EQ(changes, 1);
    theme.setTextScale(1);
    EXPECT_NEAR(plain->font().pointSizeF(), plainSize, 0.1);
    EXPECT_NEAR(large->font().pointSizeF(), largeSize, 0.1);
    EXPECT_EQ(button->sizeHint().height(), buttonHeight);
    EXPECT_EQ(table->verticalHeader()->defaultSectionSize(), 21);
    theme.stepTextScale(-1);
    EXPECT_NEAR(theme.textScale(), 0.9, 1e-9);
    theme.stepTextScale(-5);
    EXPECT_EQ(theme.textScale(), kSmallestText);
}

TEST(Theme, Reduced_motion_stops_animations_of_the_style)
{
    Theme theme;
    theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
    EXPECT_NE(QApplication::style()->styleHint(QStyle::SH_Widget_Animate), 0);
    theme.setReducedMotion(true);
    EXPECT_TRUE(theme.reducedMotion());
    EXPECT_EQ(QApplication::style()->styleHint(QStyle::SH_Widget_Animate), 0);
}

TEST(Theme, Icons_take_the_colour_of_the_theme)
{
    Theme theme;
    const QImage image = theme.icon(QStringLiteral("stop"), Qt::red).pixmap(QSize(16, 16), 1.0).toImage();
    EXPECT_EQ(image.pixelColor(8, 8), QColor(Qt::red));
}

} // namespace
} // namespace switchyard::widgets
