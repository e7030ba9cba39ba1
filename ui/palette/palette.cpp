// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette.h"

#include "app/payload/visible_text.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/palette/fuzzy_match.h"
#include "ui/palette/palette_delegate.h"
#include "ui/palette/palette_model.h"
#include "ui/palette/topic_search.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace topicscope::ui {
namespace {

constexpr int preferredWidth = 680;
constexpr int shownRows = 12;
constexpr std::size_t topicLimit = 60;
constexpr int itemLimit = 12;
/// What an item loses that is found only by what is said about it.
constexpr int onlyAboutIt = 1000;

} // namespace

class Palette::Private
{
public:
    explicit Private(Palette* palette) : q(palette) {}

    void build();
    void search();
    void takeTopics(const std::vector<TopicSearch::Hit>& hits, bool complete);
    void place(QWidget* anchor);
    void move(int by);
    void run(const QModelIndex& index);
    void updateMessage();
    void close();

    Palette* q;
    QLineEdit* line = nullptr;
    QListView* list = nullptr;
    DimLabel* message = nullptr;
    PaletteModel* model = nullptr;
    PaletteDelegate* delegate = nullptr;
    TopicSearch* topics = nullptr;
    QList<ItemSource> sources;
    TopicSource topicSource;
    QList<PaletteItem> items;
    QList<PaletteTopics> stores;
    QPointer<QWidget> focusBefore;
    bool moved = false; ///< the person chose a row: results that come later leave it
};

void Palette::Private::build()
{
    line = new QLineEdit(q);
    line->setAccessibleName(tr("Go to topic, command, connection or saved message"));
    line->setPlaceholderText(tr("Go to topic, command, connection or saved message"));
    line->addAction(icon(QStringLiteral("search"), IconColor::Dim), QLineEdit::LeadingPosition);
    line->installEventFilter(q);
    list = new QListView(q);
    list->setAccessibleName(tr("Found"));
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setFocusPolicy(Qt::NoFocus);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMouseTracking(true);
    model = new PaletteModel(q);
    delegate = new PaletteDelegate(q);
    list->setModel(model);
    list->setItemDelegate(delegate);
    message = new DimLabel({}, q);
    message->setContentsMargins(spacing, 0, spacing, innerSpacing);
    topics = new TopicSearch(q);

    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(spacing, spacing, spacing, spacing);
    layout->setSpacing(innerSpacing);
    layout->addWidget(line);
    layout->addWidget(list, 1);
    layout->addWidget(message);
    q->setFocusProxy(line);

    QObject::connect(line, &QLineEdit::textChanged, q, [this] { search(); });
    QObject::connect(list, &QListView::clicked, q, [this](const QModelIndex& index) { run(index); });
    QObject::connect(topics, &TopicSearch::found, q,
                     [this](const std::vector<TopicSearch::Hit>& hits, bool complete) { takeTopics(hits, complete); });
    QObject::connect(list->selectionModel(), &QItemSelectionModel::currentChanged, q,
                     [this](const QModelIndex& current) {
                         // The cursor stays in the line; screen readers are told what Enter would do.
                         line->setAccessibleDescription(current.data(Qt::AccessibleTextRole).toString());
                     });
}

/// What stands in the title counts more than what is only said about an item.
static std::optional<int> scoreOf(const PaletteItem& item, const FuzzyMatch& match, const QStringList& words)
{
    const auto holdsWords = [&words](const QString& text) {
        return std::ranges::all_of(words,
                                   [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    // Letters found far apart must not stand before a topic that is meant, one Enter away.
    if (holdsWords(item.title))
        return match.score(item.title.toStdString());
    const QString all = item.title + u' ' + item.detail + u' ' + item.keywords;
    if (!holdsWords(all))
        return std::nullopt;
    const auto score = match.score(all.toStdString());
    return score ? std::optional(*score - onlyAboutIt) : std::nullopt;
}

void Palette::Private::search()
{
    const QString text = line->text();
    const FuzzyMatch match(text.toStdString());
    moved = false;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    delegate->setWords(words);
    struct Scored
    {
        int score;
        const PaletteItem* item;
    };
    std::vector<Scored> scored;
    for (const PaletteItem& item : std::as_const(items)) {
        if (match.isEmpty())
            scored.push_back({item.kind == PaletteItem::Kind::Connection ? 1 : 0, &item});
        else if (const auto score = scoreOf(item, match, words))
            scored.push_back({*score, &item});
    }
    std::ranges::stable_sort(scored, std::ranges::greater(), &Scored::score);
    QList<PaletteItem> found;
    for (const Scored& entry : scored) {
        if (!match.isEmpty() && found.size() == itemLimit)
            break;
        found.append(*entry.item);
    }
    model->setItems(std::move(found));
    if (match.isEmpty()) {
        topics->cancel();
        model->setTopics({});
    } else {
        TopicSearch::Stores searched;
        for (const PaletteTopics& entry : std::as_const(stores))
            searched.push_back(entry.store);
        topics->start(text, std::move(searched), topicLimit);
    }
    list->setCurrentIndex(model->index(0));
    list->scrollToTop();
    list->viewport()->update();
    updateMessage();
}

void Palette::Private::takeTopics(const std::vector<TopicSearch::Hit>& hits, bool complete)
{
    Q_UNUSED(complete)
    QList<PaletteModel::Topic> found;
    for (const TopicSearch::Hit& hit : hits) {
        const PaletteTopics& entry = stores[hit.store];
        found.append({entry.store, hit.node, payload::visibleText(entry.store->skeleton().topic(hit.node)),
                      stores.size() > 1 ? entry.connection : QString()});
    }
    // The topic that a person moved to stays chosen, though better ones come in before it.
    const int row = list->currentIndex().row();
    const PaletteModel::Topic* current = moved ? model->topic(row) : nullptr;
    const qsizetype was = row - (model->rowCount() - model->topicCount());
    qsizetype now = -1;
    if (current) {
        const auto same = [current](const PaletteModel::Topic& topic) {
            return topic.store == current->store && topic.node == current->node;
        };
        now = std::distance(found.begin(), std::ranges::find_if(found, same));
        if (now == found.size()) {
            now = qMin(was, found.size());
            found.insert(now, *current);
        }
    }
    model->setTopics(std::move(found));
    if (now >= 0)
        list->setCurrentIndex(model->index(model->rowCount() - model->topicCount() + static_cast<int>(now)));
    else if (!moved || !list->currentIndex().isValid())
        list->setCurrentIndex(model->index(0));
    updateMessage();
}

void Palette::Private::updateMessage()
{
    const bool nothing = model->rowCount() == 0;
    message->setVisible(nothing);
    message->setText(!nothing ? QString()
                     : topics->isRunning()
                         ? tr("Looking…")
                         : tr("Nothing found. Type parts of a topic, a command, a connection or a saved message."));
}

void Palette::Private::place(QWidget* anchor)
{
    const QWidget* window = q->parentWidget();
    const int width = qMin(preferredWidth, window->width() - 4 * spacing);
    const int rowHeight = q->fontMetrics().height() + 2 * spacing - 2;
    const int frame = 2 * spacing + innerSpacing; // margins, and the space between line and list
    const int rows =
        qBound(3, (window->height() - line->sizeHint().height() - frame - 4 * spacing) / rowHeight, shownRows);
    const int height = line->sizeHint().height() + rows * rowHeight + frame;
    QPoint at((window->width() - width) / 2, window->height() / 8);
    if (anchor) {
        const QPoint below = anchor->mapTo(window, QPoint(0, 0));
        at = QPoint(below.x() + (anchor->width() - width) / 2, below.y() - spacing);
    }
    at.setX(qBound(2 * spacing, at.x(), qMax(2 * spacing, window->width() - width - 2 * spacing)));
    at.setY(qBound(2, at.y(), qMax(2, window->height() - height - 2 * spacing)));
    q->setGeometry(QRect(at, QSize(width, height)));
}

void Palette::Private::move(int by)
{
    const int count = model->rowCount();
    if (count == 0)
        return;
    moved = true;
    const int row = qBound(0, list->currentIndex().row() + by, count - 1);
    list->setCurrentIndex(model->index(row));
}

void Palette::Private::run(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    // Copies: closing empties the model.
    if (const PaletteItem* item = model->item(index.row())) {
        const auto action = item->run;
        close();
        if (action)
            action();
    } else if (const PaletteModel::Topic* topic = model->topic(index.row())) {
        const auto store = topic->store;
        const auto node = topic->node;
        close();
        emit q->topicChosen(store, node);
    }
}

void Palette::Private::close()
{
    q->hide();
}

Palette::Palette(QWidget* window) : QFrame(window), d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Go to"));
    d->build();
    hide();
}

Palette::~Palette() = default;

void Palette::addSource(ItemSource source)
{
    d->sources.append(std::move(source));
}

void Palette::setTopicSource(TopicSource source)
{
    d->topicSource = std::move(source);
}

QList<PaletteItem> Palette::itemsFor(const QList<QAction*>& actions, const QString& detail)
{
    QList<PaletteItem> items;
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isVisible() || !action->isEnabled())
            continue;
        QString title = action->text();
        title.remove(u'&');
        if (action->menu()) {
            items += itemsFor(action->menu()->actions(), title);
            continue;
        }
        PaletteItem item;
        item.title = title;
        item.detail = detail;
        // A tool tip is the text again where nobody set one.
        QStringList about{action->statusTip(), action->whatsThis()};
        if (action->toolTip() != title)
            about.append(action->toolTip());
        item.keywords = about.join(u' ').simplified();
        item.shortcut = action->shortcut().toString(QKeySequence::NativeText);
        item.run = [guarded = QPointer(action)] {
            if (guarded)
                guarded->trigger();
        };
        items.append(std::move(item));
    }
    return items;
}

void Palette::open(QWidget* anchor)
{
    d->items.clear();
    for (const ItemSource& source : std::as_const(d->sources))
        d->items += source();
    d->stores = d->topicSource ? d->topicSource() : QList<PaletteTopics>();
    if (!isVisible())
        d->focusBefore = QApplication::focusWidget();
    d->place(anchor);
    {
        const QSignalBlocker quiet(d->line);
        d->line->clear();
    }
    d->search();
    show();
    raise();
    d->line->setFocus(Qt::PopupFocusReason);
    qApp->installEventFilter(this);
}

void Palette::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    qApp->removeEventFilter(this);
    d->topics->cancel();
    d->model->setItems({});
    d->model->setTopics({});
    d->items.clear();
    d->stores.clear(); // a closed connection's topics must not be kept alive by a palette that is not shown
    if (d->focusBefore && (!QApplication::focusWidget() || isAncestorOf(QApplication::focusWidget())))
        d->focusBefore->setFocus(Qt::PopupFocusReason);
    emit closed();
}

void Palette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor border = tokens().dim;
    border.setAlphaF(0.6F);
    painter.setPen(border);
    painter.setBrush(tokens().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == d->line && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int page = shownRows - 1;
        switch (key->key()) {
        case Qt::Key_Up:
            d->move(-1);
            return true;
        case Qt::Key_Down:
            d->move(1);
            return true;
        case Qt::Key_PageUp:
            d->move(-page);
            return true;
        case Qt::Key_PageDown:
            d->move(page);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            d->run(d->list->currentIndex());
            return true;
        case Qt::Key_Escape:
            d->close();
            return true;
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            return true; // the cursor stays in the line
        default:
            return false;
        }
    }
    if (watched == d->line && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    // A click anywhere else closes it, and does there what it always does.
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        const auto* widget = static_cast<QWidget*>(watched);
        if (widget != this && !isAncestorOf(widget) && widget->window() == window())
            d->close();
    }
    if (watched == d->line && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        d->close();
    return QFrame::eventFilter(watched, event);
}

} // namespace topicscope::ui
