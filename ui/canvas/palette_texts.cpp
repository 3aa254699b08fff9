// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/palette_texts.h"

#include <QCoreApplication>

#include <string>

namespace switchyard::canvas {
namespace {

/// What core/edit says in English, for lupdate; a test compares it with the palette.
[[maybe_unused]] constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("Palette", "Forwarding rule"),
    QT_TRANSLATE_NOOP("Palette", "An address and port where clients arrive, with a listener on this machine."),
    QT_TRANSLATE_NOOP("Palette", "Address"),
    QT_TRANSLATE_NOOP("Palette", "A reserved IP address for a forwarding rule."),
    QT_TRANSLATE_NOOP("Palette", "Target HTTP proxy"),
    QT_TRANSLATE_NOOP("Palette", "Takes HTTP requests from forwarding rules to a URL map."),
    QT_TRANSLATE_NOOP("Palette", "Target HTTPS proxy"),
    QT_TRANSLATE_NOOP("Palette", "Ends TLS and takes the requests to a URL map."),
    QT_TRANSLATE_NOOP("Palette", "Target TCP proxy"),
    QT_TRANSLATE_NOOP("Palette", "Takes TCP connections to a backend service."),
    QT_TRANSLATE_NOOP("Palette", "Target SSL proxy"),
    QT_TRANSLATE_NOOP("Palette", "Ends TLS and takes the connections to a backend service."),
    QT_TRANSLATE_NOOP("Palette", "URL map"),
    QT_TRANSLATE_NOOP("Palette", "Decides by host and path where a request goes."),
    QT_TRANSLATE_NOOP("Palette", "Host rule"),
    QT_TRANSLATE_NOOP("Palette", "Sends the requests for some hosts to a path matcher."),
    QT_TRANSLATE_NOOP("Palette", "Path matcher"),
    QT_TRANSLATE_NOOP("Palette", "Holds the rules for some hosts and ends in a default."),
    QT_TRANSLATE_NOOP("Palette", "Route rule"),
    QT_TRANSLATE_NOOP("Palette", "Matches path, headers and query; rules are tried by priority."),
    QT_TRANSLATE_NOOP("Palette", "Path rule"),
    QT_TRANSLATE_NOOP("Palette", "Matches paths; the longest match decides."),
    QT_TRANSLATE_NOOP("Palette", "Redirect"),
    QT_TRANSLATE_NOOP("Palette", "Answers with another address instead of forwarding."),
    QT_TRANSLATE_NOOP("Palette", "Backend service"),
    QT_TRANSLATE_NOOP("Palette", "Spreads requests over groups of endpoints and checks their health."),
    QT_TRANSLATE_NOOP("Palette", "Backend bucket"),
    QT_TRANSLATE_NOOP("Palette", "Answers with the objects of a storage bucket."),
    QT_TRANSLATE_NOOP("Palette", "Network endpoint group"),
    QT_TRANSLATE_NOOP("Palette", "A group of addresses with ports."),
    QT_TRANSLATE_NOOP("Palette", "Network endpoint"),
    QT_TRANSLATE_NOOP("Palette", "An address and port in a network endpoint group."),
    QT_TRANSLATE_NOOP("Palette", "Instance group"),
    QT_TRANSLATE_NOOP("Palette", "A group of virtual machines."),
    QT_TRANSLATE_NOOP("Palette", "Instance"),
    QT_TRANSLATE_NOOP("Palette", "A virtual machine."),
    QT_TRANSLATE_NOOP("Palette", "Simulated backend"),
    QT_TRANSLATE_NOOP("Palette", "A built-in server with dials for latency and errors."),
    QT_TRANSLATE_NOOP("Palette", "Health check"),
    QT_TRANSLATE_NOOP("Palette", "Asks the endpoints of a backend service whether they are well."),
    QT_TRANSLATE_NOOP("Palette", "Health check service"),
    QT_TRANSLATE_NOOP("Palette", "Gathers health checks of endpoint groups."),
    QT_TRANSLATE_NOOP("Palette", "SSL certificate"),
    QT_TRANSLATE_NOOP("Palette", "A certificate for target HTTPS and SSL proxies."),
    QT_TRANSLATE_NOOP("Palette", "SSL policy"),
    QT_TRANSLATE_NOOP("Palette", "TLS versions and ciphers a proxy accepts."),
    QT_TRANSLATE_NOOP("Palette", "Certificate"),
    QT_TRANSLATE_NOOP("Palette", "A certificate of Certificate Manager."),
    QT_TRANSLATE_NOOP("Palette", "Certificate map"),
    QT_TRANSLATE_NOOP("Palette", "Chooses certificates by host name."),
    QT_TRANSLATE_NOOP("Palette", "Certificate map entry"),
    QT_TRANSLATE_NOOP("Palette", "The certificates for one host name of a certificate map."),
    QT_TRANSLATE_NOOP("Palette", "DNS authorization"),
    QT_TRANSLATE_NOOP("Palette", "Proves that a domain is yours."),
    QT_TRANSLATE_NOOP("Palette", "Server TLS policy"),
    QT_TRANSLATE_NOOP("Palette", "Asks clients for certificates."),
    QT_TRANSLATE_NOOP("Palette", "Trust config"),
    QT_TRANSLATE_NOOP("Palette", "The authorities that are trusted."),
    QT_TRANSLATE_NOOP("Palette", "Security policy"),
    QT_TRANSLATE_NOOP("Palette", "Rules that let requests in or turn them away."),
    QT_TRANSLATE_NOOP("Palette", "Backend authentication config"),
    QT_TRANSLATE_NOOP("Palette", "How a backend service proves itself to its backends, and they to it."),
    QT_TRANSLATE_NOOP("Palette", "Service LB policy"),
    QT_TRANSLATE_NOOP("Palette", "How a backend service spreads requests over regions."),
    QT_TRANSLATE_NOOP("Palette", "Route extension"),
    QT_TRANSLATE_NOOP("Palette", "Calls a service before the route is chosen."),
    QT_TRANSLATE_NOOP("Palette", "Traffic extension"),
    QT_TRANSLATE_NOOP("Palette", "Calls a service after the route is chosen."),
    QT_TRANSLATE_NOOP("Palette", "Subnetwork"),
    QT_TRANSLATE_NOOP("Palette", "A range of addresses in a region."),
};

QString translated(std::string_view text) { return QCoreApplication::translate("Palette", std::string(text).c_str()); }

} // namespace

QString paletteLabel(const edit::PaletteEntry& entry) { return translated(entry.label); }
QString paletteHelp(const edit::PaletteEntry& entry) { return translated(entry.help); }

} // namespace switchyard::canvas
