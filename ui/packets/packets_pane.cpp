// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packets/packets_pane.h"

#include "app/client/connection.h"
#include "app/client/packet_journal.h"
#include "ui/common/card.h"
#include "ui/common/empty_state.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/packets/packet_details.h"
#include "ui/packets/packet_filter.h"
#include "ui/packets/packet_list_model.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIODevice>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

namespace topicscope::ui {

namespace {
constexpr int shortType = 9; ///< characters: "PUBCOMP" and the like
constexpr int shortDirection = 8;
constexpr int pollMilliseconds = 150;
constexpr std::size_t mostAtOnce = 2000; // packets taken over by one poll: more in a sixth of a second nobody can read
constexpr quint32 stateMagic = 0x54504b32; // "TPK2"
constexpr int roomyWidth = 780;            ///< from here on all that filters stands in one line
constexpr int countWidth = 560;            ///< and from here on the number of packets
constexpr int readableCharacters = 36;     ///< of what a packet says, before it shares with lesser columns
constexpr int fewestCharacters = 14;       ///< and before it shares with time and direction
constexpr int lowHeight = 420;             ///< below, a packet's details stand beside the list and not under it
} // namespace

class PacketsPane::Private
{
public:
    explicit Private(PacketsPane* pane);

    void setConnection(client::Connection* connection);
    bool inSight() const;
    void setWatching(bool watching);
    void poll();
    void filterChanged();
    void currentChanged();
    void showPacket(quint64 number);
    void updateState();
    QWidget* buildBar();
    QToolButton* buildOptions(QWidget* bar);
    void fitIn();
    void sizeColumns();
    void fitColumns();

    PacketsPane* q;
    QPointer<client::Connection> connection;
    QPointer<client::Connection> watched; ///< whose journal was told that somebody looks
    PacketListModel* model;
    PacketFilter* filter;
    QLineEdit* search;
    QComboBox* type;
    QComboBox* direction;
    QCheckBox* errors;
    QCheckBox* pings;
    QCheckBox* follow;
    QToolButton* options; ///< holds the three above where there is no room for them
    QLabel* count;
    QStackedWidget* stack;
    EmptyState* empty;
    QSplitter* splitter;
    QTreeView* list;
    PacketDetails* details;
    QTimer timer;
    QAction* clearAction;
    QAction* searchAction;
    QAction* matchAction;
    std::array<int, PacketListModel::ColumnCount> widths{};
    bool fitting = false;
};

PacketsPane::Private::Private(PacketsPane* pane) : q(pane), model(new PacketListModel(q)), filter(new PacketFilter(q))
{
    filter->setSourceModel(model);
    QWidget* bar = buildBar();
    stack = new QStackedWidget(q);
    empty = new EmptyState(QStringLiteral("packets"), {}, {}, stack);
    splitter = new QSplitter(Qt::Vertical, stack);
    list = new QTreeView(splitter);
    details = new PacketDetails(splitter);
    list->setModel(filter);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setAllColumnsShowFocus(true);
    list->setAccessibleName(tr("Packets"));
    list->setTextElideMode(Qt::ElideRight);
    sizeColumns();
    splitter->addWidget(list);
    splitter->addWidget(details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({240, 240});
    details->hide(); // until there is something to tell
    stack->addWidget(empty);
    stack->addWidget(splitter);
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(stack, 1);

    clearAction = new QAction(tr("Clear the list of packets"), q);
    searchAction = new QAction(tr("Filter packets"), q);
    matchAction = new QAction(tr("Go to the packet that belongs to this one"), q);
    matchAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    matchAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    q->addActions({clearAction, searchAction, matchAction});
    QObject::connect(clearAction, &QAction::triggered, q, [this] {
        if (connection)
            connection->journal().clear();
        model->clear();
        details->hide();
        details->clear();
        updateState();
    });
    QObject::connect(searchAction, &QAction::triggered, search, [this] { search->setFocus(Qt::ShortcutFocusReason); });
    QObject::connect(matchAction, &QAction::triggered, q, [this] {
        showPacket(list->currentIndex().siblingAtColumn(0).data(PacketListModel::MatchedRole).toULongLong());
    });
    QObject::connect(list->selectionModel(), &QItemSelectionModel::currentRowChanged, q, [this] { currentChanged(); });
    QObject::connect(details, &PacketDetails::packetRequested, q, [this](quint64 number) { showPacket(number); });
    QObject::connect(details, &PacketDetails::statusMessage, q, &PacketsPane::statusMessage);
    QObject::connect(list->header(), &QHeaderView::sectionResized, q, [this] {
        if (!fitting)
            Q_EMIT q->stateChanged();
    });
    QObject::connect(splitter, &QSplitter::splitterMoved, q, &PacketsPane::stateChanged);
    QObject::connect(&timer, &QTimer::timeout, q, [this] { poll(); });
    timer.setInterval(pollMilliseconds);
    updateState();
}

QWidget* PacketsPane::Private::buildBar()
{
    auto* bar = new QWidget(q);
    // What it would like must not keep the pane as wide as that: it gives way in fitIn().
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    search = new QLineEdit(bar);
    search->setPlaceholderText(tr("Topic, reason or other text; id:7 for a packet identifier"));
    search->setAccessibleName(tr("Filter packets"));
    search->setClearButtonEnabled(true);
    type = new QComboBox(bar);
    type->setAccessibleName(tr("Type of packet"));
    type->addItem(tr("All types"), 0);
    for (int value = 1; value <= 15; ++value) {
        const std::string_view name = mqtt::name(mqtt::PacketType(value));
        type->addItem(QString::fromUtf8(name.data(), qsizetype(name.size())), value);
    }
    direction = new QComboBox(bar);
    direction->setAccessibleName(tr("Direction"));
    direction->addItem(tr("Both directions"));
    direction->addItem(tr("← broker"), int(mqtt::Direction::FromServer));
    direction->addItem(tr("→ broker"), int(mqtt::Direction::FromClient));
    errors = new QCheckBox(tr("Errors"), bar);
    errors->setToolTip(plainToolTip(tr("Only packets that carry a failure or break the protocol")));
    pings = new QCheckBox(tr("Pings"), bar);
    pings->setToolTip(plainToolTip(tr("Show PINGREQ and PINGRESP too")));
    pings->setChecked(true);
    follow = new QCheckBox(tr("Follow"), bar);
    follow->setToolTip(plainToolTip(tr("Keep the newest packet in view")));
    follow->setChecked(true);
    count = new DimLabel({}, bar);
    options = buildOptions(bar);
    auto* clear = iconButton(QStringLiteral("trash"), tr("Clear the list of packets"), bar);
    for (QComboBox* box : {type, direction}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(box == type ? shortType : shortDirection);
    }
    search->setMinimumWidth(80);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(spacing, innerSpacing, spacing, innerSpacing);
    layout->setSpacing(spacing);
    layout->addWidget(search, 1);
    for (QWidget* widget : {static_cast<QWidget*>(type), static_cast<QWidget*>(direction),
                            static_cast<QWidget*>(errors), static_cast<QWidget*>(pings), static_cast<QWidget*>(follow),
                            static_cast<QWidget*>(options), static_cast<QWidget*>(count), static_cast<QWidget*>(clear)})
        layout->addWidget(widget);
    QObject::connect(search, &QLineEdit::textChanged, q, [this] { filterChanged(); });
    QObject::connect(type, &QComboBox::currentIndexChanged, q, [this] { filterChanged(); });
    QObject::connect(direction, &QComboBox::currentIndexChanged, q, [this] { filterChanged(); });
    QObject::connect(errors, &QCheckBox::toggled, q, [this] { filterChanged(); });
    QObject::connect(pings, &QCheckBox::toggled, q, [this] { filterChanged(); });
    QObject::connect(clear, &QToolButton::clicked, q, [this] { clearAction->trigger(); });
    return bar;
}

QToolButton* PacketsPane::Private::buildOptions(QWidget* bar)
{
    auto* button = new QToolButton(bar);
    button->setText(tr("Show"));
    button->setAccessibleName(tr("Which packets are shown"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(button);
    const std::pair<QCheckBox*, QString> choices[] = {
        {errors, tr("Only Errors")}, {pings, tr("Pings")}, {follow, tr("Follow the Newest")}};
    for (const auto& [box, text] : choices) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(box->isChecked());
        QObject::connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
        QObject::connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
    }
    button->setMenu(menu);
    return button;
}

void PacketsPane::Private::sizeColumns()
{
    using List = PacketListModel;
    const std::pair<int, QString> samples[] = {{List::Number, QStringLiteral("9999999")},
                                               {List::Time, QStringLiteral("00:00:00.000000")},
                                               {List::Direction, tr("← broker")},
                                               {List::Type, QStringLiteral("UNSUBSCRIBE")},
                                               {List::Identifier, QStringLiteral("65535")},
                                               {List::Length, QStringLiteral("99,999,999")},
                                               {List::Match, QStringLiteral("#9999999 999 µs")}};
    QHeaderView* header = list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(List::Summary, QHeaderView::Stretch);
    for (const auto& [column, sample] : samples)
        header->resizeSection(
            column, qMax(list->fontMetrics().horizontalAdvance(sample) + 2 * spacing, header->sectionSizeHint(column)));
}

/// What a packet says is what it is looked for by: the lesser columns go where it would have no room.
void PacketsPane::Private::fitColumns()
{
    using List = PacketListModel;
    QHeaderView* header = list->header();
    const QScopedValueRollback guard(fitting, true);
    const int character = list->fontMetrics().averageCharWidth();
    int room = list->viewport()->width();
    for (const int column :
         {List::Type, List::Time, List::Direction, List::Match, List::Identifier, List::Number, List::Length}) {
        // A hidden section has no size; what it had is remembered here.
        int& width = widths[std::size_t(column)];
        if (!header->isSectionHidden(column))
            width = header->sectionSize(column);
        const bool matters = column == List::Time || column == List::Direction;
        const int left = room - width - (matters ? fewestCharacters : readableCharacters) * character;
        const bool hide = left < 0 && column != List::Type;
        if (!hide)
            room -= width;
        if (hide != header->isSectionHidden(column))
            header->setSectionHidden(column, hide);
    }
}

/// Nothing is cut off in a narrow dock, and a low one has its details at the side.
void PacketsPane::Private::fitIn()
{
    const bool roomy = q->width() >= roomyWidth;
    for (QCheckBox* box : {errors, pings, follow})
        box->setVisible(roomy);
    options->setVisible(!roomy);
    count->setVisible(q->width() >= countWidth);
    const auto wanted = q->height() < lowHeight ? Qt::Horizontal : Qt::Vertical;
    if (splitter->orientation() == wanted)
        return;
    splitter->setOrientation(wanted);
    const int room = wanted == Qt::Horizontal ? q->width() : q->height();
    splitter->setSizes({room / 2, room / 2});
}

void PacketsPane::Private::setConnection(client::Connection* newConnection)
{
    if (newConnection == connection && newConnection)
        return;
    setWatching(false);
    connection = newConnection;
    model->clear();
    details->hide();
    details->clear();
    setWatching(inSight());
    updateState();
}

/// Behind another tab a dock counts as visible, but none of it can be seen.
bool PacketsPane::Private::inSight() const
{
    return q->isVisible() && !q->visibleRegion().isEmpty();
}

/// Everything is recorded only while somebody looks.
void PacketsPane::Private::setWatching(bool watching)
{
    // The journal counts who looks: each true needs its false, and no false may come alone.
    client::Connection* const looked = watching ? connection.data() : nullptr;
    if (looked != watched) {
        if (watched)
            watched->journal().setRecordEverything(false);
        if (looked)
            looked->journal().setRecordEverything(true);
        watched = looked;
    }
    if (watching && connection) {
        timer.start();
        poll();
    } else {
        timer.stop();
    }
}

void PacketsPane::Private::poll()
{
    if (!inSight())
        setWatching(false);
    if (!connection)
        return;
    const client::PacketJournal& journal = connection->journal();
    if (journal.lastNumber() <= model->lastNumber())
        return;
    const bool atEnd = follow->isChecked();
    model->append(journal.packetsAfter(model->lastNumber(), mostAtOnce));
    if (atEnd)
        list->scrollToBottom();
    updateState();
}

void PacketsPane::Private::filterChanged()
{
    PacketFilter::Wanted wanted;
    wanted.text = search->text();
    if (const int value = type->currentData().toInt(); value > 0)
        wanted.type = mqtt::PacketType(value);
    if (direction->currentIndex() > 0)
        wanted.direction = mqtt::Direction(direction->currentData().toInt());
    wanted.errorsOnly = errors->isChecked();
    wanted.hidePings = !pings->isChecked();
    filter->setWanted(wanted);
    if (list->currentIndex().isValid())
        list->scrollTo(list->currentIndex());
    updateState();
}

void PacketsPane::Private::currentChanged()
{
    const QModelIndex index = list->currentIndex().siblingAtColumn(0);
    const quint64 number = index.data(PacketListModel::NumberRole).toULongLong();
    if (!index.isValid() || !connection) {
        details->hide();
        return details->clear();
    }
    details->show();
    // What is being read must not run away.
    if (index.row() < filter->rowCount() - 1)
        follow->setChecked(false);
    if (number == 0)
        return details->clear(index.siblingAtColumn(PacketListModel::Summary).data().toString());
    if (const auto packet = connection->journal().packet(number))
        details->setPacket(*packet);
    else
        details->clear(tr("The bytes of this packet are no longer kept: the journal keeps the last %1.")
                           .arg(formatBytes(std::int64_t(connection->settings().journalBytes))));
}

void PacketsPane::Private::showPacket(quint64 number)
{
    if (number == 0)
        return;
    const int row = model->rowOf(number);
    if (row < 0) {
        Q_EMIT q->statusMessage(tr("Packet %1 is no longer in the list.").arg(number));
        return;
    }
    QModelIndex index = filter->mapFromSource(model->index(row, 0));
    if (!index.isValid()) {
        // The filter hides what was asked for: show everything rather than nothing.
        search->clear();
        type->setCurrentIndex(0);
        direction->setCurrentIndex(0);
        errors->setChecked(false);
        pings->setChecked(true);
        index = filter->mapFromSource(model->index(row, 0));
    }
    follow->setChecked(false);
    list->setCurrentIndex(index);
    list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void PacketsPane::Private::updateState()
{
    const int all = model->rowCount();
    const int shown = filter->rowCount();
    count->setText(shown == all ? tr("%Ln packets", nullptr, all) : tr("%L1 of %L2").arg(shown).arg(all));
    empty->setTitle(connection ? tr("No packets yet") : tr("No connection"));
    empty->setHint(connection ? tr("Every packet to and from the broker appears here, with its fields and bytes, as "
                                   "soon as the connection is made.")
                              : tr("Open a connection to see every packet to and from the broker."));
    stack->setCurrentWidget(all > 0 ? static_cast<QWidget*>(splitter) : empty);
    clearAction->setEnabled(all > 0);
}

PacketsPane::PacketsPane(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Packets"));
    d->list->installEventFilter(this); // here, where there is a d to ask
}

PacketsPane::~PacketsPane()
{
    d->setWatching(false);
}

void PacketsPane::setConnection(client::Connection* connection)
{
    d->setConnection(connection);
}

void PacketsPane::showPacket(quint64 number)
{
    d->poll();
    d->showPacket(number);
}

QList<QAction*> PacketsPane::commands() const
{
    return {d->searchAction, d->matchAction, d->clearAction};
}

QByteArray PacketsPane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << stateMagic << d->list->header()->saveState() << d->splitter->saveState() << d->details->saveState();
    return state;
}

bool PacketsPane::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    quint32 magic = 0;
    QByteArray header;
    QByteArray splitter;
    QByteArray details;
    stream >> magic >> header >> splitter >> details;
    if (stream.status() != QDataStream::Ok || magic != stateMagic)
        return false;
    // Which columns have room is not a matter of taste.
    if (d->list->header()->restoreState(header)) {
        for (int column = 0; column < PacketListModel::ColumnCount; ++column)
            d->list->header()->showSection(column);
        d->fitColumns();
    }
    d->splitter->restoreState(splitter);
    d->fitIn();
    d->details->restoreState(details);
    return true;
}

void PacketsPane::focusList()
{
    d->list->setFocus(Qt::ShortcutFocusReason);
}

void PacketsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->setWatching(d->inSight());
}

void PacketsPane::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (!d->watched)
        d->setWatching(d->inSight()); // its tab has come to the front
}

void PacketsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->fitIn();
}

bool PacketsPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == d->list && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(
            this, [this] { d->fitColumns(); }, Qt::QueuedConnection); // once its viewport has its size
    return QWidget::eventFilter(watched, event);
}

void PacketsPane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    d->setWatching(false);
}

} // namespace topicscope::ui
