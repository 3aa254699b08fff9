// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/preferences.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSlider;

namespace switchyard::shell {

/// The preferences as a form. Every choice counts at once; there is nothing to confirm.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(const widgets::Theme& theme, const Preferences& preferences, QWidget* parent = nullptr);
    const Preferences& preferences() const { return preferences_; }
    /// Changed elsewhere: by a menu, by keys.
    void setPreferences(const Preferences& preferences);

signals:
    void changed();

private:
    void addTheme(QFormLayout& form);
    void addTextSize(QFormLayout& form);
    void addLanguage(QFormLayout& form);
    void addSwitches(QFormLayout& form);
    void display();
    void take();

    Preferences preferences_;
    QString languageAtStart_;
    bool showing_ = false;
    QComboBox* theme_;
    QSlider* size_;
    QLabel* sizeText_;
    QComboBox* language_;
    QLabel* restart_;
    QCheckBox* follow_;
    QCheckBox* motion_;
};

} // namespace switchyard::shell
