/* SPDX-License-Identifier: MIT */
/* list_room: the lists of `taizhang list`, which are tables. */
#ifndef TAIZHANG_CLI_LIST_ROOM_H
#define TAIZHANG_CLI_LIST_ROOM_H

#include "cli/cli_room.h"
#include "ledger/ledger.h"
#include "report/report.h"

/* What a list may be made of; what it does not ask for is empty. */
struct list_input {
    struct ledger ledger;
    struct assessment assessment;
};

/* A further row of the table. */
struct table_row *list_row(struct run *run, struct table *table);

void list_targets(struct run *run, const struct list_input *input, struct table *table);
void list_collections(struct run *run, const struct list_input *input, struct table *table);

#endif
