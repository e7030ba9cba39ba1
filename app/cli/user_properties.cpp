// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/user_properties.h"

#include <algorithm>
#include <array>

namespace topicscope::cli {

std::optional<UserProperties::Home> UserProperties::home(const QByteArray& name)
{
    static constexpr std::array<std::pair<const char*, Home>, 6> homes{{{"connect", Home::Connect},
                                                                        {"will", Home::Will},
                                                                        {"subscribe", Home::Subscribe},
                                                                        {"disconnect", Home::Disconnect},
                                                                        {"auth", Home::Auth},
                                                                        {"acknowledgement", Home::Acknowledgement}}};
    const auto found = std::ranges::find_if(homes, [&](const auto& entry) { return name == entry.first; });
    return found == homes.end() ? std::nullopt : std::optional(found->second);
}

base::Result<UserProperties> UserProperties::parse(const QByteArrayList& arguments)
{
    UserProperties result;
    for (const QByteArray& argument : arguments) {
        const qsizetype colon = argument.indexOf(':');
        const qsizetype equals = argument.indexOf('=', colon + 1);
        if (colon < 0 || equals < 0) {
            return base::fail(
                tr("--user-property needs PACKET:NAME=VALUE, not \"%1\"").arg(QString::fromLocal8Bit(argument)));
        }
        const auto packet = home(argument.left(colon).toLower());
        if (!packet) {
            return base::fail(tr("--user-property knows no packet \"%1\"; there are connect, will, subscribe, "
                                 "disconnect, auth and acknowledgement; a published message has "
                                 "--property user_property=NAME=VALUE")
                                  .arg(QString::fromLocal8Bit(argument.left(colon))));
        }
        mqtt::UserProperty property(argument.mid(colon + 1, equals - colon - 1).toStdString(),
                                    argument.mid(equals + 1).toStdString());
        mqtt::Properties checked;
        checked.addUserProperty(property.first, property.second);
        if (const auto problem = mqtt::validate(checked, mqtt::PropertyHome::Connect)) {
            return base::fail(QCoreApplication::translate("mqtt", std::string(problem->description).c_str()) +
                              QStringLiteral(" [%1]").arg(
                                  QString::fromUtf8(problem->clause.data(), qsizetype(problem->clause.size()))));
        }
        result.m_properties.emplace_back(*packet, std::move(property));
    }
    return result;
}

bool UserProperties::hasWill() const
{
    return std::ranges::any_of(m_properties, [](const auto& entry) { return entry.first == Home::Will; });
}

void UserProperties::addTo(client::ConnectionSettings& settings) const
{
    for (const auto& [home, property] : m_properties) {
        switch (home) {
        case Home::Connect:
            settings.connect.userProperties.push_back(property);
            break;
        case Home::Will:
            if (settings.connect.will) {
                settings.connect.will->properties.addUserProperty(property.first, property.second);
            }
            break;
        case Home::Subscribe:
            settings.subscribeUserProperties.push_back(property);
            break;
        case Home::Disconnect:
            settings.disconnectUserProperties.push_back(property);
            break;
        case Home::Auth:
            settings.connect.authUserProperties.push_back(property);
            break;
        case Home::Acknowledgement:
            settings.connect.acknowledgementUserProperties.push_back(property);
            break;
        }
    }
}

} // namespace topicscope::cli
