// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace topicscope::base {
namespace {

void install(const QLocale& locale, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installTranslations(const QString& language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English below the chosen language: what is not translated still gets its plural forms.
    install(QLocale(QLocale::English), QStringLiteral("topicscope"), QStringLiteral(":/i18n"));
    if (locale.language() != QLocale::English)
        install(locale, QStringLiteral("topicscope"), QStringLiteral(":/i18n"));
}

} // namespace topicscope::base
