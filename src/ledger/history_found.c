/* SPDX-License-Identifier: MIT */
/*
 * What has been found in a history, each mistake once. See history_room.h.
 *
 * A line that holds a number stays in every version of its file until somebody corrects it. It is
 * reported of the first; the others are known again by a hash of the line, so that what was found
 * is kept nowhere.
 */
#include "base/buffer.h"
#include "ledger/history_room.h"

#include <assert.h>
#include <string.h>

#define FIRST_SIZE 64

#define AROUND_MAX 1024 /* bytes */

/* ---- the table ---- */

static struct history_find *slot_of(struct history_find *table, size_t size,
                                    const uint8_t key[HASH_BYTES])
{
    size_t at;

    assert(size > 0 && (size & (size - 1)) == 0);
    memcpy(&at, key, sizeof at);
    for (at &= size - 1; table[at].taken; at = (at + 1) & (size - 1)) {
        if (memcmp(table[at].key, key, HASH_BYTES) == 0)
            break;
    }
    return &table[at];
}

static void grow(struct history *history)
{
    size_t size = history->found_size == 0 ? FIRST_SIZE : 2 * history->found_size;
    struct history_find *table = ARENA_ARRAY(history->arena, size, struct history_find);

    for (size_t i = 0; i < history->found_size; i++) {
        const struct history_find *found = &history->found[i];

        if (found->taken)
            *slot_of(table, size, found->key) = *found;
    }
    history->found = table;
    history->found_size = size;
}

/* At most half full. */
static struct history_find *find(struct history *history, const uint8_t key[HASH_BYTES])
{
    if (2 * history->found_count >= history->found_size)
        grow(history);
    assert(2 * history->found_count < history->found_size);
    return slot_of(history->found, history->found_size, key);
}

/* ---- reporting ---- */

/* The part of a line around what was found: all of it, but for lines that nobody reads. */
static struct slice around(const struct diag *diag, const struct source *raw, size_t *at)
{
    size_t found = diag->place.at + diag->place.caret;
    struct slice line = slice_trim(source_line(raw, diag->place.start.line));
    size_t start = (size_t)(line.data - raw->text.data);
    assert(found >= start && "nothing is found among the blanks before a line");
    size_t from = found > start + AROUND_MAX ? found - AROUND_MAX : start;

    *at = found - from;
    return slice_sub(line, from - start, found - start + AROUND_MAX);
}

/* What stays the same from version to version: the code, the path, the line without spaces around
 * it, and where in it. NUL ends each part. */
static void make_key(const struct diag *diag, struct slice path, const struct source *raw,
                     uint8_t key[HASH_BYTES])
{
    struct buffer text = {0};
    size_t at;

    buffer_addf(&text, "%d", (int)diag->code);
    buffer_byte(&text, '\0');
    buffer_add(&text, path);
    buffer_byte(&text, '\0');
    if (diag->place.start.line > 0) {
        buffer_add(&text, around(diag, raw, &at));
        buffer_byte(&text, '\0');
        buffer_addf(&text, "%zu", at);
    }
    hash_bytes(buffer_slice(&text), key);
    buffer_free(&text);
}

/* That of the same line once more in the same text. */
static void make_key_again(uint8_t key[HASH_BYTES], size_t nth)
{
    struct buffer text = {0};

    buffer_add(&text, (struct slice){(const char *)key, HASH_BYTES});
    buffer_addf(&text, "%zu", nth);
    hash_bytes(buffer_slice(&text), key);
    buffer_free(&text);
}

static void report(struct history *history, const struct diag *diag, uint8_t key[HASH_BYTES])
{
    struct history_find *found = find(history, key);

    if (found->taken && found->text == history->reported) {
        make_key_again(key, ++found->in_text);
        found = find(history, key);
    }
    found->text = history->reported;
    found->in_text = 0;
    if (found->taken) {
        found->again++;
        return;
    }
    memcpy(found->key, key, HASH_BYTES);
    found->taken = true;
    history->found_count++;
    if (history->before)
        return;
    found->diag = diag_add_copy(history->diags, diag);
    found->diag->rank = history->size->commits;
}

void history_report(struct history *history, struct slice path, struct slice raw,
                    const struct diag_list *list)
{
    struct arena *arena = arena_new();
    const struct source source = source_init(arena, path, raw);
    uint8_t key[HASH_BYTES];

    history->reported++;
    for (size_t i = 0; i < list->len; i++) {
        make_key(list->items[i], path, &source, key);
        report(history, list->items[i], key);
    }
    arena_free(arena);
}

/* ---- what to do ---- */

/* What to do about these is what their codes say: nothing was found in them. */
static bool is_reported_otherwise(const struct diag *diag)
{
    return diag->code == DIAG_TOO_LARGE || diag->code == DIAG_MORE_FAULTS;
}

/* Of a name every version of its folder repeats it: nobody has put it there again. */
static bool is_counted(const struct history_find *found)
{
    return found->again > 0 && found->diag->code != DIAG_NUMBER_IN_NAME;
}

void history_end_reporting(struct history *history)
{
    static const struct words once =
        T("git keeps it: do not push, and do not think it gone with a new commit; "
          "doc/when-it-has-happened.md says what to do",
          "git 会一直留着它：先不要推送，再提交一次删除也抹不掉；"
          "怎么办，见 doc/when-it-has-happened.zh.md");
    static const struct words again =
        T("later versions that hold it, too: {again}. git keeps them all: do not push, and "
          "do not think it gone with a new commit; doc/when-it-has-happened.md says what "
          "to do",
          "后来还有 {again} 个版本也有。git 会一直留着：先不要推送，再提交一次删除也抹不掉；"
          "怎么办，见 doc/when-it-has-happened.zh.md");

    for (size_t i = 0; i < history->found_size; i++) {
        const struct history_find *found = &history->found[i];

        if (found->diag == NULL || is_reported_otherwise(found->diag))
            continue;
        assert(found->taken && !history->before);
        found->diag->help = is_counted(found) ? &again : &once;
        if (is_counted(found))
            diag_set_number(found->diag, "again", (int64_t)found->again);
    }
}
