// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QColor>

namespace switchyard::widgets {

/// The colours of one scheme, as resources/themes/tokens.json names them.
struct Tokens
{
    QColor background; ///< canvas and window
    QColor panel;      ///< docks, toolbar
    QColor inset;      ///< text boxes, status bar
    QColor raised;     ///< buttons, nodes
    QColor line;
    QColor text;
    QColor dim;
    QColor faint;
    QColor accent;
    QColor healthy;
    QColor warning;
    QColor failing;
    QColor second; ///< second series of a chart, second share of a split
    QColor third;
    QColor edge; ///< an edge without traffic, an icon
    QColor selection;
    QColor badge;
    QColor go; ///< the button that is the next step
    QColor goLine;
    QColor goText;
    bool dark = true;
    bool highContrast = false; ///< every box has a line one can see
};

/// Reads one scheme ("dark", "light", "highContrast") of the token file.
/// Errors: SyntaxError when the text is no JSON, the scheme or a token is missing, or a value is no colour.
Result<Tokens> parseTokens(const QByteArray& json, const char* scheme);

/// Contrast ratio of two opaque colours, 1–21. Source: WCAG 2.1, relative luminance.
double contrast(const QColor& first, const QColor& second);

/// `top` laid over `bottom` with the given opacity, as one opaque colour.
QColor blend(const QColor& bottom, const QColor& top, double opacity);

} // namespace switchyard::widgets
