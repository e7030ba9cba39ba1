// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/mqtt/types.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace topicscope::ui {

/// What the command line of `topicscope` asks for. A plain value; parse() touches nothing outside.
class Options
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::Options)

public:
    struct Subscription
    {
        QString filter;
        mqtt::QoS qos = mqtt::QoS::AtMostOnce;
        bool operator==(const Subscription&) const = default;
    };

    QString profile; ///< name of a saved profile; empty: none
    QString url;     ///< may hold a password: never show it, hand it to client::BrokerUrl
    QList<Subscription> subscriptions;
    std::optional<mqtt::Version> protocol; ///< explicit: never falls back
    bool demo = false;
    QString dataFolder;
    std::optional<Theme::Mode> theme;
    QString language;
    QString screenshot; ///< file to save the window to at quit
    std::optional<double> quitAfterSeconds;
    QString report; ///< file to write the JSON report to at quit

    bool showHelp = false;
    bool showVersion = false;

    /// Understands the arguments (the first one is the program's name), or says in plain words what is wrong with them.
    static base::Result<Options> parse(const QStringList& arguments);
    /// `FILTER` or `FILTER:QOS`; only a last `:0`, `:1` or `:2` is a QoS.
    static base::Result<Subscription> parseSubscription(const QString& text);
    static QString helpText();
};

} // namespace topicscope::ui
