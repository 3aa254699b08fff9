// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/find_bar.h"

#include "ui/canvas/url_way.h"
#include "ui/models/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace switchyard::canvas {
namespace {

bool says(const Node& node, const QString& text)
{
    auto has = [&text](const QString& where) { return where.contains(text, Qt::CaseInsensitive); };
    return has(node.title) || has(node.resource) ||
           std::ranges::any_of(node.rows, [&](const NodeRow& row) { return has(row.label) || has(row.value); }) ||
           std::ranges::any_of(node.chips, [&](const Chip& chip) { return has(chip.text); });
}

/// A host and a path, or a scheme: no name of a resource looks like that.
bool looksLikeUrl(const QString& text)
{
    return text.contains(QLatin1String("://")) ||
           (text.indexOf(QLatin1Char('/')) > 0 && text.contains(QLatin1Char('.')));
}

} // namespace

FindBar::FindBar(session::Session& session, CanvasView& view, QWidget* parent)
    : QFrame(parent),
      session_(session),
      view_(view),
      text_(new QLineEdit),
      count_(new QLabel)
{
    setObjectName(QStringLiteral("findBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    text_->setObjectName(QStringLiteral("findText"));
    text_->setPlaceholderText(tr("Name, path, host or a whole URL"));
    text_->setAccessibleName(tr("Find on the canvas"));
    text_->setMinimumWidth(230);
    count_->setObjectName(QStringLiteral("findCount"));
    count_->setForegroundRole(QPalette::PlaceholderText);
    auto* close = new QToolButton;
    close->setText(QStringLiteral("×"));
    close->setAccessibleName(tr("Close the search"));
    close->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->addWidget(text_, 1);
    row->addWidget(count_);
    row->addWidget(close);
    connect(text_, &QLineEdit::textChanged, this, &FindBar::search);
    connect(close, &QToolButton::clicked, this, &FindBar::close);
    setFocusProxy(text_);
    hide();
}

void FindBar::open()
{
    QWidget::show();
    raise();
    text_->setFocus();
    text_->selectAll();
    search();
}

void FindBar::close()
{
    hide();
    view_.clearLight();
    view_.setFocus();
}

void FindBar::search()
{
    const QString text = text_->text().trimmed();
    found_.clear();
    place_ = -1;
    view_.clearLight();
    count_->clear();
    if (!text.isEmpty() && !(looksLikeUrl(text) && searchUrl(text))) {
        for (std::size_t i = 0; i < view_.graph().nodes.size(); ++i) {
            if (says(view_.graph().nodes[i], text))
                found_.push_back(static_cast<int>(i));
        }
        if (found_.empty())
            count_->setText(tr("nothing found"));
        else
            show(0);
    }
    adjustSize();
    if (QWidget* around = parentWidget())
        move(around->width() - width() - 12, y());
}

/// Whether there was something to say about it as a URL.
bool FindBar::searchUrl(const QString& text)
{
    const auto way = wayOfUrl(session_.workspace(), text.toStdString(), session_.assets());
    if (!way) {
        count_->setText(models::toQString(way.error().context));
        return true;
    }
    view_.lightElements(*way);
    count_->setText(tr("%n nodes on its way", nullptr, static_cast<int>(view_.litPath().nodes.size())));
    return true;
}

void FindBar::show(int place)
{
    place_ = place;
    count_->setText(tr("%1 of %2").arg(place + 1).arg(found_.size()));
    const int node = found_[static_cast<std::size_t>(place)];
    view_.selectNode(node);
    view_.reveal(node);
    session_.select(view_.graph().nodes[static_cast<std::size_t>(node)].id);
}

void FindBar::step(int by)
{
    const auto count = static_cast<int>(found_.size());
    if (count > 0)
        show((place_ + by + count) % count);
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        step(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return;
    case Qt::Key_Escape:
        close();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace switchyard::canvas
