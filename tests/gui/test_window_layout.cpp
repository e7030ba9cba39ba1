// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window_fixture.h"
#include "tests/gui/window_search.h"
#include "tests/support/mosquitto_fixture.h"
#include "ui/common/theme.h"
#include "ui/composer/composer.h"
#include "ui/composer/publish_question.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window/explorer.h"
#include "ui/main_window/top_bar.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace topicscope;

/// Where the panes of the window are, and how large: nothing moves but by a person's hand.
class WindowLayoutTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::MosquittoFixture> m_broker;
    std::unique_ptr<test::WindowFixture> m_fixture;

    ui::MainWindow& window() const { return *m_fixture->window; }
    ui::Explorer* explorer() const { return window().findChild<ui::Explorer*>(); }
    QDockWidget* dock(const char* name) const { return explorer()->findChild<QDockWidget*>(QLatin1StringView(name)); }

    /// Opens the explorer, as a person who types an address into the start page.
    void open()
    {
        auto* url = test::visible<QLineEdit>(&window(), QStringLiteral("Broker URL"));
        QVERIFY(url);
        url->setText(m_broker->url());
        QTest::keyClick(url, Qt::Key_Return);
        QTRY_VERIFY(explorer()->isVisible());
        settle();
    }
    /// Docks are laid out by events that are posted.
    static void settle()
    {
        for (int round = 0; round < 5; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    /// Quits the program and starts it anew, at this size.
    void restart(QSize size)
    {
        window().close();
        m_fixture->workspace.closeAll();
        m_fixture->window = std::make_unique<ui::MainWindow>(
            ui::MainWindow::Parts{m_fixture->workspace, m_fixture->profiles, m_fixture->secrets, m_fixture->settings,
                                  m_fixture->metrics, m_fixture->messages});
        window().resize(size);
        window().show();
    }

private slots:
    void initTestCase()
    {
        if (!test::MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        ui::Theme::instance().install(ui::Theme::Mode::Light);
        m_broker = std::make_unique<test::MosquittoFixture>();
        QVERIFY(m_broker->isRunning());
    }
    void init() { m_fixture = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void panesKeepTheirSizesOverARestart_data()
    {
        QTest::addColumn<QSize>("before");
        QTest::addColumn<QSize>("after");
        QTest::newRow("the same size") << QSize(1280, 720) << QSize(1280, 720);
        QTest::newRow("the same size, all panes below") << QSize(1264, 672) << QSize(1264, 672);
        QTest::newRow("larger") << QSize(1280, 720) << QSize(1904, 1032);
        QTest::newRow("smaller") << QSize(1904, 1032) << QSize(1280, 720);
    }
    void panesKeepTheirSizesOverARestart()
    {
        QFETCH(QSize, before);
        QFETCH(QSize, after);
        window().resize(before);
        open();
        const int list = dock("connections")->height();
        const int bottom = dock("messages")->height();
        for (int start = 0; start < 2; ++start) {
            restart(after);
            open();
            QCOMPARE(dock("connections")->height(), list);
            QCOMPARE(dock("messages")->height(), bottom);
        }
    }

    void panesKeepTheirSizesInALargerWindow()
    {
        window().resize(1280, 720);
        open();
        const int list = dock("connections")->height();
        const int bottom = dock("messages")->height();
        window().resize(1904, 1032);
        settle();
        QCOMPARE(dock("connections")->height(), list);
        QCOMPARE(dock("messages")->height(), bottom);
        window().resize(1280, 720);
        settle();
        QCOMPARE(dock("connections")->height(), list);
        QCOMPARE(dock("messages")->height(), bottom);
    }

    void aDraggedSeparatorStaysWhereItWasPut_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("by");
        QTest::newRow("below the connections") << QByteArray("connections") << 60;
        QTest::newRow("above the messages") << QByteArray("messages") << -60;
    }
    void aDraggedSeparatorStaysWhereItWasPut()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, by);
        window().resize(1280, 720);
        open();
        const QDockWidget* pane = dock(name.constData());
        const QRect place = pane->geometry();
        const auto* middle = explorer()->centralWidget();
        const QPoint separator(place.center().x(), by > 0 ? place.bottom() + 1 : middle->geometry().bottom() + 1);
        QTest::mousePress(explorer(), Qt::LeftButton, {}, separator);
        QTest::mouseMove(explorer(), separator + QPoint(0, by / 2));
        QTest::mouseMove(explorer(), separator + QPoint(0, by));
        settle();
        QTest::mouseRelease(explorer(), Qt::LeftButton, {}, separator + QPoint(0, by));
        settle();
        const int height = pane->height();
        QVERIFY(height > place.height() + 30);
        window().resize(1500, 900);
        settle();
        QCOMPARE(pane->height(), height);
        restart({1904, 1032});
        open();
        QCOMPARE(dock(name.constData())->height(), height);
    }

    void selectingATopicMovesNoPane()
    {
        window().resize(1280, 720);
        open();
        explorer()->addDockWidget(Qt::RightDockWidgetArea, qobject_cast<QDockWidget*>(dock("composer")));
        explorer()->resizeDocks({dock("topics")}, {640}, Qt::Horizontal);
        settle();
        const QRect tree = dock("topics")->geometry();
        const QRect composer = dock("composer")->geometry();
        QVERIFY2(tree.width() > 600, qPrintable(QString::number(tree.width())));
        workspace::OpenConnection* connection = window().current();
        QTRY_COMPARE(connection->connection().state(), client::ConnectionState::Connected);
        mqtt::PublishRequest message;
        message.topic = "plant/with a long name/and a longer one/for a device that has many levels/lamp";
        message.payload = std::string(400, ' ') + "{\"a\":\"" + std::string(400, 'w') + "\"}";
        message.qos = mqtt::QoS::AtLeastOnce;
        message.retain = true;
        message.properties.set(mqtt::PropertyId::ContentType, "application/json");
        connection->connection().publish(message);
        auto* inspector = window().findChild<ui::Inspector*>();
        const auto node = [&](const std::string& topic) { return connection->store().skeleton().find(topic); };
        QTRY_VERIFY(node(message.topic) != topics::NoNode);
        const QStringList levels = QString::fromStdString(message.topic).split(u'/');
        for (qsizetype count = 1; count <= levels.size(); ++count) {
            explorer()->showTopic(node(levels.first(count).join(u'/').toStdString()));
            QTRY_COMPARE(inspector->node(), node(levels.first(count).join(u'/').toStdString()));
            settle();
            QCOMPARE(dock("topics")->geometry(), tree);
            QCOMPARE(dock("composer")->geometry(), composer);
        }
        auto* tabs = inspector->findChild<QTabWidget*>();
        QTRY_VERIFY(tabs->isVisible());
        topics::MessageSummary row;
        row.sequence = 1;
        row.node = node(message.topic);
        inspector->showMessage(&connection->connection(), &connection->reader(), row); // with a way back to live
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            settle();
            QCOMPARE(dock("topics")->geometry(), tree);
            QCOMPARE(dock("composer")->geometry(), composer);
        }
    }

    void pausingMovesNothingInTheTopBar()
    {
        open();
        auto* bar = window().findChild<ui::TopBar*>();
        auto* pause = test::visible<QPushButton>(bar, QStringLiteral("Pause"));
        QVERIFY(pause);
        const auto places = [bar] {
            QList<QRect> list;
            for (const QAbstractButton* button : bar->findChildren<QAbstractButton*>())
                list.append(button->geometry());
            return list;
        };
        QTRY_VERIFY(pause->isEnabled());
        settle();
        const QList<QRect> before = places();
        pause->click();
        settle();
        QCOMPARE(pause->text(), QStringLiteral("Resume"));
        QCOMPARE(places(), before);
        auto* connect = test::visible<QPushButton>(bar, QStringLiteral("Disconnect"));
        QVERIFY(connect);
        connect->click();
        QTRY_COMPARE(connect->text(), QStringLiteral("Connect"));
        settle();
        QCOMPARE(places(), before);
    }

    void theSearchButtonHasRoomForItsWordsInAnyLanguage()
    {
        window().resize(1600, 900);
        open();
        auto* button = window().findChild<ui::TopBar*>()->searchButton();
        button->setAccessibleName(QString(60, u'm'));
        button->updateGeometry();
        settle();
        QVERIFY(button->width() > button->fontMetrics().horizontalAdvance(button->accessibleName()));
        window().resize(900, 600); // where there is no room, it is shortened
        settle();
        QCOMPARE(window().width(), 900);
    }

    void aQuestionLeavesThePaneAsHighAsItWas()
    {
        window().resize(1264, 672);
        open();
        auto* composer = window().findChild<ui::Composer*>();
        explorer()->showPane(QStringLiteral("composer"));
        settle();
        const int before = dock("composer")->height();
        composer->setAskFirst({.publish = true, .deleteRetained = true, .broker = QStringLiteral("Plant")});
        composer->setTopic("plant/lamp");
        auto* question = composer->findChild<ui::PublishQuestion*>();
        for (int time = 0; time < 3; ++time) {
            composer->publish();
            QVERIFY(question->isVisible());
            settle();
            QVERIFY(question->height() >= question->minimumSizeHint().height());
            question->withdraw();
            settle();
            QCOMPARE(dock("composer")->height(), before);
        }
    }
};

QTEST_MAIN(WindowLayoutTest)
#include "test_window_layout.moc"
