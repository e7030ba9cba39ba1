// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/mqtt/properties.h"

#include <QByteArrayList>
#include <QCoreApplication>

namespace topicscope::cli {

/// Reads the values of `--property NAME=VALUE`.
class PublishProperties
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::cli::PublishProperties)
public:
    /// The properties in the order given. The error names the argument that is wrong and why.
    static base::Result<mqtt::Properties> parse(const QByteArrayList& arguments);

private:
    static base::Result<void> add(mqtt::Properties& properties, const QByteArray& name, const QByteArray& value);
};

} // namespace topicscope::cli
