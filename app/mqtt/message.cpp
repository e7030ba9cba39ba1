// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/message.h"
#include "app/base/utf8.h"
#include "app/mqtt/codec.h"
#include "app/mqtt/session.h"
#include "app/mqtt/topic.h"
