// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QEvent>
#include <QFileInfo>
#include <QPalette>
#include <QToolTip>

#include <utility>

namespace topicscope::ui {
namespace {

constexpr auto portalService = "org.freedesktop.portal.Desktop";
constexpr auto portalPath = "/org/freedesktop/portal/desktop";
constexpr auto portalInterface = "org.freedesktop.portal.Settings";

struct PortalKey
{
    const char* group;
    const char* key;
};
constexpr PortalKey portalKeys[] = {
    {"org.freedesktop.appearance", "color-scheme"},
    {"org.freedesktop.appearance", "reduced-motion"},
    {"org.gnome.desktop.interface", "enable-animations"},
    {"org.kde.kdeglobals.KDE", "AnimationDurationFactor"},
};

QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

Theme& Theme::instance()
{
    static Theme* theme = new Theme; // owned by the application, which the constructor makes its parent
    return *theme;
}

Theme::Theme() : QObject(qApp) {}

const Tokens& Theme::lightTokens()
{
    static const Tokens light{
        .ground = QColor(0xf6, 0xf7, 0xf9),
        .panel = QColor(0xff, 0xff, 0xff),
        .line = QColor(0xe1, 0xe4, 0xea),
        .text = QColor(0x1c, 0x24, 0x30),
        .dim = QColor(0x5b, 0x64, 0x74),
        .accent = QColor(0x25, 0x63, 0xc9),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .accentTint = QColor(0xe7, 0xef, 0xfc),
        .good = QColor(0x17, 0x72, 0x45),
        .goodTint = QColor(0xe3, 0xf4, 0xea),
        .warning = QColor(0x9a, 0x4f, 0x06),
        .warningTint = QColor(0xfd, 0xf1, 0xde),
        .bad = QColor(0xb4, 0x23, 0x18),
        .badTint = QColor(0xfd, 0xea, 0xe8),
        .fresh = QColor(0xf1, 0xf5, 0xe4),
    };
    return light;
}

const Tokens& Theme::darkTokens()
{
    static const Tokens dark{
        .ground = QColor(0x15, 0x18, 0x1e),
        .panel = QColor(0x1c, 0x20, 0x27),
        .line = QColor(0x2d, 0x33, 0x3d),
        .text = QColor(0xe3, 0xe7, 0xee),
        .dim = QColor(0x9a, 0xa4, 0xb2),
        .accent = QColor(0x78, 0xa9, 0xff),
        .onAccent = QColor(0x0d, 0x14, 0x20),
        .accentTint = QColor(0x22, 0x31, 0x4d),
        .good = QColor(0x5f, 0xd3, 0x9a),
        .goodTint = QColor(0x1b, 0x35, 0x2a),
        .warning = QColor(0xf0, 0xa9, 0x4b),
        .warningTint = QColor(0x3d, 0x2c, 0x17),
        .bad = QColor(0xff, 0x8a, 0x80),
        .badTint = QColor(0x43, 0x22, 0x22),
        .fresh = QColor(0x28, 0x30, 0x1f),
    };
    return dark;
}

const Tokens& Theme::tokens() const
{
    return m_dark ? darkTokens() : lightTokens();
}

const Tokens& tokens()
{
    return Theme::instance().tokens();
}

QPalette Theme::paletteFor(const Tokens& t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.ground);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.panel);
    palette.setColor(QPalette::AlternateBase, t.ground);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::Button, t.panel);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.bad);
    // A selected row keeps the ordinary text colours: chips, dim and warning text stay readable on the tint.
    palette.setColor(QPalette::Highlight, t.accentTint);
    palette.setColor(QPalette::HighlightedText, t.text);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::PlaceholderText, t.dim);
    palette.setColor(QPalette::ToolTipBase, t.panel);
    palette.setColor(QPalette::ToolTipText, t.text);
    // Fusion mixes its own outlines from these.
    palette.setColor(QPalette::Light, t.panel);
    palette.setColor(QPalette::Midlight, t.line);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.dim);
    palette.setColor(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, t.dim);
    return palette;
}

void Theme::install(Mode mode)
{
    m_mode = mode;
    if (!m_installed) {
        m_installed = true;
        QApplication::setStyle(new Style); // owned by the application
        qApp->installEventFilter(this);
    }
    apply();
}

void Theme::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setReducedMotion(std::optional<bool> reduced)
{
    if (std::exchange(m_motionWish, reduced) != reduced)
        emit changed();
}

bool Theme::systemIsDark()
{
    if (m_portalDark)
        return *m_portalDark;
    // The desktop's own palette shows only while none of ours is set.
    QApplication::setPalette(QPalette());
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

void Theme::apply()
{
    m_applying = true;
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && systemIsDark());
    const QPalette palette = paletteFor(tokens());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    // Selected text, unlike a selected row, must stand out from the ground.
    QPalette editor = palette;
    editor.setColor(QPalette::Highlight, tokens().accent);
    editor.setColor(QPalette::HighlightedText, tokens().onAccent);
    for (const char* type : {"QLineEdit", "QAbstractSpinBox", "QTextEdit", "QPlainTextEdit", "QLabel"})
        QApplication::setPalette(editor, type);
    m_applying = false;
    emit changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // ThemeChange: the desktop switched; windows get it, the palette is the desktop's business until we ask again.
    if (event->type() == QEvent::ThemeChange && !m_applying && m_mode == Mode::System && watched->isWidgetType())
        QMetaObject::invokeMethod(
            this, [this] { apply(); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Theme::askDesktop()
{
    // Without a running bus, asking would make libdbus launch one.
    const QString runtimeBus = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && !QFileInfo::exists(runtimeBus))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(QLatin1StringView(portalService), QLatin1StringView(portalPath), QLatin1StringView(portalInterface),
                QStringLiteral("SettingChanged"), this, SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    for (const PortalKey& entry : portalKeys) {
        auto call = QDBusMessage::createMethodCall(QLatin1StringView(portalService), QLatin1StringView(portalPath),
                                                   QLatin1StringView(portalInterface), QStringLiteral("Read"));
        const QString group = QLatin1StringView(entry.group);
        const QString key = QLatin1StringView(entry.key);
        call << group << key;
        auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher* self) {
            const QDBusPendingReply<QDBusVariant> reply = *self;
            if (reply.isValid())
                takePortalSetting(group, key, unwrapped(reply.value().variant()));
            self->deleteLater();
        });
    }
}

void Theme::portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    takePortalSetting(group, key, unwrapped(value.variant()));
}

void Theme::takePortalSetting(const QString& group, const QString& key, const QVariant& value)
{
    const bool wasReduced = m_reducedMotion;
    if (key == QLatin1StringView("color-scheme") && group == QLatin1StringView("org.freedesktop.appearance")) {
        // 1: prefers dark, 2: prefers light, 0: no wish, then the palette decides.
        const uint scheme = value.toUInt();
        m_portalDark = scheme == 1 ? std::optional(true) : scheme == 2 ? std::optional(false) : std::nullopt;
        if (m_mode == Mode::System)
            apply();
    } else if (key == QLatin1StringView("reduced-motion")) {
        m_reducedMotion = value.toUInt() == 1;
    } else if (key == QLatin1StringView("enable-animations")) {
        m_reducedMotion = !value.toBool();
    } else if (key == QLatin1StringView("AnimationDurationFactor")) {
        m_reducedMotion = value.toString().toDouble() == 0.0;
    }
    if (wasReduced != m_reducedMotion)
        emit changed();
}

std::optional<Theme::Mode> Theme::modeFromName(const QString& name)
{
    if (name == QLatin1StringView("light"))
        return Mode::Light;
    if (name == QLatin1StringView("dark"))
        return Mode::Dark;
    if (name == QLatin1StringView("system"))
        return Mode::System;
    return std::nullopt;
}

QString Theme::modeName(Mode mode)
{
    switch (mode) {
    case Mode::Light:
        return QStringLiteral("light");
    case Mode::Dark:
        return QStringLiteral("dark");
    case Mode::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace topicscope::ui
