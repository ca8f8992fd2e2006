/* SPDX-License-Identifier: MIT */
/*
 * places: where in its file something stands that is known by its byte only.
 *
 * Trees and texts of record files go when their facts are made. A place that is reported to people
 * is found by reading the file again. Texts are kept while others may be asked for next to them:
 * those read last, up to PLACES_TEXT_MAX bytes, and PLACES_TEXTS_MIN of any size. Of each file that
 * was asked for a line the lengths of its lines stay, a byte for most, so that what is asked in the
 * order of the units or of the plan does not read every file again and again.
 */
#ifndef TAIZHANG_LEDGER_PLACES_H
#define TAIZHANG_LEDGER_PLACES_H

#include "ledger/files.h"

/* Two of them are shown side by side, and a search goes to and fro between two more. */
#define PLACES_TEXTS_MIN 4
#define PLACES_TEXTS_MAX 32
#define PLACES_TEXT_MAX  ((size_t)8 << 20)

/* A text that was read again; of a file that is gone there is none. */
struct place_text {
    struct arena *arena;
    uint32_t file;
    const struct source *source;
    struct place_text *older;
};

struct place_lines;

struct places {
    struct arena *arena;
    const struct files *files;
    struct place_text *texts;   /* the one asked for last comes first */
    struct place_lines **lines; /* by file; NULL: not asked for yet */
};

struct places places_init(struct arena *arena, const struct files *files);

/* The bytes from start to end of a file; empty where it is gone or shorter now. The source stays
 * until PLACES_TEXTS_MIN other files have been asked for. */
struct span places_span(struct places *places, uint32_t file, size_t start, size_t end);

/* The 1-based line of a byte; 0 where the file is gone or shorter now. */
size_t places_line(struct places *places, uint32_t file, size_t start);

/* The first line of what begins at a byte, without the comment behind it; empty where it is gone.
 */
struct span places_first_line(struct places *places, uint32_t file, size_t start);

#endif
