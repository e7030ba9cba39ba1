// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/scram_authenticator.h"

#include <QTest>

using namespace topicscope;
using namespace topicscope::client;

class TestScramAuthenticator : public QObject
{
    Q_OBJECT

private slots:
    void examplesOfTheStandards_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("serverFirst");
        QTest::addColumn<QByteArray>("clientFinal");
        QTest::addColumn<QByteArray>("serverFinal");
        QTest::newRow("RFC 5802 §5, SCRAM-SHA-1")
            << QByteArray("SCRAM-SHA-1") << QByteArray("fyko+d2lbbFgONRv9qkxdawL")
            << QByteArray("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096")
            << QByteArray("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")
            << QByteArray("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
        QTest::newRow("RFC 7677 §3, SCRAM-SHA-256")
            << QByteArray("SCRAM-SHA-256") << QByteArray("rOprNGfwEbeRWgbNEkqO")
            << QByteArray("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")
            << QByteArray("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+"
                          "Ute9ytag9zjfMHgsqmmiz7AndVQ=")
            << QByteArray("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    void examplesOfTheStandards()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, serverFirst);
        QFETCH(QByteArray, clientFinal);
        QFETCH(QByteArray, serverFinal);
        const auto scram =
            ScramAuthenticator::create(method, QStringLiteral("user"), QStringLiteral("pencil"), [&] { return nonce; });
        QVERIFY(scram);
        QCOMPARE(QByteArray::fromStdString(mqtt::Bytes(scram->method())), method);
        QCOMPARE(QByteArray::fromStdString(*scram->start()), QByteArray("n,,n=user,r=" + nonce));
        const auto answer = scram->challenge(serverFirst.toStdString());
        QVERIFY(answer);
        QCOMPARE(QByteArray::fromStdString(*answer), clientFinal);
        QVERIFY(!scram->finish(mqtt::BytesView("v=AAAA")));
        QVERIFY(!scram->finish(std::nullopt));
        QVERIFY(scram->finish(serverFinal.toStdString()));
    }

    void sha512IsKnownAndOthersAreNot()
    {
        QVERIFY(ScramAuthenticator::create("SCRAM-SHA-512", {}, {}));
        QVERIFY(!ScramAuthenticator::create("SCRAM-SHA-256-PLUS", {}, {}));
        QVERIFY(!ScramAuthenticator::create("PLAIN", {}, {}));
    }

    void badChallengesAreGivenUp_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::newRow("nonce of somebody else") << QByteArray("r=other123,s=QSXCR+Q6sek8bf92,i=4096");
        QTest::newRow("nonce not extended") << QByteArray("r=abc,s=QSXCR+Q6sek8bf92,i=4096");
        QTest::newRow("no salt") << QByteArray("r=abcdef,i=4096");
        QTest::newRow("no count") << QByteArray("r=abcdef,s=QSXCR+Q6sek8bf92");
        QTest::newRow("count too small") << QByteArray("r=abcdef,s=QSXCR+Q6sek8bf92,i=1");
        QTest::newRow("count that would block us") << QByteArray("r=abcdef,s=QSXCR+Q6sek8bf92,i=2000000000");
        QTest::newRow("unknown mandatory extension") << QByteArray("m=x,r=abcdef,s=QSXCR+Q6sek8bf92,i=4096");
        QTest::newRow("garbage") << QByteArray("\0\xff\x80", 3);
        QTest::newRow("empty") << QByteArray();
    }

    void badChallengesAreGivenUp()
    {
        QFETCH(QByteArray, challenge);
        const auto scram = ScramAuthenticator::create("SCRAM-SHA-256", QStringLiteral("u"), QStringLiteral("p"),
                                                      [] { return QByteArray("abc"); });
        scram->start();
        QVERIFY(!scram->challenge(challenge.toStdString()));
        QVERIFY(!scram->finish(mqtt::BytesView("v=")));
    }

    void commaAndEqualsInTheNameAreEscaped()
    {
        const auto scram =
            ScramAuthenticator::create("SCRAM-SHA-1", QStringLiteral("a=b,c"), {}, [] { return QByteArray("x"); });
        QCOMPARE(QByteArray::fromStdString(*scram->start()), QByteArray("n,,n=a=3Db=2Cc,r=x"));
    }
};

QTEST_GUILESS_MAIN(TestScramAuthenticator)
#include "test_scram_authenticator.moc"
