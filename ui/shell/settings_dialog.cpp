// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace switchyard::shell {
namespace {

using widgets::ThemeChoice;

} // namespace

SettingsDialog::SettingsDialog(const widgets::Theme& theme, const Preferences& preferences, QWidget* parent)
    : QDialog(parent),
      languageAtStart_(preferences.language),
      theme_(new QComboBox),
      size_(new QSlider(Qt::Horizontal)),
      sizeText_(new QLabel),
      language_(new QComboBox),
      restart_(new QLabel(tr("The language changes when the program starts again."))),
      follow_(new QCheckBox(tr("&Follow the log when a workspace starts to run"))),
      motion_(new QCheckBox(tr("Re&duced motion: nothing slides or fades")))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setMinimumWidth(theme.scaled(460));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(18);
    form->setVerticalSpacing(12);
    addTheme(*form);
    addTextSize(*form);
    addLanguage(*form);
    addSwitches(*form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(18);
    column->addLayout(form);
    column->addWidget(buttons);
    setPreferences(preferences);
}

void SettingsDialog::addTheme(QFormLayout& form)
{
    theme_->setObjectName(QStringLiteral("settingTheme"));
    theme_->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
    theme_->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    theme_->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    theme_->addItem(tr("High contrast"), static_cast<int>(ThemeChoice::HighContrast));
    theme_->setAccessibleName(tr("Theme"));
    form.addRow(tr("&Theme"), theme_);
    connect(theme_, &QComboBox::currentIndexChanged, this, &SettingsDialog::take);
}

void SettingsDialog::addTextSize(QFormLayout& form)
{
    size_->setObjectName(QStringLiteral("settingTextSize"));
    size_->setRange(static_cast<int>(std::lround(widgets::kSmallestText * 10)),
                    static_cast<int>(std::lround(widgets::kLargestText * 10)));
    size_->setPageStep(2);
    size_->setAccessibleName(tr("Text size"));
    auto* row = new QHBoxLayout;
    row->addWidget(size_, 1);
    row->addWidget(sizeText_);
    auto* title = new QLabel(tr("Text &size"));
    title->setBuddy(size_);
    form.addRow(title, row);
    connect(size_, &QSlider::valueChanged, this, &SettingsDialog::take);
}

void SettingsDialog::addLanguage(QFormLayout& form)
{
    language_->setObjectName(QStringLiteral("settingLanguage"));
    language_->addItem(tr("As the system"), QString());
    language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language_->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    language_->setAccessibleName(tr("Language"));
    restart_->setForegroundRole(QPalette::PlaceholderText);
    restart_->setWordWrap(true);
    form.addRow(tr("&Language"), language_);
    form.addRow(QString(), restart_);
    connect(language_, &QComboBox::currentIndexChanged, this, &SettingsDialog::take);
}

void SettingsDialog::addSwitches(QFormLayout& form)
{
    follow_->setObjectName(QStringLiteral("settingFollow"));
    motion_->setObjectName(QStringLiteral("settingMotion"));
    form.addRow(QString(), follow_);
    form.addRow(QString(), motion_);
    connect(follow_, &QCheckBox::toggled, this, &SettingsDialog::take);
    connect(motion_, &QCheckBox::toggled, this, &SettingsDialog::take);
}

void SettingsDialog::setPreferences(const Preferences& preferences)
{
    preferences_ = preferences;
    display();
}

void SettingsDialog::display()
{
    const Preferences& preferences = preferences_;
    showing_ = true;
    theme_->setCurrentIndex(theme_->findData(static_cast<int>(preferences.theme)));
    size_->setValue(static_cast<int>(std::lround(preferences.textScale * 10)));
    sizeText_->setText(tr("%1 %").arg(std::lround(preferences.textScale * 100)));
    language_->setCurrentIndex(std::max(0, language_->findData(preferences.language)));
    restart_->setVisible(preferences.language != languageAtStart_);
    follow_->setChecked(preferences.followLogs);
    motion_->setChecked(preferences.reducedMotion);
    showing_ = false;
}

void SettingsDialog::take()
{
    if (showing_)
        return;
    preferences_.theme = static_cast<ThemeChoice>(theme_->currentData().toInt());
    preferences_.textScale = size_->value() / 10.0;
    preferences_.language = language_->currentData().toString();
    preferences_.followLogs = follow_->isChecked();
    preferences_.reducedMotion = motion_->isChecked();
    display();
    emit changed();
}

} // namespace switchyard::shell
