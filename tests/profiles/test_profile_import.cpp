// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_import.h"
#include "app/profiles/profile_json.h"
#include "app/profiles/yaml_reader.h"
#include "tests/profiles/full_profile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace topicscope;
using namespace topicscope::profiles;

namespace {

const QByteArray mqttExplorer = R"({
  "ConnectionManager_connections": {
    "6b1f0c52-6e0e-4f0d-9b3e-0f5d7d3f1a11": {
      "configVersion": 1, "type": "mqtt", "id": "6b1f0c52-6e0e-4f0d-9b3e-0f5d7d3f1a11",
      "name": "plant A", "host": "broker.example.com", "port": "8884",
      "protocol": "ws", "encryption": true, "certValidation": false, "basePath": "ws",
      "username": "tech", "password": "secret", "clientId": "plantA-viewer", "favourite": true,
      "selfSignedCertificate": {"name": "ca.crt", "data": "bm8gY2VydGlmaWNhdGU="},
      "clientKey": {"name": "client.key", "data": "!"},
      "subscriptions": ["old/filter", {"topic": "$SYS/#", "qos": 1}]
    }
  },
  "Settings": {"theme": "light"},
  "connection_view_state": {"6b1f0c52": {"charts": [{"topic": "a/b"}]}}
})";

const QByteArray mqttx = R"([
  {"id": "0d1b5c0e", "clientId": "mqttx_0a1b2c3d", "name": "plant A", "clean": false,
   "protocol": "mqtts", "host": "broker.example.com", "port": 8883, "keepalive": 30, "connectTimeout": 7,
   "reconnect": true, "reconnectPeriod": 90000, "username": "tech", "password": "secret", "path": "/mqtt",
   "certType": "self", "ssl": true, "mqttVersion": "5.0", "unreadMessageCount": 0, "clientIdWithTime": true,
   "parentId": null, "orderId": 0, "rejectUnauthorized": true, "ALPNProtocols": "[\"mqtt\", \"x\"]",
   "ca": "ca.pem", "cert": "", "key": "gone.key", "isCollection": false, "novelty": 4,
   "subscriptions": [{"id": "s", "topic": "plantA/#", "qos": 1, "disabled": true, "nl": true, "rap": true, "rh": 2,
     "subscriptionIdentifier": 7, "color": "#34C388", "connectionId": "0d1b5c0e"}],
   "will": {"id": "w", "lastWillTopic": "plantA/status", "lastWillPayload": "offline", "lastWillQos": 1,
     "lastWillRetain": true, "properties": {"willDelayInterval": 5, "payloadFormatIndicator": true,
     "messageExpiryInterval": null, "contentType": "", "responseTopic": "r", "correlationData": null}},
   "properties": {"sessionExpiryInterval": null, "receiveMaximum": 20, "maximumPacketSize": null,
     "topicAliasMaximum": 10, "requestResponseInformation": null, "requestProblemInformation": null,
     "userProperties": {"site": ["A", "B"]}, "authenticationMethod": null},
   "messages": [{"id": "m"}]},
  {"id": "no host"}
])";

/// The same as `mqttx`, as MQTTX writes it.
const QByteArray mqttxYaml = R"(- id: 0d1b5c0e
  clientId: mqttx_0a1b2c3d
  name: plant A
  clean: false
  protocol: mqtts
  host: broker.example.com
  port: 8883
  keepalive: 30
  connectTimeout: 7
  reconnect: true
  reconnectPeriod: 90000
  username: tech
  password: secret
  path: /mqtt
  certType: self
  ssl: true
  mqttVersion: "5.0"
  unreadMessageCount: 0
  clientIdWithTime: true
  parentId: null
  orderId: 0
  rejectUnauthorized: true
  ALPNProtocols: '["mqtt", "x"]'
  ca: ca.pem
  cert: ""
  key: gone.key
  isCollection: false
  novelty: 4
  subscriptions:
    - id: s
      topic: plantA/#
      qos: 1
      disabled: true
      nl: true
      rap: true
      rh: 2
      subscriptionIdentifier: 7
      color: "#34C388"
      connectionId: 0d1b5c0e
  will:
    id: w
    lastWillTopic: plantA/status
    lastWillPayload: offline
    lastWillQos: 1
    lastWillRetain: true
    properties:
      willDelayInterval: 5
      payloadFormatIndicator: true
      messageExpiryInterval: null
      contentType: ""
      responseTopic: r
      correlationData: null
  properties:
    sessionExpiryInterval: null
    receiveMaximum: 20
    maximumPacketSize: null
    topicAliasMaximum: 10
    requestResponseInformation: null
    requestProblemInformation: null
    userProperties:
      site:
        - A
        - B
    authenticationMethod: null
  messages:
    - id: m
- id: no host
)";

const QByteArray mosquitto = "# comment\n-h broker.example\n-p 8883\n-u tech\n-P secret\n--cafile ca.pem\n-t plant/#\n"
                             "-t other/+\n-q 2\n-i viewer\n-c\n-V mqttv5\n-x 60\n-k 20\n--will-topic s\n"
                             "--will-payload gone\n--will-retain\n--proxy socks5h://me:pw@proxy:1081\n-d\n";

} // namespace

class TestProfileImport : public QObject
{
    Q_OBJECT

private slots:
    void mqttExplorerSettings();
    void mqttxExport();
    void mqttxSingleObject();
    void mqttxYamlBringsWhatItsJsonBrings();
    void yamlReads_data();
    void yamlReads();
    void yamlThatIsNotReadSaysWhere_data();
    void yamlThatIsNotReadSaysWhere();
    void damagedYamlIsSafe();
    void mosquittoOptionFile();
    void ownExportHasNoSecretsAndComesBack();
    void namedFilesAreReadAndMissingOnesNamed();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void damagedFilesAreSafe();
};

void TestProfileImport::mqttExplorerSettings()
{
    const auto result = parseImport(mqttExplorer);
    QVERIFY(result);
    QCOMPARE(result->program, QStringLiteral("MQTT Explorer"));
    QCOMPARE(result->profiles.size(), 1);
    const ImportedProfile& imported = result->profiles.first();
    const Profile& p = imported.profile;
    QCOMPARE(p.name, QStringLiteral("plant A"));
    QVERIFY(p.id != QStringLiteral("6b1f0c52-6e0e-4f0d-9b3e-0f5d7d3f1a11"));
    QCOMPARE(p.host, QStringLiteral("broker.example.com"));
    QCOMPARE(p.port, quint16(8884));
    QCOMPARE(p.transport, Transport::SecureWebSocket);
    QCOMPARE(p.webSocketPath, QStringLiteral("/ws"));
    QCOMPARE(p.protocol, ProtocolChoice::V3_1_1);
    QVERIFY(!p.tls.verifyPeer);
    QCOMPARE(p.userName, QStringLiteral("tech"));
    QCOMPARE(p.clientId, QStringLiteral("plantA-viewer"));
    QCOMPARE(p.subscriptions.size(), 2);
    QCOMPARE(p.subscriptions.at(0).filter, QStringLiteral("old/filter"));
    QCOMPARE(p.subscriptions.at(1).qos, mqtt::QoS::AtLeastOnce);
    QCOMPARE(imported.secrets.value(SecretKind::Password).toText(), QStringLiteral("secret"));
    QVERIFY(imported.secrets.contains(SecretKind::CaCertificates));
    const QString notes = imported.notes.join(u'\n');
    QVERIFY(notes.contains(QStringLiteral("favourite")));  // unknown field
    QVERIFY(notes.contains(QStringLiteral("client.key"))); // unreadable file
    QCOMPARE(imported.notes.size(), 2);
    QCOMPARE(result->notes.size(), 1); // charts
    QVERIFY(!QString::fromUtf8(exportProfiles({p})).contains(QStringLiteral("secret")));
}

void TestProfileImport::mqttxExport()
{
    const auto result = parseImport(mqttx);
    QVERIFY(result);
    QCOMPARE(result->program, QStringLiteral("MQTTX"));
    QCOMPARE(result->profiles.size(), 1);
    QCOMPARE(result->notes.size(), 1); // the entry without a host
    const ImportedProfile& imported = result->profiles.first();
    const Profile& p = imported.profile;
    QCOMPARE(p.transport, Transport::Tls);
    QCOMPARE(p.protocol, ProtocolChoice::V5_0);
    QCOMPARE(p.keepAliveSeconds, quint16(30));
    QCOMPARE(p.connectTimeoutMs, 7'000);
    QCOMPARE(p.reconnect.firstDelayMs, 90'000);
    QCOMPARE(p.reconnect.maximumDelayMs, 90'000);
    QVERIFY(!p.cleanStart);
    QCOMPARE(p.sessionExpirySeconds, std::numeric_limits<quint32>::max());
    QCOMPARE(p.tls.alpn, (QStringList{QStringLiteral("mqtt"), QStringLiteral("x")}));
    QCOMPARE(p.receiveMaximum, std::optional<quint16>(20));
    QVERIFY(!p.maximumPacketSize);
    QCOMPARE(p.topicAliasMaximum, std::optional<quint16>(10));
    QVERIFY(p.requestProblemInformation);
    QCOMPARE(p.userProperties, (NameValueList{{QStringLiteral("site"), QStringLiteral("A")},
                                              {QStringLiteral("site"), QStringLiteral("B")}}));
    QCOMPARE(p.subscriptions.size(), 1);
    const SubscriptionEntry& s = p.subscriptions.first();
    QVERIFY(!s.enabled && s.noLocal && s.retainAsPublished && s.retainHandling == 2);
    QVERIFY(p.will.enabled && p.will.retain && p.will.payloadIsUtf8);
    QCOMPARE(p.will.payload, QByteArray("offline"));
    QCOMPARE(p.will.delaySeconds, std::optional<quint32>(5));
    QVERIFY(!p.will.messageExpirySeconds);
    QCOMPARE(imported.files.value(SecretKind::CaCertificates), QStringLiteral("ca.pem"));
    QCOMPARE(imported.files.value(SecretKind::PrivateKey), QStringLiteral("gone.key"));
    QVERIFY(!imported.files.contains(SecretKind::ClientCertificate));
    const QString notes = imported.notes.join(u'\n');
    QVERIFY(notes.contains(QStringLiteral("novelty")));
    QVERIFY(notes.contains(QStringLiteral("messages")));
    QCOMPARE(imported.notes.size(), 3); // and the time in the client id
}

void TestProfileImport::mqttxSingleObject()
{
    const auto result =
        parseImport(R"({"clientId":"a","host":"h","name":"n","ssl":false,"protocol":"ws","port":8083})");
    QVERIFY(result);
    QCOMPARE(result->profiles.first().profile.transport, Transport::WebSocket);
}

void TestProfileImport::mqttxYamlBringsWhatItsJsonBrings()
{
    const auto fromYaml = parseImport(mqttxYaml);
    const auto fromJson = parseImport(mqttx);
    QVERIFY2(fromYaml, fromYaml ? "" : qPrintable(fromYaml.error().message));
    QCOMPARE(fromYaml->program, QStringLiteral("MQTTX"));
    QCOMPARE(fromYaml->profiles.size(), 1);
    Profile profile = fromYaml->profiles.first().profile;
    profile.id = fromJson->profiles.first().profile.id;
    QCOMPARE(profileToJson(profile), profileToJson(fromJson->profiles.first().profile));
    QCOMPARE(fromYaml->profiles.first().notes, fromJson->profiles.first().notes);
    QCOMPARE(fromYaml->profiles.first().files, fromJson->profiles.first().files);
    QCOMPARE(fromYaml->profiles.first().secrets.value(SecretKind::Password).toText(), QStringLiteral("secret"));
    QCOMPARE(fromYaml->notes, fromJson->notes);
}

void TestProfileImport::yamlReads_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("json");
    const auto row = [](const char* name, const char* yaml, const char* json) {
        QTest::newRow(name) << QString::fromUtf8(yaml) << QString::fromUtf8(json);
    };
    row("scalars", "a: 1\nb: true\nc: ~\nd: null\ne: -2.5e3\nf: 5.0.1\ng:\n",
        R"({"a":1,"b":true,"c":null,"d":null,"e":-2500,"f":"5.0.1","g":null})");
    row("quoted", "a: \"x\\n\\u00e9 \\\"q\\\"\"\nb: 'it''s'\n\"c d\": \"1\"",
        R"({"a":"x\né \"q\"","b":"it's","c d":"1"})");
    row("comments", "# first\na: b # c\n\n# between\nc: d#e\nf: 'g # h' # i\n", R"({"a":"b","c":"d#e","f":"g # h"})");
    row("colons and hashes", "topic: plant/#\nurl: http://x:1/y\ntime: 10:11:12:345",
        R"({"topic":"plant/#","url":"http://x:1/y","time":"10:11:12:345"})");
    row("folded plain", "a: one\n  two\n\n  three\nb: 1", R"({"a":"one two\nthree","b":1})");
    row("folded quoted", "a: \"one\n  two \\\n  three\"\nb: 1", R"({"a":"one two three","b":1})");
    row("literal", "a: |\n  x: 1\n    y\n\n  z\nb: 1", R"({"a":"x: 1\n  y\n\nz\n","b":1})");
    row("literal, stripped", "a: |-\n  {\"v\": 1}\n\nb: 1", R"({"a":"{\"v\": 1}","b":1})");
    row("folded", "a: >-\n  one\n  two\n\n  three\nb: 1", R"({"a":"one two\nthree","b":1})");
    row("flow", "a: []\nb: {}\nc: [1, \"x, y\", {d: e, f: [null]}]\ng: {h: 1,\n  i: 2}",
        R"({"a":[],"b":{},"c":[1,"x, y",{"d":"e","f":[null]}],"g":{"h":1,"i":2}})");
    row("level sequence", "a:\n- 1\n- b: 2\n  c: 3\nd: 4", R"({"a":[1,{"b":2,"c":3}],"d":4})");
    row("nested sequences", "- - 1\n  - 2\n-\n  - 3\n- x", R"([[1,2],[3],"x"])");
    row("document start and Windows line ends", "---\r\na: 1\r\nb:\r\n  c: x\r\n", R"({"a":1,"b":{"c":"x"}})");
}

void TestProfileImport::yamlReads()
{
    QFETCH(QString, yaml);
    QFETCH(QString, json);
    const auto value = readYaml(yaml);
    QVERIFY2(value, value ? "" : qPrintable(value.error().message));
    const QJsonDocument wanted = QJsonDocument::fromJson(json.toUtf8());
    QVERIFY(!wanted.isNull());
    const QJsonDocument got = value->isArray() ? QJsonDocument(value->toArray()) : QJsonDocument(value->toObject());
    QCOMPARE(QString::fromUtf8(got.toJson(QJsonDocument::Compact)),
             QString::fromUtf8(wanted.toJson(QJsonDocument::Compact)));
}

void TestProfileImport::yamlThatIsNotReadSaysWhere_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("where");
    QTest::newRow("anchor") << QStringLiteral("a: 1\nb: &x 2") << QStringLiteral("line 2");
    QTest::newRow("alias") << QStringLiteral("a: *x") << QStringLiteral("line 1");
    QTest::newRow("tag") << QStringLiteral("a: !!str 1") << QStringLiteral("line 1");
    QTest::newRow("no key") << QStringLiteral("a: 1\nb") << QStringLiteral("line 2");
    QTest::newRow("open quote") << QStringLiteral("a: \"x\nb: 1") << QStringLiteral("quotation mark");
    QTest::newRow("open bracket") << QStringLiteral("a: [1, 2\nb: 1") << QStringLiteral("bracket");
    QTest::newRow("too deep") << QStringLiteral("a: ") + QString(200, u'[') + QString(200, u']')
                              << QStringLiteral("too deeply");
    QTest::newRow("out of line") << QStringLiteral("  a: 1\nb: 2") << QStringLiteral("line 2");
}

void TestProfileImport::yamlThatIsNotReadSaysWhere()
{
    QFETCH(QString, yaml);
    QFETCH(QString, where);
    const auto value = readYaml(yaml);
    QVERIFY(!value);
    QVERIFY2(value.error().message.contains(where), qPrintable(value.error().message));
}

void TestProfileImport::damagedYamlIsSafe()
{
    QRandomGenerator random(20261122);
    const QByteArray signs = "-:#\"'[]{}|>&*!, \n\\\t?~";
    for (int round = 0; round < 3000; ++round) {
        QByteArray damaged = mqttxYaml;
        for (int i = random.bounded(1, 12); i > 0; --i)
            damaged[random.bounded(int(damaged.size()))] = signs.at(random.bounded(int(signs.size())));
        damaged.truncate(random.bounded(int(damaged.size()) + 1));
        (void)readYaml(QString::fromUtf8(damaged)); // returns
        (void)parseImport(damaged);
    }
}

void TestProfileImport::mosquittoOptionFile()
{
    const auto result = parseImport(mosquitto);
    QVERIFY(result);
    QCOMPARE(result->program, QStringLiteral("mosquitto"));
    const ImportedProfile& imported = result->profiles.first();
    const Profile& p = imported.profile;
    QCOMPARE(p.host, QStringLiteral("broker.example"));
    QCOMPARE(p.transport, Transport::Tls);
    QCOMPARE(p.protocol, ProtocolChoice::V5_0);
    QVERIFY(!p.cleanStart);
    QVERIFY(!p.tls.useSystemCertificates);
    QCOMPARE(p.sessionExpirySeconds, 60U);
    QCOMPARE(p.keepAliveSeconds, quint16(20));
    QCOMPARE(p.subscriptions.size(), 2);
    QCOMPARE(p.subscriptions.at(1).qos, mqtt::QoS::ExactlyOnce);
    QVERIFY(p.will.enabled && p.will.retain);
    QCOMPARE(p.proxy.type, ProxyType::Socks5);
    QCOMPARE(p.proxy.port, quint16(1081));
    QCOMPARE(imported.secrets.value(SecretKind::ProxyPassword).toText(), QStringLiteral("pw"));
    QCOMPARE(imported.secrets.value(SecretKind::Password).toText(), QStringLiteral("secret"));
    QCOMPARE(imported.notes.size(), 1);
    QVERIFY(imported.notes.first().contains(QStringLiteral("-d")));
}

void TestProfileImport::ownExportHasNoSecretsAndComesBack()
{
    const Profile original = fullProfile();
    const auto result = parseImport(exportProfiles({original}));
    QVERIFY(result);
    QCOMPARE(result->program, QStringLiteral("Topicscope"));
    Profile back = result->profiles.first().profile;
    QVERIFY(back.id != original.id);
    QCOMPARE(back.keychain, SecretKinds());
    QVERIFY(!back.lastUsed.isValid());
    QCOMPARE(result->profiles.first().notes.size(), 1); // its secrets are to be entered again
    Profile expected = original;
    expected.id = back.id;
    expected.keychain = {};
    expected.sessionOnly = SecretKind::Password | SecretKind::Passphrase; // what can be typed is asked for
    expected.lastUsed = {};
    expected.clientCertificate = {};
    expected.ownCa = {};
    QVERIFY(back == expected);
}

void TestProfileImport::namedFilesAreReadAndMissingOnesNamed()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("ca.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no certificate");
    file.close();
    const ImportedProfile imported = readImportedFiles(parseImport(mqttx)->profiles.first(), folder.path());
    QVERIFY(imported.files.isEmpty());
    QVERIFY(!imported.secrets.contains(SecretKind::CaCertificates)); // it was none
    QVERIFY(!imported.secrets.contains(SecretKind::PrivateKey));
    QVERIFY(imported.notes.join(u'\n').contains(QStringLiteral("gone.key")));
    QCOMPARE(imported.notes.size(), 5);
}

void TestProfileImport::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello\nworld\n");
    QTest::newRow("other JSON") << QByteArray(R"({"a":1})");
    QTest::newRow("empty list") << QByteArray("[]");
    QTest::newRow("MQTT Explorer without connections") << QByteArray(R"({"ConnectionManager_connections":{}})");
    QTest::newRow("another format") << QByteArray(R"({"format":"other","profiles":[]})");
    QTest::newRow("binary") << QByteArray("\x00\x01-h x\n", 7);
}

void TestProfileImport::otherFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto result = parseImport(bytes);
    QVERIFY(!result);
    QVERIFY(!result.error().message.isEmpty());
}

void TestProfileImport::damagedFilesAreSafe()
{
    QRandomGenerator random(1);
    for (const QByteArray& whole : {mqttExplorer, mqttx, mosquitto}) {
        for (qsizetype size = 0; size < whole.size(); size += 7)
            parseImport(QByteArrayView(whole).first(size));
        for (int i = 0; i < 2'000; ++i) {
            QByteArray damaged = whole;
            damaged[random.bounded(damaged.size())] = static_cast<char>(random.bounded(256));
            parseImport(damaged);
        }
    }
}

QTEST_GUILESS_MAIN(TestProfileImport)
#include "test_profile_import.moc"
