// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStatusBar>
#include <QString>

#include <cstdint>
#include <utility>

class QLabel;
class QPushButton;

namespace topicscope::ui {

class ElidedLabel;
class FigureLabel;
class Sparkline;

/// How a connection stands, in one glance.
enum class Health { Idle, Good, Warning, Bad };

/// One line about the current connection, or about none. It only shows; MainWindow feeds it. GUI thread.
class StatusBar : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget* parent = nullptr);

    /// State in a word ("Connected"), its meaning, and the whole sentence for the tool tip.
    void setState(const QString& text, Health health, const QString& explanation = {});
    /// "mqtts://broker.plant-a:8883 · MQTT 5.0 · TLS 1.3"; never with a password.
    void setEndpoint(const QString& text);

    struct Figures
    {
        double messagesPerSecond = 0;
        std::uint64_t messages = 0;
        std::uint64_t topics = 0;
        std::int64_t memoryUsed = 0;
        std::int64_t memoryBudget = 0;
        std::int64_t pingMicroseconds = -1; ///< −1: none yet
    };
    void setFigures(const Figures& figures);
    /// Adds a point to the live line; call once a second.
    void addRate(double messagesPerSecond);
    /// What was lost here, by reason (plain words, count); empty: nothing. `evicted` is history given up, not a loss.
    void setLosses(const QList<std::pair<QString, std::uint64_t>>& losses, std::uint64_t evicted);
    /// Shows the figures, or (no connection) a hint at the right instead.
    void setConnectionShown(bool shown);
    /// Forgets widths and the live line: another connection is shown.
    void startOver();

private:
    ElidedLabel* m_state;
    ElidedLabel* m_endpoint;
    FigureLabel* m_rate;
    Sparkline* m_line;
    FigureLabel* m_messages;
    FigureLabel* m_topics;
    FigureLabel* m_memory;
    FigureLabel* m_ping;
    QPushButton* m_losses;
    QLabel* m_hint;
    QWidget* m_figures;
    Health m_health = Health::Idle;
};

} // namespace topicscope::ui
