// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_editor.h"

#include "ui/canvas/palette_texts.h"
#include "ui/canvas/refusal_texts.h"
#include "ui/models/text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>

#include <algorithm>

namespace switchyard::canvas {
namespace {

using models::toQString;

constexpr std::size_t kListedDependants = 8;

} // namespace

CanvasEditor::CanvasEditor(session::Session& session, CanvasView& view, QObject* parent)
    : QObject(parent),
      session_(session),
      view_(view),
      viewLives_(&view)
{
    view_.setTool(this);
    buildActions();
    connect(&view_, &CanvasView::selectionChanged, this, &CanvasEditor::updateActions);
    connect(&session_, &session::Session::workspaceChanged, this, &CanvasEditor::updateActions);
    updateActions();
}

CanvasEditor::~CanvasEditor()
{
    if (viewLives_) // siblings go in the order they were made
        viewLives_->setTool(nullptr);
}

QAction* CanvasEditor::addAction(const QString& name, const QString& text, const QKeySequence& keys,
                                 void (CanvasEditor::*slot)())
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // text boxes have cut, copy and paste of their own
    connect(action, &QAction::triggered, this, slot);
    view_.addAction(action);
    actions_ << action;
    return action;
}

void CanvasEditor::buildActions()
{
    addAction(QStringLiteral("connectNode"), tr("Connect…"), Qt::Key_C, &CanvasEditor::connectByTyping);
    addAction(QStringLiteral("addNode"), tr("Add…"), Qt::Key_A, &CanvasEditor::addByTyping);
    addAction(QStringLiteral("moveRuleUp"), tr("Try earlier"), Qt::ALT | Qt::Key_Up, &CanvasEditor::moveUp);
    addAction(QStringLiteral("moveRuleDown"), tr("Try later"), Qt::ALT | Qt::Key_Down, &CanvasEditor::moveDown);
    addAction(QStringLiteral("cutNodes"), tr("Cut"), QKeySequence::Cut, &CanvasEditor::cut);
    addAction(QStringLiteral("copyNodes"), tr("Copy"), QKeySequence::Copy, &CanvasEditor::copy);
    addAction(QStringLiteral("pasteNodes"), tr("Paste"), QKeySequence::Paste, &CanvasEditor::paste);
    addAction(QStringLiteral("duplicateNodes"), tr("Duplicate"), Qt::CTRL | Qt::Key_D, &CanvasEditor::duplicate);
    addAction(QStringLiteral("deleteNodes"), tr("Delete"), QKeySequence::Delete, &CanvasEditor::remove);
    addAction(QStringLiteral("selectAllNodes"), tr("Select all"), QKeySequence::SelectAll, &CanvasEditor::selectAll);
}

void CanvasEditor::updateActions()
{
    const bool open = session_.hasDocument();
    const bool any = open && !view_.selectedElements().empty();
    const int selected = view_.selectedNode();
    const bool exists = selected >= 0 && selected < static_cast<int>(view_.graph().nodes.size());
    for (QAction* action : actions_) {
        const QString name = action->objectName();
        if (name == QLatin1String("addNode") || name == QLatin1String("pasteNodes") ||
            name == QLatin1String("selectAllNodes"))
            action->setEnabled(open);
        else if (name == QLatin1String("deleteNodes"))
            action->setEnabled(any || view_.selectedEdge() >= 0);
        else if (name == QLatin1String("connectNode"))
            action->setEnabled(exists && mainPort(node(selected)).has_value());
        else if (name.startsWith(QLatin1String("moveRule")))
            action->setEnabled(exists && node(selected).kind == NodeKind::Rule);
        else
            action->setEnabled(any);
    }
}

void CanvasEditor::explain(const edit::Refusal& refusal) { emit explained(refusalText(refusal)); }

bool CanvasEditor::carryOut(const edit::Outcome& outcome)
{
    if (!outcome) {
        explain(outcome.error());
        return false;
    }
    if (outcome->changes.empty())
        return true;
    if (const Result<void> done = session_.edit(outcome->changes, toQString(outcome->title)); !done) {
        emit explained(toQString(done.error().context));
        return false;
    }
    emit explained({});
    if (outcome->select) {
        session_.select(outcome->select);
        emit made(outcome->select);
    }
    return true;
}

/// `place`: where a node that is made shall stand, in canvas units.
bool CanvasEditor::carryOut(const edit::Outcome& outcome, const QPointF& place)
{
    if (outcome && outcome->select && !workspace().locate(outcome->select))
        view_.placeNext(outcome->select, place.y() - Metrics::kHead / 2);
    return carryOut(outcome);
}

std::vector<AddChoice> CanvasEditor::paletteChoices(const std::vector<std::string_view>& ids) const
{
    std::vector<AddChoice> choices;
    for (const std::string_view id : ids) {
        if (const edit::PaletteEntry* entry = edit::palette_entry(id))
            choices.push_back({tr("New: %1").arg(paletteLabel(*entry)), paletteHelp(*entry), {}, toQString(id)});
    }
    return choices;
}

std::vector<AddChoice> CanvasEditor::choicesFor(const edit::Port& port, bool withExisting) const
{
    std::vector<AddChoice> choices;
    if (withExisting) {
        for (const ElementId target : edit::valid_targets(workspace(), port)) {
            const std::optional<model::Location> place = workspace().locate(target);
            if (!place)
                continue;
            QString text = toQString(place->resource->label());
            if (const int at = nodeOfElement(view_.graph(), target); at >= 0)
                text = QStringLiteral("%1 · %2").arg(node(at).title, kindText(node(at)));
            choices.push_back({text, {}, target, {}});
        }
    }
    std::ranges::move(paletteChoices(edit::palette_for(port)), std::back_inserter(choices));
    return choices;
}

void CanvasEditor::offer(const QString& title, std::vector<AddChoice> choices, const QPointF& place,
                         std::function<void(const AddChoice&)> taken)
{
    auto* popup = new AddPopup(title, std::move(choices), &view_);
    connect(popup, &AddPopup::chosen, this, std::move(taken));
    popup->popUp(view_.viewport()->mapToGlobal(view_.fromCanvas(place).toPoint()));
}

void CanvasEditor::connectTo(const edit::Port& port, const AddChoice& choice, const QPointF& place)
{
    if (choice.existing)
        carryOut(edit::connect(workspace(), port, choice.existing));
    else
        carryOut(edit::create_for(workspace(), port, choice.paletteId.toStdString()), place);
}

void CanvasEditor::connectByTyping()
{
    const int from = view_.selectedNode();
    const std::optional<edit::Port> port = from < 0 ? std::nullopt : mainPort(node(from));
    if (!port)
        return;
    const QPointF place(rect(from).right() + 20, rect(from).top());
    offer(tr("Lead from %1 to …").arg(node(from).title), choicesFor(*port, true), place,
          [this, port = *port, place](const AddChoice& choice) { connectTo(port, choice, place); });
}

void CanvasEditor::addByTyping()
{
    const int onto = view_.selectedNode();
    std::vector<std::string_view> ids;
    for (const edit::PaletteEntry& entry : edit::palette())
        ids.push_back(entry.id);
    const QPointF place = onto >= 0 ? QPointF(rect(onto).right() + 20, rect(onto).top()) : view_.visibleRect().center();
    offer(onto >= 0 ? tr("Add to %1").arg(node(onto).title) : tr("Add"), paletteChoices(ids), place,
          [this](const AddChoice& choice) { create(choice.paletteId); });
}

void CanvasEditor::create(const QString& paletteId)
{
    const std::string id = paletteId.toStdString();
    const int onto = view_.selectedNode();
    const QPointF place = view_.visibleRect().center();
    if (onto >= 0 && node(onto).id) {
        // what does not belong to the selection stands for itself
        const edit::Outcome here = edit::create(workspace(), id, node(onto).id);
        if (here) {
            carryOut(here, place);
            return;
        }
    }
    carryOut(edit::create(workspace(), id), place);
}

void CanvasEditor::duplicate()
{
    const std::vector<ElementId> elements = view_.selectedElements();
    if (!elements.empty())
        carryOut(edit::duplicate(workspace(), elements));
}

void CanvasEditor::copy()
{
    const std::string text = edit::copy_text(workspace(), view_.selectedElements());
    if (!text.empty())
        QGuiApplication::clipboard()->setText(toQString(text));
}

void CanvasEditor::cut()
{
    copy();
    remove();
}

void CanvasEditor::paste()
{
    const int onto = view_.selectedNode();
    const std::string text = QGuiApplication::clipboard()->text().toStdString();
    edit::Outcome outcome = edit::paste(workspace(), text, onto >= 0 ? node(onto).id : ElementId{});
    if (!outcome && onto >= 0)
        outcome = edit::paste(workspace(), text);
    carryOut(outcome);
}

void CanvasEditor::remove()
{
    if (const int selected = view_.selectedEdge(); selected >= 0) {
        if (edge(selected).ref.port.element)
            carryOut(edit::disconnect(workspace(), edge(selected).ref));
        return;
    }
    const std::vector<ElementId> elements = view_.selectedElements();
    if (!elements.empty() && confirmRemoval(elements))
        carryOut(edit::remove(workspace(), elements));
}

/// What depends on the selection is shown before it goes as well.
bool CanvasEditor::confirmRemoval(const std::vector<ElementId>& elements)
{
    const std::vector<edit::Dependant> dependants = edit::dependants(workspace(), elements);
    if (dependants.empty())
        return true;
    QStringList lines;
    for (std::size_t i = 0; i < dependants.size() && i < kListedDependants; ++i)
        lines << toQString(dependants[i].sentence);
    if (dependants.size() > kListedDependants)
        lines << tr("… and %n more.", nullptr, static_cast<int>(dependants.size() - kListedDependants));
    QMessageBox box(QMessageBox::Question, tr("Delete"),
                    tr("%n place(s) refer to what is to be deleted.", nullptr, static_cast<int>(dependants.size())),
                    QMessageBox::Cancel, view_.window());
    box.setObjectName(QStringLiteral("confirmDelete"));
    box.setInformativeText(lines.join(QLatin1Char('\n')));
    QPushButton* button = box.addButton(tr("Delete and clear them"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == static_cast<QAbstractButton*>(button);
}

void CanvasEditor::selectAll()
{
    std::set<int> nodes;
    for (std::size_t i = 0; i < view_.graph().nodes.size(); ++i) {
        if (!node(static_cast<int>(i)).ghost && node(static_cast<int>(i)).id)
            nodes.insert(static_cast<int>(i));
    }
    view_.selectNodes(std::move(nodes));
}

void CanvasEditor::moveBy(int places)
{
    const int selected = view_.selectedNode();
    if (selected < 0 || node(selected).kind != NodeKind::Rule)
        return;
    element_ = node(selected).id;
    hit_.node = selected;
    const std::vector<int> rules = siblings();
    const auto here = std::ranges::find(rules, selected) - rules.begin();
    const auto there = here + places;
    if (there < 0 || there >= static_cast<std::ptrdiff_t>(rules.size()))
        return;
    carryOut(edit::reorder(workspace(), element_, static_cast<std::size_t>(there)));
}

void CanvasEditor::tidy()
{
    view_.forgetPlaces();
    if (session_.nodeHeights().empty())
        emit session_.layoutChanged();
    else
        session_.moveNodes({}, tr("Tidy"));
}

} // namespace switchyard::canvas
