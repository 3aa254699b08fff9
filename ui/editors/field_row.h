// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/field_target.h"
#include "ui/editors/tone_label.h"

#include <memory>

class QToolButton;
class QVBoxLayout;

namespace switchyard::editors {

/// Where a row leads.
struct RowDoors
{
    std::function<void(const schema::FieldPath&)> open; ///< the page of a nested message or of an element
    std::function<void(ElementId)> go;                  ///< the resource a reference names
};

/// One field of a form: its name, whether it is set, its box, what helps, and what is wrong with it. Thread: gui.
class FieldRow final : public QWidget
{
    Q_OBJECT
public:
    FieldRow(const widgets::Theme& theme, FormEdits& edits, const Page& page, const schema::FieldInfo& field,
             RowDoors doors);
    ~FieldRow() override;

    const schema::FieldInfo& field() const { return field_; }
    FieldEditor& editor() { return *editor_; }
    bool isWritten() const { return written_; }
    /// Reads the value again; what is being typed stays.
    void refresh();
    /// The page is elsewhere by now (a rule above it went away).
    void setPage(const Page& page);
    void showDiagnostics(const std::vector<const Diagnostic*>& diagnostics);
    bool matches(const QString& filter) const;

private:
    void addHead(QVBoxLayout* column);
    FieldEditor* makeEditor();
    FieldEditor* makeTextEditor();
    void addReferenceButton(class QHBoxLayout* row);
    void nameEditor();
    void reset();
    void tell(const QString& sentence);
    void did(const Result<void>& result);

    const widgets::Theme& theme_;
    FormEdits& edits_;
    const schema::FieldInfo& field_;
    const schema::MessageInfo* owner_ = nullptr; ///< the message the field belongs to
    RowDoors doors_;
    FieldTarget target_;
    FieldEditor* editor_ = nullptr;
    ToneLabel* dot_ = nullptr;
    QToolButton* reset_ = nullptr;
    ToneLabel* complaint_ = nullptr;
    QVBoxLayout* problems_ = nullptr;
    bool written_ = false;
};

QColor widgets::Tokens::* severityColor(Severity severity);
/// "Error: …" with the next step; deeper places are named. `path`: of the field or page it is shown at.
QString diagnosticLine(const Diagnostic& diagnostic, const schema::FieldPath& path);

} // namespace switchyard::editors
