// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/topic_filter.h"

#include <QWidget>

class QAction;
class QActionGroup;
class QLineEdit;
class QMenu;
class QToolButton;

namespace topicscope::ui {

class FieldMessage;

/// The filter line above the topic tree: what to look for, how to read it, and which topics to look at. It knows
/// nothing of the tree: it tells what was asked for, and is told what is wrong with it.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    /// How the text is read. Recognise: a level that is + or # makes it an MQTT filter, anything else is text.
    enum class Kind { Recognise, Text, MqttFilter, RegularExpression, Payload };

    explicit FilterBar(QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text);
    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    /// The text in the words of topics::TopicFilter.
    QString expression() const;
    /// An error that the expression has before anything is searched (a bad MQTT filter), empty when there is none.
    QString problem() const;
    /// What to do when a text that looks like an MQTT filter or a payload search is read as something else; else empty.
    QString misreadHint() const;
    topics::FilterRestrictions restrictions() const;
    /// The restrictions in force, in words.
    QStringList restrictionNames() const;
    /// Leaves the text as it is.
    void liftRestrictions();
    /// Nothing typed, nothing restricted.
    bool isEmpty() const;

    /// Shows what is wrong with the expression below the line; empty: nothing is. The text stays as it is.
    void setError(const QString& error);
    /// What the expression was read as, for the button at the end of the line.
    void setRecognised(topics::TopicFilter::Kind kind);

    /// Adds to the text what a person began to type in the tree, and takes the focus.
    void type(const QString& text);
    void focusText();
    void clear();

    static QString kindName(Kind kind);
    /// The expression for topics::TopicFilter that reads `text` as `kind` says.
    static QString expressionFor(const QString& text, Kind kind);
    static QString problemOf(const QString& text, Kind kind);

signals:
    /// Something else is asked for. Comes with each key: the search itself is quick and off this thread.
    void changed();
    /// Arrow down or Enter: on to the tree.
    void leaveDown();
    void escapePressed();
    /// The kind was chosen by a person.
    void kindChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildSince();
    void chooseSince(int seconds, const QAction* choice);
    bool isTimeChosen() const;
    void updateKindButton();
    void placeKindButton();

    QLineEdit* m_text;
    QToolButton* m_kindButton;
    QToolButton* m_retained;
    QToolButton* m_stale;
    QToolButton* m_since;
    FieldMessage* m_error;
    QActionGroup* m_kinds;
    QActionGroup* m_sinces;
    Kind m_kind = Kind::Recognise;
    topics::TopicFilter::Kind m_recognised = topics::TopicFilter::Kind::Everything;
    int m_sinceSeconds = 0;
    qint64 m_sinceNow = 0; ///< "since now": microseconds since the epoch; 0: not chosen
};

} // namespace topicscope::ui
