# SPDX-License-Identifier: GPL-3.0-or-later
topicscope_program(codec_benchmark
    SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/codec_benchmark.cpp
    LINK Topicscope::mqtt benchmark::benchmark)
set_target_properties(codec_benchmark PROPERTIES AUTOMOC OFF)
