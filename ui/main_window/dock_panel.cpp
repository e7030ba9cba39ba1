// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/dock_panel.h"

#include "ui/common/card.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace topicscope::ui {
namespace {

/// Takes no room while hidden: QDockWidget keeps asking a title bar for its size.
class DockTitleBar : public QWidget
{
public:
    explicit DockTitleBar(QWidget* parent) : QWidget(parent)
    {
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Base);
    }
    void setCompact(bool compact)
    {
        if (m_compact == compact)
            return;
        m_compact = compact;
        for (QObject* child : children()) {
            if (auto* widget = qobject_cast<QWidget*>(child))
                widget->setVisible(!compact);
        }
        updateGeometry();
    }
    [[nodiscard]] QSize sizeHint() const override { return m_compact ? QSize(0, 0) : sameHeight(QWidget::sizeHint()); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return m_compact ? QSize(0, 0) : sameHeight(QWidget::minimumSizeHint());
    }

private:
    /// All title bars are equally high, whatever stands in them.
    [[nodiscard]] QSize sameHeight(QSize size) const
    {
        return {size.width(), fontMetrics().height() + 2 * spacing + 2};
    }

    bool m_compact = false;
};

} // namespace

DockPanel::DockPanel(const QString& name, const QString& title, QWidget* content, QWidget* parent)
    : QDockWidget(title, parent), m_titleBar(new DockTitleBar(this)), m_titleLayout(new QHBoxLayout(m_titleBar))
{
    setObjectName(name);
    setAccessibleName(title);
    m_titleLayout->setContentsMargins(spacing + innerSpacing, innerSpacing, innerSpacing, innerSpacing);
    m_titleLayout->setSpacing(innerSpacing);
    m_titleLayout->addWidget(new SectionLabel(title, m_titleBar));
    m_titleLayout->addStretch(1);
    auto* close = iconButton(QStringLiteral("close"), tr("Hide %1").arg(title), m_titleBar);
    close->setIconSize({12, 12});
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, &QDockWidget::close);
    m_titleLayout->addWidget(close);
    setTitleBarWidget(m_titleBar);
    setWidget(content);
    // The only place where Qt tells of tabs that come to the front or go behind.
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool inFront) { m_inFront = inFront; });
}

void DockPanel::addTitleWidget(QWidget* widget)
{
    widget->setParent(m_titleBar);
    m_titleLayout->insertWidget(m_titleLayout->count() - 1, widget);
    widget->show();
}

void DockPanel::setTitleHidden(bool hidden)
{
    static_cast<DockTitleBar*>(m_titleBar)->setCompact(hidden);
}

} // namespace topicscope::ui
