// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field_path.h"
#include "ui/editors/form_edits.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <vector>

class QTabWidget;

namespace switchyard::editors {

class FormPage;
class YamlView;

/// The selection as a form that edits it and as the text it stands in. Thread: gui. Lifetime: theme and session outlive
/// it.
class InspectorPane final : public QWidget
{
    Q_OBJECT
public:
    InspectorPane(const widgets::Theme& theme, session::Session& session, QWidget* parent = nullptr);

    /// Opens the page of the selected resource that holds a field, shows the field and gives its box the focus.
    void showField(const schema::FieldPath& path);
    /// Commits what is being typed: before saving, applying or quitting.
    void commitPending();
    /// To where the form was before a drill-in; without one, to the message around this one.
    void back();
    FormPage& form() { return *form_; }
    YamlView& yaml() { return *yaml_; }
    QTabWidget& tabs() { return *tabs_; }

private:
    /// A page that survives changes: the innermost element on its path, and the rest of it.
    struct Anchor
    {
        ElementId element;
        schema::FieldPath rest;

        friend bool operator==(const Anchor&, const Anchor&) = default;
    };

    Anchor anchorOf(const Page& page) const;
    /// Errors: an empty page when the element is gone.
    Page pageOf(const Anchor& anchor) const;
    void open(const Page& page);
    void openAndRemember(const Page& page);
    void takeSelection();
    void takeWorkspace();
    void takeTextScale();

    const widgets::Theme& theme_;
    double textScale_;
    session::Session& session_;
    FormEdits edits_;
    QTabWidget* tabs_;
    FormPage* form_;
    YamlView* yaml_;
    Anchor anchor_;
    std::vector<Anchor> behind_;
    bool opening_ = false;
};

} // namespace switchyard::editors
