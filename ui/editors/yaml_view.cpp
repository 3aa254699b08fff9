// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/yaml_view.h"

#include "ui/models/text.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace switchyard::editors {
namespace {

constexpr int kMarkLines = 1; ///< marker that paints the background of lines

} // namespace

YamlView::YamlView(const widgets::Theme& theme, session::Session& session, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      session_(session),
      text_(new QsciScintilla(this)),
      lexer_(new QsciLexerYAML(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text_);
    text_->setObjectName(QStringLiteral("yamlText"));
    text_->setAccessibleName(tr("Text of the workspace file"));
    text_->setAccessibleDescription(tr("Read only. A click or Enter selects what stands in the line."));
    text_->setUtf8(true);
    text_->setFrameShape(QFrame::NoFrame);
    text_->setLexer(lexer_);
    text_->setReadOnly(true);
    text_->setMarginType(0, QsciScintilla::NumberMargin);
    text_->setMarginWidth(1, 0);
    text_->setFolding(QsciScintilla::NoFoldStyle);
    text_->setWrapMode(QsciScintilla::WrapNone);
    text_->setTabWidth(2);
    text_->setMinimumWidth(60);
    text_->markerDefine(QsciScintilla::Background, kMarkLines);
    text_->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTHTRACKING, 1);
    text_->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1);
    text_->installEventFilter(this);
    text_->viewport()->installEventFilter(this);
    connect(&theme, &widgets::Theme::changed, this, &YamlView::recolor);
    recolor();
}

void YamlView::recolor()
{
    const widgets::Tokens& t = theme_.tokens();
    const QFont font = theme_.mono(12);
    lexer_->setDefaultFont(font);
    lexer_->setDefaultPaper(t.inset);
    lexer_->setDefaultColor(t.text);
    lexer_->setFont(font, -1);
    lexer_->setPaper(t.inset, -1);
    lexer_->setColor(t.text, -1);
    lexer_->setColor(t.faint, QsciLexerYAML::Comment);
    lexer_->setColor(t.accent, QsciLexerYAML::Identifier);
    lexer_->setColor(t.second, QsciLexerYAML::Keyword);
    lexer_->setColor(t.third, QsciLexerYAML::Number);
    lexer_->setColor(t.second, QsciLexerYAML::Reference);
    lexer_->setColor(t.dim, QsciLexerYAML::DocumentDelimiter);
    lexer_->setColor(t.dim, QsciLexerYAML::TextBlockMarker);
    lexer_->setColor(t.text, QsciLexerYAML::SyntaxErrorMarker);
    lexer_->setColor(t.dim, QsciLexerYAML::Operator);
    text_->setLexer(lexer_);
    text_->setPaper(t.inset);
    text_->setColor(t.text);
    text_->setCaretForegroundColor(t.accent);
    text_->setMarginsBackgroundColor(t.panel);
    text_->setMarginsForegroundColor(t.faint);
    text_->setMarginsFont(theme_.mono(11));
    text_->setMarkerBackgroundColor(widgets::blend(t.inset, t.selection, 0.75), kMarkLines);
    text_->setSelectionBackgroundColor(t.selection);
    text_->setSelectionForegroundColor(t.text);
    text_->setMarginWidth(0, QString::number(std::max(1000, text_->lines())) + QLatin1Char('0'));
}

void YamlView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    update();
    showMark(true);
}

void YamlView::refresh(const Page& page)
{
    stale_ = true;
    page_ = page;
    if (isVisible()) {
        update();
        showMark(false);
    }
}

void YamlView::mark(const Page& page)
{
    page_ = page;
    if (isVisible()) {
        update();
        showMark(!picking_);
    }
}

/// Takes over the text; the view stays where it is.
void YamlView::update()
{
    if (!stale_)
        return;
    stale_ = false;
    const QString text = session_.hasDocument() ? models::toQString(session_.document().text()) : QString();
    if (text == text_->text())
        return;
    const int top = text_->firstVisibleLine();
    int line = 0;
    int column = 0;
    text_->getCursorPosition(&line, &column);
    text_->setReadOnly(false);
    text_->setText(text);
    text_->setReadOnly(true);
    text_->setCursorPosition(std::min(line, text_->lines() - 1), 0);
    text_->setFirstVisibleLine(top);
    text_->setMarginWidth(0, QString::number(std::max(1000, text_->lines())) + QLatin1Char('0'));
}

void YamlView::showMark(bool scroll)
{
    text_->markerDeleteAll(kMarkLines);
    first_ = last_ = -1;
    if (!session_.hasDocument() || !session_.workspace().find(page_.resource))
        return;
    const auto span = session_.document().span_of(page_.resource, page_.path);
    if (!span)
        return;
    first_ = static_cast<int>(span->begin.line) - 1;
    last_ = static_cast<int>(span->end.line) - 1;
    if (last_ > first_ && span->end.column <= 1)
        --last_; // it ends before that line
    for (int line = first_; line <= last_; ++line)
        text_->markerAdd(line, kMarkLines);
    if (!scroll)
        return;
    const int visible = static_cast<int>(text_->SendScintilla(QsciScintilla::SCI_LINESONSCREEN));
    const int top = text_->firstVisibleLine();
    if (first_ < top || std::min(last_, first_ + visible - 1) >= top + visible)
        text_->setFirstVisibleLine(std::max(0, first_ - std::max(2, visible / 6)));
}

void YamlView::selectAtCursor()
{
    if (!session_.hasDocument())
        return;
    int line = 0;
    int column = 0;
    text_->getCursorPosition(&line, &column);
    // in front of the key is the key
    const QString text = text_->text(line);
    int first = 0;
    while (first < text.size() && (text[first].isSpace() || text[first] == QLatin1Char('-')))
        ++first;
    column = std::max(column, first);
    const auto bytes = static_cast<std::uint32_t>(text.left(column).toUtf8().size());
    const auto place = session_.document().at({static_cast<std::uint32_t>(line) + 1, bytes + 1});
    if (!place)
        return;
    const QScopedValueRollback<bool> picking(picking_, true);
    session_.select(place->element ? place->element : place->resource);
}

bool YamlView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonRelease && watched == text_->viewport() &&
        static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton && !text_->hasSelectedText()) {
        QMetaObject::invokeMethod(this, &YamlView::selectAtCursor, Qt::QueuedConnection); // once the cursor is there
    }
    if (event->type() == QEvent::KeyPress && watched == text_) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            selectAtCursor();
            return true;
        }
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) { // a view, not a trap
            focusNextPrevChild(key == Qt::Key_Tab);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace switchyard::editors
