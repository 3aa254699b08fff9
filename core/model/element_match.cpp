// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/element_match.h"

#include "core/model/element_tree.h"
#include "core/schema/slot.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <tuple>
#include <unordered_map>

namespace switchyard::model {
namespace {

namespace pb = google::protobuf;

/// More pairs than this are not compared by similarity.
constexpr std::size_t kMostPairs = 40'000;
constexpr double kSimilarEnough = 0.5;

/// What tells the elements of a list apart, in order of preference.
constexpr std::array<std::string_view, 13> kKeyFields{
    "name", "priority", "hosts",          "paths",           "backendService", "group", "headerName",
    "key",  "service",  "forwardingRule", "networkEndpoint", "ipAddress",      "code"};

std::string content_of(const pb::Message& message)
{
    std::string bytes;
    {
        pb::io::StringOutputStream stream(&bytes);
        pb::io::CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true);
        message.SerializePartialToCodedStream(&coded);
    }
    return bytes;
}

using Feature = std::size_t;

void mix(Feature& seed, std::string_view text)
{
    seed ^= std::hash<std::string_view>{}(text) + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2);
}

/// One hash per written leaf: its field names from the root, and its value.
void collect_features(const pb::Message& message, Feature seed, std::vector<Feature>& features)
{
    std::vector<const pb::FieldDescriptor*> written;
    const auto* reflection = message.GetReflection();
    reflection->ListFields(message, &written);
    for (const auto* field : written) {
        Feature here = seed;
        mix(here, field->name());
        const bool nested = field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE;
        const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
        for (int i = 0; i < count && nested; ++i)
            collect_features(field->is_repeated() ? reflection->GetRepeatedMessage(message, field, i)
                                                  : reflection->GetMessage(message, field),
                             here, features);
        if (nested)
            continue;
        for (int i = 0; i < count; ++i) {
            std::string text;
            pb::TextFormat::PrintFieldValueToString(message, field, field->is_repeated() ? i : -1, &text);
            Feature leaf = here;
            mix(leaf, text);
            features.push_back(leaf);
        }
    }
}

std::vector<Feature> features_of(const pb::Message& message)
{
    std::vector<Feature> features;
    collect_features(message, 0, features);
    std::ranges::sort(features);
    return features;
}

/// Dice coefficient of two sorted multisets.
double similarity(const std::vector<Feature>& a, const std::vector<Feature>& b)
{
    if (a.empty() && b.empty())
        return 1;
    std::vector<Feature> common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    return 2.0 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

/// The work of one match(): every step pairs what the steps before left over.
class Matching
{
public:
    Matching(const std::vector<MatchItem>& before, const std::vector<MatchItem>& after)
        : before_(before),
          after_(after),
          old_of_(after.size()),
          taken_(before.size())
    {}

    std::vector<std::optional<std::size_t>> run()
    {
        by_content();
        by_key();
        by_similarity();
        return std::move(old_of_);
    }

private:
    void pair(std::size_t old_index, std::size_t new_index)
    {
        old_of_[new_index] = old_index;
        taken_[old_index] = true;
    }

    std::vector<std::size_t> free_old() const
    {
        std::vector<std::size_t> rest;
        for (std::size_t i = 0; i < taken_.size(); ++i)
            if (!taken_[i])
                rest.push_back(i);
        return rest;
    }

    std::vector<std::size_t> free_new() const
    {
        std::vector<std::size_t> rest;
        for (std::size_t i = 0; i < old_of_.size(); ++i)
            if (!old_of_[i])
                rest.push_back(i);
        return rest;
    }

    /// The n-th old item of a text goes with the n-th new item of that text.
    template <typename TextOf>
    void pair_equal(TextOf text_of)
    {
        const auto rest_new = free_new();
        if (rest_new.empty())
            return;
        std::unordered_map<std::string, std::deque<std::size_t>> waiting;
        for (const auto i : free_old())
            if (auto text = text_of(before_[i]); !text.empty())
                waiting[std::move(text)].push_back(i);
        for (const auto i : rest_new) {
            const auto text = text_of(after_[i]);
            const auto found = text.empty() ? waiting.end() : waiting.find(text);
            if (found == waiting.end() || found->second.empty())
                continue;
            pair(found->second.front(), i);
            found->second.pop_front();
        }
    }

    void by_content()
    {
        std::vector<std::string> old_content;
        std::vector<std::string> new_content;
        for (const auto& item : before_)
            old_content.push_back("=" + content_of(*item.message));
        for (const auto& item : after_)
            new_content.push_back("=" + content_of(*item.message));
        // Unchanged beginning and end first, so that equal neighbours keep their places.
        const auto shorter = std::min(old_content.size(), new_content.size());
        std::size_t head = 0;
        while (head < shorter && old_content[head] == new_content[head]) {
            pair(head, head);
            ++head;
        }
        for (std::size_t tail = 1; tail <= shorter - head; ++tail) {
            const auto old_index = old_content.size() - tail;
            const auto new_index = new_content.size() - tail;
            if (old_content[old_index] != new_content[new_index])
                break;
            pair(old_index, new_index);
        }
        pair_equal([&](const MatchItem& item) {
            const bool old_item = &item >= before_.data() && &item < before_.data() + before_.size();
            return old_item ? old_content[static_cast<std::size_t>(&item - before_.data())]
                            : new_content[static_cast<std::size_t>(&item - after_.data())];
        });
    }

    void by_key()
    {
        pair_equal([](const MatchItem& item) { return item.key; });
    }

    void by_similarity()
    {
        const auto rest_old = free_old();
        const auto rest_new = free_new();
        if (rest_old.size() * rest_new.size() > kMostPairs)
            return;
        struct Candidate
        {
            double score;
            std::size_t distance, old_index, new_index;
        };
        std::vector<std::vector<Feature>> features;
        for (const auto i : rest_old)
            features.push_back(features_of(*before_[i].message));
        std::vector<Candidate> candidates;
        for (const auto n : rest_new) {
            const auto wanted = features_of(*after_[n].message);
            for (std::size_t k = 0; k < rest_old.size(); ++k) {
                const auto score = similarity(features[k], wanted);
                const auto distance = rest_old[k] > n ? rest_old[k] - n : n - rest_old[k];
                // The only one that changed, where it was, is the same one whatever it holds now.
                const bool lone = rest_old.size() == 1 && rest_new.size() == 1 && distance == 0;
                if (score >= kSimilarEnough || lone)
                    candidates.push_back({score, distance, rest_old[k], n});
            }
        }
        std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
            return std::tie(b.score, a.distance, a.new_index, a.old_index) <
                   std::tie(a.score, b.distance, b.new_index, b.old_index);
        });
        for (const auto& candidate : candidates)
            if (!taken_[candidate.old_index] && !old_of_[candidate.new_index])
                pair(candidate.old_index, candidate.new_index);
    }

    const std::vector<MatchItem>& before_;
    const std::vector<MatchItem>& after_;
    std::vector<std::optional<std::size_t>> old_of_;
    std::vector<bool> taken_;
};

std::string key_text(const schema::Value& value)
{
    const auto* list = value.as<schema::Value::List>();
    if (list == nullptr) {
        const auto* text = value.as<std::string>();
        return text != nullptr ? *text : schema::to_text(value);
    }
    std::string joined;
    for (const auto& element : *list)
        joined += key_text(element) + '\n';
    return joined;
}

std::vector<MatchItem> items_of(const pb::Message& message, const pb::FieldDescriptor& field)
{
    std::vector<MatchItem> items;
    const auto* reflection = message.GetReflection();
    for (int i = 0; i < reflection->FieldSize(message, &field); ++i) {
        const auto& element = reflection->GetRepeatedMessage(message, &field, i);
        items.push_back({&element, element_key(element)});
    }
    return items;
}

std::vector<ElementTreePtr> matched_list(const pb::Message& before, const ElementTree::Branch* old_branch,
                                         const pb::Message& after, const pb::FieldDescriptor& field, IdSource& ids)
{
    const auto old_items = old_branch == nullptr ? std::vector<MatchItem>{} : items_of(before, field);
    const auto new_items = items_of(after, field);
    const auto old_of = match(old_items, new_items);
    std::vector<ElementTreePtr> nodes;
    for (std::size_t i = 0; i < new_items.size(); ++i) {
        const auto& element = *new_items[i].message;
        if (old_of[i]) {
            const auto& old_node = old_branch->nodes.at(*old_of[i]);
            nodes.push_back(matched_tree(*old_items[*old_of[i]].message, old_node, element, old_node->id, ids));
        } else {
            const auto id = ids.take();
            nodes.push_back(new_tree(element, id, ids));
        }
    }
    return nodes;
}

} // namespace

std::string element_key(const pb::Message& message)
{
    const auto* info = schema::message_info(message);
    for (const auto name : kKeyFields) {
        const auto* field = info == nullptr ? nullptr : info->field(name);
        if (field == nullptr || field->kind == schema::FieldKind::Message)
            continue;
        const auto value = schema::read_field(message, *field);
        if (!value.absent())
            return fmt::format("{}={}", name, key_text(value));
    }
    return {};
}

std::vector<std::optional<std::size_t>> match(const std::vector<MatchItem>& before, const std::vector<MatchItem>& after)
{
    return Matching(before, after).run();
}

ElementTreePtr matched_tree(const pb::Message& before, const ElementTreePtr& before_tree, const pb::Message& after,
                            ElementId id, IdSource& ids)
{
    if (before_tree == nullptr)
        return new_tree(after, id, ids);
    ElementTree node;
    node.id = id;
    const auto* descriptor = after.GetDescriptor();
    const auto* reflection = after.GetReflection();
    for (int i = 0; i < descriptor->field_count(); ++i) {
        const auto* field = descriptor->field(i);
        if (!carries_ids(*field))
            continue;
        const auto* old_branch = before_tree->branch(field->number());
        ElementTree::Branch branch{field->number(), {}};
        if (field->is_repeated()) {
            branch.nodes = matched_list(before, old_branch, after, *field, ids);
        } else if (reflection->HasField(after, field)) {
            const auto old_node = old_branch == nullptr ? nullptr : old_branch->nodes.front();
            if (auto below = matched_tree(reflection->GetMessage(before, field), old_node,
                                          reflection->GetMessage(after, field), ElementId{}, ids))
                branch.nodes.push_back(std::move(below));
        }
        if (!branch.nodes.empty())
            node.branches.push_back(std::move(branch));
    }
    std::ranges::sort(node.branches, {}, &ElementTree::Branch::field);
    if (node.id == before_tree->id && node.branches == before_tree->branches)
        return before_tree;
    return finished(std::move(node));
}

} // namespace switchyard::model
