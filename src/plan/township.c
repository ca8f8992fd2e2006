/* SPDX-License-Identifier: MIT */
/* The town and its units. See township.h. */
#include "plan/township.h"

#include "base/text.h"
#include "plan/plan_room.h"

#include <assert.h>
#include <stdlib.h>

struct spellings {
    ARRAY(struct spelling);
};

static void add_spelling(struct arena *arena, struct spellings *all, const struct node *node,
                         size_t unit)
{
    if (node == NULL || node->faulty || node->kind != NODE_STRING || node->text.len == 0)
        return;
    const size_t rank = all->len;
    *ARRAY_PUSH(arena, all) = (struct spelling){node->text, unit, rank, node};
}

static void add_unit_spellings(struct arena *arena, struct spellings *all, const struct node *node,
                               size_t unit)
{
    const struct node *name = node_get(node, "name");
    const struct node *aliases = node_get(node, "aliases");

    add_spelling(arena, all, node_get(node, "id"), unit);
    if (name != NULL && name->kind == NODE_MAP) {
        for (uint32_t i = 0; i < name->count; i++)
            add_spelling(arena, all, &name->members[i].value, unit);
    } else {
        add_spelling(arena, all, name, unit);
    }
    for (uint32_t i = 0; aliases != NULL && aliases->kind == NODE_LIST && i < aliases->count; i++)
        add_spelling(arena, all, &aliases->items[i], unit);
}

static int compare_spellings(const void *a, const void *b)
{
    const struct spelling *first = a, *second = b;
    int order = slice_cmp(first->text, second->text);

    return order != 0 ? order : (first->rank > second->rank) - (first->rank < second->rank);
}

/* By text, then in the order of the file. A name that repeats the id or another language's name is
 * no second spelling. */
static void sort_spellings(struct spellings *all)
{
    size_t kept = 0;

    if (all->len > 1)
        qsort(all->items, all->len, sizeof *all->items, compare_spellings);
    for (size_t i = 0; i < all->len; i++) {
        const struct spelling *last = kept > 0 ? &all->items[kept - 1] : NULL;

        if (last == NULL || last->unit != all->items[i].unit ||
            !slice_eq(last->text, all->items[i].text))
            all->items[kept++] = all->items[i];
    }
    all->len = kept;
}

static bool check_spellings(const struct tree *tree, const struct spellings *all,
                            struct township *township, struct diag_list *diags)
{
    bool sound = true;

    for (size_t i = 1; i < all->len; i++) {
        const struct spelling *first = &all->items[i - 1], *second = &all->items[i];

        if (!slice_eq(first->text, second->text))
            continue;
        assert(first->unit != second->unit && "a unit has each spelling once");
        struct slice id = township->units[first->unit].id, other = township->units[second->unit].id;
        bool same =
            slice_eq(id, other); /* then every spelling of the two is, and the id tells it */

        sound = false;
        township->lost_unnamed = township->lost_unnamed || same; /* one of them is another */
        if (same && !slice_eq(first->text, id))
            continue;
        struct diag *diag = diag_add(diags, same ? DIAG_DUPLICATE_UNIT : DIAG_AMBIGUOUS_UNIT,
                                     node_span(tree, second->node));
        diag_set(diag, "name", second->text);
        diag_set(diag, "unit", id);
        diag_set(diag, "other", other);
        diag_also(diag, node_span(tree, first->node));
    }
    return sound;
}

struct slice township_kind(const struct township *township, struct slice word)
{
    return township->kind_field == NULL ? word : field_canonical(township->kind_field, word);
}

static struct unit read_unit(const struct township *township, const struct node *node)
{
    return (struct unit){
        .id = node_text(node_get(node, "id")),
        .kind = township_kind(township, node_text(node_get(node, "kind"))),
        .name = node_name(node_get(node, "name")),
    };
}

/* Every word of a faulty unit, for it may be what others call it by. */
static void add_lost(struct arena *arena, const struct node *node, struct township *out)
{
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        add_lost(arena, &node->items[i], out);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++)
        add_lost(arena, &node->members[i].value, out);
    if (node->kind == NODE_STRING)
        *ARRAY_PUSH(arena, &out->lost) = node->text;
}

static int compare_words(const void *a, const void *b)
{
    return slice_cmp(*(const struct slice *)a, *(const struct slice *)b);
}

static void sort_lost(struct township *out)
{
    if (out->lost.len > 1)
        qsort(out->lost.items, out->lost.len, sizeof *out->lost.items, compare_words);
}

bool township_lost(const struct township *township, struct slice word)
{
    return township->lost_unnamed ||
           (township->lost.len > 0 && bsearch(&word, township->lost.items, township->lost.len,
                                              sizeof word, compare_words) != NULL);
}

bool township_compile(struct arena *arena, const struct tree *tree, const struct field *shape,
                      struct diag_list *diags, struct township *out)
{
    const struct node *units = node_get(&tree->root, "units");
    const struct field *unit_shape = field_below(shape, SLICE("units"));
    struct spellings all = {0};

    *out = (struct township){.id = node_text(node_get(&tree->root, "township")),
                             .name = node_name(node_get(&tree->root, "name"))};
    if (unit_shape != NULL)
        out->kind_field = field_below(unit_shape, SLICE("kind"));
    if (units == NULL || units->kind != NODE_LIST)
        return false;

    out->lost_unnamed = !tree->whole || units->faulty || units->cut;
    out->lost_count = tree->whole ? 0 : 1;
    out->units = ARENA_ARRAY(arena, units->count, struct unit);
    for (uint32_t i = 0; i < units->count; i++) {
        const struct node *node = &units->items[i];

        if (node_any_faulty(node) || node->kind != NODE_MAP) {
            add_lost(arena, node, out);
            out->lost_unnamed = out->lost_unnamed || node_text(node_get(node, "id")).len == 0;
            out->lost_count++;
            continue;
        }
        add_unit_spellings(arena, &all, node, out->unit_count);
        out->units[out->unit_count++] = read_unit(out, node);
    }
    sort_spellings(&all);
    sort_lost(out);
    out->spellings = all.items;
    out->spelling_count = all.len;
    out->words = ARENA_ARRAY(arena, all.len, struct slice);
    for (size_t i = 0; i < all.len; i++)
        out->words[i] = all.items[i].text;
    return check_spellings(tree, &all, out, diags) && out->unit_count == units->count;
}

static int compare_to_text(const void *key, const void *item)
{
    return slice_cmp(*(const struct slice *)key, ((const struct spelling *)item)->text);
}

size_t township_find(const struct township *township, struct slice spelling)
{
    const struct spelling *found = NULL;

    if (township->spelling_count > 0)
        found = bsearch(&spelling, township->spellings, township->spelling_count,
                        sizeof *township->spellings, compare_to_text);
    assert(found == NULL || found->unit < township->unit_count);
    return found == NULL ? UNIT_NONE : found->unit;
}

/* So many spellings are compared with a word that no unit has: those beside it by their letters,
 * where there are more. */
#define NEAREST_LOOKED_AT 2000

/* The first of those. */
static size_t nearest_from(const struct township *township, struct slice word)
{
    size_t low = 0, high = township->spelling_count;

    if (high <= NEAREST_LOOKED_AT)
        return 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (slice_cmp(township->words[middle], word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    low = low > NEAREST_LOOKED_AT / 2 ? low - NEAREST_LOOKED_AT / 2 : 0;
    high = township->spelling_count - NEAREST_LOOKED_AT;
    return low < high ? low : high;
}

void township_set_nearest(const struct township *township, struct diag *diag, struct slice word)
{
    static const struct words listed =
        T("units are listed in township.yaml: write one's id, name or alias",
          "单位都列在 township.yaml 里，请写其中的代号、名称或别名");
    const struct slice *words = township->words + nearest_from(township, word);
    size_t count =
        township->spelling_count < NEAREST_LOOKED_AT ? township->spelling_count : NEAREST_LOOKED_AT;
    size_t nearest = text_nearest(word, words, count);

    if (nearest == count)
        diag_set_words(diag, "hint", &listed);
    else
        diag_set_nearest(diag, word, &words[nearest], 1);
}
