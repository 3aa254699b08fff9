// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace switchyard::shell {

/// A workspace that is compiled into the program.
struct Sample
{
    QString id;
    QString title;
    QString text; ///< one sentence
};

std::vector<Sample> samples();
/// Errors: an empty text for an unknown id.
std::string sampleText(const QString& id);
QString sampleFileName(const QString& id);

/// The text of the Storefront sample.
std::string storefrontSample();

} // namespace switchyard::shell
