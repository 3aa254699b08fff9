// SPDX-License-Identifier: GPL-3.0-or-later
// The drags: what begins, moves and ends with the mouse.
#include "ui/canvas/canvas_editor.h"
#include "ui/canvas/palette_view.h"
#include "ui/models/text.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace switchyard::canvas {
namespace {

using models::toQString;

/// How far the mouse moves before a press is a drag. Units: pixels.
constexpr double kDragDistance = 4;
/// A split with a small sum of weights is dragged in hundredths.
constexpr std::uint32_t kFineTotal = 100;

bool isChipDrag(const Chip& chip)
{
    return chip.resource && chip.kind != ChipKind::Mode && chip.kind != ChipKind::Simulated;
}

} // namespace

CanvasEditor::Gesture CanvasEditor::gestureFor(const Hit& hit) const
{
    switch (hit.part) {
    case Hit::Part::Port:
        return Gesture::Connect;
    case Hit::Part::ShareHandle:
        return Gesture::Split;
    case Hit::Part::EdgeEnd:
        return edge(hit.edge).ref.port.element ? Gesture::Retarget : Gesture::None;
    case Hit::Part::Chip:
        if (isChipDrag(node(hit.node).chips[static_cast<std::size_t>(hit.index)]))
            return Gesture::Chip;
        [[fallthrough]];
    case Hit::Part::Node:
        if (node(hit.node).ghost)
            return Gesture::None;
        if (node(hit.node).kind == NodeKind::Chip)
            return Gesture::Chip;
        if (node(hit.node).frame >= 0)
            return node(hit.node).kind == NodeKind::Rule ? Gesture::Reorder : Gesture::None;
        return node(hit.node).id && node(hit.node).kind != NodeKind::Redirect ? Gesture::Move : Gesture::None;
    default:
        return Gesture::None;
    }
}

bool CanvasEditor::press(const Hit& hit, const QPointF& point)
{
    if (gesture_ != Gesture::None || !session_.hasDocument() || gestureFor(hit) == Gesture::None)
        return false;
    emit explained({});
    gesture_ = Gesture::Pending;
    hit_ = hit;
    start_ = last_ = point;
    return true;
}

void CanvasEditor::begin(const QPointF& point)
{
    Q_UNUSED(point);
    gesture_ = gestureFor(hit_);
    bool begun = true;
    switch (gesture_) {
    case Gesture::Connect: {
        const std::optional<edit::Port> port = portOf(view_.graph(), hit_);
        begun = port && beginLine(*port, edit::valid_targets(workspace(), *port));
        break;
    }
    case Gesture::Retarget:
        begun = beginRetarget();
        break;
    case Gesture::Split: {
        const Node& split = node(hit_.node);
        const std::optional<edit::Port> port = mainPort(split);
        port_ = port.value_or(edit::Port{});
        element_ = port_.element;
        weights_.clear();
        for (const Edge& share : view_.graph().edges) {
            if (share.from == hit_.node && share.share >= 0 && !share.ghost)
                weights_.push_back(share.weight);
        }
        begun = port.has_value() && weights_.size() == split.shares.size();
        if (begun)
            session_.beginGesture(tr("Weights of %1").arg(split.title));
        break;
    }
    case Gesture::Reorder:
        begun = beginReorder();
        break;
    case Gesture::Move:
        beginMove();
        break;
    case Gesture::Chip:
        beginChip();
        break;
    default:
        begun = false;
    }
    if (!begun)
        gesture_ = Gesture::None;
}

bool CanvasEditor::beginLine(const edit::Port& port, const std::vector<ElementId>& targets)
{
    port_ = port;
    PaintState& hands = view_.hands();
    hands.dragging = true;
    hands.dropTargets.clear();
    for (const ElementId target : targets) {
        if (const int at = nodeOfElement(view_.graph(), target); at >= 0)
            hands.dropTargets.insert(at);
    }
    hands.line = PaintState::DragLine{start_, start_, false};
    if (hit_.part == Hit::Part::Port)
        hands.line->from = outPort(node(hit_.node), rect(hit_.node), hit_.row);
    return true;
}

bool CanvasEditor::beginRetarget()
{
    const Edge& dragged = edge(hit_.edge);
    edge_ = dragged.ref;
    std::vector<ElementId> targets = edit::valid_targets(workspace(), edge_.port);
    std::erase_if(targets, [this](ElementId target) { return !edit::retarget(workspace(), edge_, target); });
    const int from = dragged.from;
    const int row = dragged.fromRow;
    beginLine(edge_.port, targets);
    view_.hands().line->from = outPort(node(from), rect(from), row);
    return true;
}

/// The rules of the same matcher in evaluation order.
std::vector<int> CanvasEditor::siblings() const
{
    std::vector<int> rules;
    for (std::size_t i = 0; i < view_.graph().nodes.size(); ++i) {
        const Node& other = view_.graph().nodes[i];
        if (other.frame == node(hit_.node).frame && other.kind == NodeKind::Rule && !other.ghost)
            rules.push_back(static_cast<int>(i));
    }
    return rules;
}

bool CanvasEditor::beginReorder()
{
    element_ = node(hit_.node).id;
    const std::vector<int> rules = siblings();
    place_ = static_cast<std::size_t>(std::ranges::find(rules, hit_.node) - rules.begin());
    const edit::Outcome possible = edit::reorder(workspace(), element_, place_);
    if (!possible)
        explain(possible.error());
    return possible.has_value();
}

void CanvasEditor::beginMove()
{
    moved_.clear();
    for (const int selected : view_.selectedNodes()) {
        if (node(selected).frame < 0 && node(selected).id && !node(selected).ghost)
            moved_.insert(selected);
    }
    moved_.insert(hit_.node);
    view_.viewport()->setCursor(Qt::SizeVerCursor);
}

void CanvasEditor::beginChip()
{
    const Node& owner = node(hit_.node);
    const Chip& chip = owner.chips[static_cast<std::size_t>(std::max(hit_.index, 0))];
    element_ = chip.resource;
    chipOwner_ = owner.kind == NodeKind::Chip ? ElementId{} : owner.id;
    chipUse_ = chip.use;
    PaintState& hands = view_.hands();
    hands.dragging = true;
    hands.dropTargets.clear();
    for (std::size_t i = 0; i < view_.graph().nodes.size(); ++i) {
        const Node& other = view_.graph().nodes[i];
        if (other.id && other.frame < 0 && !other.ghost && edit::attach(workspace(), element_, other.id))
            hands.dropTargets.insert(static_cast<int>(i));
    }
    hands.line = PaintState::DragLine{start_, start_, false};
}

void CanvasEditor::move(const QPointF& point)
{
    if (gesture_ == Gesture::Pending) {
        const QPointF way = (point - start_) * view_.zoom();
        if (std::hypot(way.x(), way.y()) < kDragDistance)
            return;
        begin(point);
    }
    switch (gesture_) {
    case Gesture::Connect:
    case Gesture::Retarget:
    case Gesture::Chip:
        moveLine(point);
        break;
    case Gesture::Split:
        moveShare(point);
        break;
    case Gesture::Reorder:
        moveRule(point);
        break;
    case Gesture::Move:
        view_.shiftNodes(moved_, point.y() - last_.y());
        break;
    default:
        break;
    }
    last_ = point;
}

/// The node a drag would end on: valid targets are 24 pixels large at least.
int CanvasEditor::targetAt(const QPointF& point) const
{
    const double reach = kHitSide / 2 / view_.zoom();
    for (const int target : view_.hands().dropTargets) {
        if (rect(target).adjusted(-reach, -4, 4, 4).contains(point))
            return target;
    }
    return nodeUnder(view_.graph(), view_.layoutOfGraph(), point);
}

edit::Outcome CanvasEditor::outcomeAt(int at) const
{
    const ElementId id = node(at).id;
    if (gesture_ == Gesture::Chip)
        return edit::attach(workspace(), element_, id);
    return gesture_ == Gesture::Retarget ? edit::retarget(workspace(), edge_, id)
                                         : edit::connect(workspace(), port_, id);
}

void CanvasEditor::moveLine(const QPointF& point)
{
    PaintState& hands = view_.hands();
    if (!hands.line) // the picture changed under the drag
        return;
    const int at = targetAt(point);
    hands.line->valid = at >= 0 && hands.dropTargets.contains(at);
    hands.line->to = hands.line->valid && gesture_ != Gesture::Chip ? inPort(rect(at)) : point;
    const bool itself = at == hit_.node;
    if (at >= 0 && !hands.line->valid && !itself && node(at).id) {
        if (const edit::Outcome outcome = outcomeAt(at); !outcome)
            explain(outcome.error());
    } else {
        emit explained({});
    }
}

/// Moves the boundary between two shares; the sum of the weights stays, small ones are counted in hundredths first.
void CanvasEditor::moveShare(const QPointF& point)
{
    std::vector<std::uint32_t> weights = weights_;
    std::uint32_t total = std::accumulate(weights.begin(), weights.end(), 0U);
    if (total < kFineTotal && total > 0) {
        const std::uint32_t factor = kFineTotal / total;
        for (std::uint32_t& weight : weights)
            weight *= factor;
        total *= factor;
    }
    if (total == 0)
        return;
    const int at = nodeOfElement(view_.graph(), element_);
    if (at < 0)
        return;
    const QRectF bar = shareBar(node(hit_.node), rect(hit_.node));
    const auto left = static_cast<std::size_t>(hit_.index);
    const std::uint32_t before = std::accumulate(weights.begin(), weights.begin() + hit_.index, 0U);
    const std::uint32_t pair = weights[left] + weights[left + 1];
    const double share = std::clamp((point.x() - bar.left()) / bar.width(), 0.0, 1.0);
    const auto boundary = static_cast<std::uint32_t>(std::lround(share * total));
    weights[left] = std::clamp(boundary, before, before + pair) - before;
    weights[left + 1] = pair - weights[left];
    const edit::Outcome outcome = edit::set_weights(session_.gestureBase(), element_, port_.kind, weights);
    if (!outcome) {
        explain(outcome.error());
        return;
    }
    if (const Result<void> shown = session_.previewGesture(outcome->changes); !shown) {
        emit explained(toQString(shown.error().context));
        return;
    }
    QStringList text;
    for (const std::uint32_t weight : weights)
        text << QString::number(weight);
    emit explained(tr("Weights: %1").arg(text.join(QStringLiteral(" / "))));
}

void CanvasEditor::moveRule(const QPointF& point)
{
    const std::vector<int> rules = siblings();
    place_ = 0;
    double height = rect(rules.front()).top() - Metrics::kInnerGap / 2;
    std::size_t here = 0;
    for (const int rule : rules) {
        if (rule == hit_.node)
            here = static_cast<std::size_t>(std::ranges::find(rules, rule) - rules.begin());
        if (rect(rule).center().y() < point.y()) {
            height = rect(rule).bottom() + Metrics::kInnerGap / 2;
            place_ += rule == hit_.node ? 0 : 1;
        }
    }
    PaintState& hands = view_.hands();
    hands.insertionFrame = node(hit_.node).frame;
    hands.insertion = place_ == here ? std::nullopt : std::optional(height);
}

void CanvasEditor::release(const QPointF& point)
{
    switch (gesture_) {
    case Gesture::Connect:
    case Gesture::Retarget:
        endLine(point);
        break;
    case Gesture::Chip:
        endChip(point);
        break;
    case Gesture::Split:
        session_.commitGesture();
        emit explained({});
        break;
    case Gesture::Reorder: {
        const bool moves = view_.hands().insertion.has_value();
        const std::size_t place = place_;
        reset();
        if (moves)
            carryOut(edit::reorder(workspace(), element_, place));
        break;
    }
    case Gesture::Move:
        endMove(point);
        break;
    default:
        break;
    }
    reset();
}

void CanvasEditor::endLine(const QPointF& point)
{
    const int at = targetAt(point);
    const bool known = view_.hands().line.has_value();
    const bool onItself = at >= 0 && at == hit_.node;
    const edit::Outcome outcome = at >= 0 && known && !onItself && node(at).id ? outcomeAt(at) : edit::Outcome{};
    const bool connects = gesture_ == Gesture::Connect;
    const edit::Port port = port_;
    reset();
    if (!known || onItself)
        return;
    if (at >= 0 && node(at).id) {
        carryOut(outcome);
    } else if (connects) {
        offer(tr("Make something new here, or lead to …"), choicesFor(port, true), point,
              [this, port, point](const AddChoice& choice) { connectTo(port, choice, point); });
    } else {
        emit explained(tr("Let the end go on one of the lit nodes. Delete takes the connection away."));
    }
}

void CanvasEditor::endMove(const QPointF& point)
{
    Q_UNUSED(point);
    std::map<ElementId, double> heights = session_.nodeHeights();
    QString name;
    for (const int at : moved_) {
        heights[node(at).id] = std::round(rect(at).top());
        name = node(at).title;
    }
    const auto count = static_cast<int>(moved_.size());
    reset();
    session_.moveNodes(heights, count == 1 ? tr("Move %1").arg(name) : tr("Move %n node(s)", nullptr, count));
}

void CanvasEditor::endChip(const QPointF& point)
{
    const int at = targetAt(point);
    const bool loose = !chipOwner_;
    const int from = hit_.node;
    const bool onGround = at < 0;
    const edit::Outcome outcome = at >= 0 && at != from && node(at).id ? outcomeAt(at) : edit::Outcome{};
    const ElementId owner = chipOwner_;
    const ElementId chip = element_;
    const QString use = chipUse_;
    reset();
    if (!onGround) {
        if (at != from && node(at).id)
            carryOut(outcome);
        return;
    }
    if (loose) {
        std::map<ElementId, double> heights = session_.nodeHeights();
        heights[chip] = std::round(point.y() - Metrics::kHead / 2);
        session_.moveNodes(heights, tr("Move %1").arg(node(from).title));
    } else if (const Result<schema::FieldPath> path = schema::FieldPath::parse(use.toStdString())) {
        carryOut(edit::detach(workspace(), owner, *path));
    }
}

void CanvasEditor::reset()
{
    gesture_ = Gesture::None;
    view_.hands() = {};
    moved_.clear();
    view_.viewport()->unsetCursor();
    view_.viewport()->update();
}

bool CanvasEditor::cancel()
{
    const bool something = gesture_ != Gesture::None;
    if (gesture_ == Gesture::Split)
        session_.cancelGesture();
    if (gesture_ == Gesture::Move)
        view_.shiftNodes(moved_, start_.y() - last_.y());
    if (something) {
        reset();
        emit explained({});
    }
    return something;
}

bool CanvasEditor::key(QKeyEvent& event)
{
    Q_UNUSED(event); // keys are actions of the view
    return false;
}

edit::Outcome CanvasEditor::paletteOutcome(const QString& id, const Hit& hit) const
{
    const std::string entry = id.toStdString();
    if (hit.edge >= 0 && edge(hit.edge).ref.port.element) {
        if (const edit::Outcome between = edit::insert_between(workspace(), edge(hit.edge).ref, entry))
            return between;
    }
    if (hit.node >= 0 && node(hit.node).id && !node(hit.node).ghost)
        return edit::create(workspace(), entry, node(hit.node).id);
    return edit::create(workspace(), entry);
}

void CanvasEditor::dragEnter(QDragEnterEvent& event)
{
    if (!session_.hasDocument() || !event.mimeData()->hasFormat(QLatin1String(kPaletteMime)))
        return;
    paletteId_ = QString::fromUtf8(event.mimeData()->data(QLatin1String(kPaletteMime)));
    paletteHit_ = {Hit::Part::Fold, -2, -1, -1, -1}; // nothing explained yet
    event.acceptProposedAction();
}

void CanvasEditor::dragMove(QDragMoveEvent& event, const QPointF& point)
{
    event.acceptProposedAction();
    Hit hit = hitTest(view_.graph(), view_.layoutOfGraph(), point, view_.zoom());
    if (hit == paletteHit_)
        return;
    paletteHit_ = hit;
    PaintState& hands = view_.hands();
    hands = {};
    const edit::Outcome outcome = paletteOutcome(paletteId_, hit);
    if (!outcome)
        explain(outcome.error());
    else
        emit explained(toQString(outcome->title));
    if (hit.node >= 0 && outcome) {
        hands.dragging = true;
        hands.dropTargets.insert(hit.node);
    }
    if (hit.edge >= 0 && outcome)
        hands.selectedEdges.insert(hit.edge);
    view_.viewport()->update();
}

void CanvasEditor::dragLeave()
{
    view_.hands() = {};
    emit explained({});
    view_.viewport()->update();
}

void CanvasEditor::drop(QDropEvent& event, const QPointF& point)
{
    const Hit hit = hitTest(view_.graph(), view_.layoutOfGraph(), point, view_.zoom());
    const edit::Outcome outcome = paletteOutcome(paletteId_, hit);
    view_.hands() = {};
    event.acceptProposedAction();
    carryOut(outcome, point);
    view_.setFocus();
}

} // namespace switchyard::canvas
