/* SPDX-License-Identifier: MIT */
/* Diagnostics as data: made, sorted, put into words. See diag.h. */
#include "diag/diag.h"

#include "base/order.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct diag_list diag_list_init(struct arena *arena)
{
    return (struct diag_list){.arena = arena};
}

/* The part of a long line around the place, cut between characters. */
static struct slice excerpt_cut(struct slice line, size_t at, size_t *cut)
{
    *cut = 0;
    if (line.len <= DIAG_EXCERPT_MAX)
        return line;
    if (at > DIAG_EXCERPT_MAX / 2)
        *cut = at - DIAG_EXCERPT_MAX / 2;
    while (*cut < line.len && ((unsigned char)line.data[*cut] & 0xC0) == 0x80)
        (*cut)++;

    size_t end = *cut + DIAG_EXCERPT_MAX;
    while (end < line.len && ((unsigned char)line.data[end] & 0xC0) == 0x80)
        end++;
    return slice_sub(line, *cut, end);
}

/* Whether the marked part of an excerpt is another than in the line. */
static bool is_other(const struct diag_place *place, struct slice line)
{
    size_t end = place->caret + place->caret_len;

    return !slice_eq(slice_sub(place->excerpt, place->caret, end),
                     slice_sub(line, place->caret, end));
}

#define LINES_BELOW_MAX 20

/* Whether an excerpt of a further line of the marked part would hide something. */
static bool hides_below(const struct secrets *secrets, const struct source *source,
                        const struct diag_place *place)
{
    bool hidden = false;

    for (size_t i = 1; !hidden && i <= LINES_BELOW_MAX && place->start.line + i <= place->end.line;
         i++) {
        struct slice line = source_line(source, place->start.line + i);
        struct buffer shown = {0};

        buffer_add(&shown, line);
        secret_scrub_line(secrets, source, source_line_start(source, place->start.line + i),
                          shown.data, shown.len);
        hidden = !slice_eq(buffer_slice(&shown), line);
        buffer_free(&shown);
    }
    return hidden;
}

static struct diag_place place_of(struct arena *arena, const struct secrets *secrets,
                                  struct span span)
{
    struct diag_place place = {0};

    if (span.source == NULL)
        return place;
    place.path = arena_copy(arena, span.source->path);
    if (span.start > span.source->text.len)
        return place; /* span_file() */

    assert(span.start <= span.end && span.end <= span.source->text.len);
    place.start = source_position(span.source, span.start);
    place.end = source_position(span.source, span.end);

    struct slice line = source_line(span.source, place.start.line);
    size_t from = span.start - source_line_start(span.source, place.start.line);
    size_t to = span.end - source_line_start(span.source, place.start.line);
    size_t cut;
    struct slice excerpt = excerpt_cut(line, from, &cut);

    if (to > cut + excerpt.len)
        to = cut + excerpt.len;
    place.excerpt = arena_copy(arena, excerpt);
    place.at = source_line_start(span.source, place.start.line) + cut;
    place.personal = secret_is_personal(span.source, place.at, place.at + excerpt.len);
    secret_scrub_line(secrets, span.source, place.at, (char *)place.excerpt.data,
                      place.excerpt.len);
    place.caret = from - cut < excerpt.len ? from - cut : excerpt.len;
    place.caret_len = to > cut + place.caret ? to - cut - place.caret : 0;
    /* Of a part of a long line too much is hidden. */
    place.hidden =
        cut == 0 && (is_other(&place, excerpt) || hides_below(secrets, span.source, &place));
    return place;
}

static void count_severity(struct diag_list *list, enum diag_code code, bool up)
{
    size_t *counts[] = {
        [SEVERITY_WARNING] = &list->warnings,
        [SEVERITY_ERROR] = &list->errors,
        [SEVERITY_FATAL] = &list->failures,
    };
    size_t *of = counts[catalogue_row(code)->severity];

    assert((up || *of > 0) && "taken back what was never counted");
    *of = up ? *of + 1 : *of - 1;
}

static struct diag *add(struct diag_list *list, enum diag_code code)
{
    struct diag *diag = ARENA_NEW(list->arena, struct diag);
    struct {
        ARRAY(struct diag *);
    } items = {list->items, list->len, list->cap};

    *diag = (struct diag){
        .code = code, .arena = list->arena, .secrets = list->secrets, .order = list->len};
    *ARRAY_PUSH(list->arena, &items) = diag;
    list->items = items.items;
    list->len = items.len;
    list->cap = items.cap;
    count_severity(list, code, true);
    return diag;
}

/* One more of a file that has had its share: counted, and not told. */
static struct diag *add_untold(struct diag_list *list, enum diag_code code,
                               const struct source *source)
{
    if (list->more == NULL) {
        list->more = add(list, DIAG_MORE_FAULTS);
        list->more->place.path = arena_copy(list->arena, source->path);
    }
    count_severity(list, code, true);
    list->more->untold++;
    list->untold = (struct diag){.code = code};
    return &list->untold;
}

static bool is_crowded(struct diag_list *list, const struct source *source)
{
    /* By its path: when a file's memory has gone, the next file may stand in the same place. */
    if (source == NULL || !slice_eq(source->path, list->crowd)) {
        list->crowd = source == NULL ? SLICE("") : arena_copy(list->arena, source->path);
        list->crowd_count = 0;
        list->more = NULL;
    }
    return source != NULL && ++list->crowd_count > DIAG_PER_FILE_MAX;
}

void diag_take_back(struct diag_list *list, const struct diag_list *before)
{
    assert(before->arena == list->arena && before->len <= list->len);
    assert(before->errors <= list->errors && before->warnings <= list->warnings);
    if (before->more != NULL && before->more == list->more)
        before->more->untold -= list->errors + list->warnings - before->errors - before->warnings;
    list->len = before->len;
    list->errors = before->errors;
    list->warnings = before->warnings;
    list->failures = before->failures;
    list->crowd = before->crowd;
    list->crowd_count = before->crowd_count;
    list->more = before->more;
}

bool diag_is_full(const struct diag_list *list, const struct source *source)
{
    return slice_eq(source->path, list->crowd) && list->crowd_count >= DIAG_PER_FILE_MAX;
}

struct diag *diag_add(struct diag_list *list, enum diag_code code, struct span span)
{
    if (is_crowded(list, span.source))
        return add_untold(list, code, span.source);
    struct diag *diag = add(list, code);

    diag->place = place_of(list->arena, list->secrets, span);
    return diag;
}

struct diag *diag_add_path(struct diag_list *list, enum diag_code code, struct slice path)
{
    struct diag *diag = add(list, code);

    if (path.len > 0)
        diag->place.path = arena_copy(list->arena, path);
    return diag;
}

static struct diag_place copy_place(struct arena *arena, const struct diag_place *place)
{
    struct diag_place copy = *place;

    copy.path = arena_copy(arena, place->path);
    copy.excerpt = arena_copy(arena, place->excerpt);
    return copy;
}

struct diag *diag_add_copy(struct diag_list *list, const struct diag *diag)
{
    struct diag *copy = add(list, diag->code);
    size_t order = copy->order;

    *copy = *diag;
    list->errors += diag->untold;
    copy->order = order;
    copy->arena = list->arena;
    copy->secrets = list->secrets;
    copy->place = copy_place(list->arena, &diag->place);
    copy->also = copy_place(list->arena, &diag->also);
    for (size_t i = 0; i < diag->arg_count; i++) {
        for (int lang = 0; lang < LANG_COUNT; lang++)
            copy->args[i].value[lang] = arena_copy(list->arena, diag->args[i].value[lang]);
    }
    return copy;
}

static bool is_set(const struct diag *diag, struct slice name)
{
    for (size_t i = 0; i < diag->arg_count; i++) {
        if (slice_is(name, diag->args[i].name))
            return true;
    }
    return false;
}

/* NULL for one that is not told: its values are not kept. */
static struct diag_arg *new_arg(struct diag *diag, const char *name)
{
    if (diag->arena == NULL)
        return NULL;
    assert(diag->arg_count < DIAG_ARGS_MAX);
    assert(!is_set(diag, slice_of(name)) && "a value is set once: of two the first is shown");
    struct diag_arg *arg = &diag->args[diag->arg_count++];

    arg->name = name;
    return arg;
}

/* What a message repeats of a line: it may be a part of what is hidden. */
static bool is_quoted(const char *name)
{
    return strcmp(name, "value") == 0 || strcmp(name, "name") == 0 || strcmp(name, "tag") == 0 ||
           strcmp(name, "text") == 0;
}

/* A tag or an alias is told by what stands in the line, and the line does not show it: there may be
 * no node that could be masked later. So is what else a message quotes of a place that is hidden,
 * and all of a line on which something of somebody stands. */
static bool is_scrubbed(const struct diag *diag, const char *name, struct slice value)
{
    bool by_line =
        diag->secrets != NULL && (diag->code == DIAG_TAG || diag->code == DIAG_UNKNOWN_ALIAS);
    bool beside = diag->place.personal && (is_quoted(name) || strcmp(name, "key") == 0) &&
                  !secret_is_known(diag->secrets, value);

    return (by_line || beside || (diag->place.hidden && is_quoted(name))) &&
           slice_search(diag->place.excerpt, value, 0) >= diag->place.excerpt.len;
}

void diag_set(struct diag *diag, const char *name, struct slice value)
{
    struct diag_arg *arg = new_arg(diag, name);

    if (arg == NULL)
        return;
    arg->value[LANG_EN] = arg->value[LANG_ZH] = arena_copy(diag->arena, value);
    if (value.len > 0 && is_scrubbed(diag, name, value))
        text_mask((char *)arg->value[LANG_EN].data, value.len);
}

void diag_set_number(struct diag *diag, const char *name, int64_t value)
{
    struct diag_arg *arg = new_arg(diag, name);

    if (arg != NULL)
        arg->value[LANG_EN] = arg->value[LANG_ZH] =
            arena_printf(diag->arena, "%lld", (long long)value);
}

void diag_set_words(struct diag *diag, const char *name, const struct words *words)
{
    struct diag_arg *arg = new_arg(diag, name);

    for (int lang = 0; arg != NULL && lang < LANG_COUNT; lang++)
        arg->value[lang] = arena_copy(diag->arena, slice_of(words->text[lang]));
    if (arg != NULL)
        arg->own = true;
}

void diag_set_errno(struct diag *diag, int error)
{
    static const struct {
        int error;
        struct words words;
    } rows[] = {
        {ENOENT, {{"there is no such file or folder", "文件或文件夹不存在"}}},
        {EACCES, {{"permission denied", "没有权限"}}},
        {ENOSPC, {{"no space left on the disk", "磁盘已满"}}},
        {EFBIG, {{"it would be larger than the system allows", "超过了系统允许的文件大小"}}},
        {EPIPE, {{"nobody reads it any more", "已经没有程序在读"}}},
        {EBADF, {{"nothing is open there for writing", "那里没有打开可写的文件"}}},
        {EISDIR, {{"it is a folder", "这是文件夹"}}},
        {ENOTDIR, {{"a part of the path is no folder", "路径中有一段不是文件夹"}}},
        {EROFS, {{"the file system is read-only", "文件系统只读"}}},
        {ELOOP, {{"folders too deep, or links in a circle", "文件夹层次太深，或链接成环"}}},
        {EIO, {{"input or output error", "磁盘读写出错"}}},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].error == error) {
            diag_set_words(diag, "reason", &rows[i].words);
            return;
        }
    }
    diag_set(diag, "reason", slice_of(strerror(error)));
}

void diag_set_name(struct diag *diag, const char *name, const struct name *value,
                   struct slice fallback)
{
    struct diag_arg *arg = new_arg(diag, name);

    for (int lang = 0; arg != NULL && lang < LANG_COUNT; lang++)
        arg->value[lang] = arena_copy(diag->arena, name_in(value, (enum lang)lang, fallback));
}

/* How many candidates are still worth listing, and how many where there is no other help. */
#define LISTED_MAX     8
#define LISTED_ALL_MAX 30

static void list_candidates(struct diag_arg *arg, struct arena *arena,
                            const struct slice *candidates, size_t count)
{
    static const struct words lead = {{"one of: ", "可以写："}}, comma = {{", ", "、"}},
                              more = {{", ...", "……"}};

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct buffer text = {0};

        buffer_adds(&text, lead.text[lang]);
        for (size_t i = 0; i < count && i < LISTED_ALL_MAX; i++) {
            if (i > 0)
                buffer_adds(&text, comma.text[lang]);
            buffer_add(&text, candidates[i]);
        }
        buffer_adds(&text, count > LISTED_ALL_MAX ? more.text[lang] : "");
        arg->value[lang] = arena_copy(arena, buffer_slice(&text));
        buffer_free(&text);
    }
}

static void set_nearest(struct diag *diag, struct slice word, const struct slice *candidates,
                        size_t count, size_t listed_max)
{
    struct diag_arg *arg = new_arg(diag, "hint");

    if (arg == NULL)
        return;
    size_t nearest = text_nearest(word, candidates, count);

    if (nearest < count) {
        struct slice name = candidates[nearest];

        arg->value[LANG_EN] =
            arena_printf(diag->arena, "did you mean %.*s?", (int)name.len, name.data);
        arg->value[LANG_ZH] =
            arena_printf(diag->arena, "是不是想写 %.*s？", (int)name.len, name.data);
    } else if (count > 0 && count <= listed_max) {
        list_candidates(arg, diag->arena, candidates, count);
    }
}

void diag_set_nearest(struct diag *diag, struct slice word, const struct slice *candidates,
                      size_t count)
{
    set_nearest(diag, word, candidates, count, LISTED_MAX);
}

void diag_set_nearest_or_all(struct diag *diag, struct slice word, const struct slice *candidates,
                             size_t count)
{
    static const struct words none = {{"there is none yet", "现在一个也没有"}};

    if (count == 0)
        diag_set_words(diag, "hint", &none);
    else
        set_nearest(diag, word, candidates, count, SIZE_MAX);
}

void diag_also(struct diag *diag, struct span span)
{
    if (diag->arena != NULL)
        diag->also = place_of(diag->arena, diag->secrets, span);
}

static void mask_place(const struct diag_place *place, size_t start, size_t end)
{
    size_t last = place->at + place->excerpt.len;

    start = start < place->at ? place->at : start;
    end = end > last ? last : end;
    if (start < end)
        text_mask((char *)place->excerpt.data + (start - place->at), end - start);
}

static bool is_word(struct slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.data[i] >= 0x80 || byte_is_digit(s.data[i]))
            return false;
    }
    return true;
}

/*
 * A short text is in many others by chance, and a word of plain letters may be the name of a field,
 * which hints are made of: `a` of another line is not the one that is hidden.
 */
#define TELLING_LEN 4

static bool may_hold(const char *name, struct slice secret, bool near)
{
    bool of_fields =
        strcmp(name, "hint") == 0 || strcmp(name, "key") == 0 || strcmp(name, "field") == 0;

    return (near || secret.len >= TELLING_LEN) && !(of_fields && is_word(secret));
}

static bool is_near(const struct diag_place *place, struct position start, struct position end)
{
    return place->start.line >= start.line && place->start.line <= end.line;
}

/* The label behind a field's name is the schema's. */
static struct slice without_label(const char *name, struct slice value)
{
    size_t end = slice_search(value, SLICE("（"), 0), paren = slice_search(value, SLICE(" ("), 0);

    return strcmp(name, "field") == 0 ? slice_sub(value, 0, paren < end ? paren : end) : value;
}

/* What a message names may be the very text, or hold it. */
static void mask_args(const struct diag *diag, struct slice secret, bool near, bool key)
{
    for (size_t i = 0; i < diag->arg_count; i++) {
        if (diag->args[i].own)
            continue;
        if (!(near && key) && !may_hold(diag->args[i].name, secret, near))
            continue;
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            struct slice value = without_label(diag->args[i].name, diag->args[i].value[lang]);

            for (size_t at = 0; (at = slice_search(value, secret, at)) < value.len; at++)
                text_mask((char *)value.data + at, secret.len);
            if (near && is_quoted(diag->args[i].name) &&
                slice_search(secret, value, 0) < secret.len)
                text_mask((char *)value.data, value.len);
        }
    }
}

void diag_hide(struct diag *diag)
{
    if (diag->place.caret_len > 0)
        text_mask((char *)diag->place.excerpt.data + diag->place.caret, diag->place.caret_len);
}

void diag_mask(struct diag_list *list, const struct source *source, size_t start, size_t end)
{
    struct buffer secret = {0};
    const struct position from = source_position(source, start), to = source_position(source, end);

    buffer_add(&secret, slice_sub(source->text, start, end));
    source_mask(source, start, end);
    /* What was said of one source stands together while it is being read. */
    for (size_t i = list->len; i > 0; i--) {
        const struct diag *diag = list->items[i - 1];

        if (!slice_eq(diag->place.path, source->path))
            break;
        mask_place(&diag->place, start, end);
        if (slice_eq(diag->also.path, source->path))
            mask_place(&diag->also, start, end);
        if (secret.len > 0)
            mask_args(diag, buffer_slice(&secret),
                      is_near(&diag->place, from, to) || is_near(&diag->also, from, to), false);
    }
    buffer_free(&secret);
}

/* Ranges by their start. One may lie in another, so their ends are in no order: `reach` is how far
 * the ranges up to each have come. */
struct reaching {
    const struct source_range *ranges;
    size_t *reach;
    size_t count;
};

static struct reaching reaching_of(struct arena *arena, const struct source_range *ranges,
                                   size_t count)
{
    struct reaching out = {ranges, ARENA_ARRAY(arena, count, size_t), count};

    for (size_t i = 0; i < count; i++) {
        assert(i == 0 || ranges[i - 1].start <= ranges[i].start);
        out.reach[i] = i > 0 && out.reach[i - 1] > ranges[i].end ? out.reach[i - 1] : ranges[i].end;
    }
    return out;
}

/* The first range that ends behind a byte. */
static size_t first_behind(const struct reaching *reaching, size_t at)
{
    size_t low = 0, high = reaching->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (reaching->reach[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* What is said of the very text that is hidden may quote it as it is read: with its escapes, or its
 * lines folded. */
static void mask_quoted(const struct diag *diag)
{
    for (size_t i = 0; i < diag->arg_count; i++) {
        const struct diag_arg *arg = &diag->args[i];

        for (int lang = 0; !arg->own && is_quoted(arg->name) && lang < LANG_COUNT; lang++)
            text_mask((char *)arg->value[lang].data, arg->value[lang].len);
    }
}

/* What stands on the lines of a place, in its excerpt and in what was said of it. */
static void mask_near(const struct diag *diag, const struct diag_place *place,
                      const struct source *source, const struct reaching *reaching)
{
    const struct source_range *ranges = reaching->ranges;

    if (place->start.line == 0 || !slice_eq(place->path, source->path))
        return;
    size_t from = source_line_start(source, place->start.line);
    size_t to = source_line_end(source->text, source_line_start(source, place->end.line));

    for (size_t i = first_behind(reaching, from); i < reaching->count && ranges[i].start < to;
         i++) {
        size_t at = place->at + place->caret;

        if (ranges[i].end <= from)
            continue;
        mask_place(place, ranges[i].start, ranges[i].end);
        if (place == &diag->place && at >= ranges[i].start && at < ranges[i].end)
            mask_quoted(diag);
        mask_args(diag, slice_sub(source->text, ranges[i].start, ranges[i].end), true,
                  ranges[i].key);
    }
}

void diag_mask_ranges(struct diag_list *list, const struct source *source,
                      const struct source_range *ranges, size_t count)
{
    struct arena *arena = arena_new();
    const struct reaching reaching = reaching_of(arena, ranges, count);

    for (size_t i = list->len; i > 0; i--) {
        const struct diag *diag = list->items[i - 1];

        if (!slice_eq(diag->place.path, source->path))
            break;
        mask_near(diag, &diag->place, source, &reaching);
        mask_near(diag, &diag->also, source, &reaching);
    }
    arena_free(arena);
    source_mask_ranges(source, ranges, count);
}

static int compare(const struct diag *a, const struct diag *b)
{
    int order = compare_sizes(a->rank, b->rank);

    if (order == 0)
        order = slice_cmp(a->place.path, b->place.path);
    if (order == 0)
        order = compare_sizes(a->place.start.line, b->place.start.line);
    if (order == 0)
        order = compare_sizes(a->place.start.column, b->place.start.column);
    if (order == 0)
        order = catalogue_row(a->code)->number - catalogue_row(b->code)->number;
    return order;
}

/* By the values of the text: what is said twice stands together. */
static int compare_args(const struct diag *a, const struct diag *b)
{
    int order = compare_sizes(a->arg_count, b->arg_count);

    for (size_t i = 0; order == 0 && i < a->arg_count; i++)
        order = slice_cmp(a->args[i].value[LANG_EN], b->args[i].value[LANG_EN]);
    return order;
}

static int compare_whole(const struct diag *a, const struct diag *b)
{
    int order = compare(a, b);

    /* What concerns a file as a whole stays in the order in which it was found. */
    return order != 0 || a->place.start.line == 0 ? order : compare_args(a, b);
}

static int compare_stable(const void *a, const void *b)
{
    const struct diag *first = *(struct diag *const *)a, *second = *(struct diag *const *)b;
    int order = compare_whole(first, second);

    return order != 0 ? order : compare_sizes(first->order, second->order);
}

/* What is told, and what is only counted, is all that was found. */
static void check_counts(const struct diag_list *list)
{
#ifndef NDEBUG
    size_t untold = 0;

    for (size_t i = 0; i < list->len; i++)
        untold += list->items[i]->untold;
    assert(list->errors + list->warnings + list->failures == list->len + untold);
#else
    (void)list;
#endif
}

void diag_sort(struct diag_list *list)
{
    size_t kept = 0;

    check_counts(list);
    for (size_t i = 0; i < list->len; i++) {
        struct diag *diag = list->items[i];

        if (diag->code == DIAG_MORE_FAULTS && diag->arg_count == 0)
            diag_set_number(diag, "count", (int64_t)diag->untold);
    }
    if (list->len > 1)
        qsort(list->items, list->len, sizeof *list->items, compare_stable);
    for (size_t i = 0; i < list->len; i++) {
        struct diag *diag = list->items[i];

        if (kept > 0 && compare(list->items[kept - 1], diag) == 0 &&
            compare_args(list->items[kept - 1], diag) == 0)
            count_severity(list, diag->code, false);
        else
            list->items[kept++] = diag;
    }
    list->len = kept;
}

static void expand(struct buffer *out, const struct diag *diag, const struct words *words,
                   enum lang lang)
{
    struct lang_arg args[DIAG_ARGS_MAX];
    struct buffer raw = {0};

    for (size_t i = 0; i < diag->arg_count; i++)
        args[i] = (struct lang_arg){diag->args[i].name, diag->args[i].value[lang]};
    lang_expand(&raw, words->text[lang], args, diag->arg_count);
    text_safe(out, buffer_slice(&raw));
    buffer_free(&raw);
}

/* Both texts, though a format may show one: who sets the values does not know which. */
static void check_filled(const struct diag *diag, const struct words *words)
{
#ifndef NDEBUG
    const struct slice text = slice_of(words->text[LANG_EN]);

    for (size_t open, close = 0; (open = slice_find(text, '{', close)) < text.len;) {
        close = slice_find(text, '}', open);
        assert(is_set(diag, slice_sub(text, open + 1, close)) && "see diag.h");
    }
#else
    (void)diag;
    (void)words;
#endif
}

static const struct words *help_of(const struct diag *diag)
{
    return diag->help != NULL ? diag->help : &catalogue_row(diag->code)->help;
}

void diag_message(struct buffer *out, const struct diag *diag, enum lang lang)
{
    check_filled(diag, help_of(diag));
    expand(out, diag, &catalogue_row(diag->code)->message, lang);
}

void diag_help(struct buffer *out, const struct diag *diag, enum lang lang)
{
    expand(out, diag, help_of(diag), lang);
}
