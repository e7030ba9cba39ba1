// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/client/connection_settings.h"

#include <QByteArrayList>
#include <QCoreApplication>

namespace topicscope::cli {

/// Reads the values of `--user-property PACKET:NAME=VALUE`: user properties (§2.2.2.2, 5.0) of the packets that the
/// program sends, but for PUBLISH, which has `--property`.
class UserProperties
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::cli::UserProperties)
public:
    /// The error names the argument that is wrong and why.
    static base::Result<UserProperties> parse(const QByteArrayList& arguments);

    /// Adds them to what `settings` has. Those of the last will are left out where there is none.
    void addTo(client::ConnectionSettings& settings) const;
    bool isEmpty() const { return m_properties.empty(); }
    /// Some are for the last will.
    bool hasWill() const;

private:
    enum class Home { Connect, Will, Subscribe, Disconnect, Auth, Acknowledgement };
    static std::optional<Home> home(const QByteArray& name);

    std::vector<std::pair<Home, mqtt::UserProperty>> m_properties;
};

} // namespace topicscope::cli
