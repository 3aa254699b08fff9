// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/field_editor.h"
#include "ui/editors/form_edits.h"

#include <functional>

namespace switchyard::editors {

/// Writes to one field of one page. Lifetime: the edits outlive it.
class FieldTarget final : public EditTarget
{
public:
    FieldTarget(FormEdits& edits, Page page, const schema::FieldInfo& field, std::function<void(const QString&)> tell)
        : edits_(edits),
          page_(std::move(page)),
          field_(field),
          tell_(std::move(tell))
    {}

    const Page& page() const { return page_; }
    /// The page is the same, but elsewhere by now.
    void setPage(Page page) { page_ = std::move(page); }

    Result<void> write(const schema::Value& value) override { return edits_.set(page_, field_, value); }
    void beginPreview() override { edits_.beginSet(page_, field_); }
    Result<void> preview(const schema::Value& value) override;
    void endPreview(bool keep) override;
    void complain(const QString& sentence) override { tell_(sentence); }

private:
    FormEdits& edits_;
    Page page_;
    const schema::FieldInfo& field_;
    std::function<void(const QString&)> tell_;
};

} // namespace switchyard::editors
