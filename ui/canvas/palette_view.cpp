// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/palette_view.h"

#include "core/edit/palette.h"
#include "ui/canvas/palette_texts.h"
#include "ui/models/text.h"

#include <QApplication>
#include <QDrag>
#include <QGridLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTextOption>
#include <QVBoxLayout>

namespace switchyard::canvas {
namespace {

constexpr int kColumns = 2;

/// A tile that can be dragged away.
class Tile final : public QPushButton
{
public:
    Tile(const widgets::Theme& theme, const QString& id, const QString& text, QWidget* parent)
        : QPushButton(parent),
          theme_(theme),
          text_(text)
    {
        setObjectName(QStringLiteral("palette:") + id);
        setProperty("paletteId", id);
        setAccessibleName(text);
        setFlat(true);
        setCursor(Qt::OpenHandCursor);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return {84, theme_.scaled(40)}; }
    QSize minimumSizeHint() const override { return {60, theme_.scaled(40)}; }
    const QString& label() const { return text_; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const widgets::Tokens& t = theme_.tokens();
        const bool strong = hasFocus() || underMouse();
        painter.setPen(QPen(hasFocus() ? t.accent : t.line, 1.2, hasFocus() ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(strong ? t.raised : t.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        painter.setFont(theme_.text(12));
        painter.setPen(strong ? t.text : t.dim);
        QTextOption option(Qt::AlignLeft | Qt::AlignVCenter);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // German words are long
        painter.drawText(QRectF(rect()).adjusted(8, 1, -5, -1), text_, option);
    }

    void mousePressEvent(QMouseEvent* event) override
    {
        start_ = event->pos();
        QPushButton::mousePressEvent(event);
    }

    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (!(event->buttons() & Qt::LeftButton) ||
            (event->pos() - start_).manhattanLength() < QApplication::startDragDistance())
            return;
        setDown(false);
        auto* drag = new QDrag(this);
        auto* data = new QMimeData;
        data->setData(QLatin1String(kPaletteMime), property("paletteId").toString().toUtf8());
        drag->setMimeData(data);
        drag->setPixmap(grab());
        drag->setHotSpot(start_);
        drag->exec(Qt::CopyAction);
    }

private:
    const widgets::Theme& theme_;
    QString text_;
    QPoint start_;
};

} // namespace

PaletteView::PaletteView(const widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      filter_(new QLineEdit),
      grid_(new QGridLayout)
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Palette"));
    filter_->setObjectName(QStringLiteral("paletteFilter"));
    filter_->setPlaceholderText(tr("Filter the palette"));
    filter_->setAccessibleName(tr("Filter the palette"));
    filter_->setClearButtonEnabled(true);
    auto* content = new QWidget;
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(6);
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(10, 2, 10, 8);
    inside->addLayout(grid_);
    inside->addStretch(1);
    for (const edit::PaletteEntry& entry : edit::palette()) {
        auto* tile = new Tile(theme, models::toQString(entry.id), paletteLabel(entry), content);
        tile->setToolTip(paletteHelp(entry));
        tile->setAccessibleDescription(paletteHelp(entry));
        connect(tile, &QPushButton::clicked, this,
                [this, tile] { emit picked(tile->property("paletteId").toString()); });
        tiles_.push_back(tile);
    }
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(10, 0, 10, 0);
    head->addWidget(filter_);
    column->addLayout(head);
    column->addWidget(area, 1);
    connect(filter_, &QLineEdit::textChanged, this, &PaletteView::arrange);
    connect(&theme, &widgets::Theme::changed, content, qOverload<>(&QWidget::update));
    arrange({});
}

void PaletteView::arrange(const QString& filter)
{
    int place = 0;
    for (QPushButton* tile : tiles_) {
        grid_->removeWidget(tile);
        const bool shown = static_cast<Tile*>(tile)->label().contains(filter.trimmed(), Qt::CaseInsensitive);
        tile->setVisible(shown);
        if (!shown)
            continue;
        grid_->addWidget(tile, place / kColumns, place % kColumns);
        ++place;
    }
}

} // namespace switchyard::canvas
