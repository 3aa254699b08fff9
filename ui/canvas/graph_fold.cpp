// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph_fold.h"

#include <QCoreApplication>

#include <algorithm>

namespace switchyard::canvas {
namespace {

class Folding
{
public:
    Folding(Graph graph, const std::map<ElementId, bool>& byHand) : whole_(std::move(graph)), byHand_(byHand) {}

    Graph run()
    {
        inner_.assign(whole_.nodes.size(), 0);
        for (const Node& node : whole_.nodes) {
            if (node.frame >= 0)
                ++inner_[static_cast<std::size_t>(node.frame)];
        }
        for (std::size_t i = 0; i < whole_.nodes.size(); ++i)
            whole_.nodes[i].foldable = inner_[i] > 1;
        choose();
        if (std::ranges::none_of(folds_, [](bool folds) { return folds; }))
            return std::move(whole_);
        moveNodes();
        moveEdges();
        return std::move(result_);
    }

private:
    void choose()
    {
        folds_.assign(whole_.nodes.size(), false);
        auto visible = static_cast<int>(whole_.nodes.size());
        std::vector<std::size_t> candidates;
        for (std::size_t i = 0; i < whole_.nodes.size(); ++i) {
            if (!whole_.nodes[i].foldable)
                continue;
            const auto chosen = byHand_.find(whole_.nodes[i].id);
            if (chosen == byHand_.end()) {
                candidates.push_back(i);
            } else if (chosen->second) {
                folds_[i] = true;
                visible -= inner_[i];
            }
        }
        std::ranges::sort(candidates, {}, [this](std::size_t i) { return std::pair(-inner_[i], i); });
        for (const std::size_t i : candidates) {
            if (visible <= kCalmNodes)
                break;
            folds_[i] = true;
            visible -= inner_[i];
        }
    }

    bool hidden(std::size_t node) const
    {
        const int frame = whole_.nodes[node].frame;
        return frame >= 0 && folds_[static_cast<std::size_t>(frame)];
    }

    void moveNodes()
    {
        place_.assign(whole_.nodes.size(), -1);
        for (std::size_t i = 0; i < whole_.nodes.size(); ++i) {
            Node& node = whole_.nodes[i];
            if (hidden(i)) {
                place_[i] = place_[static_cast<std::size_t>(node.frame)];
                Node& frame = result_.nodes[static_cast<std::size_t>(place_[i])];
                frame.changed = frame.changed || node.changed;
                result_.folded.emplace(node.id, place_[i]);
                continue;
            }
            place_[i] = static_cast<int>(result_.nodes.size());
            if (node.frame >= 0)
                node.frame = place_[static_cast<std::size_t>(node.frame)];
            if (folds_[i]) {
                node.hidden = inner_[i];
                node.rows.push_back({QCoreApplication::translate("Canvas", "%n rules", nullptr, inner_[i]), {}});
            }
            result_.nodes.push_back(std::move(node));
        }
        for (auto it = result_.folded.begin(); it != result_.folded.end();) // a default has the id of its matcher
            it = result_.nodes[static_cast<std::size_t>(it->second)].id == it->first ? result_.folded.erase(it)
                                                                                     : std::next(it);
    }

    void moveEdges()
    {
        std::map<std::pair<int, int>, std::size_t> merged;
        for (Edge& edge : whole_.edges) {
            const bool fromHidden = hidden(static_cast<std::size_t>(edge.from));
            edge.from = place_[static_cast<std::size_t>(edge.from)];
            edge.to = place_[static_cast<std::size_t>(edge.to)];
            if (!fromHidden) {
                result_.edges.push_back(std::move(edge));
                continue;
            }
            const auto [found, isNew] = merged.try_emplace({edge.from, edge.to}, result_.edges.size());
            if (isNew) {
                edge.order = 0;
                edge.share = -1;
                edge.ref = {};
                result_.edges.push_back(std::move(edge));
                continue;
            }
            Edge& sum = result_.edges[found->second];
            std::ranges::copy(edge.rate.plus, std::back_inserter(sum.rate.plus));
            std::ranges::copy(edge.rate.minus, std::back_inserter(sum.rate.minus));
            sum.changed = sum.changed || edge.changed;
            sum.ghost = sum.ghost && edge.ghost;
        }
    }

    Graph whole_;
    const std::map<ElementId, bool>& byHand_;
    std::vector<int> inner_; ///< nodes in each frame
    std::vector<bool> folds_;
    std::vector<int> place_; ///< where a node of the whole graph went
    Graph result_;
};

} // namespace

Graph folded(Graph graph, const std::map<ElementId, bool>& byHand) { return Folding(std::move(graph), byHand).run(); }

} // namespace switchyard::canvas
