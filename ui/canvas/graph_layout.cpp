// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph_layout.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace switchyard::canvas {
namespace {

constexpr int kOrderSweeps = 8;
constexpr int kPlaceSweeps = 6;
/// How much more than a free node one that stood somewhere, or was put somewhere, resists being moved.
constexpr double kFormerWeight = 50;
constexpr double kOwnWeight = 10'000;

/// What moves as one: a node, or a frame with its rules.
struct Block
{
    int node = 0;
    std::vector<int> inner;
    double height = 0;
    double y = 0;
};

/// A line between two blocks, with where it starts and ends below their tops.
struct Line
{
    int from = 0;
    int to = 0;
    double fromOffset = 0;
    double toOffset = 0;
};

class Placement
{
public:
    Placement(const Graph& graph, const LayoutHints& hints) : graph_(graph), hints_(hints) {}

    GraphLayout run()
    {
        makeBlocks();
        makeLines();
        if (hints_.former.empty())
            arrange();
        else
            recall();
        if (!hints_.own.empty())
            settleOwn();
        return result();
    }

private:
    void arrange()
    {
        stack();
        for (int sweep = 0; sweep < kOrderSweeps; ++sweep)
            order(sweep % 2 == 0);
        for (int sweep = 0; sweep < kPlaceSweeps; ++sweep)
            place(sweep % 2 == 0);
        double top = blocks_.empty() ? 0 : blocks_.front().y;
        for (const Block& block : blocks_)
            top = std::min(top, block.y);
        for (Block& block : blocks_)
            block.y += Metrics::kTop - top;
    }

    const Node& nodeOf(const Block& block) const { return graph_.nodes[static_cast<std::size_t>(block.node)]; }

    /// Redirects have the id of what redirects, which stands elsewhere.
    std::optional<double> own(const Block& block) const
    {
        const auto found = hints_.own.find(nodeOf(block).id);
        return found == hints_.own.end() || nodeOf(block).kind == NodeKind::Redirect ? std::nullopt
                                                                                     : std::optional(found->second);
    }

    std::optional<double> former(const Block& block) const
    {
        const auto found = hints_.former.find({nodeOf(block).id, nodeOf(block).kind});
        return found == hints_.former.end() ? std::nullopt : std::optional(found->second);
    }

    /// Everything where it stood; what is new beside its neighbours.
    void recall()
    {
        std::vector<bool> known(blocks_.size(), false);
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const std::optional<double> y = former(blocks_[i]);
            known[i] = y.has_value();
            blocks_[i].y = y.value_or(Metrics::kTop);
        }
        for (int sweep = 0; sweep < 2; ++sweep) {
            const auto wish = wishes(true, true, &known);
            for (std::size_t i = 0; i < blocks_.size(); ++i) {
                if (!known[i])
                    blocks_[i].y = std::max(wish[i].value_or(lowest() + Metrics::kGap), Metrics::kTop);
            }
        }
        for (std::vector<int>& lane : lanes_)
            settleByHeight(lane, [&](int index) { return known[static_cast<std::size_t>(index)] ? kFormerWeight : 1; });
    }

    void settleOwn()
    {
        for (Block& block : blocks_)
            block.y = own(block).value_or(block.y);
        for (std::vector<int>& lane : lanes_)
            settleByHeight(lane, [&](int index) { return own(block(index)) ? kOwnWeight : 1; });
    }

    double lowest() const
    {
        double bottom = Metrics::kTop - Metrics::kGap;
        for (const Block& block : blocks_)
            bottom = std::max(bottom, block.y + block.height);
        return bottom;
    }

    /// Orders a lane by where its blocks want to be and moves apart those that overlap, the light ones more.
    template <typename Weight>
    void settleByHeight(std::vector<int>& lane, Weight weight)
    {
        std::ranges::sort(lane, {}, [this](int index) { return std::pair(block(index).y, index); });
        std::vector<std::optional<double>> wish(blocks_.size());
        std::vector<double> weights(blocks_.size(), 1);
        for (const int index : lane) {
            wish[static_cast<std::size_t>(index)] = block(index).y;
            weights[static_cast<std::size_t>(index)] = weight(index);
        }
        settle(lane, wish, weights);
    }

    void makeBlocks()
    {
        blockOf_.assign(graph_.nodes.size(), -1);
        offset_.assign(graph_.nodes.size(), 0);
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            const Node& node = graph_.nodes[i];
            if (node.frame >= 0)
                continue;
            blockOf_[i] = static_cast<int>(blocks_.size());
            lanes_[static_cast<std::size_t>(node.lane)].push_back(blockOf_[i]);
            Block& block = blocks_.emplace_back();
            block.node = static_cast<int>(i);
            block.height = nodeHeight(node);
        }
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            const Node& node = graph_.nodes[i];
            if (node.frame < 0)
                continue;
            blockOf_[i] = blockOf_[static_cast<std::size_t>(node.frame)];
            Block& block = blocks_[static_cast<std::size_t>(blockOf_[i])];
            offset_[i] = block.height + (block.inner.empty() ? 0 : Metrics::kInnerGap);
            block.height = offset_[i] + nodeHeight(node);
            block.inner.push_back(static_cast<int>(i));
        }
        for (Block& block : blocks_) {
            if (!block.inner.empty())
                block.height += Metrics::kFramePad;
        }
    }

    double anchor(int node) const
    {
        const auto index = static_cast<std::size_t>(node);
        return offset_[index] + std::min(nodeHeight(graph_.nodes[index]), 60.0) / 2;
    }

    void makeLines()
    {
        for (const Edge& edge : graph_.edges)
            lines_.push_back({blockOf_[static_cast<std::size_t>(edge.from)],
                              blockOf_[static_cast<std::size_t>(edge.to)], anchor(edge.from), anchor(edge.to)});
    }

    Block& block(int index) { return blocks_[static_cast<std::size_t>(index)]; }

    /// Puts every lane's blocks one under the other, in their present order.
    void stack()
    {
        for (const auto& lane : lanes_) {
            double y = Metrics::kTop;
            for (const int index : lane) {
                block(index).y = y;
                y += block(index).height + Metrics::kGap;
            }
        }
    }

    /// The mean height at which a block's neighbours meet it; nullopt without neighbours on the asked sides.
    std::vector<std::optional<double>> wishes(bool left, bool right, const std::vector<bool>* asked = nullptr) const
    {
        auto counts = [asked](std::size_t block) { return !asked || (*asked)[block]; };
        std::vector<double> sum(blocks_.size(), 0);
        std::vector<int> count(blocks_.size(), 0);
        for (const Line& line : lines_) {
            const auto from = static_cast<std::size_t>(line.from);
            const auto to = static_cast<std::size_t>(line.to);
            if (left && counts(from)) {
                sum[to] += blocks_[from].y + line.fromOffset - line.toOffset;
                ++count[to];
            }
            if (right && counts(to)) {
                sum[from] += blocks_[to].y + line.toOffset - line.fromOffset;
                ++count[from];
            }
        }
        std::vector<std::optional<double>> wishes(blocks_.size());
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (count[i])
                wishes[i] = sum[i] / count[i];
        }
        return wishes;
    }

    void order(bool forward)
    {
        for (std::size_t step = 1; step < lanes_.size(); ++step) {
            auto& lane = lanes_[forward ? step : lanes_.size() - 1 - step];
            const auto wish = wishes(forward, !forward);
            std::vector<std::pair<double, std::size_t>> keys; // equal wishes keep their order
            for (std::size_t i = 0; i < lane.size(); ++i)
                keys.emplace_back(wish[static_cast<std::size_t>(lane[i])].value_or(block(lane[i]).y), i);
            std::ranges::sort(keys);
            std::vector<int> ordered;
            for (const auto& [key, place] : keys)
                ordered.push_back(lane[place]);
            lane = std::move(ordered);
            stack();
        }
    }

    /// Gives a lane the heights nearest to the wishes that keep order and distance (pool adjacent violators).
    void settle(const std::vector<int>& lane, const std::vector<std::optional<double>>& wish,
                const std::vector<double>& weights)
    {
        struct Pool
        {
            double sum = 0;
            double weight = 0;
            int count = 0;
            double mean() const { return sum / weight; }
        };
        std::vector<Pool> pools;
        std::vector<double> shift;
        double above = 0;
        for (const int index : lane) {
            shift.push_back(above);
            const double target = wish[static_cast<std::size_t>(index)].value_or(block(index).y) - above;
            above += block(index).height + Metrics::kGap;
            const double weight = weights[static_cast<std::size_t>(index)];
            pools.push_back({target * weight, weight, 1});
            while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
                pools[pools.size() - 2].sum += pools.back().sum;
                pools[pools.size() - 2].weight += pools.back().weight;
                pools[pools.size() - 2].count += pools.back().count;
                pools.pop_back();
            }
        }
        std::size_t position = 0;
        for (const Pool& pool : pools) {
            for (int i = 0; i < pool.count; ++i, ++position)
                block(lane[position]).y = pool.mean() + shift[position];
        }
    }

    void place(bool forward)
    {
        for (std::size_t step = 0; step < lanes_.size(); ++step) {
            const std::size_t lane = forward ? step : lanes_.size() - 1 - step;
            settle(lanes_[lane], wishes(true, true), std::vector<double>(blocks_.size(), 1));
        }
    }

    GraphLayout result()
    {
        GraphLayout layout;
        layout.rects.resize(graph_.nodes.size());
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            const Node& node = graph_.nodes[i];
            const Block& around = block(blockOf_[i]);
            const double y = around.y;
            const double width = Metrics::laneWidth(node.lane);
            if (!around.inner.empty() && node.frame < 0)
                layout.rects[i] = QRectF(0, y, width + 2 * Metrics::kFramePad, around.height);
            else
                layout.rects[i] = QRectF(0, y + offset_[i], width, nodeHeight(node));
        }
        spreadLanes(layout, graph_, Metrics::kLaneGap);
        return layout;
    }

    const Graph& graph_;
    const LayoutHints& hints_;
    std::vector<Block> blocks_;
    std::vector<int> blockOf_;
    std::vector<double> offset_;
    std::vector<Line> lines_;
    std::array<std::vector<int>, kLanes> lanes_;
};

} // namespace

double nodeHeight(const Node& node)
{
    double height = Metrics::headOf(node);
    height += static_cast<double>(node.rows.size()) * Metrics::kRow;
    if (!node.shares.empty())
        height += Metrics::kBar;
    height += static_cast<double>(node.chips.size()) * Metrics::kChip;
    if (node.rows.empty() && node.shares.empty() && node.chips.empty())
        return height + 2;
    return height + (node.frame >= 0 ? Metrics::kInnerFoot : Metrics::kFoot);
}

QRectF chipRect(const Node& node, const QRectF& rect, std::size_t chip)
{
    const double top = rect.top() + Metrics::headOf(node) + static_cast<double>(node.rows.size()) * Metrics::kRow +
                       static_cast<double>(chip) * Metrics::kChip + 3;
    return {rect.left() + 8, top, rect.width() - 16, Metrics::kChip - 3};
}

QRectF shareBar(const Node& node, const QRectF& rect)
{
    const double foot = node.frame >= 0 ? Metrics::kInnerFoot : Metrics::kFoot;
    const double y = rect.bottom() - foot - static_cast<double>(node.chips.size()) * Metrics::kChip - 5;
    return {rect.left() + 9, y, rect.width() - 18, 5};
}

double portY(const QRectF& rect) { return rect.top() + std::min(rect.height(), 60.0) / 2; }

QPointF outPort(const Node& node, const QRectF& rect, int row)
{
    if (row < 0)
        return {rect.right(), portY(rect)};
    return {rect.right(), rect.top() + Metrics::headOf(node) + (row + 0.5) * Metrics::kRow};
}

QPointF inPort(const QRectF& rect) { return {rect.left(), portY(rect)}; }

void spreadLanes(GraphLayout& layout, const Graph& graph, double laneGap)
{
    double left = Metrics::kLeft;
    for (int lane = 0; lane < kLanes; ++lane) {
        layout.laneX[static_cast<std::size_t>(lane)] = left;
        left += Metrics::laneWidth(static_cast<Lane>(lane)) + laneGap;
    }
    layout.bounds = {};
    for (std::size_t i = 0; i < layout.rects.size(); ++i) {
        const double overhang = (layout.rects[i].width() - Metrics::laneWidth(graph.nodes[i].lane)) / 2;
        layout.rects[i].moveLeft(layout.laneX[static_cast<std::size_t>(graph.nodes[i].lane)] - overhang);
        layout.bounds |= layout.rects[i];
    }
}

GraphLayout layoutGraph(const Graph& graph, const LayoutHints& hints) { return Placement(graph, hints).run(); }

} // namespace switchyard::canvas
