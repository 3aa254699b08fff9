// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_row.h"

#include "core/model/reference.h"
#include "ui/editors/choice_editors.h"
#include "ui/editors/field_text.h"
#include "ui/editors/message_editors.h"
#include "ui/editors/number_editor.h"
#include "ui/editors/reference_source.h"
#include "ui/models/problems_model.h"
#include "ui/models/text.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace switchyard::editors {
namespace {

using models::toQString;
using schema::FieldKind;

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QCoreApplication::translate("FieldRow", "Error");
    case Severity::Warning:
        return QCoreApplication::translate("FieldRow", "Warning");
    case Severity::Advice:
        break;
    }
    return QCoreApplication::translate("FieldRow", "Advice");
}

} // namespace

QString diagnosticLine(const Diagnostic& diagnostic, const schema::FieldPath& path)
{
    QString place = toQString(diagnostic.field_path);
    const QString here = toQString(path.to_string());
    if (place.startsWith(here))
        place = place.mid(here.size());
    if (place.startsWith(QLatin1Char('.')))
        place = place.mid(1);
    const QString word = severityWord(diagnostic.severity);
    const QString sentence = models::ProblemsModel::sentence(diagnostic);
    return place.isEmpty() ? QStringLiteral("%1: %2").arg(word, sentence)
                           : QStringLiteral("%1 (%2): %3").arg(word, place, sentence);
}

QColor widgets::Tokens::* severityColor(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return &widgets::Tokens::failing;
    case Severity::Warning:
        return &widgets::Tokens::warning;
    case Severity::Advice:
        break;
    }
    return &widgets::Tokens::dim;
}

FieldRow::FieldRow(const widgets::Theme& theme, FormEdits& edits, const Page& page, const schema::FieldInfo& field,
                   RowDoors doors)
    : theme_(theme),
      edits_(edits),
      field_(field),
      owner_(edits.message(page)),
      doors_(std::move(doors)),
      target_(edits, page, field, [this](const QString& sentence) { tell(sentence); })
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 5, 12, 5);
    column->setSpacing(3);
    editor_ = makeEditor();
    addHead(column);
    complaint_ = new ToneLabel(theme, &widgets::Tokens::failing, 12, this);
    complaint_->setObjectName(QStringLiteral("complaint"));
    complaint_->hide();
    column->addWidget(complaint_);
    problems_ = new QVBoxLayout;
    problems_->setSpacing(2);
    column->addLayout(problems_);
    if (const QString help = helpLine(field); !help.isEmpty()) {
        auto* line = new ToneLabel(theme, &widgets::Tokens::faint, 11, this);
        line->setText(help);
        column->addWidget(line);
    }
    editor_->setReadOnly(field.output_only);
    nameEditor();
    refresh();
}

FieldRow::~FieldRow() = default;

void FieldRow::addHead(QVBoxLayout* column)
{
    const bool section = qobject_cast<MessageEditor*>(editor_) != nullptr;
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    dot_ = new ToneLabel(theme_, &widgets::Tokens::accent, 13, this);
    dot_->setText(QStringLiteral("●"));
    dot_->setFont(theme_.text(9));
    dot_->setWordWrap(false);
    dot_->setAccessibleName(tr("%1 is set").arg(toQString(field_.name)));
    dot_->setToolTip(tr("Set here"));
    reset_ = new QToolButton(this);
    reset_->setText(QStringLiteral("↺"));
    reset_->setAutoRaise(true);
    reset_->setObjectName(QStringLiteral("reset"));
    reset_->setAccessibleName(tr("Reset %1").arg(toQString(field_.name)));
    reset_->setToolTip(tr("Reset to the default"));
    reset_->setFixedSize(theme_.scaled(24), theme_.scaled(24));
    reset_->setFocusPolicy(Qt::StrongFocus);
    connect(reset_, &QToolButton::clicked, this, &FieldRow::reset);
    if (section) {
        dot_->hide(); // the row paints it
        head->addWidget(editor_, 1);
        head->addWidget(reset_);
        column->addLayout(head);
        return;
    }
    auto* name = new ToneLabel(theme_, &widgets::Tokens::dim, 12, this);
    name->setText(toQString(field_.name));
    name->setWordWrap(false);
    name->setTextInteractionFlags(Qt::NoTextInteraction);
    head->addWidget(name);
    head->addWidget(dot_);
    if (field_.required || field_.output_only) {
        auto* mark = new ToneLabel(theme_, &widgets::Tokens::faint, 11, this);
        mark->setText(field_.required ? tr("required") : tr("set by the cloud"));
        mark->setWordWrap(false);
        head->addWidget(mark);
    }
    head->addStretch(1);
    head->addWidget(reset_);
    head->addStrut(theme_.scaled(24));
    column->addLayout(head);
    auto* box = new QHBoxLayout;
    box->setSpacing(6);
    box->addWidget(editor_, 1);
    addReferenceButton(box);
    column->addLayout(box);
}

FieldEditor* FieldRow::makeEditor()
{
    if (field_.kind != FieldKind::Message || isDuration(field_))
        return makeTextEditor();
    if (!field_.repeated)
        return new MessageEditor(theme_, field_, target_,
                                 [this] { doors_.open(target_.page().path.field(field_.name)); });
    ListActions actions;
    actions.add = [this] { did(edits_.append(target_.page(), field_)); };
    actions.remove = [this](std::size_t index) { did(edits_.remove(target_.page(), field_, index)); };
    actions.move = [this](std::size_t index, std::size_t to) { did(edits_.move(target_.page(), field_, index, to)); };
    actions.open = [this](std::size_t index) { doors_.open(target_.page().path.field(field_.name).index(index)); };
    return new MessageListEditor(theme_, field_, target_, std::move(actions));
}

FieldEditor* FieldRow::makeTextEditor()
{
    if (field_.repeated || field_.kind == FieldKind::StringMap || field_.kind == FieldKind::FreeForm)
        return new LinesEditor(theme_, field_, target_);
    if (field_.kind == FieldKind::Boolean || field_.kind == FieldKind::Enum)
        return new ChoiceEditor(theme_, field_, target_);
    if (isNumber(field_))
        return new NumberEditor(theme_, field_, target_);
    const auto kinds = owner_ ? model::referenced_kinds(owner_->name, field_.name) : std::span<const model::Kind>();
    if (!kinds.empty())
        return new ReferenceEditor(theme_, field_, target_, referenceSource(edits_, target_.page(), kinds, doors_.go));
    return new LineEditor(theme_, field_, target_);
}

/// Lists of references: the button goes where the line with the cursor leads.
void FieldRow::addReferenceButton(QHBoxLayout* row)
{
    auto* lines = qobject_cast<LinesEditor*>(editor_);
    const auto kinds = owner_ ? model::referenced_kinds(owner_->name, field_.name) : std::span<const model::Kind>();
    if (!lines || kinds.empty())
        return;
    auto* go = new QToolButton(this);
    go->setText(QStringLiteral("→"));
    go->setAccessibleName(tr("Go to what %1 names").arg(toQString(field_.name)));
    go->setToolTip(tr("Go to the resource in this line"));
    go->setMinimumSize(theme_.scaled(26), theme_.scaled(26));
    go->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(go, 0, Qt::AlignTop);
    const ReferenceSource source = referenceSource(edits_, target_.page(), kinds, doors_.go);
    connect(go, &QToolButton::clicked, this, [lines, source] { source.go(lines->currentLine()); });
}

void FieldRow::nameEditor()
{
    QString help = helpText(field_);
    QStringList group;
    if (!field_.exclusive_group.empty() && owner_) {
        for (const schema::FieldInfo& other : owner_->fields) {
            if (other.exclusive_group == field_.exclusive_group)
                group << toQString(other.name);
        }
        help += QLatin1Char('\n') + tr("At most one of these is set: %1").arg(group.join(QStringLiteral(", ")));
    }
    QWidget* input = editor_->input();
    input->setObjectName(QStringLiteral("field:") + toQString(target_.page().path.field(field_.name).to_string()));
    input->setAccessibleName(toQString(field_.name));
    if (field_.kind != FieldKind::Message || field_.repeated || isDuration(field_))
        input->setAccessibleDescription(help);
    setToolTip(help);
}

void FieldRow::refresh()
{
    const schema::Value value = edits_.value(target_.page(), field_);
    written_ = !value.absent();
    editor_->showValue(value);
    dot_->setVisible(written_ && !qobject_cast<MessageEditor*>(editor_));
    reset_->setVisible(written_ && !field_.output_only);
}

void FieldRow::setPage(const Page& page)
{
    target_.setPage(page);
    nameEditor();
}

void FieldRow::reset()
{
    editor_->input()->setFocus(); // the button goes away
    did(target_.write({}));
}

void FieldRow::tell(const QString& sentence)
{
    complaint_->setText(sentence);
    complaint_->setVisible(!sentence.isEmpty());
}

void FieldRow::did(const Result<void>& result) { tell(result ? QString() : toQString(result.error().context)); }

void FieldRow::showDiagnostics(const std::vector<const Diagnostic*>& diagnostics)
{
    while (QLayoutItem* item = problems_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    constexpr std::size_t kMost = 5;
    for (std::size_t i = 0; i < std::min(diagnostics.size(), kMost); ++i) {
        const Diagnostic& diagnostic = *diagnostics[i];
        auto* line = new ToneLabel(theme_, severityColor(diagnostic.severity), 12, this);
        line->setObjectName(QStringLiteral("diagnostic"));
        line->setText(diagnosticLine(diagnostic, target_.page().path.field(field_.name)));
        line->setToolTip(models::ProblemsModel::hint(diagnostic));
        problems_->addWidget(line);
    }
}

bool FieldRow::matches(const QString& filter) const
{
    return toQString(field_.name).contains(filter, Qt::CaseInsensitive) ||
           toQString(field_.help).contains(filter, Qt::CaseInsensitive);
}

} // namespace switchyard::editors
