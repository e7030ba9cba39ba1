// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QString>

#include <optional>

class QDBusVariant;
class QPalette;

namespace topicscope::ui {

/// The colours of the window, one set for light and one for dark. Text tokens (text, dim, good, warning, bad, accent)
/// keep a contrast of 4.5 : 1 on every ground token; tests/gui proves it.
struct Tokens
{
    QColor ground;      ///< behind panels, status bar, start page
    QColor panel;       ///< views, editors, buttons
    QColor line;        ///< hairlines and borders
    QColor text;        ///< ordinary text
    QColor dim;         ///< secondary text, stale rows
    QColor accent;      ///< the one accent colour
    QColor onAccent;    ///< text upon accent
    QColor accentTint;  ///< selected rows, informative chips
    QColor good;        ///< connected, done
    QColor goodTint;    ///< ground of a good chip
    QColor warning;     ///< needs attention
    QColor warningTint; ///< ground of a warning chip
    QColor bad;         ///< failed
    QColor badTint;     ///< ground of a bad chip
    QColor fresh;       ///< ground of a row that just changed
};

/// The look of the whole program: tokens, palette, style and the system's wishes. One object, GUI thread only.
///
/// Widgets take colours from `Theme::instance().tokens()` when they paint (never store them), and repaint on
/// QEvent::PaletteChange, which Qt sends to every widget when the theme changes. Models and caches that hold
/// colours listen to `changed()`.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };

    /// The only one. Made at first use, after QApplication.
    static Theme& instance();

    /// Installs style and palette on the application. Call once, before the first window is shown. Does no
    /// input or output: what the desktop portal says is asked by `askDesktop()`.
    void install(Mode mode);

    /// Asks the desktop portal, asynchronously, for its colour scheme and for reduced motion, and follows changes.
    /// Call after the first frame: connecting to the session bus takes a few milliseconds.
    void askDesktop();

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] const Tokens& tokens() const;

    /// True when the desktop asks for reduced motion (or a person does here): no glow, no sliding.
    [[nodiscard]] bool reducedMotion() const { return m_motionWish.value_or(m_reducedMotion); }
    /// What a person wants whatever the desktop says; nothing: as the desktop.
    void setReducedMotion(std::optional<bool> reduced);

    /// "light", "dark" or "system"; nothing for any other word.
    static std::optional<Mode> modeFromName(const QString& name);
    static QString modeName(Mode mode);

    /// Both sets, for tests and for pictures.
    static const Tokens& lightTokens();
    static const Tokens& darkTokens();
    static QPalette paletteFor(const Tokens& tokens);

signals:
    /// Tokens or reduced motion changed; the palette is already the new one.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private slots:
    void portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    Theme();
    void apply();
    [[nodiscard]] bool systemIsDark();
    void takePortalSetting(const QString& group, const QString& key, const QVariant& value);

    Mode m_mode = Mode::System;
    bool m_dark = false;
    bool m_installed = false;
    bool m_applying = false;
    bool m_reducedMotion = false;
    std::optional<bool> m_portalDark;
    std::optional<bool> m_motionWish;
};

/// Short for Theme::instance().tokens().
[[nodiscard]] const Tokens& tokens();

} // namespace topicscope::ui
