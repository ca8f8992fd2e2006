/* SPDX-License-Identifier: MIT */
/*
 * diag: what is wrong, as data.
 *
 * A diagnostic is a code of the catalogue (catalogue.h), a place, and the values that
 * its text names. Whoever finds a fault adds it to the list that was passed in and goes
 * on; nobody prints. The list is sorted once, at the end, and rendered by the report
 * room in whatever language and format was asked for.
 *
 * A diagnostic keeps nothing of the file it is about: positions, the lines of the
 * excerpt and all values are copied into the list's arena when it is made, so the file
 * may go.
 *
 *     struct diag *d = diag_add(diags, DIAG_DUPLICATE_KEY, span);
 *     diag_set(d, "key", key);
 *     diag_also(d, first);
 *
 * Every placeholder of the code's texts must be set before the list is rendered, each once.
 *
 * A large ledger may have a hundred thousand of them, and each takes over a kilobyte while it is
 * made: what nothing more is said of is kept in few bytes (diag_pack()), and whoever reads a list
 * asks for one after the other (diag_at()).
 *
 * A list is for one thread at a time; a list of one file joins that of all (diag_join()).
 */
#ifndef TAIZHANG_DIAG_DIAG_H
#define TAIZHANG_DIAG_DIAG_H

#include "base/lang.h"
#include "diag/catalogue.h"
#include "diag/secret.h"
#include "diag/source.h"

/* A place with the lines needed to show it. An excerpt is cut around the place when the
 * line is longer than DIAG_EXCERPT_MAX bytes; caret counts from the cut, in bytes. */
#define DIAG_EXCERPT_MAX 400

struct diag_place {
    struct slice path;     /* empty: no file */
    struct position start; /* line 0: the file as a whole */
    struct position end;   /* one past the last character */
    struct slice excerpt;  /* the line of start */
    size_t at;             /* the byte of the file that the excerpt starts at */
    size_t caret;          /* where the marked part starts, in bytes of the excerpt */
    size_t caret_len;      /* its bytes within the excerpt; 0 at the end of a line */
    bool personal;         /* something of somebody stands in the line: see secret.h */
    bool hidden;           /* the marked part is not shown as it stands */
};

/* A value in a text: the same in both languages, or one for each. */
struct diag_arg {
    const char *name;
    struct slice value[LANG_COUNT];
    bool own; /* words of the program, out of no file */
};

#define DIAG_ARGS_MAX 8

struct diag {
    enum diag_code code;
    struct diag_place place;
    struct diag_place also; /* a second place, such as the first of two; its path may be empty */
    struct diag_arg args[DIAG_ARGS_MAX];
    size_t arg_count;
    struct arena *arena;
    const struct secrets *secrets; /* of the list when it was made */
    const struct words *help;      /* in place of that of its code; or NULL */
    size_t rank;                   /* goes before the path in the sort; 0 where there is no age */
    size_t order;                  /* of being added: the last tie-breaker of the sort */
    size_t unreported;             /* of DIAG_MORE_FAULTS: how many it stands for */
};

/* A damaged file may hold a million faults: of one file, no more than this are reported one by one.
 * All are counted. */
#define DIAG_PER_FILE_MAX 1000

struct packed_diag;
struct diag_texts;
struct diag_said;

struct diag_list {
    struct arena *arena;
    struct arena *fresh; /* within it: of those that are not packed; NULL: there are none */
    struct diag **items; /* NULL for one that is packed: see diag_at() */
    size_t len, cap;
    size_t errors;      /* with severity error */
    size_t warnings;    /* with severity warning */
    size_t failures;    /* with severity fatal: the world would not let us */
    struct slice crowd; /* the path that the last ones are of */
    size_t crowd_count;
    struct diag *more;             /* of the crowd: stands for those that are not reported */
    struct diag unreported;        /* what is not reported is written here */
    const struct secrets *secrets; /* what excerpts may not show; set by whoever reads; or NULL */
    struct {
        ARRAY(const struct packed_diag *); /* of the first ones; NULL for one that is not */
    } packed;
    struct diag_texts *texts; /* what packed ones say, each text once; NULL: nothing yet */
    struct diag_said *said;   /* what they name, roughly (diag_said.h); NULL: few */
};

/* The arena holds all that the list says; it must outlive the list. */
struct diag_list diag_list_init(struct arena *arena);

/* Never NULL; valid as long as the list's arena, or until it is packed. */
struct diag *diag_add(struct diag_list *list, enum diag_code code, struct span span);

/* Takes back what was added since the list was as `before` says: all of it of one file. */
void diag_take_back(struct diag_list *list, const struct diag_list *before);

/* Adds all that another list says of one file to the end of this one, as if it had been added
 * here, and packs it: the other list may go. */
void diag_join(struct diag_list *list, const struct diag_list *other);

/* Nothing more is said of what the list holds: from now on it is kept in few bytes, and pointers to
 * it are no longer valid. */
void diag_pack(struct diag_list *list);

/* One of the list, by its place there. `room` is for one that is packed: what is given is valid as
 * long as both. */
const struct diag *diag_at(const struct diag_list *list, size_t index, struct diag *room);

/* Whether so much is reported of the file already that its next faults are only counted. */
bool diag_is_full(const struct diag_list *list, const struct source *source);

/* For a fault that concerns a path which could not be read, or no file at all (empty path). */
struct diag *diag_add_path(struct diag_list *list, enum diag_code code, struct slice path);

/* Adds a copy of one of another list, which may go. What is not reported there, and it stands for,
 * is counted as errors. */
struct diag *diag_add_copy(struct diag_list *list, const struct diag *diag);

void diag_set(struct diag *diag, const char *name, struct slice value);
/* The same of a word of a schema, such as the name of a field: it quotes no line and stays. */
void diag_set_own(struct diag *diag, const char *name, struct slice value);
void diag_set_number(struct diag *diag, const char *name, int64_t value);
void diag_set_words(struct diag *diag, const char *name, const struct words *words);
/* Sets "reason": what the system says of an errno value, in both languages where it is common. */
void diag_set_errno(struct diag *diag, int error);

void diag_set_name(struct diag *diag, const char *name, const struct name *value,
                   struct slice fallback);

/*
 * Sets "hint", the nearest of some candidates, worded in both languages: "did you mean
 * X?", or where none is near, what there is ("one of: a, b, c" while they are few), or
 * nothing at all. A text whose help is just "{hint}" may thus have no help.
 */
void diag_set_nearest(struct diag *diag, struct slice word, const struct slice *candidates,
                      size_t count);

/* Likewise, but where none is near, what there is however much it is (cut where it is very much).
 */
void diag_set_nearest_or_all(struct diag *diag, struct slice word, const struct slice *candidates,
                             size_t count);

/* The second place. */
void diag_also(struct diag *diag, struct span span);

/*
 * Bytes of a source must never be shown: masks them there (source_mask()), and in all that the
 * list says already of this source.
 */
void diag_mask(struct diag_list *list, const struct source *source, size_t start, size_t end);

/* The same of many ranges at once, by their start, in what was said of the lines that they stand
 * on. One may lie in another: then the text of each is looked for in what was said. */
void diag_mask_ranges(struct diag_list *list, const struct source *source,
                      const struct source_range *ranges, size_t count);

/* Does not show the marked part of the excerpt. */
void diag_hide(struct diag *diag);

/* By rank, path, line, column, code, order; then drops what is said twice at one place. */
void diag_sort(struct diag_list *list);

/* The text of a diagnostic, and of its help (perhaps empty), safe to print (text.h). */
void diag_message(struct buffer *out, const struct diag *diag, enum lang lang);
void diag_help(struct buffer *out, const struct diag *diag, enum lang lang);

#endif
