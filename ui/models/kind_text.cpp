// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/kind_text.h"

#include <QCoreApplication>

#include <string>

namespace switchyard::models {
namespace {

/// What core/model/kinds.cpp calls the kinds in English, for lupdate; a test compares it with that table.
[[maybe_unused]] constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("Kind", "Forwarding rule"),
    QT_TRANSLATE_NOOP("Kind", "Forwarding rules"),
    QT_TRANSLATE_NOOP("Kind", "Address"),
    QT_TRANSLATE_NOOP("Kind", "Addresses"),
    QT_TRANSLATE_NOOP("Kind", "Target HTTP proxy"),
    QT_TRANSLATE_NOOP("Kind", "Target HTTP proxies"),
    QT_TRANSLATE_NOOP("Kind", "Target HTTPS proxy"),
    QT_TRANSLATE_NOOP("Kind", "Target HTTPS proxies"),
    QT_TRANSLATE_NOOP("Kind", "Target TCP proxy"),
    QT_TRANSLATE_NOOP("Kind", "Target TCP proxies"),
    QT_TRANSLATE_NOOP("Kind", "Target SSL proxy"),
    QT_TRANSLATE_NOOP("Kind", "Target SSL proxies"),
    QT_TRANSLATE_NOOP("Kind", "SSL certificate"),
    QT_TRANSLATE_NOOP("Kind", "SSL certificates"),
    QT_TRANSLATE_NOOP("Kind", "SSL policy"),
    QT_TRANSLATE_NOOP("Kind", "SSL policies"),
    QT_TRANSLATE_NOOP("Kind", "Certificate"),
    QT_TRANSLATE_NOOP("Kind", "Certificates"),
    QT_TRANSLATE_NOOP("Kind", "Certificate map"),
    QT_TRANSLATE_NOOP("Kind", "Certificate maps"),
    QT_TRANSLATE_NOOP("Kind", "Certificate map entry"),
    QT_TRANSLATE_NOOP("Kind", "Certificate map entries"),
    QT_TRANSLATE_NOOP("Kind", "DNS authorization"),
    QT_TRANSLATE_NOOP("Kind", "DNS authorizations"),
    QT_TRANSLATE_NOOP("Kind", "Server TLS policy"),
    QT_TRANSLATE_NOOP("Kind", "Server TLS policies"),
    QT_TRANSLATE_NOOP("Kind", "Trust config"),
    QT_TRANSLATE_NOOP("Kind", "Trust configs"),
    QT_TRANSLATE_NOOP("Kind", "URL map"),
    QT_TRANSLATE_NOOP("Kind", "URL maps"),
    QT_TRANSLATE_NOOP("Kind", "Route extension"),
    QT_TRANSLATE_NOOP("Kind", "Route extensions"),
    QT_TRANSLATE_NOOP("Kind", "Traffic extension"),
    QT_TRANSLATE_NOOP("Kind", "Traffic extensions"),
    QT_TRANSLATE_NOOP("Kind", "Backend service"),
    QT_TRANSLATE_NOOP("Kind", "Backend services"),
    QT_TRANSLATE_NOOP("Kind", "Backend bucket"),
    QT_TRANSLATE_NOOP("Kind", "Backend buckets"),
    QT_TRANSLATE_NOOP("Kind", "Backend authentication config"),
    QT_TRANSLATE_NOOP("Kind", "Backend authentication configs"),
    QT_TRANSLATE_NOOP("Kind", "Service LB policy"),
    QT_TRANSLATE_NOOP("Kind", "Service LB policies"),
    QT_TRANSLATE_NOOP("Kind", "Security policy"),
    QT_TRANSLATE_NOOP("Kind", "Security policies"),
    QT_TRANSLATE_NOOP("Kind", "Health check"),
    QT_TRANSLATE_NOOP("Kind", "Health checks"),
    QT_TRANSLATE_NOOP("Kind", "Health check service"),
    QT_TRANSLATE_NOOP("Kind", "Health check services"),
    QT_TRANSLATE_NOOP("Kind", "Instance group"),
    QT_TRANSLATE_NOOP("Kind", "Instance groups"),
    QT_TRANSLATE_NOOP("Kind", "Network endpoint group"),
    QT_TRANSLATE_NOOP("Kind", "Network endpoint groups"),
    QT_TRANSLATE_NOOP("Kind", "Network endpoint"),
    QT_TRANSLATE_NOOP("Kind", "Network endpoints"),
    QT_TRANSLATE_NOOP("Kind", "Instance"),
    QT_TRANSLATE_NOOP("Kind", "Instances"),
    QT_TRANSLATE_NOOP("Kind", "Subnetwork"),
    QT_TRANSLATE_NOOP("Kind", "Subnetworks"),
    QT_TRANSLATE_NOOP("Kind", "Local part"),
};

QString translated(std::string_view text) { return QCoreApplication::translate("Kind", std::string(text).c_str()); }

} // namespace

QString kindText(model::Kind kind) { return translated(model::info(kind).singular); }

QString kindsText(model::Kind kind) { return translated(model::info(kind).plural); }

} // namespace switchyard::models
