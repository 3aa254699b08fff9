// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/field_target.h"
#include "ui/editors/tone_label.h"

namespace switchyard::editors {

/// The parts of a weighted split: raw weights in boxes, their normalised share beside them. Hidden where the page has
/// no split. Thread: gui.
class WeightedSplit final : public QWidget
{
    Q_OBJECT
public:
    WeightedSplit(const widgets::Theme& theme, FormEdits& edits, QWidget* parent = nullptr);
    ~WeightedSplit() override;
    void refresh(const Page& page);
    void commit();
    bool isEmpty() const { return parts_.empty(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Part;

    void rebuild(const schema::FieldPath& list, std::size_t count, const Page& page);

    const widgets::Theme& theme_;
    FormEdits& edits_;
    class QVBoxLayout* column_;
    ToneLabel* complaint_;
    std::vector<std::unique_ptr<Part>> parts_;
};

} // namespace switchyard::editors
