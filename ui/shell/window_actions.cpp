// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_actions.h"

#include <QActionGroup>
#include <QDateTime>
#include <QLocale>

namespace switchyard::shell {

using session::RunState;
using session::Session;

WindowActions::WindowActions(const widgets::Theme& theme, Session& session, QWidget& window)
    : QObject(&window),
      theme_(theme),
      session_(session),
      window_(window)
{
    makeFile();
    makeView();
    makeRun();
    makeHelp();
    for (const auto signal :
         {&Session::documentChanged, &Session::savedChanged, &Session::runStateChanged, &Session::loadChanged,
          &Session::diagnosticsChanged, &Session::appliedChanged, &Session::liveApplyChanged, &Session::revisionLive})
        connect(&session, signal, this, &WindowActions::refresh);
    QUndoStack& stack = session.undoStack();
    connect(&stack, &QUndoStack::indexChanged, this, &WindowActions::refreshUndo);
    connect(&stack, &QUndoStack::undoTextChanged, this, &WindowActions::refreshUndo);
    connect(&stack, &QUndoStack::redoTextChanged, this, &WindowActions::refreshUndo);
    connect(&theme, &widgets::Theme::changed, this, &WindowActions::refreshIcons);
    refresh();
    refreshUndo();
}

/// The tool tip: what it does, and its keys.
void WindowActions::describe(QAction& action, const QString& what)
{
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    action.setToolTip(keys.isEmpty() ? what : QStringLiteral("%1 (%2)").arg(what, keys));
}

QAction* WindowActions::make(const char* name, const QString& text, const QKeySequence& keys)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    QString plain = text;
    plain.remove(QLatin1Char('&'));
    describe(*action, plain);
    window_.addAction(action); // its keys work whichever menu is hidden
    return action;
}

QMenu* WindowActions::makeMenu(const char* name, const QString& text)
{
    auto* menu = new QMenu(text, &window_);
    menu->setObjectName(QString::fromLatin1(name));
    menu->setToolTipsVisible(true);
    return menu;
}

void WindowActions::makeFile()
{
    newFile = make("newFile", tr("&New"), QKeySequence::New);
    open = make("open", tr("&Open…"), QKeySequence::Open);
    samples = makeMenu("samples", tr("Open sam&ple"));
    recent = makeMenu("recent", tr("Open &recent"));
    save = make("save", tr("&Save"), QKeySequence::Save);
    saveAs = make("saveAs", tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    reload = make("reload", tr("Re&load from disk"), QKeySequence(Qt::CTRL | Qt::Key_R));
    importFiles = make("import", tr("&Import…"), QKeySequence(Qt::CTRL | Qt::Key_I));
    exportFiles = make("export", tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    compare = make("compare", tr("Co&mpare with…"));
    closeFile = make("closeFile", tr("&Close"), QKeySequence(Qt::CTRL | Qt::Key_W));
    quit = make("quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    undo = make("undo", tr("&Undo"), QKeySequence::Undo);
    redo = make("redo", tr("&Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
}

void WindowActions::makeView()
{
    palette = make("palette", tr("Command &palette…"), QKeySequence(Qt::CTRL | Qt::Key_K));
    zoomIn = make("zoomIn", tr("Zoom &in"));
    zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    zoomOut = make("zoomOut", tr("Zoom &out"), QKeySequence(Qt::CTRL | Qt::Key_Minus));
    zoomReset = make("zoomReset", tr("Original si&ze"), QKeySequence(Qt::CTRL | Qt::Key_0));
    zoomFit = make("zoomFit", tr("&Fit the picture into view"), QKeySequence(Qt::CTRL | Qt::Key_9));
    textLarger = make("textLarger", tr("&Larger text"));
    textLarger->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Plus)});
    textSmaller = make("textSmaller", tr("&Smaller text"));
    textSmaller->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Minus), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Underscore)});
    textNormal = make("textNormal", tr("&Normal text"));
    fullScreen = make("fullScreen", tr("F&ull screen"), QKeySequence(Qt::Key_F11));
    fullScreen->setCheckable(true);
    resetLayout = make("resetLayout", tr("&Reset layout"));
    panels = makeMenu("panels", tr("&Panels"));
    makeThemes();
}

void WindowActions::makeThemes()
{
    using widgets::ThemeChoice;
    themes = makeMenu("themes", tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("As the &system")},
                                                       {ThemeChoice::Dark, tr("&Dark")},
                                                       {ThemeChoice::Light, tr("&Light")},
                                                       {ThemeChoice::HighContrast, tr("&High contrast")}};
    for (const auto& [choice, text] : choices) {
        QAction* action = group->addAction(themes->addAction(text));
        action->setObjectName(QStringLiteral("theme-") + widgets::themeName(choice));
        action->setCheckable(true);
        const auto mark = [this, action, which = choice] { action->setChecked(theme_.choice() == which); };
        connect(&theme_, &widgets::Theme::changed, action, mark);
        mark();
        connect(action, &QAction::triggered, this, [this, which = choice] { emit themeChosen(which); });
    }
}

void WindowActions::makeRun()
{
    run = make("run", tr("Run"), QKeySequence(Qt::Key_F5));
    apply = make("apply", tr("Apply"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    liveApply = make("liveApply", tr("&Live apply"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    liveApply->setCheckable(true);
    describe(*liveApply, tr("Apply each finished step at once, as long as no error is in the way"));
    review = make("review", tr("Re&view changes…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    revert = make("revert", tr("Revert &to live"));
    describe(*revert, tr("Make the draft what runs: one step that can be undone"));
    rollBack = makeMenu("rollBack", tr("Roll &back"));
    load = make("load", tr("Load"), QKeySequence(Qt::Key_F6));
    load->setCheckable(true);
    describe(*load, tr("Send the requests of the first load profile"));
    check = make("check", tr("Check"), QKeySequence(Qt::Key_F8));
    settings = make("settings", tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
}

void WindowActions::makeHelp()
{
    help = make("help", tr("&Help"), QKeySequence(Qt::Key_F1));
    shortcuts = make("shortcuts", tr("&Keyboard shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_F1));
    about = make("about", tr("&About Switchyard"));
}

void WindowActions::setProblems(int problems, int errors)
{
    problems_ = problems;
    errors_ = errors;
    check->setProperty("badge", problems ? QString::number(problems) : QString());
    describe(*check, problems ? tr("Show %n problems", nullptr, problems) : tr("Show the problems: there are none"));
    refreshIcons();
}

void WindowActions::refreshUndo()
{
    const QUndoStack& stack = session_.undoStack();
    undo->setEnabled(stack.canUndo());
    redo->setEnabled(stack.canRedo());
    undo->setText(stack.canUndo() ? tr("&Undo %1").arg(stack.undoText()) : tr("&Undo"));
    redo->setText(stack.canRedo() ? tr("&Redo %1").arg(stack.redoText()) : tr("&Redo"));
    describe(*undo, stack.canUndo() ? tr("Undo %1").arg(stack.undoText()) : tr("Nothing to undo"));
    describe(*redo, stack.canRedo() ? tr("Redo %1").arg(stack.redoText()) : tr("Nothing to redo"));
}

void WindowActions::refresh()
{
    const RunState state = session_.runState();
    const bool document = session_.hasDocument();
    const bool running = session_.isRunning();
    const bool turning = state == RunState::Starting || state == RunState::Stopping || state == RunState::Applying;
    save->setEnabled(document && !session_.isSaved());
    saveAs->setEnabled(document);
    reload->setEnabled(document && !session_.isUntitled());
    closeFile->setEnabled(document);
    exportFiles->setEnabled(document);
    compare->setEnabled(document);
    for (QAction* action : {zoomIn, zoomOut, zoomReset, zoomFit, check})
        action->setEnabled(document);
    run->setText(running ? tr("Stop") : tr("Run"));
    describe(*run, running ? tr("Stop serving") : tr("Serve this workspace on this machine"));
    run->setEnabled(document && !turning);
    load->setEnabled(running && !session_.loadProfiles().empty());
    load->setChecked(session_.loadRunning());
    refreshApply();
    fillRollBack();
    refreshIcons();
}

void WindowActions::refreshApply()
{
    const RunState state = session_.runState();
    const int changes = session_.draftChanges();
    const int held = session_.heldBack();
    const bool live = session_.liveApply();
    const bool serving = session_.hasDocument() && session_.isRunning() && state != RunState::Stopping;
    apply->setEnabled(serving && state != RunState::Applying && (changes > 0 || !session_.failure().isEmpty()));
    apply->setProperty("badge", changes > 0 && held == 0 ? QString::number(changes) : QString());
    const QString words = live ? tr("Live apply") : tr("Apply");
    apply->setText(held > 0 ? tr("Live apply · held back: %n errors", nullptr, held) : words);
    if (held > 0)
        describe(*apply, tr("Not applied until the errors are gone: see Check"));
    else
        describe(*apply, changes > 0 ? tr("Apply %n changes to what runs", nullptr, changes)
                                     : tr("Nothing to apply: the draft is as live"));
    liveApply->setEnabled(session_.hasDocument());
    liveApply->setChecked(live);
    review->setEnabled(serving);
    revert->setEnabled(serving && changes > 0);
}

/// The kept revisions, newest first, with the time they went into service.
void WindowActions::fillRollBack()
{
    rollBack->clear();
    const auto& applied = session_.applied();
    for (auto revision = applied.rbegin(); revision != applied.rend(); ++revision) {
        const QString time = QLocale().toString(revision->at.time(), QStringLiteral("HH:mm:ss"));
        QString text = tr("Revision %1 of %2").arg(revision->revision.value).arg(time);
        const bool serves = session_.isRunning() && revision->revision == session_.liveRevision();
        if (serves)
            text += tr(" – live");
        QAction* action = rollBack->addAction(text);
        action->setEnabled(!serves && session_.isRunning());
        connect(action, &QAction::triggered, this, [this, which = revision->revision] { emit rollBackChosen(which); });
    }
    rollBack->setEnabled(session_.isRunning() && applied.size() > 1);
}

void WindowActions::refreshIcons()
{
    const widgets::Tokens& t = theme_.tokens();
    auto icon = [this](const char* name) { return theme_.icon(QString::fromLatin1(name)); };
    open->setIcon(icon("open"));
    save->setIcon(icon("save"));
    reload->setIcon(icon("reload"));
    run->setIcon(theme_.icon(session_.isRunning() ? QStringLiteral("stop") : QStringLiteral("run"), t.goText));
    apply->setIcon(icon("apply"));
    undo->setIcon(icon("undo"));
    redo->setIcon(icon("redo"));
    check->setIcon(theme_.icon(QStringLiteral("check"), errors_ ? t.failing : t.dim));
    load->setIcon(theme_.icon(QStringLiteral("load"), session_.loadRunning() ? t.accent : t.dim));
    palette->setIcon(icon("search"));
}

} // namespace switchyard::shell
