// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/field_row.h"

#include <map>

class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace switchyard::editors {

class FormHeader;
class WeightedSplit;

/// The form of one message: what is written and what has to be first, the rest on demand. It is built anew only when
/// another page opens; changes of the workspace refresh it. Thread: gui.
class FormPage final : public QWidget
{
    Q_OBJECT
public:
    FormPage(const widgets::Theme& theme, FormEdits& edits, QWidget* parent = nullptr);
    ~FormPage() override;

    /// Builds the page; without a resource: says that nothing is selected.
    void open(const Page& page);
    const Page& page() const { return page_; }
    /// The page is elsewhere by now, and its values may be others.
    void refresh(const Page& page);
    void refreshDiagnostics();
    /// Commits what is being typed. Text that does not fit is given up with the page.
    void commitPending();
    /// Shows a field when it is hidden and gives it the focus. Errors: false when the page has no such field.
    bool focusField(std::string_view field);
    void focusFirst();
    /// How many of the page's fields have rows now, and how many there are.
    int shownFields() const;
    int allFields() const { return static_cast<int>(order_.size()); }

signals:
    void pageRequested(const switchyard::editors::Page& page);
    void resourceRequested(switchyard::ElementId resource);

private:
    struct Found
    {
        std::vector<const Diagnostic*> here;
        std::map<std::string, std::vector<const Diagnostic*>, std::less<>> fields;
    };

    void build();
    void clearContent();
    void collectFields();
    FieldRow* makeRow(std::size_t place);
    FieldRow* rowInFront(std::size_t place);
    void makeRest();
    void setAllShown(bool shown);
    void applyFilter();
    void updateMore();
    bool isShort() const; ///< so few fields that all are shown
    Found findDiagnostics() const;
    void showPageDiagnostics(const std::vector<const Diagnostic*>& diagnostics);
    void sayNothingSelected();

    const widgets::Theme& theme_;
    FormEdits& edits_;
    Page page_;
    schema::MessagePtr shown_; ///< what the rows show
    FormHeader* header_;
    QLineEdit* filter_;
    QScrollArea* area_;
    QWidget* content_ = nullptr;
    QVBoxLayout* problems_ = nullptr;
    QVBoxLayout* front_ = nullptr; ///< rows that show from the start
    QWidget* rest_ = nullptr;      ///< and those on demand
    QVBoxLayout* restRows_ = nullptr;
    WeightedSplit* split_ = nullptr;
    QPushButton* more_ = nullptr;
    std::vector<const schema::FieldInfo*> order_;
    std::vector<FieldRow*> rows_;      ///< by place in order_; nullptr: not built
    std::vector<std::size_t> inFront_; ///< places of the rows in front_, ascending
    bool allShown_ = false;
};

} // namespace switchyard::editors
