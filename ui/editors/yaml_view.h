// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/form_edits.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QsciScintilla;
class QsciLexerYAML;

namespace switchyard::editors {

/// The text of the workspace file, read only: it shows where the selection stands, and a click selects what stands
/// there. It costs nothing while hidden. Thread: gui.
class YamlView final : public QWidget
{
    Q_OBJECT
public:
    YamlView(const widgets::Theme& theme, session::Session& session, QWidget* parent = nullptr);

    /// Marks the lines of a page and scrolls to them; an empty resource marks nothing.
    void mark(const Page& page);
    /// The text may be another one, and the page elsewhere in it; the view stays where it is.
    void refresh(const Page& page);
    QsciScintilla& text() { return *text_; }
    /// First and last marked line, 0-based; -1 when nothing is.
    int firstMarked() const { return first_; }
    int lastMarked() const { return last_; }

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void recolor();
    void update();
    void showMark(bool scroll);
    void selectAtCursor();

    const widgets::Theme& theme_;
    session::Session& session_;
    QsciScintilla* text_;
    QsciLexerYAML* lexer_;
    Page page_;
    bool stale_ = true;
    bool picking_ = false; ///< the selection comes from a click here: the view stays where it is
    int first_ = -1;
    int last_ = -1;
};

} // namespace switchyard::editors
