// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_accessible.h"

#include "ui/canvas/canvas_view.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <vector>

namespace switchyard::canvas {
namespace {

/// One node, as a list item. Lives in Qt's cache; `index` counts the graph's nodes.
class NodeAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    NodeAccessible(CanvasView* view, int index) : view_(view), index_(index) {}

    bool isValid() const override { return view_ && index_ < static_cast<int>(view_->graph().nodes.size()); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return view_ ? view_->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const Node& node = view_->graph().nodes[static_cast<std::size_t>(index_)];
        switch (kind) {
        case QAccessible::Name:
            return kindText(node) + QLatin1Char(' ') + node.title;
        case QAccessible::Description:
            return view_->nodeDescription(index_);
        default:
            return {};
        }
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect local = view_->nodeRect(index_).toAlignedRect();
        return {view_->viewport()->mapToGlobal(local.topLeft()), local.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.selected = view_->selectedNode() == index_;
        state.focused = state.selected && view_->hasFocus();
        state.offscreen = !view_->viewport()->rect().intersects(view_->nodeRect(index_).toAlignedRect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        view_->setFocus();
        view_->selectNode(index_);
        emit view_->nodePicked(index_);
        if (name == pressAction())
            emit view_->nodeActivated(index_);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<CanvasView> view_;
    int index_;
};

/// The canvas with its nodes as children.
class CanvasAccessible final : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(CanvasView* view) : QAccessibleWidget(view, QAccessible::List), view_(view) {}
    ~CanvasAccessible() override { forget(); }

    int childCount() const override { return static_cast<int>(view_->graph().nodes.size()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (ids_.size() <= static_cast<std::size_t>(index))
            ids_.resize(static_cast<std::size_t>(childCount()), 0);
        QAccessible::Id& id = ids_[static_cast<std::size_t>(index)];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new NodeAccessible(view_, index)); // the cache owns it
        return QAccessible::accessibleInterface(id);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (std::size_t i = 0; i < ids_.size(); ++i) {
            if (ids_[i] != 0 && QAccessible::accessibleInterface(ids_[i]) == child)
                return static_cast<int>(i);
        }
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        return child(view_->nodeAt(view_->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    QAccessibleInterface* focusChild() const override
    {
        return view_->hasFocus() ? child(view_->selectedNode()) : nullptr;
    }
    void forget()
    {
        for (const QAccessible::Id id : ids_) {
            if (id != 0)
                QAccessible::deleteAccessibleInterface(id);
        }
        ids_.clear();
    }

private:
    CanvasView* view_;
    mutable std::vector<QAccessible::Id> ids_;
};

QAccessibleInterface* makeCanvasAccessible(const QString&, QObject* object)
{
    auto* view = qobject_cast<CanvasView*>(object);
    return view ? new CanvasAccessible(view) : nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeCanvasAccessible);
        return true;
    }();
    Q_UNUSED(installed);
}

void announceCanvasChanged(CanvasView& view)
{
    if (!QAccessible::isActive())
        return;
    if (auto* canvas = dynamic_cast<CanvasAccessible*>(QAccessible::queryAccessibleInterface(&view)))
        canvas->forget();
    QAccessibleEvent event(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void announceFocusedNode(CanvasView& view, int node)
{
    if (!QAccessible::isActive() || !view.hasFocus() || node < 0)
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(node);
    QAccessible::updateAccessibility(&event);
}

} // namespace switchyard::canvas
