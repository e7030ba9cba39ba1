// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/private_broker.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using topicscope::demo::PrivateBroker;

namespace {

bool exists(qint64 process)
{
    return ::kill(pid_t(process), 0) == 0 || errno != ESRCH;
}

/// The same for a process that is not our child: a dead one is reaped by whoever adopted it, in a moment.
bool runs(qint64 process)
{
    QFile status(u"/proc/%1/stat"_s.arg(process));
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
}

} // namespace

class TestPrivateBroker : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void listensOnLoopbackAndLeavesNothing();
    void takesAnotherPortWhenTheFirstIsTaken();
    void saysWhichPackageToInstall();
    void saysWhatMosquittoSaid();
    void tellsWhenItEndsByItself();
    void endsWhenTheProgramIsKilled();

private:
    QTemporaryDir m_temporary; ///< what the broker leaves would be found here
};

void TestPrivateBroker::initTestCase()
{
    // Started again by endsWhenTheProgramIsKilled(): a program that starts a broker, tells its number, and waits.
    if (qEnvironmentVariableIsSet("TEST_PRIVATE_BROKER_HOLD")) {
        PrivateBroker broker;
        QObject::connect(&broker, &PrivateBroker::started, this, [&broker] {
            printf("%lld is the broker\n", static_cast<long long>(broker.processId()));
            fflush(stdout);
        });
        broker.start();
        QTest::qWait(60'000);
        return;
    }
    if (PrivateBroker::findProgram().isEmpty()) {
        QSKIP("mosquitto is not installed");
    }
    QVERIFY(m_temporary.isValid());
    qputenv("TMPDIR", m_temporary.path().toLocal8Bit());
}

void TestPrivateBroker::listensOnLoopbackAndLeavesNothing()
{
    qint64 process = 0;
    {
        PrivateBroker broker;
        QSignalSpy started(&broker, &PrivateBroker::started);
        QSignalSpy failed(&broker, &PrivateBroker::failed);
        broker.start();
        QVERIFY(started.isEmpty() && failed.isEmpty()); // never from inside start()
        QTRY_COMPARE(started.size(), 1);
        QVERIFY(broker.port() > 0);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, broker.port());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        process = broker.processId();
        QVERIFY(exists(process));
        QCOMPARE(QDir(m_temporary.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList());
    }
    QVERIFY(!exists(process));
    QCOMPARE(QDir(m_temporary.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList());
}

void TestPrivateBroker::takesAnotherPortWhenTheFirstIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    PrivateBroker broker;
    broker.setFirstPort(other.serverPort());
    QSignalSpy started(&broker, &PrivateBroker::started);
    broker.start();
    QTRY_COMPARE(started.size(), 1);
    QVERIFY(broker.port() != other.serverPort());
}

void TestPrivateBroker::saysWhichPackageToInstall()
{
    PrivateBroker broker;
    broker.setProgram(u"/nonexistent/mosquitto"_s);
    QSignalSpy failed(&broker, &PrivateBroker::failed);
    broker.start();
    QTRY_COMPARE(failed.size(), 1);
    const QString reason = failed.first().first().toString();
    QVERIFY2(reason.contains(u"apt install mosquitto"_s), qPrintable(reason));
}

void TestPrivateBroker::saysWhatMosquittoSaid()
{
    PrivateBroker broker;
    broker.setExtraConfiguration({u"no_such_option true"_s});
    QSignalSpy failed(&broker, &PrivateBroker::failed);
    broker.start();
    QTRY_COMPARE(failed.size(), 1);
    const QString reason = failed.first().first().toString();
    QVERIFY2(reason.contains(u"no_such_option"_s), qPrintable(reason));
    QCOMPARE(broker.port(), 0);
}

void TestPrivateBroker::tellsWhenItEndsByItself()
{
    PrivateBroker broker;
    QSignalSpy started(&broker, &PrivateBroker::started);
    QSignalSpy failed(&broker, &PrivateBroker::failed);
    broker.start();
    QTRY_COMPARE(started.size(), 1);
    ::kill(pid_t(broker.processId()), SIGKILL);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!broker.isRunning());
    broker.start(); // and can be started again
    QTRY_COMPARE(started.size(), 2);
}

void TestPrivateBroker::endsWhenTheProgramIsKilled()
{
#ifndef Q_OS_LINUX
    QSKIP("only Linux ties the life of a child to its parent's");
#endif
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TEST_PRIVATE_BROKER_HOLD"_s, u"1"_s);
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {u"saysWhichPackageToInstall"_s});
    QByteArray output;
    QTRY_VERIFY((output += program.readAllStandardOutput()).contains(" is the broker\n"));
    output.truncate(output.indexOf(" is the broker\n"));
    const qint64 broker = output.mid(output.lastIndexOf('\n') + 1).toLongLong();
    QVERIFY(broker > 0);
    QVERIFY(runs(broker));
    ::kill(pid_t(program.processId()), SIGKILL);
    QTRY_VERIFY(!runs(broker));
    QTRY_COMPARE(program.state(), QProcess::NotRunning);
}

QTEST_GUILESS_MAIN(TestPrivateBroker)
#include "test_private_broker.moc"
