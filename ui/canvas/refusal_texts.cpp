// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/refusal_texts.h"

#include "ui/models/text.h"

#include <QCoreApplication>

#include <string>

namespace switchyard::canvas {
namespace {

/// What core/edit says in English, for lupdate; a test compares it with the table of refusals.
[[maybe_unused]] constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("Refusal", "The {0} leads to {1} already."),
    QT_TRANSLATE_NOOP("Refusal", "Choose another one."),
    QT_TRANSLATE_NOOP("Refusal", "{0} is on the {1} already."),
    QT_TRANSLATE_NOOP("Refusal", "A weighted split has backend services only; {0} is a backend bucket."),
    QT_TRANSLATE_NOOP("Refusal", "Drag the arrow that exists to the new target instead."),
    QT_TRANSLATE_NOOP("Refusal", "{0} is a backend bucket, and a {1} load balancer has none."),
    QT_TRANSLATE_NOOP("Refusal", "Choose a backend service."),
    QT_TRANSLATE_NOOP("Refusal", "{0} has several path matchers, or none that takes such a rule."),
    QT_TRANSLATE_NOOP("Refusal", "Drop it onto the path matcher it belongs to."),
    QT_TRANSLATE_NOOP("Refusal", "What was to be changed does not exist any more."),
    QT_TRANSLATE_NOOP("Refusal", "Try again with what is there now."),
    QT_TRANSLATE_NOOP("Refusal", "{0} is in {1}, but {2} serves {3} only."),
    QT_TRANSLATE_NOOP("Refusal", "Choose a group of that region."),
    QT_TRANSLATE_NOOP("Refusal", "That cannot be done: {0}"),
    QT_TRANSLATE_NOOP("Refusal", "Change it in the YAML text instead."),
    QT_TRANSLATE_NOOP("Refusal", "The {0} cannot lead to itself."),
    QT_TRANSLATE_NOOP("Refusal", "Choose another node."),
    QT_TRANSLATE_NOOP("Refusal", "Several resources are called {0}, so a reference would not tell them apart."),
    QT_TRANSLATE_NOOP("Refusal", "Rename one of them first."),
    QT_TRANSLATE_NOOP("Refusal", "The {0} belongs to a URL map."),
    QT_TRANSLATE_NOOP("Refusal", "Drop it onto a URL map."),
    QT_TRANSLATE_NOOP("Refusal", "A host rule leads to a path matcher; this is a {0}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose a path matcher of the same URL map."),
    QT_TRANSLATE_NOOP("Refusal", "The {0} has no name, so nothing can refer to it."),
    QT_TRANSLATE_NOOP("Refusal", "Give it a name first."),
    QT_TRANSLATE_NOOP("Refusal", "The {0} belongs to a rule, a path matcher or a URL map."),
    QT_TRANSLATE_NOOP("Refusal", "Drop it onto one of them."),
    QT_TRANSLATE_NOOP("Refusal", "The {0} cannot be copied by itself."),
    QT_TRANSLATE_NOOP("Refusal", "Copy what it belongs to."),
    QT_TRANSLATE_NOOP("Refusal", "A {0} has no place on the {1}."),
    QT_TRANSLATE_NOOP("Refusal", "Drop it onto the ground, or onto what it belongs to."),
    QT_TRANSLATE_NOOP("Refusal", "Nothing leads on from the {0} this way."),
    QT_TRANSLATE_NOOP("Refusal", "Start at a port."),
    QT_TRANSLATE_NOOP("Refusal", "A route leads to a backend service or bucket; this is a {0}."),
    QT_TRANSLATE_NOOP("Refusal", "A backend service has endpoint groups and instance groups behind it; this is a {0}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose a group."),
    QT_TRANSLATE_NOOP("Refusal", "No reference stands there any more."),
    QT_TRANSLATE_NOOP("Refusal", "Only route rules have an order; this is a {0}."),
    QT_TRANSLATE_NOOP("Refusal", "Drag a route rule of a path matcher."),
    QT_TRANSLATE_NOOP("Refusal", "The {1} cannot lead to a {0}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose one of what is offered."),
    QT_TRANSLATE_NOOP("Refusal", "A {0} is nothing that is put onto a node."),
    QT_TRANSLATE_NOOP("Refusal", "Connect it at a port instead."),
    QT_TRANSLATE_NOOP("Refusal", "On this machine simulated backends stand in for a group; this is a {0}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose a simulated backend."),
    QT_TRANSLATE_NOOP("Refusal", "A {0} does not fit between the two."),
    QT_TRANSLATE_NOOP("Refusal", "Connect it by hand."),
    QT_TRANSLATE_NOOP("Refusal", "Nothing is selected that this could be done to."),
    QT_TRANSLATE_NOOP("Refusal", "Select something first."),
    QT_TRANSLATE_NOOP("Refusal", "The path matcher {0} belongs to another URL map than {1}."),
    QT_TRANSLATE_NOOP("Refusal", "The copied {0} needs a place of its own."),
    QT_TRANSLATE_NOOP("Refusal", "Select a path matcher or URL map first."),
    QT_TRANSLATE_NOOP("Refusal", "The text holds nothing that could be pasted."),
    QT_TRANSLATE_NOOP("Refusal", "Copy resources or rules, or a part of a workspace file."),
    QT_TRANSLATE_NOOP("Refusal", "The text to paste is not YAML of a workspace."),
    QT_TRANSLATE_NOOP("Refusal", "Copy it again from the start."),
    QT_TRANSLATE_NOOP("Refusal", "Path rules have no order: the longest match decides."),
    QT_TRANSLATE_NOOP("Refusal", "Change the paths, or use route rules."),
    QT_TRANSLATE_NOOP("Refusal", "A target TCP or SSL proxy leads to a service with protocol TCP or SSL; {0} has {1}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose another service, or change its protocol."),
    QT_TRANSLATE_NOOP("Refusal", "A URL map leads to services that speak HTTP; {0} has protocol {1}."),
    QT_TRANSLATE_NOOP("Refusal", "{0} is a proxy for HTTP and leads to a URL map; this is a {1}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose a URL map."),
    QT_TRANSLATE_NOOP("Refusal", "{0} is a proxy without URL map; this is a {1}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose a backend service, or use a target HTTP proxy."),
    QT_TRANSLATE_NOOP("Refusal", "A classic load balancer has no route rules."),
    QT_TRANSLATE_NOOP("Refusal", "Use path rules."),
    QT_TRANSLATE_NOOP("Refusal", "A forwarding rule leads to a target proxy; this is a {0}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose a target proxy."),
    QT_TRANSLATE_NOOP("Refusal", "The path matcher {0} has {1} already, and never both kinds."),
    QT_TRANSLATE_NOOP("Refusal", "Use another path matcher."),
    QT_TRANSLATE_NOOP("Refusal", "{0} belongs to a {1} load balancer, this one is {2}."),
    QT_TRANSLATE_NOOP("Refusal", "Use a copy of it with scheme {3}."),
    QT_TRANSLATE_NOOP("Refusal", "{0} is in scope {1}, but {2} is in {3}."),
    QT_TRANSLATE_NOOP("Refusal", "Choose one of the same scope."),
    QT_TRANSLATE_NOOP("Refusal", "A classic load balancer has no weighted splits, and the {0} has a target already."),
    QT_TRANSLATE_NOOP("Refusal", "There is nothing called '{0}' to make."),
    QT_TRANSLATE_NOOP("Refusal", "Choose something from the palette."),
    QT_TRANSLATE_NOOP("Refusal", "The split has {0} parts, not {1}."),
    QT_TRANSLATE_NOOP("Refusal", "{0} is no weight."),
    QT_TRANSLATE_NOOP("Refusal", "Use 0 to 1000."),
    QT_TRANSLATE_NOOP("Refusal", "With all weights 0 nothing would be served."),
    QT_TRANSLATE_NOOP("Refusal", "Give one of them more than 0."),
    QT_TRANSLATE_NOOP("Refusal", "The {0} does not belong on a {1}."),
    QT_TRANSLATE_NOOP("Refusal", "Drop it onto a {2}."),
};

QString translated(std::string_view text) { return QCoreApplication::translate("Refusal", std::string(text).c_str()); }

} // namespace

QString refusalText(const edit::Refusal& refusal)
{
    const edit::RefusalText* row = edit::refusal_text(refusal.code);
    if (!row)
        return models::toQString(edit::to_text(refusal));
    QString text = translated(row->sentence) + QLatin1Char(' ') + translated(row->hint);
    for (std::size_t i = 0; i < refusal.args.size(); ++i)
        text.replace(QStringLiteral("{%1}").arg(i), models::toQString(refusal.args[i]));
    return text;
}

} // namespace switchyard::canvas
