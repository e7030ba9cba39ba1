// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/pane_scene.h"

#include "app/mqtt/codec.h"
#include "ui/inspector/hex_view.h"
#include "ui/packets/packet_details.h"
#include "ui/packets/packet_filter.h"
#include "ui/packets/packet_list_model.h"
#include "ui/packets/packets_pane.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QScrollBar>
#include <QTreeView>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

using namespace topicscope;
using namespace topicscope::ui;
using namespace Qt::StringLiterals;
using topicscope::test::MosquittoFixture;

class PanePacketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void saysWhatAPacketSays_data();
    void saysWhatAPacketSays();
    void acknowledgementCompletesTheRequest();
    void countsWhatWasNotListed();
    void keepsABoundedList();
    void filters_data();
    void filters();
    void fieldsAndBytesAreLinked();
    void showsABrokenPacket();
    void recordsEverythingOnlyWhileItIsSeen();
    void showsALiveConnection();

private:
    static client::JournalPacket packet(std::uint64_t number, const mqtt::Packet& content, mqtt::Direction direction)
    {
        client::JournalPacket result;
        result.number = number;
        result.time = 1'700'000'000'000'000 + std::int64_t(number) * 1000;
        result.direction = direction;
        result.type = mqtt::typeOf(content);
        result.bytes = mqtt::encode(content, mqtt::Version::V5_0);
        result.length = std::uint32_t(result.bytes.size());
        return result;
    }
    static mqtt::Publish publish(const std::string& topic, mqtt::QoS qos)
    {
        mqtt::Publish result;
        result.topic = topic;
        result.payload = "71.4";
        result.qos = qos;
        result.packetId = qos == mqtt::QoS::AtMostOnce ? 0 : 7;
        result.retain = true;
        return result;
    }
};

void PanePacketsTest::saysWhatAPacketSays_data()
{
    QTest::addColumn<mqtt::Packet>("packet");
    QTest::addColumn<bool>("fromServer");
    QTest::addColumn<QString>("words");
    mqtt::Connect connect;
    connect.clientId = "press-1";
    connect.keepAlive = 60;
    QTest::newRow("CONNECT") << mqtt::Packet(connect) << false << u"client press-1, clean start, keep alive 60 s"_s;
    mqtt::Connack connack;
    connack.sessionPresent = true;
    QTest::newRow("CONNACK") << mqtt::Packet(connack) << true << u"0x00 Success, session present"_s;
    QTest::newRow("PUBLISH") << mqtt::Packet(publish("plant/temp", mqtt::QoS::AtLeastOnce)) << true
                             << u"plant/temp · QoS 1 · RETAIN · 71.4"_s;
    mqtt::Puback puback;
    puback.packetId = 7;
    puback.reasonCode = mqtt::ReasonCode::NotAuthorized;
    QTest::newRow("PUBACK") << mqtt::Packet(puback) << true << u"0x87 Not authorized"_s;
    mqtt::Subscribe subscribe;
    subscribe.packetId = 1;
    subscribe.subscriptions = {{"#", {}}, {"$SYS/#", {mqtt::QoS::ExactlyOnce}}};
    QTest::newRow("SUBSCRIBE") << mqtt::Packet(subscribe) << false << u"# (QoS 0), $SYS/# (QoS 2)"_s;
    mqtt::Suback suback;
    suback.packetId = 1;
    suback.reasonCodes = {mqtt::ReasonCode::GrantedQoS1, mqtt::ReasonCode::NotAuthorized};
    QTest::newRow("SUBACK") << mqtt::Packet(suback) << true << u"0x01 Granted QoS 1, 0x87 Not authorized"_s;
    QTest::newRow("PINGREQ") << mqtt::Packet(mqtt::Pingreq()) << false << QString();
    mqtt::Disconnect disconnect;
    disconnect.reasonCode = mqtt::ReasonCode::SessionTakenOver;
    QTest::newRow("DISCONNECT") << mqtt::Packet(disconnect) << true << u"0x8e Session taken over"_s;
}

void PanePacketsTest::saysWhatAPacketSays()
{
    QFETCH(mqtt::Packet, packet);
    QFETCH(bool, fromServer);
    QFETCH(QString, words);
    QCOMPARE(
        packetSummary(this->packet(1, packet, fromServer ? mqtt::Direction::FromServer : mqtt::Direction::FromClient)),
        words);
}

void PanePacketsTest::acknowledgementCompletesTheRequest()
{
    PacketListModel model;
    QAbstractItemModelTester tester(&model);
    model.append({packet(1, publish("t", mqtt::QoS::AtLeastOnce), mqtt::Direction::FromClient)});
    QCOMPARE(model.index(0, PacketListModel::Match).data().toString(), QString());
    mqtt::Puback puback;
    puback.packetId = 7;
    client::JournalPacket answer = packet(2, puback, mqtt::Direction::FromServer);
    answer.matched = 1;
    answer.matchedMicroseconds = 2400;
    model.append({answer});
    QCOMPARE(model.index(0, PacketListModel::Match).data().toString(), u"#2, 2.4 ms"_s);
    QCOMPARE(model.index(1, PacketListModel::Match).data().toString(), u"#1, 2.4 ms"_s);
}

void PanePacketsTest::countsWhatWasNotListed()
{
    PacketListModel model;
    QAbstractItemModelTester tester(&model);
    model.append({packet(1, mqtt::Pingreq(), mqtt::Direction::FromClient),
                  packet(5, mqtt::Pingreq(), mqtt::Direction::FromClient)});
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.index(1, 0).data(PacketListModel::GapRole).toBool());
    QVERIFY(model.index(1, PacketListModel::Summary).data().toString().startsWith(u"3 packets"_s));
    QCOMPARE(model.rowOf(5), 2);
    QCOMPARE(model.rowOf(4), -1);

    // The journal's own gap stands under the number of its last packet: nothing is missing around it.
    client::JournalPacket gap;
    gap.number = 105;
    gap.skipped = 100;
    gap.skippedBytes = 6400;
    model.append({gap, packet(106, mqtt::Pingreq(), mqtt::Direction::FromClient)});
    QCOMPARE(model.rowCount(), 5);
    QVERIFY(model.index(3, PacketListModel::Summary).data().toString().startsWith(u"100 packets"_s));
}

void PanePacketsTest::keepsABoundedList()
{
    PacketListModel model;
    std::uint64_t number = 0;
    for (int batch = 0; batch < 60; ++batch) {
        std::vector<client::JournalPacket> packets;
        for (int i = 0; i < 1000; ++i)
            packets.push_back(packet(++number, mqtt::Pingreq(), mqtt::Direction::FromClient));
        model.append(packets);
    }
    QVERIFY(model.rowCount() <= PacketListModel::MaximumRows);
    QVERIFY(model.rowCount() > PacketListModel::MaximumRows / 2);
    QCOMPARE(model.lastNumber(), number);
    QCOMPARE(model.rowOf(number), model.rowCount() - 1);
    QCOMPARE(model.rowOf(1), -1);
}

void PanePacketsTest::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("direction");
    QTest::addColumn<bool>("errorsOnly");
    QTest::addColumn<QList<int>>("numbers");
    QTest::newRow("all") << u""_s << 0 << -1 << false << QList<int>{1, 2, 3, 4};
    QTest::newRow("topic") << u"PLANT/"_s << 0 << -1 << false << QList<int>{1};
    QTest::newRow("identifier") << u"id:7"_s << 0 << -1 << false << QList<int>{2, 3};
    QTest::newRow("type") << u""_s << int(mqtt::PacketType::Puback) << -1 << false << QList<int>{3};
    QTest::newRow("direction") << u""_s << 0 << int(mqtt::Direction::FromClient) << false << QList<int>{2, 4};
    QTest::newRow("errors") << u""_s << 0 << -1 << true << QList<int>{3};
    QTest::newRow("nothing") << u"nowhere"_s << 0 << -1 << false << QList<int>{};
}

void PanePacketsTest::filters()
{
    QFETCH(QString, text);
    QFETCH(int, type);
    QFETCH(int, direction);
    QFETCH(bool, errorsOnly);
    QFETCH(QList<int>, numbers);
    PacketListModel model;
    PacketFilter filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester tester(&filter);
    mqtt::Puback puback;
    puback.packetId = 7;
    puback.reasonCode = mqtt::ReasonCode::NotAuthorized;
    std::vector<client::JournalPacket> packets{
        packet(1, publish("plant/temp", mqtt::QoS::AtMostOnce), mqtt::Direction::FromServer),
        packet(2, publish("other", mqtt::QoS::AtLeastOnce), mqtt::Direction::FromClient),
        packet(3, puback, mqtt::Direction::FromServer), packet(4, mqtt::Pingreq(), mqtt::Direction::FromClient)};
    packets[1].packetId = 7;
    packets[2].packetId = 7;
    packets[2].error = true;
    model.append(packets);
    PacketFilter::Wanted wanted;
    wanted.text = text;
    wanted.errorsOnly = errorsOnly;
    if (type > 0)
        wanted.type = mqtt::PacketType(type);
    if (direction >= 0)
        wanted.direction = mqtt::Direction(direction);
    filter.setWanted(wanted);
    QList<int> shown;
    for (int row = 0; row < filter.rowCount(); ++row)
        shown << filter.index(row, 0).data(PacketListModel::NumberRole).toInt();
    QCOMPARE(shown, numbers);
}

void PanePacketsTest::fieldsAndBytesAreLinked()
{
    PacketDetails details;
    details.resize(900, 300);
    details.show();
    const client::JournalPacket shown =
        packet(1, publish("plant/temp", mqtt::QoS::AtLeastOnce), mqtt::Direction::FromServer);
    details.setPacket(shown);
    QTreeWidgetItem* topic = nullptr;
    for (QTreeWidgetItemIterator at(details.fields()); *at; ++at) {
        if ((*at)->text(1) == u"plant/temp"_s)
            topic = *at;
    }
    QVERIFY(topic);
    details.fields()->setCurrentItem(topic);
    const QByteArray selected = QByteArray::fromStdString(std::string(details.bytes()->selectedBytes()));
    QVERIFY2(selected.endsWith("plant/temp"), selected.toHex().constData());

    details.fields()->setCurrentItem(nullptr);
    details.bytes()->setFocus();
    QTest::keyClick(details.bytes(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(details.bytes(), Qt::Key_Right);
    QTest::keyClick(details.bytes(), Qt::Key_Right);
    QTest::keyClick(details.bytes(), Qt::Key_Right);
    QTest::keyClick(details.bytes(),
                    Qt::Key_Right); // the first byte of the topic, behind flags, length and its own length
    QCOMPARE(details.bytes()->selectionStart(), 4);
    QVERIFY(details.fields()->currentItem());
    QCOMPARE(details.fields()->currentItem()->text(1), u"plant/temp"_s);
    ui::test::picture(details, u"packet-details"_s);
}

void PanePacketsTest::showsABrokenPacket()
{
    client::JournalPacket broken;
    broken.number = 1;
    broken.direction = mqtt::Direction::FromServer;
    broken.type = mqtt::PacketType::Publish;
    broken.bytes = std::string("\x36\x03\x00\x01"
                               "a",
                               5); // both QoS bits
    broken.length = 5;
    broken.error = true;
    PacketDetails details;
    details.setPacket(broken);
    bool said = false;
    for (QTreeWidgetItemIterator at(details.fields()); *at; ++at)
        said = said || ((*at)->text(0) == u"Breaks the protocol"_s && !(*at)->text(1).isEmpty() &&
                        (*at)->text(2).contains(u"MQTT-3.3.1-4"_s));
    QVERIFY(said);
    QVERIFY(ui::test::labelsArePlain(details));
    // Rubbish of any kind is shown, too.
    for (const std::string& bytes :
         {std::string(), std::string("\xff"), std::string("\x30\xff\xff\xff\xff"), std::string(1000, '\0')}) {
        broken.bytes = bytes;
        broken.length = std::uint32_t(bytes.size());
        details.setPacket(broken);
        (void)packetSummary(broken);
    }
}

void PanePacketsTest::recordsEverythingOnlyWhileItIsSeen()
{
    client::IoThread io;
    client::Connection first(io);
    client::Connection second(io);
    PacketsPane pane;
    for (client::Connection* each : {&first, &second, &first}) {
        pane.setConnection(each);
        QVERIFY(!first.journal().recordsEverything());
        QVERIFY(!second.journal().recordsEverything());
    }
    pane.show();
    QVERIFY(first.journal().recordsEverything());
    pane.setConnection(&second);
    QVERIFY(!first.journal().recordsEverything());
    QVERIFY(second.journal().recordsEverything());
    QMainWindow window; // behind another tab it is not seen
    const auto dock = [&window](QWidget* content) {
        auto* const made = new QDockWidget(&window);
        made->setWidget(content);
        window.addDockWidget(Qt::BottomDockWidgetArea, made);
        return made;
    };
    auto* const behind = new PacketsPane;
    QDockWidget* const packets = dock(behind);
    QDockWidget* const other = dock(new QWidget);
    window.tabifyDockWidget(packets, other);
    other->raise();
    window.resize(600, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    client::Connection third(io);
    behind->setConnection(&third);
    QVERIFY(!third.journal().recordsEverything());
    packets->raise();
    QTRY_VERIFY(third.journal().recordsEverything());
    other->raise();
    QTRY_VERIFY(!third.journal().recordsEverything());

    pane.hide();
    QVERIFY(!second.journal().recordsEverything());
    pane.setConnection(nullptr);
    // Whoever else looks is not switched off.
    first.journal().setRecordEverything(true);
    pane.setConnection(&first);
    pane.setConnection(&second);
    QVERIFY(first.journal().recordsEverything());
}

void PanePacketsTest::showsALiveConnection()
{
    if (!MosquittoFixture::isAvailable())
        QSKIP("mosquitto is not installed");
    MosquittoFixture broker;
    client::IoThread io;
    client::Connection connection(io);
    PacketsPane pane;
    pane.resize(1100, 500);
    pane.setConnection(&connection);
    pane.show();
    client::ConnectionSettings settings;
    settings.url = *client::BrokerUrl::parse(u"mqtt://someone:verysecret@127.0.0.1:%1"_s.arg(broker.port()));
    settings.subscriptions = {{"plant/#", {mqtt::QoS::AtLeastOnce}}};
    connection.open(settings);
    QTRY_COMPARE(connection.state(), client::ConnectionState::Connected);
    QTRY_VERIFY(!connection.subscriptions().empty() &&
                connection.subscriptions().front().state == client::SubscriptionStatus::State::Granted);
    mqtt::PublishRequest request;
    request.topic = "plant/press-1/cmd";
    request.payload = R"({"setpoint":72.5})";
    request.qos = mqtt::QoS::AtLeastOnce;
    connection.publish(request);
    auto* list = pane.findChild<QTreeView*>();
    const auto summaries = [list] {
        QStringList all;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            all << list->model()->index(row, PacketListModel::Type).data().toString();
        return all;
    };
    // CONNECT, CONNACK, SUBSCRIBE, SUBACK, PUBLISH, and PUBLISH and PUBACK in both directions.
    QTRY_VERIFY2(summaries().count(u"PUBACK"_s) == 2 && summaries().count(u"PUBLISH"_s) == 2,
                 qPrintable(summaries().join(u' ')));
    QCOMPARE(summaries().mid(0, 4), (QStringList{u"CONNECT"_s, u"CONNACK"_s, u"SUBSCRIBE"_s, u"SUBACK"_s}));
    QVERIFY(list->model()->index(0, PacketListModel::Match).data().toString().startsWith(u"#2, "_s));

    const QString connect = list->model()->index(0, PacketListModel::Summary).data().toString();
    QVERIFY2(connect.contains(u"clean start"_s), qPrintable(connect)); // masked, and yet readable

    list->setCurrentIndex(list->model()->index(0, 0));
    auto* details = pane.findChild<PacketDetails*>();
    QVERIFY(details->bytes()->bytes().find("someone") != std::string_view::npos);
    QVERIFY(details->bytes()->bytes().find("verysecret") == std::string_view::npos);
    for (QTreeWidgetItemIterator at(details->fields()); *at; ++at)
        QVERIFY(!(*at)->text(1).contains(u"verysecret"_s));
    list->setCurrentIndex(list->model()->index(4, 0));
    ui::test::picture(pane, u"packets"_s);
    // Nor is anything cut off in the low and narrow dock that most people have, where details come when asked for.
    pane.resize(430, 200);
    QVERIFY2(pane.minimumSizeHint().width() <= 430, qPrintable(QString::number(pane.minimumSizeHint().width())));
    QCOMPARE(pane.width(), 430);
    QVERIFY(details->isVisible());
    QVERIFY(details->x() > list->x());
    QVERIFY(list->height() >= 100);
    // Nor must anything be scrolled sideways: the lesser columns go, and what a packet says has room.
    const int character = list->fontMetrics().averageCharWidth();
    QTRY_VERIFY(list->isColumnHidden(PacketListModel::Length));
    QCOMPARE(list->horizontalScrollBar()->maximum(), 0);
    QVERIFY(!list->isColumnHidden(PacketListModel::Type));
    QCOMPARE(details->fields()->horizontalScrollBar()->maximum(), 0);
    pane.resize(1100, 200);
    QTRY_VERIFY(!list->isColumnHidden(PacketListModel::Time));
    QVERIFY(list->columnWidth(PacketListModel::Summary) >= 14 * character);
    pane.resize(430, 200);
    list->setCurrentIndex({});
    QVERIFY(!details->isVisible());
    ui::test::picture(pane, u"packets-narrow"_s);
    const QCheckBox* pings = nullptr;
    for (const QCheckBox* box : pane.findChildren<QCheckBox*>())
        if (box->text() == u"Pings"_s)
            pings = box;
    QVERIFY(pings && !pings->isVisible());
    for (QAction* action : pane.findChild<QMenu*>()->actions())
        if (action->text() == u"Pings"_s)
            action->trigger();
    QVERIFY(!pings->isChecked());
    pane.setConnection(nullptr);
}

QTEST_MAIN(PanePacketsTest)
#include "test_packets.moc"
