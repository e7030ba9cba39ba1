// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/chevron.h"
#include "ui/common/fonts.h"
#include "ui/common/icon.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDockWidget>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace topicscope::ui {
namespace {

constexpr qreal radius = 5;
constexpr int scrollBarExtent = 11;
constexpr int comboArrowWidth = 22;
constexpr int spinArrowWidth = 18;
constexpr int toolArrowWidth = 16;

class PainterState
{
public:
    explicit PainterState(QPainter* painter) : m_painter(painter)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
    }
    ~PainterState() { m_painter->restore(); }
    PainterState(const PainterState&) = delete;
    PainterState& operator=(const PainterState&) = delete;

private:
    QPainter* m_painter;
};

/// Halfway between two colours: hover and pressed shades.
QColor mixed(const QColor& a, const QColor& b, qreal share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
                            static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
                            static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share));
}

void roundedPanel(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& border, qreal corner = radius)
{
    const PainterState state(painter);
    painter->setPen(border.isValid() ? QPen(border) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

/// The border of a control that can be typed into or chosen from.
QColor controlBorder(const QStyleOption* option)
{
    const Tokens& t = tokens();
    if (!(option->state & QStyle::State_Enabled))
        return t.line;
    if (option->state & QStyle::State_HasFocus)
        return t.accent;
    return mixed(t.line, t.dim, option->state & QStyle::State_MouseOver ? 0.45 : 0.18);
}

bool isPrimary(const QWidget* widget, const QStyleOptionButton* option)
{
    return (widget && widget->property("topicscopePrimary").toBool()) ||
           (option && (option->features & QStyleOptionButton::DefaultButton) && widget &&
            widget->window()->inherits("QDialog"));
}

void button(const QStyleOption* option, QPainter* painter, bool primary, bool flat)
{
    const Tokens& t = tokens();
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool pressed = option->state & QStyle::State_Sunken;
    const bool on = option->state & QStyle::State_On;
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    QColor fill = on ? t.accentTint : t.panel;
    QColor border = on ? mixed(t.accentTint, t.accent, 0.55) : controlBorder(option);
    if (primary && enabled) {
        fill = t.accent;
        border = t.accent;
    }
    if (flat && !on) {
        fill = Qt::transparent;
        border = QColor();
    }
    if (pressed)
        fill = primary ? mixed(t.accent, t.text, 0.25) : mixed(t.panel, t.line, 1.0);
    else if (hover)
        fill = primary ? mixed(t.accent, t.text, 0.12)
               : on    ? mixed(t.accentTint, t.accent, 0.08)
                       : mixed(t.panel, t.line, 0.45);
    roundedPanel(painter, option->rect, fill, border);
    if ((option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_KeyboardFocusChange)) {
        const PainterState state(painter);
        painter->setPen(QPen(primary ? t.onAccent : t.accent, 1));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2);
    }
}

void checkBox(const QStyleOption* option, QPainter* painter, bool round)
{
    const Tokens& t = tokens();
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor mark = enabled ? t.accent : t.dim;
    const QRect box = QRect(0, 0, 15, 15);
    const QRect area = box.translated(option->rect.center() - box.center());
    const qreal corner = round ? 7.5 : 3.5;
    const bool focus = (option->state & QStyle::State_HasFocus) && enabled;
    roundedPanel(painter, area, on ? mark : t.panel, on || focus ? mark : mixed(t.line, t.dim, 0.7), corner);
    if (!on)
        return;
    const PainterState state(painter);
    if (round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.onAccent);
        painter->drawEllipse(QRectF(area).center(), 3, 3);
        return;
    }
    painter->setPen(QPen(t.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF origin = area.topLeft();
    QPainterPath path(origin + QPointF(3.8, 7.8));
    if (option->state & QStyle::State_NoChange) {
        path.lineTo(origin + QPointF(11.2, 7.8));
    } else {
        path.lineTo(origin + QPointF(6.4, 10.4));
        path.lineTo(origin + QPointF(11.2, 4.9));
    }
    painter->drawPath(path);
}

void tabShape(const QStyleOptionTab* tab, QPainter* painter)
{
    const Tokens& t = tokens();
    const bool selected = tab->state & QStyle::State_Selected;
    if (!selected && (tab->state & QStyle::State_MouseOver))
        painter->fillRect(tab->rect.adjusted(0, 0, 0, -1), mixed(t.panel, t.line, 0.35));
    if (selected) {
        QRect underline = tab->rect;
        const bool below = tab->shape == QTabBar::RoundedSouth || tab->shape == QTabBar::TriangularSouth;
        if (below)
            underline.setHeight(2);
        else
            underline.setTop(underline.bottom() - 1);
        painter->fillRect(underline, t.accent);
    }
    if (tab->state & QStyle::State_HasFocus) {
        painter->setPen(t.accent);
        painter->drawRect(tab->rect.adjusted(2, 2, -3, -4));
    }
}

void scrollBar(const QStyleOptionSlider* slider, QPainter* painter, const QRect& thumb)
{
    const Tokens& t = tokens();
    painter->fillRect(slider->rect, t.panel);
    if (slider->maximum <= slider->minimum)
        return;
    const bool active =
        (slider->activeSubControls & QStyle::SC_ScrollBarSlider) || (slider->state & QStyle::State_Sunken);
    QRect bar = thumb;
    if (slider->orientation == Qt::Vertical)
        bar.adjust(3, 1, -2, -1);
    else
        bar.adjust(1, 3, -1, -2);
    roundedPanel(painter, bar, mixed(t.line, t.dim, active ? 0.75 : 0.35), QColor(), 3);
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QScrollBar*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Tokens& t = tokens();
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto* options = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool flat = options && (options->features & QStyleOptionButton::Flat);
        button(option, painter, isPrimary(widget, options), flat);
        return;
    }
    case PE_PanelButtonTool:
        button(option, painter, false, option->state & State_AutoRaise);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_FrameFocusRect:
        // Buttons, fields and tabs show focus themselves; rows of a view by their selection.
        if (widget && (qobject_cast<const QAbstractItemView*>(widget) || widget->inherits("QPushButton") ||
                       widget->inherits("QToolButton")))
            return;
        if (option->state & State_KeyboardFocusChange) {
            const PainterState state(painter);
            painter->setPen(t.accent);
            painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        }
        return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            roundedPanel(painter, option->rect, option->state & State_Enabled ? t.panel : t.ground,
                         controlBorder(option));
        return;
    }
    case PE_FrameLineEdit:
        roundedPanel(painter, option->rect, Qt::transparent, controlBorder(option));
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
        roundedPanel(painter, option->rect, Qt::transparent,
                     option->state & State_HasFocus ? t.accent : mixed(t.line, t.dim, 0.1), 4);
        return;
    case PE_FrameTabBarBase: {
        const auto* base = qstyleoption_cast<const QStyleOptionTabBarBase*>(option);
        const bool below = base && (base->shape == QTabBar::RoundedSouth || base->shape == QTabBar::TriangularSouth);
        QRect line = option->rect;
        if (below)
            line.setHeight(1);
        else
            line.setTop(line.bottom());
        painter->fillRect(line, t.line);
        return;
    }
    case PE_FrameTabWidget:
        painter->fillRect(option->rect, t.panel);
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), t.line);
        return;
    case PE_PanelItemViewItem:
        // Most cells have no ground of their own, and Fusion mixes colours before it finds that out.
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            item && item->backgroundBrush.style() == Qt::NoBrush && !(item->state & (State_Selected | State_MouseOver)))
            return;
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    case PE_PanelItemViewRow:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            item && !(item->features & QStyleOptionViewItem::Alternate) && !(item->state & State_Selected))
            return;
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        checkBox(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        checkBox(option, painter, true);
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            chevron(painter, QRectF(option->rect).center(), option->state & State_Open ? Qt::DownArrow : Qt::RightArrow,
                    option->state & State_MouseOver ? t.text : t.dim);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowRight:
    case PE_IndicatorArrowLeft:
        chevron(painter, QRectF(option->rect).center(),
                element == PE_IndicatorArrowDown    ? Qt::DownArrow
                : element == PE_IndicatorArrowUp    ? Qt::UpArrow
                : element == PE_IndicatorArrowRight ? Qt::RightArrow
                                                    : Qt::LeftArrow,
                option->state & State_Enabled ? t.dim : t.line);
        return;
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None)
            chevron(painter, QRectF(option->rect).center(),
                    header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow, t.accent, 3);
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(option->rect, t.line);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), t.line);
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameDockWidget:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const Tokens& t = tokens();
    switch (element) {
    case CE_PushButtonBevel: {
        const auto* options = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!options)
            break;
        drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        if (options->features & QStyleOptionButton::HasMenu) {
            const QRectF area(options->rect.right() - 18, options->rect.top(), 12, options->rect.height());
            chevron(painter, area.center(), Qt::DownArrow, isPrimary(widget, options) ? t.onAccent : t.dim);
        }
        return;
    }
    case CE_PushButtonLabel: {
        const auto* options = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!options)
            break;
        QStyleOptionButton copy(*options);
        const bool primary = isPrimary(widget, options) && (option->state & State_Enabled);
        copy.palette.setColor(QPalette::ButtonText, primary ? t.onAccent : t.text);
        copy.palette.setColor(QPalette::Disabled, QPalette::ButtonText, mixed(t.panel, t.dim, 0.7));
        if (copy.features & QStyleOptionButton::HasMenu)
            copy.rect.adjust(0, 0, -12, 0);
        copy.features &= ~QStyleOptionButton::HasMenu;
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            tabShape(tab, painter);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            QStyleOptionTab copy(*tab);
            copy.state &= ~State_HasFocus;
            copy.palette.setColor(QPalette::WindowText, tab->state & State_Selected ? t.text : t.dim);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        const bool hover = option->state & State_MouseOver && element == CE_HeaderSection;
        painter->fillRect(option->rect, hover ? mixed(t.panel, t.line, 0.35) : t.panel);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    }
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeaderV2 copy;
            copy.QStyleOptionHeader::operator=(*header);
            copy.version = 1;
            copy.palette.setColor(QPalette::ButtonText, t.dim);
            copy.state &= ~State_On; // no bold headings above the selected column
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_DockWidgetTitle:
        if (const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(option)) {
            painter->fillRect(dock->rect, t.panel);
            QFont font = smallFont();
            font.setCapitalization(QFont::AllUppercase);
            font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
            painter->save();
            painter->setFont(font);
            painter->setPen(t.dim);
            const QRect text = subElementRect(SE_DockWidgetTitleBarText, option, widget).adjusted(spacing, 0, 0, 0);
            painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                              QFontMetrics(font).elidedText(dock->title, Qt::ElideRight, text.width()));
            painter->restore();
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, t.line);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, t.panel);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                painter->fillRect(frame->rect, t.line);
                return;
            }
        }
        break;
    case CE_ProgressBarGroove:
        roundedPanel(painter, option->rect, mixed(t.panel, t.line, 0.8), QColor(), 3);
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            if (bar->maximum > bar->minimum) {
                const qreal share = qreal(bar->progress - bar->minimum) / (qreal(bar->maximum) - bar->minimum);
                QRect filled = bar->rect;
                filled.setWidth(qRound(filled.width() * qBound(0.0, share, 1.0)));
                if (filled.width() > 2)
                    roundedPanel(painter, visualRect(bar->direction, bar->rect, filled),
                                 mixed(t.accentTint, t.accent, 0.35), QColor(), 3);
                return;
            }
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            return rect.adjusted(innerSpacing, 0, -innerSpacing, 0);
    }
    return rect;
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    const Tokens& t = tokens();
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            scrollBar(slider, painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ToolButton) {
        if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            const bool opensMenu = (tool->features & QStyleOptionToolButton::HasMenu) &&
                                   !(tool->features & QStyleOptionToolButton::MenuButtonPopup);
            QStyleOptionToolButton copy(*tool);
            copy.features &= ~QStyleOptionToolButton::HasMenu;
            if (opensMenu && !tool->text.isEmpty() && tool->toolButtonStyle != Qt::ToolButtonIconOnly) {
                // The whole button opens the menu: text, and an arrow at the end instead of in the corner.
                const bool raised =
                    !(tool->state & State_AutoRaise) || (tool->state & (State_MouseOver | State_Sunken | State_On));
                if (raised)
                    drawPrimitive(PE_PanelButtonTool, tool, painter, widget);
                copy.rect.adjust(innerSpacing, 0, -toolArrowWidth, 0);
                drawControl(CE_ToolButtonLabel, &copy, painter, widget);
                const QRectF arrow(tool->rect.right() - toolArrowWidth, tool->rect.top(), toolArrowWidth,
                                   tool->rect.height());
                chevron(painter, visualRect(tool->direction, tool->rect, arrow.toRect()).center(), Qt::DownArrow, t.dim,
                        3);
                return;
            }
            if (!opensMenu)
                copy.features = tool->features;
            QProxyStyle::drawComplexControl(control, &copy, painter, widget);
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            const bool hover = (option->state & State_MouseOver) && (option->state & State_Enabled) && !combo->editable;
            if (combo->frame)
                roundedPanel(painter, option->rect,
                             !(option->state & State_Enabled) ? t.ground
                             : hover                          ? mixed(t.panel, t.line, 0.45)
                                                              : t.panel,
                             controlBorder(option));
            const QRectF arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
            chevron(painter, arrow.center(), Qt::DownArrow, t.dim);
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            if (spin->frame)
                roundedPanel(painter, option->rect, option->state & State_Enabled ? t.panel : t.ground,
                             controlBorder(option));
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
                const QRectF up = subControlRect(control, option, SC_SpinBoxUp, widget);
                const QRectF down = subControlRect(control, option, SC_SpinBoxDown, widget);
                chevron(painter, up.center() + QPointF(0, 1), Qt::UpArrow,
                        spin->stepEnabled & QAbstractSpinBox::StepUpEnabled ? t.dim : t.line, 3);
                chevron(painter, down.center() - QPointF(0, 1), Qt::DownArrow,
                        spin->stepEnabled & QAbstractSpinBox::StepDownEnabled ? t.dim : t.line, 3);
            }
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                            const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!slider)
            return {};
        // No arrow buttons: the thumb runs the whole length.
        const bool horizontal = slider->orientation == Qt::Horizontal;
        const int length = horizontal ? slider->rect.width() : slider->rect.height();
        const qint64 range = qint64(slider->maximum) - slider->minimum;
        int thumb = length;
        if (range > 0)
            thumb =
                qBound(qMin(28, length), int(length * qint64(slider->pageStep) / (range + slider->pageStep)), length);
        const int start = QStyle::sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                                          length - thumb, slider->upsideDown);
        QRect rect;
        switch (subControl) {
        case SC_ScrollBarSlider:
            rect = horizontal ? QRect(start, 0, thumb, slider->rect.height())
                              : QRect(0, start, slider->rect.width(), thumb);
            break;
        case SC_ScrollBarSubPage:
            rect = horizontal ? QRect(0, 0, start, slider->rect.height()) : QRect(0, 0, slider->rect.width(), start);
            break;
        case SC_ScrollBarAddPage:
            rect = horizontal ? QRect(start + thumb, 0, length - start - thumb, slider->rect.height())
                              : QRect(0, start + thumb, slider->rect.width(), length - start - thumb);
            break;
        case SC_ScrollBarGroove:
            rect = QRect(QPoint(), slider->rect.size());
            break;
        default:
            return {};
        }
        return visualRect(slider->direction, slider->rect, rect.translated(slider->rect.topLeft()));
    }
    if (control == CC_ComboBox) {
        const QRect rect = option->rect;
        QRect result;
        if (subControl == SC_ComboBoxArrow)
            result = QRect(rect.right() - comboArrowWidth, rect.top(), comboArrowWidth, rect.height());
        else if (subControl == SC_ComboBoxEditField)
            result = rect.adjusted(spacing - 2, 2, -comboArrowWidth, -2);
        else
            return QProxyStyle::subControlRect(control, option, subControl, widget);
        return visualRect(option->direction, rect, result);
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const QRect rect = option->rect;
        const bool buttons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int width = buttons ? spinArrowWidth : 0;
        QRect result = rect;
        if (subControl == SC_SpinBoxUp)
            result = QRect(rect.right() - width - 2, rect.top() + 2, width, rect.height() / 2 - 2);
        else if (subControl == SC_SpinBoxDown)
            result = QRect(rect.right() - width - 2, rect.center().y() + 1, width, rect.height() / 2 - 2);
        else if (subControl == SC_SpinBoxEditField)
            result = rect.adjusted(innerSpacing, 2, -width - 2, -2);
        return visualRect(option->direction, rect, result);
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return widget && widget->inherits("QMainWindow") ? 1 : 1;
    case PM_DockWidgetTitleMargin:
        return 6;
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_TabBarTabHSpace:
        return 26;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_FocusFrameHMargin:
        return 4;
    case PM_HeaderMargin:
        return 5;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_ToolBarIconSize:
        return 18;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return spacing;
    case PM_TreeViewIndentation:
        return 14;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_TabBarBaseOverlap:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int controlHeight = option ? option->fontMetrics.height() + 12 : 28;
    switch (type) {
    case CT_PushButton: {
        const auto* options = qstyleoption_cast<const QStyleOptionButton*>(option);
        result = QSize(size.width() + 22, qMax(controlHeight, size.height() + 8));
        if (options && (options->features & QStyleOptionButton::HasMenu))
            result.rwidth() += 14;
        break;
    }
    case CT_LineEdit:
        result.setHeight(qMax(controlHeight, size.height() + 6));
        break;
    case CT_SpinBox:
        result = QSize(size.width() + spinArrowWidth + spacing, controlHeight);
        break;
    case CT_ItemViewItem:
        result.setHeight(qMax(result.height(), size.height() + 4));
        if (option)
            result.setHeight(qMax(result.height(), option->fontMetrics.height() + spacing + 1));
        break;
    case CT_HeaderSection:
        if (option)
            result.setHeight(qMax(result.height(), option->fontMetrics.height() + spacing + 3));
        break;
    case CT_ComboBox:
        result.setHeight(qMax(controlHeight, size.height() + 6));
        result.setWidth(size.width() + comboArrowWidth + spacing + 6);
        break;
    case CT_ToolButton: {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        result += QSize(2, 2);
        if (tool && (tool->features & QStyleOptionToolButton::HasMenu) && !tool->text.isEmpty() &&
            tool->toolButtonStyle != Qt::ToolButtonIconOnly)
            result.rwidth() += toolArrowWidth;
        break;
    }
    case CT_MenuItem:
        result.rheight() += 4;
        break;
    default:
        break;
    }
    return result;
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_TabBar_PreferNoArrows:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ComboBox_Popup:
        return 0; // a list below the field, as long as it needs to be, with a scroll bar
    case SH_MessageBox_CenterButtons:
        return 0;
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return Theme::instance().reducedMotion() ? 0 : QProxyStyle::styleHint(hint, option, widget, returnData);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const
{
    switch (standard) {
    case SP_TitleBarCloseButton:
    case SP_LineEditClearButton:
    case SP_DialogCloseButton:
        return icon(QStringLiteral("close"), IconColor::Dim);
    case SP_TitleBarNormalButton:
        return icon(QStringLiteral("duplicate"), IconColor::Dim);
    case SP_ToolBarHorizontalExtensionButton:
        return icon(QStringLiteral("more"), IconColor::Dim);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace topicscope::ui
