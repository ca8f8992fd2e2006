/* SPDX-License-Identifier: MIT */
/* Reading an older report. See compare.h. */
#include "assess/old_report_room.h"
#include "assess/report_keys.h"

#include "base/file.h"
#include "tree/tree.h"

#include <assert.h>

struct old_report_reader {
    struct arena *arena;
    const struct tree *tree;
    const struct node *wrong; /* the first node that is not what a report has there */
};

/* Notes what is wrong; false, for the caller to give back. */
static bool refuse(struct old_report_reader *r, const struct node *node)
{
    if (r->wrong == NULL)
        r->wrong = node;
    return false;
}

/* A member of that kind; NULL (and noted) where there is none. */
static const struct node *need(struct old_report_reader *r, const struct node *map, const char *key,
                               enum node_kind kind)
{
    const struct node *found = node_get(map, key);

    if (found != NULL && found->kind == kind)
        return found;
    refuse(r, found == NULL ? map : found);
    return NULL;
}

static bool need_text(struct old_report_reader *r, const struct node *map, const char *key,
                      struct slice *out)
{
    const struct node *found = need(r, map, key, NODE_STRING);

    if (found != NULL)
        *out = found->text;
    return found != NULL;
}

static bool need_number(struct old_report_reader *r, const struct node *map, const char *key,
                        struct decimal *out)
{
    const struct node *found = need(r, map, key, NODE_NUMBER);

    return found != NULL && (node_number(found, out) == DECIMAL_OK || refuse(r, found));
}

static bool need_date(struct old_report_reader *r, const struct node *map, const char *key,
                      date_days *out)
{
    const struct node *found = need(r, map, key, NODE_STRING);

    return found != NULL && (node_day(found, out) || refuse(r, found));
}

static bool need_verdict(struct old_report_reader *r, const struct node *map, enum verdict *out)
{
    const struct node *found = need(r, map, KEY_VERDICT, NODE_STRING);

    if (found == NULL)
        return false;
    *out = verdict_find(found->text);
    return *out != VERDICT_COUNT || refuse(r, found);
}

/* Text where there is some: null and a missing key leave it empty. */
static struct slice maybe_text(const struct node *map, const char *key)
{
    const struct node *found = node_get(map, key);

    return found != NULL && found->kind == NODE_STRING ? found->text : (struct slice){NULL, 0};
}

static bool maybe_true(const struct node *map, const char *key)
{
    const struct node *found = node_get(map, key);

    return found != NULL && found->kind == NODE_BOOL && found->boolean;
}

static struct name maybe_name(const struct node *map, const char *key)
{
    const struct node *found = node_get(map, key);
    struct name name = {0};

    if (found == NULL)
        return name;
    name.text[LANG_ZH] = maybe_text(found, "zh");
    name.text[LANG_EN] = maybe_text(found, "en");
    return name;
}

/* ---- figures ---- */

/* What a share is of by what is proven; it stands there where that may be something else. */
static bool read_of(struct old_report_reader *r, const struct node *map, struct old_figure *out)
{
    if (!out->has_of)
        return true;
    if (!need_number(r, map, KEY_OF, &out->of))
        return false;
    out->of_proven = out->of;
    return node_get(map, KEY_OF_PROVEN) == NULL ||
           need_number(r, map, KEY_OF_PROVEN, &out->of_proven);
}

/* Of how many entries a mean is; others say nothing. */
static bool read_mean_of(struct old_report_reader *r, const struct node *map,
                         struct old_figure *out)
{
    const struct node *found = node_get(map, KEY_MEAN_OF);
    struct decimal number;
    int64_t count;

    if (found == NULL)
        return true;
    if (!need_number(r, map, KEY_MEAN_OF, &number))
        return false;
    if (!decimal_to_int(number, &count) || count < 0)
        return refuse(r, found);
    out->mean_of = (size_t)count;
    return true;
}

static bool read_figure(struct old_report_reader *r, const struct node *map, struct old_figure *out)
{
    *out = (struct old_figure){.no_data = maybe_true(map, KEY_NO_DATA),
                               .has_of = node_get(map, KEY_OF) != NULL,
                               .withheld = maybe_true(map, KEY_WITHHELD)};
    if (out->withheld)
        return need_verdict(r, map, &out->verdict);
    return need_verdict(r, map, &out->verdict) &&
           need_number(r, map, KEY_RECORDED, &out->recorded) &&
           need_number(r, map, KEY_PROVEN, &out->proven) && read_of(r, map, out) &&
           read_mean_of(r, map, out);
}

static bool read_parts(struct old_report_reader *r, const struct node *list, struct old_target *out)
{
    out->parts = ARENA_ARRAY(r->arena, list->count, struct old_part);
    out->part_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        if (!need_text(r, &list->items[i], KEY_UNIT, &out->parts[i].unit) ||
            !read_figure(r, &list->items[i], &out->parts[i].figure))
            return false;
    }
    return true;
}

static bool read_target(struct old_report_reader *r, const struct node *map, struct old_target *out)
{
    const struct node *total = need(r, map, KEY_TOTAL, NODE_MAP);
    const struct node *units = need(r, map, KEY_UNITS, NODE_LIST);
    const struct node *people = node_get(map, KEY_PEOPLE);

    out->people = people == NULL || maybe_true(map, KEY_PEOPLE);
    out->kind = maybe_text(map, KEY_KIND);
    out->measure = maybe_text(map, KEY_MEASURE);
    out->mean = slice_is(out->kind, KIND_AVERAGE);
    out->title = maybe_name(map, KEY_TITLE);
    return total != NULL && units != NULL && need_text(r, map, KEY_ID, &out->id) &&
           need_verdict(r, map, &out->verdict) && read_figure(r, total, &out->total) &&
           read_parts(r, units, out);
}

/* ---- the report ---- */

static bool read_version(struct old_report_reader *r, const struct node *root)
{
    struct decimal version;

    if (!need_number(r, root, KEY_VERSION, &version))
        return false;
    return decimal_cmp(version, decimal_of(REPORT_VERSION)) == 0 ||
           refuse(r, node_get(root, KEY_VERSION));
}

static bool read_days(struct old_report_reader *r, const struct node *root, struct old_report *out)
{
    const struct node *only = node_get(root, KEY_ONLY);

    out->narrow = only != NULL;
    return need_date(r, root, KEY_AS_OF, &out->as_of) &&
           (only == NULL ||
            (need_date(r, only, KEY_FROM, &out->begin) && need_date(r, only, KEY_TO, &out->end)));
}

static bool read_units(struct old_report_reader *r, const struct node *root, struct old_report *out)
{
    const struct node *list = need(r, root, KEY_UNITS, NODE_LIST);

    if (list == NULL)
        return false;
    out->units = ARENA_ARRAY(r->arena, list->count, struct old_unit);
    out->unit_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        if (!need_text(r, &list->items[i], KEY_ID, &out->units[i].id))
            return false;
        out->units[i].name = maybe_name(&list->items[i], KEY_NAME);
    }
    return true;
}

static bool read_targets(struct old_report_reader *r, const struct node *root,
                         struct old_report *out)
{
    const struct node *list = need(r, root, KEY_TARGETS, NODE_LIST);

    if (list == NULL)
        return false;
    out->targets = ARENA_ARRAY(r->arena, list->count, struct old_target);
    out->target_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        if (!read_target(r, &list->items[i], &out->targets[i]))
            return false;
    }
    return true;
}

static bool read_report(struct old_report_reader *r, struct old_report *out)
{
    const struct node *root = &r->tree->root;
    const struct node *plan, *provenance;

    if (root->kind != NODE_MAP)
        return refuse(r, root);
    if (!read_version(r, root))
        return false;
    plan = need(r, root, KEY_PLAN, NODE_MAP);
    provenance = need(r, root, KEY_PROVENANCE, NODE_MAP);
    if (plan == NULL || provenance == NULL || !need_text(r, plan, KEY_ID, &out->plan))
        return false;
    out->commit = maybe_text(provenance, KEY_COMMIT);
    out->unit = maybe_text(root, KEY_ONLY_UNIT);
    return read_days(r, root, out) && read_units(r, root, out) && read_targets(r, root, out);
}

/* Without an excerpt: who names a record file by mistake must not see its line here unmasked. */
static void not_a_report(struct arena *arena, struct diag_list *diags, const struct source *source,
                         struct position position)
{
    struct diag *diag = diag_add_path(diags, DIAG_NOT_A_REPORT, source->path);

    diag_set(diag, "path", source->path);
    diag_set(diag, "line", arena_printf(arena, "%zu", position.line));
    diag_set(diag, "column", arena_printf(arena, "%zu", position.column));
}

/* What is no JSON is reported where reading failed. */
static bool read_tree(struct arena *arena, const struct source *source, struct diag_list *diags,
                      struct tree *tree)
{
    struct diag_list silence = diag_list_init(arena);
    bool whole = tree_read(arena, source, &silence, tree);

    if (whole && silence.errors == 0)
        return true;
    /* The reader takes all that YAML takes: a file cut short is reported where it ends. */
    struct position position = source_position(source, tree->root.start);
    for (size_t i = 0; i < silence.len; i++) {
        if (silence.items[i]->place.start.line > position.line)
            position = silence.items[i]->place.start;
    }
    not_a_report(arena, diags, source, position);
    return false;
}

/* A report is larger than the files it is made of: of 10000 units it has more than those 64 MiB. */
#define REPORT_BYTES_MAX 536870912

struct old_report *old_report_read(struct arena *arena, struct slice path, struct diag_list *diags)
{
    struct old_report *out = ARENA_ARRAY(arena, 1, struct old_report);
    struct slice name = arena_copy(arena, path);
    struct old_report_reader r = {.arena = arena};
    struct slice text;
    struct tree tree;
    int error = file_read(arena, name.data, REPORT_BYTES_MAX, &text);

    if (error != 0) {
        struct diag *diag = diag_add_path(diags, DIAG_CANNOT_READ, name);
        diag_set(diag, "path", name);
        diag_set_errno(diag, error);
        return NULL;
    }
    out->source = source_init(arena, name, text);
    out->source.bytes_max = REPORT_BYTES_MAX;
    if (!read_tree(arena, &out->source, diags, &tree))
        return NULL;
    r.tree = &tree;
    if (read_report(&r, out))
        return out;
    assert(r.wrong != NULL && "who refuses says what");
    not_a_report(arena, diags, &out->source, source_position(&out->source, r.wrong->start));
    return NULL;
}
