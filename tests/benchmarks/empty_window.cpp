// SPDX-License-Identifier: GPL-3.0-or-later
// An empty Qt Widgets window: what a program occupies that does nothing.
#include <QApplication>
#include <QMainWindow>

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1400, 900);
    window.show();
    return QApplication::exec();
}
