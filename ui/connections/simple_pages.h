// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/secret_page.h"

class QPlainTextEdit;
class QPushButton;

namespace topicscope::ui {

class NameValueTable;
class SecretField;

/// Name, address, protocol version.
class BrokerPage : public SecretPage
{
    Q_OBJECT

public:
    explicit BrokerPage(QWidget* parent = nullptr);
    void load(const profiles::Profile& profile) override;
    void store(profiles::Profile& profile) const override;
    void setStored(profiles::SecretKinds inKeychain, profiles::SecretKinds inSession) override;
    void setUnsaved(const profiles::SecretMap& secrets) override;
    void collect(profiles::SecretMap& changed, profiles::SecretKinds& removed) const override;
    void focusHost();
    /// As typed by the person. `port` 0: the usual one.
    void setServer(const QString& host, quint16 port);

private:
    void updateTransport();

    QLineEdit* m_name;
    QComboBox* m_transport;
    QLineEdit* m_host;
    NumberEdit* m_port;
    QLineEdit* m_path;
    QLineEdit* m_subprotocol;
    NameValueTable* m_headers;
    SecretField* m_secretHeader;
    QComboBox* m_protocol;
    NumberEdit* m_timeout;
};

/// Client id, clean start, expiry, keep alive, reconnect.
class SessionPage : public EditorPage
{
    Q_OBJECT

public:
    explicit SessionPage(QWidget* parent = nullptr);
    void load(const profiles::Profile& profile) override;
    void store(profiles::Profile& profile) const override;

private:
    void updateEnabled();

    QLineEdit* m_clientId;
    QCheckBox* m_cleanStart;
    NumberEdit* m_expiry;
    QCheckBox* m_neverExpires;
    NumberEdit* m_keepAlive;
    QCheckBox* m_reconnect;
    NumberEdit* m_firstDelay;
    NumberEdit* m_maximumDelay;
    NumberEdit* m_stableAfter;
    QCheckBox* m_keepPublishes;
    NumberEdit* m_keptLimit;
};

/// The last will.
class WillPage : public EditorPage
{
    Q_OBJECT

public:
    explicit WillPage(QWidget* parent = nullptr);
    void load(const profiles::Profile& profile) override;
    void store(profiles::Profile& profile) const override;

private:
    void updateEnabled();

    QCheckBox* m_enabled;
    QLineEdit* m_topic;
    QPlainTextEdit* m_payload;
    QByteArray m_binaryPayload; ///< a payload that is no text stays as it is until it is replaced
    QComboBox* m_qos;
    QCheckBox* m_retain;
    NumberEdit* m_delay;
    NumberEdit* m_expiry;
    QCheckBox* m_isUtf8;
    QLineEdit* m_contentType;
    QLineEdit* m_responseTopic;
    QLineEdit* m_correlation;
    QByteArray m_binaryCorrelation;
    NameValueTable* m_userProperties;
};

/// What CONNECT says in MQTT 5.0.
class Mqtt5Page : public EditorPage
{
    Q_OBJECT

public:
    explicit Mqtt5Page(QWidget* parent = nullptr);
    void load(const profiles::Profile& profile) override;
    void store(profiles::Profile& profile) const override;

private:
    NumberEdit* m_receiveMaximum;
    NumberEdit* m_maximumPacketSize;
    NumberEdit* m_topicAliasMaximum;
    QCheckBox* m_responseInformation;
    QCheckBox* m_problemInformation;
    NameValueTable* addProperties(const QString& label, const QString& accessibleName, const QString& field);

    NameValueTable* m_userProperties;
    NameValueTable* m_subscribeProperties;
    NameValueTable* m_acknowledgementProperties;
    NameValueTable* m_authProperties;
    NameValueTable* m_disconnectProperties;
};

/// Group, tag, colour.
class AppearancePage : public EditorPage
{
    Q_OBJECT

public:
    explicit AppearancePage(QWidget* parent = nullptr);
    /// Groups that exist, to choose from.
    void setGroups(const QStringList& groups);
    void load(const profiles::Profile& profile) override;
    void store(profiles::Profile& profile) const override;

private:
    QComboBox* m_group;
    QLineEdit* m_tag;
    QComboBox* m_colour;
    QCheckBox* m_production;
};

} // namespace topicscope::ui
