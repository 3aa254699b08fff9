// SPDX-License-Identifier: GPL-3.0-or-later
// Takes pictures of the main window on the sample with made-up traffic, and lays them out on contact sheets.
// usage: take_pictures DIRECTORY en|de [one]   |   take_pictures DIRECTORY sheet
#include "tests/ui/support/storefront_scene.h"
#include "ui/shell/translation.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QPainter>

namespace {

using namespace switchyard;
using testing::StorefrontScene;
using testing::StorefrontTraffic;

constexpr int kColumns = 3;
constexpr int kThumbWidth = 640;
constexpr int kCaption = 22;

class Photographer
{
public:
    Photographer(QString folder, QString language) : folder_(std::move(folder)), language_(std::move(language)) {}

    bool run(bool one)
    {
        if (!scene_.show(1600, 1000))
            return false;
        if (!one)
            keep(QStringLiteral("start"));
        if (!scene_.openSample())
            return false;
        if (!one)
            keep(QStringLiteral("stopped"));
        StorefrontTraffic traffic(scene_.session.workspace());
        if (!scene_.run(traffic))
            return false;
        for (int i = 0; i < 65; ++i)
            traffic.second(scene_.fake, 4, i > 57 ? "neg-reviews" : "");
        if (!QTest::qWaitFor([&] { return scene_.window.models().log.rowCount() == 260; }))
            return false;
        scene_.session.select(scene_.window.models().splits.rule(0));
        keep(QStringLiteral("running"));
        if (one)
            return true;
        panes();
        schemes();
        return true;
    }

private:
    void keep(const QString& name)
    {
        scene_.window.canvas().fit();
        QTest::qWait(250); // live figures repaint ten times a second, docks slide
        scene_.window.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder_, language_, name));
    }

    void panes()
    {
        for (QDockWidget* dock : scene_.window.findChildren<QDockWidget*>()) {
            if (scene_.window.dockWidgetArea(dock) != Qt::BottomDockWidgetArea ||
                dock->objectName() == QLatin1String("live"))
                continue;
            dock->raise();
            keep(QStringLiteral("pane-") + dock->objectName());
        }
        if (auto* live = scene_.window.findChild<QDockWidget*>(QStringLiteral("live")))
            live->raise();
    }

    void schemes()
    {
        const std::pair<widgets::ThemeChoice, const char*> choices[] = {
            {widgets::ThemeChoice::HighContrast, "contrast"},
            {widgets::ThemeChoice::Light, "light"},
            {widgets::ThemeChoice::Dark, "dark"}};
        for (const auto& [choice, name] : choices) {
            scene_.theme.choose(choice);
            for (const QSize size : {QSize(1600, 1000), QSize(1280, 800)}) {
                scene_.window.resize(size);
                if (QTest::qWaitFor([&] { return scene_.window.size() == size; }))
                    keep(QStringLiteral("%1-%2").arg(QLatin1String(name)).arg(size.width()));
            }
        }
    }

    QString folder_;
    QString language_;
    StorefrontScene scene_;
};

void layOut(const QString& folder)
{
    QDir directory(folder);
    const QStringList names = directory.entryList({QStringLiteral("[a-z][a-z]-*.png")}, QDir::Files, QDir::Name);
    const int perSheet = kColumns * 3;
    for (int first = 0, sheet = 1; first < names.size(); first += perSheet, ++sheet) {
        const int count = std::min<int>(perSheet, static_cast<int>(names.size()) - first);
        const int rows = (count + kColumns - 1) / kColumns;
        const int height = kThumbWidth * 10 / 16 + kCaption;
        QImage image(kColumns * (kThumbWidth + 8), rows * (height + 8), QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        painter.setPen(Qt::white);
        for (int i = 0; i < count; ++i) {
            const QPoint at((i % kColumns) * (kThumbWidth + 8), (i / kColumns) * (height + 8));
            const QString& name = names[first + i];
            const QImage picture =
                QImage(directory.filePath(name)).scaledToWidth(kThumbWidth, Qt::SmoothTransformation);
            painter.drawText(QRect(at, QSize(kThumbWidth, kCaption)), Qt::AlignCenter, name);
            painter.drawImage(at + QPoint(0, kCaption), picture);
        }
        painter.end();
        image.save(directory.filePath(QStringLiteral("sheet-%1.png").arg(sheet)));
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    if (arguments[2] == QLatin1String("sheet")) {
        layOut(arguments[1]);
        return 0;
    }
    switchyard::shell::installTranslation(application, QLocale(arguments[2]));
    return Photographer(arguments[1], arguments[2]).run(arguments.value(3) == QLatin1String("one")) ? 0 : 1;
}
