// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QHeaderView>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

// Q_INIT_RESOURCE declares functions and must stand outside of any namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(switchyard);
    Q_INIT_RESOURCE(translations);
}

namespace switchyard::widgets {
namespace {

constexpr double kPointsPerPixel = 0.75; // at 96 dpi
constexpr int kIconSize = 16;

struct ChoiceName
{
    ThemeChoice choice;
    const char* name;
    const char* scheme; ///< in the token file; nullptr: as the system
};

constexpr std::array kChoices{ChoiceName{ThemeChoice::System, "system", nullptr},
                              ChoiceName{ThemeChoice::Dark, "dark", "dark"},
                              ChoiceName{ThemeChoice::Light, "light", "light"},
                              ChoiceName{ThemeChoice::HighContrast, "high-contrast", "highContrast"}};

const ChoiceName& rowOf(ThemeChoice choice) { return *std::ranges::find(kChoices, choice, &ChoiceName::choice); }

QPixmap renderIcon(const QByteArray& svg, const QColor& color, int size, double ratio)
{
    QByteArray colored = svg;
    colored.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(colored);
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QFont family(const QStringList& families, QFontDatabase::SystemFont otherwise, double pixels)
{
    QFont font = QFontDatabase::systemFont(otherwise);
    font.setFamilies(families + QStringList{font.family()});
    font.setPointSizeF(pixels * kPointsPerPixel);
    return font;
}

} // namespace

void loadResources() { registerResources(); }

QString themeName(ThemeChoice choice) { return QString::fromLatin1(rowOf(choice).name); }

ThemeChoice themeOfName(const QString& name)
{
    const auto row =
        std::ranges::find_if(kChoices, [&](const ChoiceName& known) { return name == QLatin1String(known.name); });
    return row == kChoices.end() ? ThemeChoice::System : row->choice;
}

Theme::Theme(QObject* parent) : QObject(parent)
{
    loadResources();
    systemIsDark_ = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    refresh();
}

Theme::~Theme()
{
    if (application_ && style_)
        application_->setStyle(QStringLiteral("Fusion"));
}

void Theme::refresh()
{
    const char* named = rowOf(choice_).scheme;
    const char* ofSystem = systemIsDark_ ? "dark" : "light";
    QFile file(QStringLiteral(":/themes/tokens.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Result<Tokens> tokens = parseTokens(opened ? file.readAll() : QByteArray(), named ? named : ofSystem);
    Q_ASSERT(tokens); // the file is compiled in; a test reads every scheme
    if (tokens)
        tokens_ = std::move(*tokens);
}

void Theme::applyTo(QApplication& application)
{
    application_ = &application;
    style_ = new Style(*this);
    application.setStyle(style_);
    application.setFont(text());
    application.setPalette(palette());
    QToolTip::setPalette(palette());
}

void Theme::choose(ThemeChoice choice)
{
    choice_ = choice;
    refresh();
    if (application_) {
        application_->setPalette(palette());
        QToolTip::setPalette(palette());
    }
    emit changed();
}

void Theme::setTextScale(double scale)
{
    const double next = std::clamp(std::round(scale * 100) / 100, kSmallestText, kLargestText);
    if (next == textScale_)
        return;
    const double ratio = next / textScale_;
    textScale_ = next;
    if (application_)
        spreadTextScale(ratio);
    emit changed();
}

void Theme::stepTextScale(int steps) { setTextScale((std::round(textScale_ * 10) + steps) / 10); }

int Theme::scaled(double pixels) const { return static_cast<int>(std::lround(pixels * textScale_)); }

/// What widgets were given keeps its proportion to the text; everything that is asked for is asked again.
void Theme::spreadTextScale(double ratio)
{
    const char* unscaled = "switchyardRowHeight";
    application_->setFont(text());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::ApplicationFontChange); // sizes below ask for the new fonts
    for (QWidget* widget : QApplication::allWidgets()) {
        if (widget->testAttribute(Qt::WA_SetFont)) {
            QFont font = widget->font();
            font.setPointSizeF(font.pointSizeF() * ratio);
            widget->setFont(font);
        }
        auto* header = qobject_cast<QHeaderView*>(widget);
        if (header && header->orientation() == Qt::Vertical) {
            if (!header->property(unscaled).isValid())
                header->setProperty(unscaled, header->defaultSectionSize() * ratio / textScale_);
            header->setDefaultSectionSize(scaled(header->property(unscaled).toDouble()));
        }
        QEvent event(QEvent::StyleChange);
        QApplication::sendEvent(widget, &event);
        widget->updateGeometry();
    }
}

void Theme::setReducedMotion(bool reduced)
{
    if (reduced == reducedMotion_)
        return;
    reducedMotion_ = reduced;
    emit changed();
}

QPalette Theme::palette() const
{
    const Tokens& t = tokens_;
    QPalette palette;
    palette.setColor(QPalette::Window, t.panel);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.panel);
    palette.setColor(QPalette::AlternateBase, t.inset);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.faint);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.failing);
    palette.setColor(QPalette::Highlight, t.selection);
    palette.setColor(QPalette::HighlightedText, t.text);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.second);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Light, t.raised);
    palette.setColor(QPalette::Midlight, t.raised);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.line);
    palette.setColor(QPalette::Shadow, t.dark ? QColor(0, 0, 0) : t.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, blend(t.panel, t.faint, 0.6));
    return palette;
}

QFont Theme::text(double pixels, QFont::Weight weight) const
{
    QFont font = family({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")},
                        QFontDatabase::GeneralFont, pixels * textScale_);
    font.setWeight(weight);
    return font;
}

QFont Theme::mono(double pixels) const
{
    QFont font = family({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")},
                        QFontDatabase::FixedFont, pixels * textScale_);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QIcon Theme::icon(const QString& name) const { return icon(name, tokens_.dim); }

QIcon Theme::icon(const QString& name, const QColor& color) const
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // compiled in
    const QByteArray svg = opened ? file.readAll() : QByteArray();
    QIcon icon;
    const int size = scaled(kIconSize);
    for (const double ratio : {1.0, 2.0}) {
        icon.addPixmap(renderIcon(svg, color, size, ratio), QIcon::Normal);
        icon.addPixmap(renderIcon(svg, blend(tokens_.panel, tokens_.faint, 0.5), size, ratio), QIcon::Disabled);
    }
    return icon;
}

} // namespace switchyard::widgets
