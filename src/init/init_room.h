/* SPDX-License-Identifier: MIT */
/* init_room: the files that templates and the example are built in as. Not for other rooms. */
#ifndef TAIZHANG_INIT_INIT_ROOM_H
#define TAIZHANG_INIT_INIT_ROOM_H

#include "init/init.h"

struct init_data {
    const char *name; /* "plan.zh.yaml"; of the example its path */
    struct slice text;
};

/* Both end with a row whose name is NULL. */
extern const struct init_data init_templates[];
extern const struct init_data init_example_files[];

#endif
