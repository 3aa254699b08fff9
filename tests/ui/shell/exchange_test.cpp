// SPDX-License-Identifier: GPL-3.0-or-later
// Import with its preview, export with what it cannot say, and the comparison with other files.
#include "core/document/file.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/storefront_scene.h"
#include "ui/models/import_model.h"
#include "ui/shell/export_dialog.h"
#include "ui/shell/help_window.h"
#include "ui/shell/import_dialog.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTimer>
#include <QTreeView>
#include <QTreeWidget>

#include <functional>

namespace switchyard::testing {
namespace {

constexpr const char* kDeployed = R"(kind: compute#backendService
name: web
selfLink: https://www.googleapis.com/compute/v1/projects/shop/global/backendServices/web
loadBalancingScheme: EXTERNAL_MANAGED
protocol: HTTP
timeoutSec: 77
healthChecks:
- https://www.googleapis.com/compute/v1/projects/shop/global/healthChecks/http-basic
---
kind: compute#backendService
name: search
loadBalancingScheme: EXTERNAL_MANAGED
protocol: HTTP
---
kind: compute#sslCertificate
name: shop-cert
certificate: |
  -----BEGIN CERTIFICATE-----
  MIIB
  -----END CERTIFICATE-----
privateKey: |
  -----BEGIN PRIVATE KEY-----
  c2VjcmV0
  -----END PRIVATE KEY-----
)";

/// Does something with the next modal dialog of a class as soon as it is on the screen.
template <typename Dialog>
class InDialog
{
public:
    explicit InDialog(std::function<void(Dialog&)> act)
    {
        timer_.setInterval(10);
        QObject::connect(&timer_, &QTimer::timeout, [this, act = std::move(act)] {
            auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
            if (!dialog || !dialog->isVisible())
                return;
            timer_.stop();
            seen = true;
            QTest::qWait(50);
            act(*dialog);
        });
        timer_.start();
    }

    bool seen = false;

private:
    QTimer timer_;
};

class ExchangeTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(scene.show(1280, 800)); }

    QString write(const char* name, const std::string& text)
    {
        const QString path = folder.filePath(QString::fromLatin1(name));
        EXPECT_TRUE(document::save_atomically(path.toStdString(), text));
        return path;
    }

    /// The sample in a file.
    QString openShop()
    {
        const QString path = write("shop.switchyard.yaml", shell::sampleText(QStringLiteral("storefront")));
        EXPECT_TRUE(scene.window.openFile(path));
        return path;
    }

    const model::Resource* service(std::string_view name) const
    {
        return scene.session.workspace().find(model::Kind::BackendService, name);
    }

    static void press(QDialog& dialog, const char* name)
    {
        auto* button = dialog.findChild<QPushButton*>(QString::fromLatin1(name));
        ASSERT_NE(button, nullptr) << name;
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QTemporaryDir folder;
    StorefrontScene scene;
};

TEST_F(ExchangeTest, Import_shows_what_it_would_do_and_is_one_step)
{
    openShop();
    const std::string before = scene.session.document().text();
    InDialog<shell::ImportDialog> dialog([](shell::ImportDialog& window) {
        auto* list = window.findChild<QTreeView*>(QStringLiteral("importList"));
        QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        ASSERT_EQ(list->model()->rowCount(), 3);
        EXPECT_EQ(list->model()->index(0, 1).data().toString(), QStringLiteral("replaces yours"));
        EXPECT_GT(list->model()->rowCount(list->model()->index(0, 0)), 0);
        EXPECT_EQ(list->model()->index(1, 1).data().toString(), QStringLiteral("is added"));
        keepPicture(window, QStringLiteral("import"));
        // without the second one
        const QModelIndex second = list->model()->index(1, 0);
        list->setCurrentIndex(second);
        QTest::keyClick(list, Qt::Key_Space);
        EXPECT_EQ(second.siblingAtColumn(1).data().toString(), QStringLiteral("left out"));
        press(window, "importAccept");
    });
    scene.window.files().importFiles({write("deployed.yaml", kDeployed)});
    EXPECT_TRUE(dialog.seen);
    EXPECT_EQ(service("search"), nullptr);
    ASSERT_NE(service("web"), nullptr);
    EXPECT_NE(scene.session.document().text().find("timeoutSec: 77"), std::string::npos);
    EXPECT_EQ(scene.session.document().text().find("c2VjcmV0"), std::string::npos);
    const QFileInfo keys(folder.filePath(QStringLiteral("keys")));
    ASSERT_TRUE(keys.isDir());
    const QFileInfoList files = QDir(keys.filePath()).entryInfoList(QDir::Files);
    ASSERT_EQ(files.size(), 1);
    EXPECT_EQ(files.front().permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
    scene.session.undoStack().undo();
    EXPECT_EQ(scene.session.document().text(), before);
}

TEST_F(ExchangeTest, Cancelled_import_changes_nothing)
{
    openShop();
    const std::string before = scene.session.document().text();
    InDialog<shell::ImportDialog> dialog([](shell::ImportDialog& window) { QTest::keyClick(&window, Qt::Key_Escape); });
    scene.window.files().importFiles({write("deployed.yaml", kDeployed)});
    EXPECT_TRUE(dialog.seen);
    EXPECT_EQ(scene.session.document().text(), before);
    EXPECT_FALSE(QFileInfo::exists(folder.filePath(QStringLiteral("keys"))));
}

TEST_F(ExchangeTest, Import_into_nothing_begins_a_workspace)
{
    InDialog<shell::ImportDialog> dialog([](shell::ImportDialog& window) { press(window, "importAccept"); });
    scene.window.files().importFiles({write("map.yaml", "kind: compute#urlMap\nname: web\ndefaultService: web\n")});
    EXPECT_TRUE(dialog.seen);
    ASSERT_TRUE(scene.session.hasDocument());
    EXPECT_TRUE(scene.session.isUntitled());
    EXPECT_NE(scene.session.workspace().find(model::Kind::UrlMap, "web"), nullptr);
}

TEST_F(ExchangeTest, Files_with_mistakes_say_where)
{
    openShop();
    InDialog<shell::ImportDialog> dialog([](shell::ImportDialog& window) {
        auto* findings = window.findChild<QListWidget*>(QStringLiteral("importFindings"));
        ASSERT_GT(findings->count(), 0);
        EXPECT_TRUE(findings->item(0)->text().startsWith(QStringLiteral("bad.yaml:1:")))
            << findings->item(0)->text().toStdString();
        EXPECT_FALSE(window.findChild<QPushButton*>(QStringLiteral("importAccept"))->isEnabled());
        keepPicture(window, QStringLiteral("import-mistakes"));
        QTest::keyClick(&window, Qt::Key_Escape);
    });
    scene.window.files().importFiles({write("bad.yaml", "retryPolicy:\n  retryConditions: 502, 504\n")});
    EXPECT_TRUE(dialog.seen);
}

TEST_F(ExchangeTest, Export_shows_its_files_and_what_it_cannot_say)
{
    openShop();
    const QString out = folder.filePath(QStringLiteral("out"));
    InDialog<shell::ExportDialog> dialog([&](shell::ExportDialog& window) {
        auto* format = window.findChild<QComboBox*>(QStringLiteral("exportFormat"));
        auto* files = window.findChild<QListWidget*>(QStringLiteral("exportFiles"));
        for (int i = 0; i < format->count(); ++i) {
            format->setCurrentIndex(i);
            EXPECT_GT(files->count(), 0) << format->currentText().toStdString();
            QTest::qWait(50);
            keepPicture(window, QStringLiteral("export-%1").arg(format->currentData().toString()));
        }
        format->setCurrentIndex(0);
        EXPECT_TRUE(window.writeTo(out, false));
        EXPECT_FALSE(window.writeTo(out, false)) << "the files exist";
        QTest::keyClick(&window, Qt::Key_Escape);
    });
    scene.window.actionsOfWindow().exportFiles->trigger();
    EXPECT_TRUE(dialog.seen);
    EXPECT_TRUE(QFileInfo::exists(out + QStringLiteral("/url-maps/storefront-map.yaml")));
}

TEST_F(ExchangeTest, Comparison_names_the_differences_and_leads_to_them)
{
    openShop();
    scene.window.files().compareWith(
        {write("deployed.yaml", std::string(kDeployed).substr(0, std::string(kDeployed).find("---")))});
    auto* dialog = scene.window.findChild<QDialog*>(QStringLiteral("compareDialog"));
    ASSERT_NE(dialog, nullptr);
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("compareList"));
    const QList<QListWidgetItem*> found = list->findItems(QStringLiteral("timeoutSec changed from"), Qt::MatchContains);
    ASSERT_EQ(found.size(), 1);
    QTest::qWait(50);
    keepPicture(*dialog, QStringLiteral("compare"));
    list->scrollToItem(found.front());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.front()).center());
    EXPECT_EQ(scene.session.selection().resource, service("web")->id);
    dialog->close();
}

TEST_F(ExchangeTest, Dropped_workspace_is_opened_and_other_files_are_imported)
{
    const QString shop = write("shop.switchyard.yaml", shell::sampleText(QStringLiteral("storefront")));
    scene.window.files().takeDropped({shop});
    EXPECT_EQ(scene.session.path(), shop);
    InDialog<shell::ImportDialog> dialog([](shell::ImportDialog& window) { QTest::keyClick(&window, Qt::Key_Escape); });
    scene.window.files().takeDropped({write("deployed.yaml", kDeployed)});
    EXPECT_TRUE(dialog.seen);
    scene.window.files().importFiles({folder.filePath(QStringLiteral("nothing.yaml"))});
    EXPECT_TRUE(scene.window.banner().isVisible());
}

TEST_F(ExchangeTest, Files_dropped_onto_the_picture_reach_the_window)
{
    openShop();
    InDialog<shell::ImportDialog> dialog([](shell::ImportDialog& window) { QTest::keyClick(&window, Qt::Key_Escape); });
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(write("deployed.yaml", kDeployed))});
    QWidget& picture = *scene.window.canvas().viewport();
    QDragEnterEvent enter(picture.rect().center(), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&picture, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(picture.rect().center(), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&picture, &drop);
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.seen && !QApplication::activeModalWidget(); }));
}

TEST_F(ExchangeTest, Problem_is_mended_by_its_repair_and_explained_by_the_help)
{
    const QString path =
        write("tls.switchyard.yaml", "sslPolicies:\n  - name: tls\n    profile: MODERNN\n    minTlsVersion: TLS_1_2\n");
    ASSERT_TRUE(scene.window.openFile(path));
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.session.isChecked(); }));
    QTest::keyClick(&scene.window, Qt::Key_F8);
    auto* table = scene.window.findChild<QTableView*>(QStringLiteral("problems"));
    ASSERT_NE(table, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->isVisible() && table->model()->rowCount() > 0; }));
    const QModelIndexList rows = table->model()->match(table->model()->index(0, 1), Qt::DisplayRole,
                                                       QStringLiteral("MODERNN"), 1, Qt::MatchContains);
    ASSERT_EQ(rows.size(), 1);
    table->selectRow(rows.front().row());
    auto* explain = scene.window.findChild<QPushButton*>(QStringLiteral("explainProblem"));
    QTest::mouseClick(explain, Qt::LeftButton);
    auto* help = scene.window.findChild<shell::HelpWindow*>();
    ASSERT_NE(help, nullptr);
    EXPECT_EQ(help->page(), QStringLiteral("diagnostics-field"));
    EXPECT_EQ(help->browser().textCursor().block().text(), QStringLiteral("field.literal_unknown"));
    keepPicture(*help, QStringLiteral("explained"));
    help->close();
    auto* fix = scene.window.findChild<QPushButton*>(QStringLiteral("fixProblem"));
    ASSERT_TRUE(fix->isVisible());
    EXPECT_EQ(fix->text(), QStringLiteral("Fix: Set profile to MODERN"));
    QTest::qWait(50);
    keepPicture(scene.window, QStringLiteral("fix"));
    QTest::mouseClick(fix, Qt::LeftButton);
    EXPECT_NE(scene.session.document().text().find("profile: MODERN\n"), std::string::npos);
    scene.session.undoStack().undo();
    EXPECT_NE(scene.session.document().text().find("profile: MODERNN\n"), std::string::npos);
}

} // namespace
} // namespace switchyard::testing
