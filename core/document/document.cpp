// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document.h"

#include "core/document/change_writer.h"
#include "core/document/places.h"
#include "core/document/workspace_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace switchyard::document {

/// The text with its tree, the workspace it says, and what there is to say about its fields.
struct Document::State
{
    SourceTree tree;
    ReadLimits limits;
    model::Workspace workspace;
    Findings findings;
    std::set<ElementId> stale; ///< resources whose findings are to be looked for again

    State(std::string text, const ReadLimits& given) : tree(std::move(text), given), limits(given) {}

    void take(ReadWorkspace read)
    {
        workspace = std::move(read.workspace);
        findings = std::move(read.findings);
        stale.clear();
    }

    std::optional<NodePath> nodes_of(const model::Resource& resource) const
    {
        const auto index = workspace.index_of(resource.id);
        return index ? resource_nodes(tree, resource.kind, *index) : std::nullopt;
    }

    void refresh_findings()
    {
        for (const ElementId id : stale) {
            findings.erase(id);
            const model::Resource* resource = workspace.find(id);
            const auto index = workspace.index_of(id);
            if (resource == nullptr || !index)
                continue;
            auto found = read_findings(tree, resource->kind, *index);
            if (!found.empty())
                findings[id] = std::move(found);
        }
        stale.clear();
    }

    /// Carries steps out; all or none.
    bool carry_out(const std::vector<Step>& steps)
    {
        for (std::size_t done = 0; done < steps.size(); ++done) {
            if (tree.apply(steps[done]))
                continue;
            while (done-- > 0)
                tree.apply(inverse(steps[done]));
            return false;
        }
        return true;
    }
};

namespace {

std::unexpected<Error> not_editable(const SourceTree& tree)
{
    const auto& found = tree.source().diagnostics;
    const auto first = std::ranges::find(found, Severity::Error, &Diagnostic::severity);
    return fail(ErrorKind::InvalidArgument,
                fmt::format("The file could only be read in part{}; correct its text there first.",
                            first == found.end() ? "" : fmt::format(" because of a mistake in line {}", first->line)));
}

/// Tries the place of the change first, then the whole resource, each in the file's style and then plainly quoted.
std::optional<std::vector<Step>> write_change(SourceTree& tree, const model::Workspace& before,
                                              const model::Workspace& after, const model::Change& change)
{
    const ChangeWriter writer(tree, before, after, change);
    const std::size_t known = tree.source().diagnostics.size();
    for (const bool whole : {false, true}) {
        for (const bool careful : {false, true}) {
            tree.set_careful(careful);
            Editor editor(tree);
            const bool written = whole ? writer.write_resource(editor) : writer.write(editor);
            tree.set_careful(false);
            if (written && tree.source().complete && tree.source().diagnostics.size() <= known)
                return editor.keep();
        }
    }
    return std::nullopt;
}

void sort_by_place(std::vector<Diagnostic>& diagnostics)
{
    std::ranges::sort(diagnostics, [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.line, a.column, a.code, a.args) < std::tie(b.line, b.column, b.code, b.args);
    });
}

} // namespace

std::size_t Edit::memory_size() const
{
    std::size_t size = sizeof(Edit) + model::memory_size(change) + steps.capacity() * sizeof(Step);
    for (const Step& step : steps)
        size += step.splice.removed.capacity() + step.splice.inserted.capacity() +
                step.update.container.capacity() * sizeof(std::uint32_t);
    return size;
}

Document::Document() : state_(std::make_unique<State>("", ReadLimits{})) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Document Document::load(std::string text, const ReadLimits& limits)
{
    Document document;
    document.state_ = std::make_unique<State>(std::move(text), limits);
    document.state_->take(read_workspace(document.state_->tree));
    return document;
}

const std::string& Document::text() const { return state_->tree.text(); }

const model::Workspace& Document::workspace() const { return state_->workspace; }

bool Document::editable() const { return state_->tree.source().complete; }

bool Document::json() const { return state_->tree.layout().json; }

std::vector<Diagnostic> Document::diagnostics() const
{
    state_->refresh_findings();
    std::vector<Diagnostic> all = state_->tree.source().diagnostics;
    for (Diagnostic& diagnostic : top_level_diagnostics(state_->tree))
        all.push_back(std::move(diagnostic));
    for (const auto& [id, findings] : state_->findings) {
        const model::Resource* resource = state_->workspace.find(id);
        for (const FieldFinding& finding : findings) {
            if (resource == nullptr)
                break;
            Diagnostic& diagnostic = all.emplace_back(finding.diagnostic);
            diagnostic.resource = resource->label();
            const ElementId element = state_->workspace.element_id(*resource, finding.path);
            diagnostic.element = element ? element : id;
            if (const auto span = span_of(id, finding.path)) {
                diagnostic.line = span->begin.line;
                diagnostic.column = span->begin.column;
            }
        }
    }
    sort_by_place(all);
    return all;
}

Result<Edit> Document::apply(const model::Change& change)
{
    State& state = *state_;
    if (!editable())
        return not_editable(state.tree);
    auto next = state.workspace.apply(change);
    if (!next)
        return std::unexpected(std::move(next.error()));
    auto steps = write_change(state.tree, state.workspace, *next, change);
    if (!steps)
        return fail(ErrorKind::InvalidArgument,
                    "This change cannot be written into the text as it stands there; edit the text itself.");
    state.workspace = std::move(*next);
    state.stale.insert(change.resource);
    return Edit{change, std::move(*steps)};
}

Result<void> Document::undo(const Edit& edit)
{
    State& state = *state_;
    auto next = state.workspace.apply(model::inverse(edit.change));
    if (!next)
        return std::unexpected(std::move(next.error()));
    std::vector<Step> steps;
    std::ranges::transform(edit.steps.rbegin(), edit.steps.rend(), std::back_inserter(steps), inverse);
    if (!state.carry_out(steps))
        return fail(ErrorKind::InvalidArgument,
                    "The text is not the one this edit led to, so it cannot be taken back.");
    state.workspace = std::move(*next);
    state.stale.insert(edit.change.resource);
    return {};
}

Result<void> Document::redo(const Edit& edit)
{
    State& state = *state_;
    auto next = state.workspace.apply(edit.change);
    if (!next)
        return std::unexpected(std::move(next.error()));
    if (!state.carry_out(edit.steps))
        return fail(ErrorKind::InvalidArgument, "The text is not the one this edit was made for.");
    state.workspace = std::move(*next);
    state.stale.insert(edit.change.resource);
    return {};
}

void Document::replace_text(std::string text)
{
    auto next = std::make_unique<State>(std::move(text), state_->limits);
    next->take(read_workspace(next->tree, state_->tree, state_->workspace));
    state_ = std::move(next);
}

std::optional<TextSpan> Document::span_of(ElementId id, const schema::FieldPath& path) const
{
    const model::Resource* resource = state_->workspace.find(id);
    const auto nodes = resource == nullptr ? std::nullopt : state_->nodes_of(*resource);
    if (!nodes)
        return std::nullopt;
    const Trail trail = follow(state_->tree, *nodes, path);
    if (trail.entry == nullptr)
        return std::nullopt;
    const Entry& entry = *trail.entry;
    const bool keyed = entry.key.end > entry.key.begin;
    const std::uint32_t begin = keyed ? entry.key.begin : entry.value.begin;
    const std::uint32_t end = std::max(entry.value.end, entry.key.end);
    const LineIndex& lines = state_->tree.lines();
    return TextSpan{begin, end - begin, lines.position(begin), lines.position(end)};
}

std::optional<TextSpan> Document::span_of_element(ElementId element) const
{
    const auto location = state_->workspace.locate(element);
    return location ? span_of(location->resource->id, location->path) : std::nullopt;
}

void Document::locate(Diagnostic& diagnostic) const
{
    const model::Resource* resource = nullptr;
    if (const auto location = state_->workspace.locate(diagnostic.element))
        resource = location->resource;
    for (std::size_t kind = 0; kind < model::kKindCount && resource == nullptr; ++kind)
        for (const model::ResourcePtr& candidate : state_->workspace.resources(static_cast<model::Kind>(kind)))
            if (resource == nullptr && !diagnostic.resource.empty() && candidate->label() == diagnostic.resource)
                resource = candidate.get();
    const auto path = schema::FieldPath::parse(diagnostic.field_path);
    const auto span = resource == nullptr ? std::nullopt : span_of(resource->id, path ? *path : schema::FieldPath());
    if (!span)
        return;
    diagnostic.line = span->begin.line;
    diagnostic.column = span->begin.column;
}

std::optional<Document::Place> Document::at(Position position) const
{
    const auto found = field_at(state_->tree, state_->tree.lines().offset(position));
    if (!found || found->index >= state_->workspace.resources(found->kind).size())
        return std::nullopt;
    const model::Resource& resource = *state_->workspace.resources(found->kind)[found->index];
    const ElementId element = state_->workspace.element_id(resource, found->path);
    return Place{resource.id, element ? element : resource.id, found->path};
}

} // namespace switchyard::document
