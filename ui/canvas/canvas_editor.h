// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/gestures.h"
#include "ui/canvas/add_popup.h"
#include "ui/canvas/canvas_view.h"
#include "ui/session/session.h"

#include <QAction>
#include <QObject>
#include <QPointer>

namespace switchyard::canvas {

/// Editing by hand: every gesture on the canvas is one named undo step of the session, and what cannot be done says
/// why. Gestures: dragging from a port connects (on empty ground: type-to-add), dragging the end of an edge re-targets
/// it, the handles of a split's bar set its weights, route rules are reordered and other nodes moved by dragging, chips
/// are dropped onto nodes, palette entries onto the ground, nodes and edges. Thread: gui. Lifetime: session and view
/// outlive it.
class CanvasEditor final : public QObject, public CanvasTool
{
    Q_OBJECT
public:
    CanvasEditor(session::Session& session, CanvasView& view, QObject* parent = nullptr);
    ~CanvasEditor() override;

    /// Connect, add, duplicate, cut, copy, paste, delete, select all, move up and down: with keys, for menus.
    QList<QAction*> actions() const { return actions_; }
    /// Makes a palette entry on the selected node, else on the ground.
    void create(const QString& paletteId);
    /// Everything back to where the layout puts it.
    void tidy();

    bool press(const Hit& hit, const QPointF& point) override;
    void move(const QPointF& point) override;
    void release(const QPointF& point) override;
    bool cancel() override;
    bool key(QKeyEvent& event) override;
    void dragEnter(QDragEnterEvent& event) override;
    void dragMove(QDragMoveEvent& event, const QPointF& point) override;
    void dragLeave() override;
    void drop(QDropEvent& event, const QPointF& point) override;

signals:
    /// One line for the user: why something cannot be done, and what can. Empty: nothing to say any more.
    void explained(const QString& sentence);
    /// An element was made; the inspector may take the focus.
    void made(ElementId element);

private:
    enum class Gesture
    {
        None,
        Pending, ///< the mouse is down and has not moved far enough
        Connect,
        Retarget,
        Split,
        Reorder,
        Move,
        Chip
    };

    // canvas_editor.cpp
    void buildActions();
    QAction* addAction(const QString& name, const QString& text, const QKeySequence& keys,
                       void (CanvasEditor::*slot)());
    void updateActions();
    const model::Workspace& workspace() const { return session_.workspace(); }
    const Node& node(int index) const { return view_.graph().nodes[static_cast<std::size_t>(index)]; }
    const Edge& edge(int index) const { return view_.graph().edges[static_cast<std::size_t>(index)]; }
    const QRectF& rect(int index) const { return view_.layoutOfGraph().rects[static_cast<std::size_t>(index)]; }
    bool carryOut(const edit::Outcome& outcome);
    bool carryOut(const edit::Outcome& outcome, const QPointF& place);
    void explain(const edit::Refusal& refusal);
    void connectByTyping();
    void addByTyping();
    void offer(const QString& title, std::vector<AddChoice> choices, const QPointF& place,
               std::function<void(const AddChoice&)> taken);
    std::vector<AddChoice> paletteChoices(const std::vector<std::string_view>& ids) const;
    std::vector<AddChoice> choicesFor(const edit::Port& port, bool withExisting) const;
    void connectTo(const edit::Port& port, const AddChoice& choice, const QPointF& place);
    void duplicate();
    void copy();
    void cut();
    void paste();
    void remove();
    bool confirmRemoval(const std::vector<ElementId>& elements);
    void selectAll();
    void moveUp() { moveBy(-1); }
    void moveDown() { moveBy(1); }
    void moveBy(int places);

    // canvas_gestures.cpp
    void begin(const QPointF& point);
    Gesture gestureFor(const Hit& hit) const;
    bool beginLine(const edit::Port& port, const std::vector<ElementId>& targets);
    bool beginRetarget();
    bool beginReorder();
    void beginMove();
    void beginChip();
    void moveLine(const QPointF& point);
    void moveShare(const QPointF& point);
    void moveRule(const QPointF& point);
    void moveChip(const QPointF& point);
    void endLine(const QPointF& point);
    void endMove(const QPointF& point);
    void endChip(const QPointF& point);
    void reset();
    int targetAt(const QPointF& point) const;
    edit::Outcome outcomeAt(int node) const;
    std::vector<int> siblings() const;
    edit::Outcome paletteOutcome(const QString& id, const Hit& hit) const;

    session::Session& session_;
    CanvasView& view_;
    QPointer<CanvasView> viewLives_;
    QList<QAction*> actions_;
    Gesture gesture_ = Gesture::None;
    Hit hit_;
    QPointF start_;
    QPointF last_;
    edit::Port port_;     ///< Connect, Retarget, Split
    edit::EdgeRef edge_;  ///< Retarget
    ElementId element_;   ///< Reorder, Split: the rule, matcher or map; Chip: the resource
    ElementId chipOwner_; ///< 0: a loose one
    QString chipUse_;
    std::vector<std::uint32_t> weights_; ///< Split: at the start
    std::set<int> moved_;
    std::size_t place_ = 0; ///< Reorder: where the rule would go
    Hit paletteHit_;        ///< what the dragged palette entry was explained for
    QString paletteId_;
};

} // namespace switchyard::canvas
