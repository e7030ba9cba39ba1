// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "app/client/io_thread.h"
#include "app/mqtt/properties.h"
#include "app/topics/store_reader.h"
#include "app/topics/topic_store.h"
#include "tests/support/mosquitto_fixture.h"
#include "ui/common/theme.h"

#include <QDir>
#include <QLabel>
#include <QTest>
#include <QWidget>

#include <memory>

namespace topicscope::ui::test {

/// A store that is written on the thread of the test, with the reader that panes want.
class StoreScene
{
public:
    explicit StoreScene(topics::TopicStore::Options options = {})
        : store(std::make_shared<topics::TopicStore>(std::move(options)))
    {
        store->exchange().setWaker([this] {
            QMetaObject::invokeMethod(
                &m_context, [this] { store->batchFinished(now); }, Qt::QueuedConnection);
        });
        reader = std::make_unique<topics::StoreReader>(store);
    }

    struct With
    {
        mqtt::QoS qos = mqtt::QoS::AtMostOnce;
        mqtt::Provenance provenance = mqtt::Provenance::Live;
        mqtt::Properties properties;
        bool duplicate = false;
    };
    void put(const std::string& topic, const std::string& payload) { put(topic, payload, With()); }
    void put(const std::string& topic, const std::string& payload, const With& with)
    {
        const std::string properties = with.properties.encoded();
        mqtt::MessageView message;
        message.topic = topic;
        message.payload = payload;
        message.encodedProperties = properties;
        message.arrival = now;
        message.qos = with.qos;
        message.packetId = with.qos == mqtt::QoS::AtMostOnce ? 0 : 7;
        message.retain = with.provenance == mqtt::Provenance::Retained;
        message.duplicate = with.duplicate;
        message.provenance = with.provenance;
        store->message(message);
        store->batchFinished(now);
        now += 500'000;
    }
    topics::NodeId node(const std::string& topic) const { return store->skeleton().find(topic); }

    std::shared_ptr<topics::TopicStore> store;
    std::unique_ptr<topics::StoreReader> reader;
    std::int64_t now = topics::currentMicroseconds() - 60'000'000;

private:
    QObject m_context;
};

/// Everything a broker sent goes into widgets as plain text.
inline bool labelsArePlain(const QWidget& pane)
{
    for (const QLabel* label : pane.findChildren<QLabel*>()) {
        if (!label->text().isEmpty() && label->textFormat() != Qt::PlainText)
            return false;
    }
    return true;
}

/// With TOPICSCOPE_PICTURES set to a folder: a picture of the pane in light and in dark, to be looked at.
inline void picture(QWidget& pane, const QString& name)
{
    const QString folder = qEnvironmentVariable("TOPICSCOPE_PICTURES");
    if (folder.isEmpty())
        return;
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        QTest::qWait(50);
        pane.grab().save(QDir(folder).filePath(
            name + (mode == Theme::Mode::Light ? QStringLiteral("-light.png") : QStringLiteral("-dark.png"))));
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

} // namespace topicscope::ui::test
