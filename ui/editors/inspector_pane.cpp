// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/inspector_pane.h"

#include "core/schema/access.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form_page.h"
#include "ui/editors/yaml_view.h"

#include <QScopedValueRollback>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace switchyard::editors {
namespace {

/// The page that holds a field, and the field's name there; empty when the path is that of the page.
struct Place
{
    schema::FieldPath page;
    std::string field;
};

Place placeOf(const model::Resource& resource, const schema::FieldPath& path)
{
    Place place;
    const schema::MessageInfo* message = schema::message_info(model::info(resource.kind).message);
    for (std::size_t i = 0; message && i < path.size();) {
        const auto* name = std::get_if<std::string>(&path[i]);
        const schema::FieldInfo* field = name ? message->field(*name) : nullptr;
        if (!field)
            break;
        place.field = field->name;
        const bool nested = field->kind == schema::FieldKind::Message && !isDuration(*field);
        const std::size_t end = i + (field->repeated ? 2 : 1);
        const bool element = field->repeated && end == path.size();
        if (!nested || path.size() < end || (path.size() == end && !element) ||
            (field->repeated && !schema::find_message(*resource.message, path.prefix(end))))
            break;
        place.page = path.prefix(end);
        place.field.clear();
        message = schema::message_info(field->message);
        i = end;
    }
    return place;
}

} // namespace

InspectorPane::InspectorPane(const widgets::Theme& theme, session::Session& session, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      textScale_(theme.textScale()),
      session_(session),
      edits_(session),
      tabs_(new QTabWidget(this)),
      form_(new FormPage(theme, edits_)),
      yaml_(new YamlView(theme, session))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tabs_);
    setAccessibleName(tr("Inspector"));
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setAccessibleName(tr("Inspector views"));
    form_->setObjectName(QStringLiteral("formTab"));
    yaml_->setObjectName(QStringLiteral("yamlTab"));
    tabs_->addTab(form_, tr("Form"));
    tabs_->addTab(yaml_, tr("YAML"));
    auto* backKey = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    backKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(backKey, &QShortcut::activated, this, &InspectorPane::back);
    connect(form_, &FormPage::pageRequested, this, &InspectorPane::openAndRemember);
    connect(form_, &FormPage::resourceRequested, this, [this](ElementId resource) { openAndRemember({resource, {}}); });
    connect(&session, &session::Session::selectionChanged, this, &InspectorPane::takeSelection);
    connect(&session, &session::Session::workspaceChanged, this, &InspectorPane::takeWorkspace);
    connect(&session, &session::Session::diagnosticsChanged, form_, &FormPage::refreshDiagnostics);
    connect(&theme, &widgets::Theme::changed, this, &InspectorPane::takeTextScale);
    takeSelection();
}

InspectorPane::Anchor InspectorPane::anchorOf(const Page& page) const
{
    const model::Workspace& workspace = session_.workspace();
    const ElementId element = workspace.element_id(page.resource, page.path);
    const auto at = workspace.locate(element);
    if (!at)
        return {page.resource, page.path};
    const auto rest = page.path.steps().subspan(at->path.size());
    return {element, schema::FieldPath(std::vector<schema::FieldPath::Step>(rest.begin(), rest.end()))};
}

Page InspectorPane::pageOf(const Anchor& anchor) const
{
    const auto at = session_.workspace().locate(anchor.element);
    return at ? Page{at->resource->id, at->path.joined(anchor.rest)} : Page{};
}

void InspectorPane::open(const Page& page)
{
    const QScopedValueRollback<bool> opening(opening_, true);
    form_->commitPending();
    anchor_ = anchorOf(page);
    if (session_.selection().element != anchor_.element)
        session_.select(anchor_.element);
    form_->open(page);
    yaml_->mark(page);
}

void InspectorPane::openAndRemember(const Page& page)
{
    const Anchor from = anchor_;
    open(page);
    if (from.element)
        behind_.push_back(from);
    form_->focusFirst();
}

void InspectorPane::back()
{
    const Page left = form_->page();
    Page to;
    while (!behind_.empty() && !to.resource) {
        to = pageOf(behind_.back());
        behind_.pop_back();
    }
    if (!to.resource && !left.path.empty()) {
        to = {left.resource, left.path.parent()};
        if (to.path.last_is_name() && left.path.last_is_index())
            to.path = to.path.parent();
    }
    if (!to.resource)
        return;
    open(to);
    const bool inside =
        to.resource == left.resource && left.path.size() > to.path.size() && left.path.starts_with(to.path);
    const auto* field = inside ? std::get_if<std::string>(&left.path[to.path.size()]) : nullptr;
    if (!field || !form_->focusField(*field))
        form_->focusFirst();
}

void InspectorPane::takeSelection()
{
    if (opening_)
        return;
    form_->commitPending(); // while the anchor is still that of the old page
    const session::Selection& selection = session_.selection();
    behind_.clear();
    const Page page{selection.resource, selection.path};
    anchor_ = selection.element ? anchorOf(page) : Anchor{};
    form_->open(page);
    yaml_->mark(page);
}

void InspectorPane::takeWorkspace()
{
    const Page page = pageOf(anchor_);
    if (page.resource)
        form_->refresh(page);
    else
        form_->open({});
    yaml_->refresh(page);
}

void InspectorPane::showField(const schema::FieldPath& path)
{
    const model::Resource* resource = session_.workspace().find(session_.selection().resource);
    if (!resource)
        return;
    tabs_->setCurrentWidget(form_);
    const Place place = placeOf(*resource, path);
    const Page page{resource->id, place.page};
    if (page != form_->page())
        open(page);
    if (place.field.empty() || !form_->focusField(place.field))
        form_->focusFirst();
}

/// Sizes that were computed for another text size are computed again.
void InspectorPane::takeTextScale()
{
    if (textScale_ == theme_.textScale())
        return;
    textScale_ = theme_.textScale();
    form_->open(form_->page());
}

void InspectorPane::commitPending() { form_->commitPending(); }

} // namespace switchyard::editors
