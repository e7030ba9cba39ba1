// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/filter_bar.h"

#include "app/mqtt/topic.h"
#include "app/topics/topic_store.h"
#include "ui/common/field_message.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStyleOption>
#include <QToolButton>
#include <QVBoxLayout>

namespace topicscope::ui {
namespace {

constexpr qint64 microsecondsPerSecond = 1'000'000;
/// Of the line, before the kind of filter loses its words.
constexpr int roomForText = 120;

QToolButton* toggle(const QString& text, const QString& accessibleName, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAccessibleName(accessibleName);
    button->setToolTip(accessibleName);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return button;
}

/// The quiet button at the end of the line: dim words and an arrow, no frame of its own.
class KindButton : public QToolButton
{
public:
    using QToolButton::QToolButton;
    QSize sizeHint() const override
    {
        const int words = m_compact ? 0 : fontMetrics().horizontalAdvance(text());
        return {words + arrowWidth + 2 * innerSpacing, fontMetrics().height() + 4};
    }
    /// The arrow alone.
    void setCompact(bool compact)
    {
        m_compact = compact;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const bool active = underMouse() || hasFocus() || isDown();
        painter.setPen(active ? tokens().text : tokens().dim);
        const QRect area = rect().adjusted(innerSpacing, 0, -innerSpacing, 0);
        if (!m_compact)
            painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
        QStyleOption arrow;
        arrow.initFrom(this);
        arrow.rect = QRect(area.right() - arrowWidth + 1, area.top(), arrowWidth, area.height());
        style()->drawPrimitive(QStyle::PE_IndicatorArrowDown, &arrow, &painter, this);
        if (hasFocus()) {
            painter.setPen(tokens().accent);
            painter.drawLine(area.left(), area.bottom() - 1, area.right() - arrowWidth, area.bottom() - 1);
        }
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    static constexpr int arrowWidth = 14;
    bool m_compact = false;
};

} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent),
      m_text(new QLineEdit(this)),
      m_kindButton(new KindButton(m_text)),
      m_retained(toggle(tr("Retained"), tr("Only topics with a retained message"), this)),
      m_stale(toggle(tr("Stale"), tr("Only topics that have fallen silent"), this)),
      m_since(new QToolButton(this)),
      m_error(new FieldMessage(this)),
      m_kinds(new QActionGroup(this)),
      m_sinces(new QActionGroup(this))
{
    m_text->setPlaceholderText(tr("Filter topics"));
    m_text->setAccessibleName(tr("Filter topics"));
    setError({});
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(QStringLiteral("filter"), IconColor::Dim), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::changed);

    m_kindButton->setObjectName(QStringLiteral("kind"));
    m_kindButton->setPopupMode(QToolButton::InstantPopup);
    m_kindButton->setCursor(Qt::ArrowCursor);
    m_kindButton->setFocusPolicy(Qt::TabFocus);
    auto* kindMenu = new QMenu(m_kindButton);
    for (const Kind kind : {Kind::Recognise, Kind::Text, Kind::MqttFilter, Kind::RegularExpression, Kind::Payload}) {
        QAction* action = kindMenu->addAction(kindName(kind));
        action->setCheckable(true);
        action->setChecked(kind == m_kind);
        action->setData(static_cast<int>(kind));
        m_kinds->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] {
            setKind(kind);
            emit kindChanged();
            m_text->setFocus();
        });
    }
    m_kindButton->setMenu(kindMenu);
    updateKindButton();

    connect(m_retained, &QToolButton::toggled, this, &FilterBar::changed);
    connect(m_stale, &QToolButton::toggled, this, &FilterBar::changed);

    buildSince();
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(innerSpacing);
    line->addWidget(m_text, 1);
    line->addWidget(m_retained);
    line->addWidget(m_stale);
    line->addWidget(m_since);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    layout->addLayout(line);
    layout->addWidget(m_error);
    setFocusProxy(m_text);
}

void FilterBar::buildSince()
{
    m_since->setObjectName(QStringLiteral("since"));
    m_since->setPopupMode(QToolButton::InstantPopup);
    m_since->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(m_since);
    struct Choice
    {
        int seconds;
        QString text;
        QString onButton;
    };
    const Choice choices[] = {{0, tr("Any Time"), {}},
                              {-1, tr("Changed from Now On"), tr("New", "changed from now on, on a small button")},
                              {10, tr("Changed in the Last 10 s"), tr("10 s")},
                              {60, tr("Changed in the Last Minute"), tr("1 min")},
                              {600, tr("Changed in the Last 10 min"), tr("10 min")},
                              {3600, tr("Changed in the Last Hour"), tr("1 h")}};
    for (const Choice& choice : choices) {
        QAction* action = menu->addAction(choice.text);
        action->setCheckable(true);
        action->setChecked(choice.seconds == 0);
        action->setIconText(choice.onButton);
        m_sinces->addAction(action);
        connect(action, &QAction::triggered, this, [this, action, seconds = choice.seconds] {
            chooseSince(seconds, action);
            emit changed();
        });
    }
    m_since->setMenu(menu);
    m_since->setIcon(icon(QStringLiteral("clock"), IconColor::Dim));
    // It shows what is chosen; a press only opens the menu.
    m_since->setCheckable(true);
    connect(m_since, &QToolButton::toggled, this, [this] { m_since->setChecked(isTimeChosen()); });
    chooseSince(0, m_sinces->actions().constFirst());
}

QString FilterBar::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Recognise:
        return tr("Text or MQTT Filter");
    case Kind::Text:
        return tr("Text");
    case Kind::MqttFilter:
        return tr("MQTT Filter");
    case Kind::RegularExpression:
        return tr("Regular Expression");
    case Kind::Payload:
        return tr("Payload Text");
    }
    return {};
}

QString FilterBar::expressionFor(const QString& text, Kind kind)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    switch (kind) {
    case Kind::Recognise:
        return trimmed;
    case Kind::Text: {
        // Every word somewhere, in any order, whatever signs stand in it.
        QString pattern = QStringLiteral("regex:(?i)^");
        for (const QString& word : trimmed.split(u' ', Qt::SkipEmptyParts))
            pattern += QStringLiteral("(?=.*%1)").arg(QRegularExpression::escape(word));
        return pattern;
    }
    case Kind::MqttFilter:
        // Without a wildcard it is the name of one topic, and not a text that may stand anywhere.
        return mqtt::hasWildcard(trimmed.toStdString())
                   ? trimmed
                   : QStringLiteral("regex:^%1$").arg(QRegularExpression::escape(trimmed));
    case Kind::RegularExpression:
        return QStringLiteral("regex:") + text;
    case Kind::Payload:
        return QStringLiteral("payload:") + text;
    }
    return trimmed;
}

QString FilterBar::problemOf(const QString& text, Kind kind)
{
    const QString trimmed = text.trimmed();
    if (kind != Kind::MqttFilter || trimmed.isEmpty())
        return {};
    const std::string bytes = trimmed.toStdString();
    const auto problem = mqtt::validateTopicFilter(bytes, false);
    if (!problem)
        return {};
    const std::string description(problem->description);
    return tr("%1 (%2)").arg(QCoreApplication::translate("mqtt", description.c_str()),
                             QLatin1StringView(problem->clause.data(), static_cast<int>(problem->clause.size())));
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::setText(const QString& text)
{
    m_text->setText(text);
}

void FilterBar::setKind(Kind kind)
{
    for (QAction* action : m_kinds->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(kind));
    if (m_kind == kind)
        return;
    m_kind = kind;
    updateKindButton();
    emit changed();
}

QString FilterBar::expression() const
{
    return expressionFor(m_text->text(), m_kind);
}

QString FilterBar::problem() const
{
    return problemOf(m_text->text(), m_kind);
}

QString FilterBar::misreadHint() const
{
    const QString text = m_text->text().trimmed();
    const QStringList levels = text.split(u'/');
    const bool hasWildcards = levels.contains(u"+"_qs) || levels.contains(u"#"_qs);
    const bool looksIntoPayloads = text.startsWith(u"payload:"_qs);
    if (!looksIntoPayloads && (!hasWildcards || m_kind == Kind::MqttFilter))
        return {};
    const QString meant = kindName(Kind::Recognise);
    switch (m_kind) {
    case Kind::Text:
        return tr("It is read as plain text. Choose “%1” at the end of the line to search with +, # and payload:.")
            .arg(meant);
    case Kind::RegularExpression:
        return tr("It is read as a regular expression. Choose “%1” at the end of the line to search with +, # and "
                  "payload:.")
            .arg(meant);
    case Kind::MqttFilter:
        return tr("It is read as an MQTT filter. Choose “%1” at the end of the line to search with payload:.")
            .arg(meant);
    default:
        return {};
    }
}

topics::FilterRestrictions FilterBar::restrictions() const
{
    topics::FilterRestrictions result;
    result.retainedOnly = m_retained->isChecked();
    result.staleOnly = m_stale->isChecked();
    result.changedWithin = m_sinceSeconds * microsecondsPerSecond;
    result.changedSince = m_sinceNow;
    return result;
}

QStringList FilterBar::restrictionNames() const
{
    QStringList names;
    for (const QToolButton* button : {m_retained, m_stale})
        if (button->isChecked())
            names.append(button->text());
    if (isTimeChosen())
        names.append(m_sinces->checkedAction()->text());
    return names;
}

void FilterBar::liftRestrictions()
{
    if (restrictions() == topics::FilterRestrictions())
        return;
    {
        const QSignalBlocker quiet(this);
        m_retained->setChecked(false);
        m_stale->setChecked(false);
        m_sinces->actions().constFirst()->setChecked(true);
        chooseSince(0, m_sinces->actions().constFirst());
    }
    emit changed();
}

bool FilterBar::isEmpty() const
{
    return m_text->text().trimmed().isEmpty() && restrictions() == topics::FilterRestrictions();
}

bool FilterBar::isTimeChosen() const
{
    return m_sinceSeconds != 0 || m_sinceNow != 0;
}

void FilterBar::setError(const QString& error)
{
    m_error->say(ChipKind::Bad, error);
    m_text->setAccessibleDescription(
        !error.isEmpty()
            ? error
            : tr("Text, an MQTT filter such as plant/+/temp, a regular expression, or text in the payload"));
}

void FilterBar::setRecognised(topics::TopicFilter::Kind kind)
{
    m_recognised = kind;
    updateKindButton();
}

void FilterBar::type(const QString& text)
{
    m_text->setFocus(Qt::OtherFocusReason);
    m_text->end(false);
    m_text->insert(text);
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::clear()
{
    const bool wasEmpty = isEmpty();
    {
        const QSignalBlocker quiet(this);
        m_text->clear();
        liftRestrictions();
    }
    setError({});
    if (!wasEmpty)
        emit changed();
}

void FilterBar::chooseSince(int seconds, const QAction* choice)
{
    m_sinceSeconds = qMax(0, seconds);
    m_sinceNow = seconds < 0 ? topics::currentMicroseconds() : 0;
    const bool on = isTimeChosen();
    m_since->setChecked(on);
    m_since->setText(on ? choice->iconText() : QString());
    m_since->setToolButtonStyle(on ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_since->setAccessibleName(on ? choice->text() : tr("Only topics changed lately"));
    m_since->setToolTip(m_since->accessibleName());
}

void FilterBar::updateKindButton()
{
    QString name = kindName(m_kind);
    if (m_kind == Kind::Recognise) {
        switch (m_recognised) {
        case topics::TopicFilter::Kind::MqttFilter:
            name = kindName(Kind::MqttFilter);
            break;
        case topics::TopicFilter::Kind::RegularExpression:
            name = kindName(Kind::RegularExpression);
            break;
        case topics::TopicFilter::Kind::Payload:
            name = kindName(Kind::Payload);
            break;
        default:
            name = kindName(Kind::Text);
        }
    }
    m_kindButton->setText(name);
    m_kindButton->setAccessibleName(tr("The filter is read as: %1").arg(name));
    m_kindButton->setToolTip(m_kindButton->accessibleName());
    placeKindButton();
}

void FilterBar::placeKindButton()
{
    // Inside the line, before the button that clears it; without words where they would cover the text.
    auto* button = static_cast<KindButton*>(m_kindButton);
    button->setCompact(false);
    button->setCompact(m_text->width() < button->sizeHint().width() + roomForText);
    const QSize size = button->sizeHint();
    const int clearWidth = m_text->text().isEmpty() ? innerSpacing : m_text->height();
    const int height = qMin(size.height(), m_text->height() - 4);
    m_kindButton->setGeometry(m_text->width() - size.width() - clearWidth, (m_text->height() - height) / 2,
                              size.width(), height);
    m_text->setTextMargins(0, 0, size.width(), 0);
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_text)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::Resize)
        placeKindButton();
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            emit leaveDown();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            emit escapePressed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace topicscope::ui
