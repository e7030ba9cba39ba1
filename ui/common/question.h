// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/notice.h"

#include <QPointer>

namespace topicscope::ui {

/// What a person wants to be asked before, on one connection.
struct AskFirst
{
    bool publish = false;        ///< before anything is published
    bool deleteRetained = false; ///< before a retained message is deleted
    QString broker = {};         ///< the connection's name

    friend bool operator==(const AskFirst&, const AskFirst&) = default;
};

/// A line inside the page it belongs to that asks before something is sent, with the two answers. Answered by Tab and
/// Space, and declined by Escape; the cursor goes back to where it came from.
class Question : public Notice
{
    Q_OBJECT

public:
    explicit Question(QWidget* parent = nullptr);

    /// Asks; `yes` is what the button says that goes on. `careful`: the cursor goes to the other one, because the key
    /// that asked would also answer.
    void ask(const QString& text, const QString& yes, bool careful);
    /// Takes the question back: neither answer was given.
    void withdraw();
    bool isAsking() const { return m_asking; }

signals:
    void accepted();
    void declined();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void answer(bool yes);

    QPointer<QWidget> m_before; ///< had the cursor
    bool m_asking = false;
};

} // namespace topicscope::ui
