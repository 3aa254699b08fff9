// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/log_filter_bar.h"

#include "ui/models/text.h"

#include <QAction>
#include <QCompleter>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QStringListModel>
#include <QToolButton>

namespace switchyard::panes {
namespace {

constexpr int kDelayMs = 150;      ///< after the last key, before a valid text is used
constexpr int kRoomForCount = 640; ///< in pixels at normal text size
constexpr int kRoomForButtons = 440;
const QString kSavedFilters = QStringLiteral("log/savedFilters");

/// Completes the field name the text ends with, whatever stands before it.
class FieldCompleter final : public QCompleter
{
public:
    explicit FieldCompleter(QObject* parent)
        : QCompleter(new QStringListModel(models::LogFilter::fieldNames(), parent), parent)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
    }

    QStringList splitPath(const QString& path) const override
    {
        const QString word = path.sliced(wordStart(path));
        // a text no field has: nothing is offered
        return {word.isEmpty() ? QStringLiteral("\n") : word};
    }

    QString pathFromIndex(const QModelIndex& index) const override
    {
        const auto* line = qobject_cast<const QLineEdit*>(widget());
        const QString before = line ? line->text() : QString();
        return before.first(wordStart(before)) + QCompleter::pathFromIndex(index);
    }

private:
    static qsizetype wordStart(const QString& text)
    {
        qsizetype start = text.size();
        while (start > 0 && (text[start - 1].isLetter() || text[start - 1] == QLatin1Char('_')))
            --start;
        const bool isName = start == 0 || QStringLiteral(" (-").contains(text[start - 1]);
        const bool quoted = text.first(start).count(QLatin1Char('"')) % 2 == 1;
        return isName && !quoted ? start : text.size();
    }
};

} // namespace

LogFilterBar::LogFilterBar(const widgets::Theme& theme, models::LogFilterModel& rows, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      rows_(rows),
      row_(new QHBoxLayout),
      line_(new QLineEdit),
      sign_(new QAction(line_)),
      count_(new QLabel),
      problem_(new QLabel),
      saved_(new QToolButton),
      menu_(new QMenu(this))
{
    dress();
    addButton(saved_, true);
    setMinimumWidth(theme.scaled(160));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row_);
    column->addWidget(problem_);
    delay_.setSingleShot(true);
    delay_.setInterval(kDelayMs);
    connect(&delay_, &QTimer::timeout, this, &LogFilterBar::use);
    connect(line_, &QLineEdit::textChanged, this, &LogFilterBar::check);
    connect(line_, &QLineEdit::returnPressed, this, &LogFilterBar::use);
    connect(&rows, &models::LogFilterModel::progressChanged, this, &LogFilterBar::showProgress);
    connect(menu_, &QMenu::aboutToShow, this, &LogFilterBar::fillMenu);
    connect(&theme, &widgets::Theme::changed, this, &LogFilterBar::showState);
    check();
}

void LogFilterBar::dress()
{
    line_->setObjectName(QStringLiteral("logFilter"));
    line_->setAccessibleName(tr("Filter of the access log"));
    line_->setPlaceholderText(tr("Filter: status=5xx host~shop -method=GET"));
    line_->setFont(theme_.mono(12));
    line_->setClearButtonEnabled(true);
    line_->addAction(sign_, QLineEdit::LeadingPosition);
    line_->setCompleter(new FieldCompleter(line_));
    count_->setObjectName(QStringLiteral("logCount"));
    count_->setForegroundRole(QPalette::PlaceholderText);
    count_->setFont(theme_.text(12));
    problem_->setObjectName(QStringLiteral("logFilterProblem"));
    problem_->setFont(theme_.text(12));
    problem_->setContentsMargins(12, 0, 12, 6);
    problem_->setWordWrap(true);
    problem_->hide();
    saved_->setText(tr("Filters"));
    saved_->setObjectName(QStringLiteral("savedFilters"));
    saved_->setToolTip(tr("Saved filters"));
    saved_->setPopupMode(QToolButton::InstantPopup);
    saved_->setMenu(menu_);
    menu_->setTitle(tr("Saved filters"));
    row_->setContentsMargins(12, 6, 12, 6);
    row_->setSpacing(8);
    row_->addWidget(line_, 1);
    row_->addWidget(count_);
}

void LogFilterBar::addButton(QWidget* button, bool spare)
{
    row_->addWidget(button);
    if (spare)
        spare_.push_back(button);
}

/// The line needs its room more than the rest does.
void LogFilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    count_->setVisible(width() >= theme_.scaled(kRoomForCount));
    for (QWidget* widget : spare_)
        widget->setVisible(width() >= theme_.scaled(kRoomForButtons));
}

void LogFilterBar::setText(const QString& text)
{
    line_->setText(text);
    use();
}

void LogFilterBar::check()
{
    auto parsed = models::LogFilter::parse(line_->text());
    sentence_.clear();
    if (parsed) {
        filter_ = std::move(*parsed);
        delay_.start();
    } else {
        sentence_ = tr("At character %1: %2").arg(parsed.error().position + 1).arg(parsed.error().sentence);
        delay_.stop();
    }
    showState();
}

/// A text that cannot be understood leaves the rows as they are.
void LogFilterBar::use()
{
    delay_.stop();
    if (sentence_.isEmpty() && used_ != line_->text()) { // filtering anew moves what is read
        used_ = line_->text();
        rows_.setFilter(filter_);
    }
    showProgress();
}

void LogFilterBar::showState()
{
    const widgets::Tokens& t = theme_.tokens();
    const bool valid = sentence_.isEmpty();
    const bool empty = line_->text().trimmed().isEmpty();
    const QColor color = !valid ? t.failing : empty ? t.faint : t.healthy;
    sign_->setIcon(theme_.icon(!valid  ? QStringLiteral("close")
                               : empty ? QStringLiteral("search")
                                       : QStringLiteral("check"),
                               color));
    const QString state = !valid ? sentence_ : empty ? tr("Every row is shown") : tr("The filter is understood");
    sign_->setToolTip(state);
    line_->setAccessibleDescription(state);
    QPalette linePalette;
    if (!valid)
        linePalette.setColor(QPalette::Text, t.failing);
    line_->setPalette(linePalette);
    QPalette palette;
    palette.setColor(QPalette::WindowText, t.failing);
    problem_->setPalette(palette);
    problem_->setText(sentence_);
    problem_->setAccessibleName(sentence_);
    problem_->setVisible(!valid);
}

void LogFilterBar::showProgress()
{
    const auto text = [](int count) { return models::countText(static_cast<quint64>(count)); };
    if (rows_.isFiltering())
        count_->setText(tr("Filtering … %1 %").arg(static_cast<int>(rows_.progress() * 100)));
    else if (rows_.filter().isEmpty())
        count_->setText(tr("Rows: %1").arg(text(rows_.log().rowCount())));
    else
        count_->setText(tr("%1 of %2 rows").arg(text(rows_.rowCount()), text(rows_.log().rowCount())));
}

void LogFilterBar::fillMenu()
{
    menu_->clear();
    const QStringList names = savedNames();
    for (const QString& name : names) {
        QAction* action = menu_->addAction(name);
        action->setToolTip(savedFilter(name));
        connect(action, &QAction::triggered, this, [this, name] { setText(savedFilter(name)); });
    }
    if (names.isEmpty())
        menu_->addAction(tr("No filter is saved yet"))->setEnabled(false);
    menu_->addSeparator();
    QAction* save = menu_->addAction(tr("Save this filter…"));
    save->setEnabled(sentence_.isEmpty() && !line_->text().trimmed().isEmpty());
    connect(save, &QAction::triggered, this, &LogFilterBar::askForName);
    QMenu* remove = menu_->addMenu(tr("Remove"));
    remove->setEnabled(!names.isEmpty());
    for (const QString& name : names)
        connect(remove->addAction(name), &QAction::triggered, this, [name] { removeSaved(name); });
}

void LogFilterBar::askForName()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save filter"));
    dialog->setLabelText(tr("Name of the filter"));
    dialog->setTextValue(line_->text());
    connect(dialog, &QInputDialog::textValueSelected, this, &LogFilterBar::saveAs);
    dialog->open();
}

void LogFilterBar::saveAs(const QString& name)
{
    if (name.trimmed().isEmpty())
        return;
    QSettings settings;
    QVariantMap all = settings.value(kSavedFilters).toMap();
    all[name.trimmed()] = line_->text();
    settings.setValue(kSavedFilters, all);
}

QStringList LogFilterBar::savedNames() { return QSettings().value(kSavedFilters).toMap().keys(); }

QString LogFilterBar::savedFilter(const QString& name)
{
    return QSettings().value(kSavedFilters).toMap().value(name).toString();
}

void LogFilterBar::removeSaved(const QString& name)
{
    QSettings settings;
    QVariantMap all = settings.value(kSavedFilters).toMap();
    all.remove(name);
    settings.setValue(kSavedFilters, all);
}

} // namespace switchyard::panes
