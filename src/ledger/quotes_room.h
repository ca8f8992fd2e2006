/* SPDX-License-Identifier: MIT */
/* quotes_room: what the files that check a plan's quotes share. See quotes.h. */
#ifndef TAIZHANG_LEDGER_QUOTES_ROOM_H
#define TAIZHANG_LEDGER_QUOTES_ROOM_H

#include "ledger/quotes.h"

struct quotes {
    struct arena *arena;
    const struct plan *plan;
    const struct numerals *numerals;
    const struct source *source;
    struct diag_list *diags;
    bool *quoted; /* by byte of the source: some quote holds it */
    struct {
        ARRAY(struct slice);
    } all;       /* quotes, in the order that they are checked */
    bool *found; /* which of them stand in the source */
    size_t next; /* the one to be checked */
    struct {
        ARRAY(struct slice);
    } failed;  /* quotes that do not stand in the source */
    bool lost; /* one is near nothing in it, or unreadable: nobody knows what it was to hold */
};

/*
 * Where a quote and the text part, though they go together before it, behind it, or both: the
 * pieces that differ, as bytes of each. An empty piece is what the other has too much.
 */
struct parting {
    size_t quote, quote_to;
    size_t text, text_to;
    bool from_end;   /* only what follows is alike, not what comes before */
    size_t from, to; /* bytes of the text that are probably meant by all of the quote */
};

/* Which quotes stand in a text; marks its bytes that some quote holds. Linear in all of them,
 * however often they stand there: n quotes, each sought by itself, would read the text n times. */
bool *quotes_find(struct arena *arena, const struct slice *quotes, size_t count, struct slice text,
                  bool *quoted);

/* false where too little of the quote stands anywhere in the text. Linear in both. */
bool parting_find(struct slice text, struct slice quote, struct parting *out);

/* Where a character as people see it ends that begins at a byte, and where one begins that ends
 * there: at the end of the text, and at its start, the byte itself. */
size_t cluster_end(struct slice s, size_t at);
size_t cluster_before(struct slice s, size_t at);

/* The piece of the quote that differs, where its bytes stand in the plan as they are; else all
 * of the quote. */
struct span parting_span(const struct tree *tree, const struct node *node,
                         const struct parting *parting);

/* Sets "hint" of TZ413 and its second place: both characters, by number; parting NULL: that the
 * words are to be copied. */
void parting_say(const struct quotes *quotes, struct diag *diag, struct slice quote,
                 const struct parting *parting);

/*
 * A Chinese numeral at a byte of the text: where it ends, `at` where none is. *shown is where the
 * number that it is ends, with the word that is counted; `at` where it is none.
 */
size_t quotes_numeral(const struct quotes *quotes, size_t at, size_t *shown);

/* Bytes of a word that counts, at a byte of the text; 0 for none. */
size_t quotes_counter(const struct quotes *quotes, size_t at);

/* Reports each number of the text that no quote holds. */
void quotes_check_numbers(const struct quotes *quotes);

#endif
