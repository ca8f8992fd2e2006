/* SPDX-License-Identifier: MIT */
/* x-succeeds, x-open: whether an entry that is named is there on the day. See link.h. */
#include "ledger/link_room.h"

#include <assert.h>
#include <stdlib.h>

/* As many lines of further entries are named. */
#define LINES_MAX 8

/* A reference to an entry that is not there. `owner` is the entry whose dates the one named
 * has. */
struct absence {
    struct mention ref, id;
    size_t order; /* in which they were found */
    enum diag_code code;
    uint32_t owner;
    bool late; /* it has ended; else it has not begun */
};

struct absences {
    ARRAY(struct absence);
};

/* ---- x-succeeds ---- */

/* "every leaver needs a reason, every newcomer the one it replaces" */
static void check_succession(struct linker *linker, const struct mention *ref,
                             const struct mention *id)
{
    const struct entry old = entry_at(&linker->facts->all, id->entry);
    const struct entry new = entry_at(&linker->facts->all, ref->entry);
    bool begun = old.from <= new.from && id->entry != ref->entry;
    char date[11], bound[11];

    if (begun && old.to <= new.from)
        return;
    struct diag *diag = diag_add(linker->diags, begun ? DIAG_NOT_ENDED : DIAG_REPLACED_FIRST,
                                 link_span(linker, ref));

    diag_set(diag, "value", ref->value);
    diag_set(diag, "date", date_print(new.from, date));
    diag_set(diag, "bound", date_print(old.from, bound));
    diag_also(diag, link_span(linker, id));
    link_mark(linker, ref);
}

/* ---- x-open ---- */

enum diag_code link_absence(const struct entry *from, const struct entry *to, date_days last)
{
    date_days end = from->to < last ? from->to : last;

    if (to->from > from->to)
        return DIAG_NOT_YET_THERE;
    if (to->to < from->from)
        return DIAG_NO_LONGER_THERE;
    return from->interval && to->to < end ? DIAG_ENDED_SINCE : DIAG_CODE_COUNT;
}

/* The entry whose dates an entry has: its own, or the one that it is in. */
static uint32_t dated_by(const struct facts *facts, uint32_t index)
{
    struct entry entry = entry_at(&facts->all, index);

    while (entry.field->from == NULL && entry.field->to == NULL && entry.parent != ENTRY_NONE) {
        index = entry.parent;
        entry = entry_at(&facts->all, index);
    }
    return index;
}

static void check_open(struct linker *linker, struct absences *absences, const struct mention *ref,
                       const struct mention *id)
{
    const struct facts *facts = linker->facts;
    const struct entry from = entry_at(&facts->all, ref->entry);
    const struct entry to = entry_at(&facts->all, id->entry);
    enum diag_code code = link_absence(&from, &to, linker->scope->last);

    if (code == DIAG_CODE_COUNT ||
        (code == DIAG_ENDED_SINCE && span_checked(link_span(linker, ref))))
        return;
    const size_t order = absences->len;

    *ARRAY_PUSH(linker->arena, absences) = (struct absence){
        *ref, *id, order, code, dated_by(facts, id->entry), code != DIAG_NOT_YET_THERE};
    if (code != DIAG_ENDED_SINCE)
        link_mark(linker, ref);
}

/* Errors before warnings, each in the order of the files. */
static int compare_absences(const void *a, const void *b)
{
    const struct absence *first = a, *second = b;
    bool mild = first->code == DIAG_ENDED_SINCE, other_mild = second->code == DIAG_ENDED_SINCE;
    int order = (first->owner > second->owner) - (first->owner < second->owner);

    if (order == 0)
        order = first->late - second->late;
    if (order == 0)
        order = mild - other_mild;
    return order != 0 ? order : (first->order > second->order) - (first->order < second->order);
}

/* "12, 15, town.yaml:20": the lines of the others, with the file where it is another one. */
static void add_lines(struct linker *linker, struct buffer *out, enum lang lang,
                      const struct absence *first, size_t count)
{
    static const struct words comma = T(", ", "、"), more = T(" ...", "……");

    for (size_t i = 1; i < count && i <= LINES_MAX; i++) {
        const struct mention *ref = &first[i].ref;
        size_t line = places_line(linker->scope->places, ref->file, ref->start);

        buffer_adds(out, i > 1 ? comma.text[lang] : "");
        if (ref->file != first->ref.file) {
            buffer_add(out, linker->scope->files->items[ref->file].path);
            buffer_adds(out, ":");
        }
        buffer_addf(out, "%zu", line);
    }
    buffer_adds(out, count - 1 > LINES_MAX ? more.text[lang] : "");
}

/* What is said of all but the first of several; nothing of one alone. */
static void set_likewise(struct linker *linker, struct diag *diag, const struct absence *first,
                         size_t count)
{
    static const char *const more[] = {
        [LANG_EN] = "; the same holds at line %.*s, so most likely a date of %.*s is wrong",
        [LANG_ZH] = "；第 %.*s 行也是这样，多半是 %.*s 自己的日期写错了",
    };
    struct slice value = first->ref.value;
    struct name text = {0};

    for (int lang = 0; count > 1 && diag->arena != NULL && lang < LANG_COUNT; lang++) {
        struct buffer lines = {0};

        add_lines(linker, &lines, (enum lang)lang, first, count);
        text.text[lang] = arena_printf(diag->arena, more[lang], (int)lines.len, lines.data,
                                       (int)value.len, value.data);
        buffer_free(&lines);
    }
    diag_set_name(diag, "likewise", &text, SLICE(""));
}

static void report(struct linker *linker, const struct absence *first, size_t count)
{
    const struct entries *all = &linker->facts->all;
    const struct entry from = entry_at(all, first->ref.entry), to = entry_at(all, first->id.entry);
    const struct field *collection = entry_at(all, first->owner).field;

    assert((first->late ? collection->to : collection->from) != NULL);
    struct diag *diag = diag_add(linker->diags, first->code, link_span(linker, &first->ref));
    char date[11], bound[11];

    diag_set(diag, "value", first->ref.value);
    diag_set(diag, "date", date_print(first->late ? from.from : from.to, date));
    field_set_name(diag, "field", first->late ? collection->to : collection->from);
    diag_set(diag, "bound", date_print(first->late ? to.to : to.from, bound));
    set_likewise(linker, diag, first, count);
    diag_also(diag, link_span(linker, &first->id));
}

/* Those that one date of one entry explains are reported together. */
static void report_absences(struct linker *linker, struct absences *absences)
{
    struct absence *items = absences->items;

    if (absences->len > 1)
        qsort(items, absences->len, sizeof *items, compare_absences);
    for (size_t i = 0, next; i < absences->len; i = next) {
        next = i + 1;
        while (next < absences->len && items[next].owner == items[i].owner &&
               items[next].late == items[i].late)
            next++;
        report(linker, &items[i], next - i);
    }
}

/* Of what stands with a fault, or with a date that is doubted, nothing is known. */
static bool is_sound(const struct facts *facts, uint32_t entry)
{
    return entry != ENTRY_NONE && !link_is_bad(facts, entry) &&
           !entry_at(&facts->all, entry).doubted;
}

static void look(struct linker *linker, void *context, const struct mention_list *refs)
{
    const struct facts *facts = linker->facts;

    for (size_t i = 0; i < refs->len; i++) {
        const struct mention *ref = &refs->items[i];
        struct mention id;

        if ((!ref->field->succeeds && !ref->field->open) || !is_sound(facts, ref->entry))
            continue;
        if (!link_find(linker, ref, &id) || !is_sound(facts, id.entry))
            continue;
        if (ref->field->succeeds)
            check_succession(linker, ref, &id);
        else
            check_open(linker, context, ref, &id);
    }
}

void link_times(struct linker *linker)
{
    struct absences absences = {0};

    link_each_file(linker, &absences, look);
    report_absences(linker, &absences);
}
