// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/file.h"
#include "core/runtime/fake_runtime.h"
#include "core/schema/access.h"
#include "ui/editors/form_page.h"
#include "ui/editors/inspector_pane.h"
#include "ui/editors/yaml_view.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QTest>

#include <string>

namespace switchyard::testing {

/// An inspector in a window of its own on a small text, or on the Storefront sample.
class InspectorScene
{
public:
    explicit InspectorScene(const std::string& text, int width = 320, int height = 700)
        : session(fake),
          pane(theme, session)
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
        session.openUntitled(text, QStringLiteral("test.switchyard.yaml"));
        pane.resize(width, height);
        pane.show();
        pane.activateWindow();
        shown = QTest::qWaitForWindowActive(&pane);
    }

    static std::string sample()
    {
        const auto text = document::read_file(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml");
        return text ? *text : std::string();
    }

    /// Selects a resource by kind and name; `path`: one of its elements.
    void select(model::Kind kind, const char* name, const char* path = "")
    {
        const model::Resource* resource = session.workspace().find(kind, name);
        ASSERT_NE(resource, nullptr) << name;
        session.select(session.workspace().element_id(*resource, *schema::FieldPath::parse(path)));
        QCoreApplication::processEvents();
    }

    template <typename Widget = QWidget>
    Widget* field(const char* path)
    {
        const QString name = QStringLiteral("field:") + QLatin1String(path);
        for (Widget* found : pane.findChildren<Widget*>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }

    template <typename Widget = QWidget>
    Widget* child(const char* name)
    {
        for (Widget* found : pane.findChildren<Widget*>(QLatin1String(name))) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }

    /// The row a field's box stands in.
    editors::FieldRow* row(const char* path)
    {
        QWidget* at = field(path);
        while (at && !qobject_cast<editors::FieldRow*>(at))
            at = at->parentWidget();
        return qobject_cast<editors::FieldRow*>(at);
    }

    /// The sentence below a field: "complaint" or "diagnostic".
    QString sentence(const char* path, const char* which)
    {
        editors::FieldRow* owner = row(path);
        for (QLabel* label : owner ? owner->findChildren<QLabel*>(QLatin1String(which)) : QList<QLabel*>()) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }

    /// Gives a box the focus by a click and replaces its text with keys.
    void type(QWidget* box, const QString& text)
    {
        QTest::mouseClick(box, Qt::LeftButton);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(box, Qt::Key_Delete);
        QTest::keyClicks(box, text);
    }

    std::string text() const { return session.document().text(); }
    int steps() { return session.undoStack().index(); }
    QString lastStep() { return session.undoStack().undoText(); }
    [[nodiscard]] bool checked()
    {
        return QTest::qWaitFor([this] { return session.isChecked(); }, 20'000);
    }

    runtime::FakeRuntime fake;
    widgets::Theme theme;
    session::Session session;
    editors::InspectorPane pane;
    bool shown = false;
};

} // namespace switchyard::testing
