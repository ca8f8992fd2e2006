/* SPDX-License-Identifier: MIT */
/*
 * places: where in its file something stands that is known by its byte only.
 *
 * Trees and texts of record files go when their facts are made. A place that is reported to people
 * is found by reading the file again, each file once.
 */
#ifndef TAIZHANG_LEDGER_PLACES_H
#define TAIZHANG_LEDGER_PLACES_H

#include "ledger/files.h"

struct places {
    struct arena *arena;
    const struct files *files;
    struct source **sources; /* by file; NULL: not read again yet */
};

struct places places_init(struct arena *arena, const struct files *files);

/* The source of a file; NULL where it is gone. */
const struct source *places_source(struct places *places, uint32_t file);

/* The bytes from start to end of a file; empty where it is gone or shorter now. */
struct span places_span(struct places *places, uint32_t file, size_t start, size_t end);

/* The 1-based line of a byte; 0 where the file is gone or shorter now. */
size_t places_line(struct places *places, uint32_t file, size_t start);

/* The first line of what begins at a byte, without the comment behind it; empty where it is gone.
 */
struct span places_first_line(struct places *places, uint32_t file, size_t start);

#endif
