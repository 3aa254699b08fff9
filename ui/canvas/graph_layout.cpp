// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph_layout.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace switchyard::canvas {
namespace {

constexpr int kOrderSweeps = 8;
constexpr int kPlaceSweeps = 6;

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
    explicit Placement(const Graph& graph) : graph_(graph) {}

    GraphLayout run()
    {
        makeBlocks();
        makeLines();
        stack();
        for (int sweep = 0; sweep < kOrderSweeps; ++sweep)
            order(sweep % 2 == 0);
        for (int sweep = 0; sweep < kPlaceSweeps; ++sweep)
            place(sweep % 2 == 0);
        return result();
    }

private:
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
    std::vector<std::optional<double>> wishes(bool left, bool right) const
    {
        std::vector<double> sum(blocks_.size(), 0);
        std::vector<int> count(blocks_.size(), 0);
        for (const Line& line : lines_) {
            const auto from = static_cast<std::size_t>(line.from);
            const auto to = static_cast<std::size_t>(line.to);
            if (left) {
                sum[to] += blocks_[from].y + line.fromOffset - line.toOffset;
                ++count[to];
            }
            if (right) {
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
    void settle(const std::vector<int>& lane, const std::vector<std::optional<double>>& wish)
    {
        struct Pool
        {
            double sum = 0;
            int count = 0;
            double mean() const { return sum / count; }
        };
        std::vector<Pool> pools;
        std::vector<double> shift;
        double above = 0;
        for (const int index : lane) {
            shift.push_back(above);
            const double target = wish[static_cast<std::size_t>(index)].value_or(block(index).y) - above;
            above += block(index).height + Metrics::kGap;
            pools.push_back({target, 1});
            while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
                pools[pools.size() - 2].sum += pools.back().sum;
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
            settle(lanes_[lane], wishes(true, true));
        }
    }

    GraphLayout result()
    {
        GraphLayout layout;
        double top = blocks_.empty() ? 0 : blocks_.front().y;
        for (const Block& block : blocks_)
            top = std::min(top, block.y);
        layout.rects.resize(graph_.nodes.size());
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            const Node& node = graph_.nodes[i];
            const Block& around = block(blockOf_[i]);
            const double y = around.y - top + Metrics::kTop;
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
    if (node.rows.empty() && node.shares.empty())
        return height + 2;
    return height + (node.frame >= 0 ? Metrics::kInnerFoot : Metrics::kFoot);
}

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

GraphLayout layoutGraph(const Graph& graph) { return Placement(graph).run(); }

} // namespace switchyard::canvas
