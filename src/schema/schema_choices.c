/* SPDX-License-Identifier: MIT */
/* Which word was meant. See schema_choices.h. */
#include "schema/schema_choices.h"

#include "base/memory.h"
#include "base/text.h"

#include <assert.h>
#include <stdlib.h>

void choices_add_word(struct choices *choices, struct slice word, struct slice name,
                      const struct name *label)
{
    if (word.len > 0)
        *ARRAY_PUSH(choices->arena, choices) = (struct choice){word, name, label};
}

void choices_add(struct choices *choices, struct slice name, const struct name *label)
{
    choices_add_word(choices, name, name, label);
    for (int lang = 0; label != NULL && lang < LANG_COUNT; lang++) {
        if (!slice_eq(label->text[lang], name))
            choices_add_word(choices, label->text[lang], name, label);
    }
}

void choices_add_property(struct choices *choices, const struct property *property)
{
    const struct name *label = schema_label(property->schema);
    const struct node *also = schema_note(property->schema, KEYWORD_X_ALSO);
    const struct node *former = schema_note(property->schema, KEYWORD_X_FORMER);

    choices_add(choices, property->name, label);
    for (uint32_t i = 0; also != NULL && i < also->count; i++)
        choices_add_word(choices, also->items[i].text, property->name, label);
    for (uint32_t i = 0; former != NULL && i < former->count; i++)
        choices_add_word(choices, former->items[i].text, property->name, label);
}

/* What stands behind a keyword for a text; NULL for nothing. */
static const struct node *value_behind(const struct subschema *schema, enum keyword keyword,
                                       struct slice text)
{
    const struct member *all = subschema_member(schema, keyword);
    const struct member *own = all == NULL ? NULL : node_member(&all->value, text);

    return own == NULL ? NULL : &own->value;
}

/* The label of an enum's value; NULL for none. */
static const struct name *value_label(struct arena *arena, const struct subschema *schema,
                                      struct slice value)
{
    const struct node *node = value_behind(schema, KEYWORD_X_VALUES, value);
    struct name *label;

    if (node == NULL)
        return NULL;
    label = ARENA_NEW(arena, struct name);
    *label = schema_name(node);
    return label;
}

/* The values of an enum; then, in a second pass, what is written for them. */
static void add_values(struct choices *choices, const struct rule *list, bool aliases)
{
    for (uint32_t i = 0; i < list->value->count; i++) {
        const struct node *item = &list->value->items[i];
        const struct node *stands =
            node_is_scalar(item) ? value_behind(list->in, KEYWORD_X_ALIAS, item->text) : NULL;

        if (!node_is_scalar(item) || (stands != NULL) != aliases)
            continue;
        if (aliases)
            choices_add_word(choices, item->text, stands->text,
                             value_label(choices->arena, list->in, stands->text));
        else
            choices_add(choices, item->text, value_label(choices->arena, list->in, item->text));
    }
}

void choices_add_enum(struct choices *choices, const struct rule *list)
{
    assert(list->keyword == KEYWORD_ENUM && list->value->kind == NODE_LIST);
    add_values(choices, list, false);
    if (subschema_member(list->in, KEYWORD_X_ALIAS) != NULL)
        add_values(choices, list, true);
}

void choices_drop(struct choices *choices, struct slice name)
{
    size_t kept = 0;

    assert(choices->by_word == NULL);
    for (size_t i = 0; i < choices->len; i++) {
        if (!slice_eq(choices->items[i].name, name))
            choices->items[kept++] = choices->items[i];
    }
    choices->len = kept;
}

/* In lower case, with hyphens where people write underscores and spaces. */
static char fold(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte - 'A' + 'a');
    if (byte == '_' || byte == ' ')
        return '-';
    return byte;
}

static int compare_folded(struct slice a, struct slice b)
{
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    for (size_t i = 0; i < a.len; i++) {
        if (fold(a.data[i]) != fold(b.data[i]))
            return fold(a.data[i]) < fold(b.data[i]) ? -1 : 1;
    }
    return 0;
}

bool choices_alike(struct slice a, struct slice b)
{
    return compare_folded(a, b) == 0;
}

/* ---- very many ---- */

#define CHOICES_FEW 256

static int compare_choices(const void *a, const void *b)
{
    const struct choice *one = *(const struct choice *const *)a;
    const struct choice *other = *(const struct choice *const *)b;
    int order = compare_folded(one->word, other->word);

    return order != 0 ? order : (one > other) - (one < other);
}

void choices_index(struct choices *choices)
{
    if (choices->len <= CHOICES_FEW)
        return;
    choices->by_word = ARENA_ARRAY(choices->arena, choices->len, const struct choice *);
    for (size_t i = 0; i < choices->len; i++)
        choices->by_word[i] = &choices->items[i];
    qsort(choices->by_word, choices->len, sizeof *choices->by_word, compare_choices);
}

/* Those with a word that is alike, in their order; how many. */
static size_t alike_of(const struct choices *choices, struct slice word,
                       const struct choice *const **first)
{
    size_t low = 0, high = choices->len, end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_folded(choices->by_word[middle]->word, word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < choices->len && choices_alike(choices->by_word[end]->word, word);)
        end++;
    *first = &choices->by_word[low];
    return end - low;
}

static const struct choice *find_indexed(const struct choices *choices, struct slice word)
{
    const struct choice *const *alike;
    const size_t count = alike_of(choices, word, &alike);

    for (size_t i = 0; i < count; i++) {
        if (slice_eq(alike[i]->word, word))
            return alike[i];
    }
    return count > 0 ? alike[0] : NULL;
}

/* ---- looking ---- */

static const struct choice *find_same(const struct choices *choices, struct slice word)
{
    if (choices->by_word != NULL)
        return find_indexed(choices, word);
    for (size_t i = 0; i < choices->len; i++) {
        if (slice_eq(choices->items[i].word, word))
            return &choices->items[i];
    }
    for (size_t i = 0; i < choices->len; i++) {
        if (choices_alike(choices->items[i].word, word))
            return &choices->items[i];
    }
    return NULL;
}

static const struct choice *find_near(const struct choices *choices, struct slice word)
{
    struct slice *words = memory_alloc(memory_mul(choices->len + 1, sizeof(struct slice)));
    size_t found;

    for (size_t i = 0; i < choices->len; i++)
        words[i] = choices->items[i].word;
    found = text_nearest(word, words, choices->len);
    free(words);
    return found < choices->len ? &choices->items[found] : NULL;
}

/* Two Chinese characters, or four letters: less is in too many words. */
static bool is_distinct(struct slice word)
{
    return word.len >= 4 && text_count(word) >= 2;
}

static bool holds(struct slice whole, struct slice part)
{
    return is_distinct(part) && slice_search(whole, part, 0) < whole.len;
}

/* The only choice with a word that holds this one, or that this one holds. */
static const struct choice *find_held(const struct choices *choices, struct slice word)
{
    const struct choice *found = NULL;

    for (size_t i = 0; i < choices->len; i++) {
        const struct choice *choice = &choices->items[i];

        if (!holds(word, choice->word) && !holds(choice->word, word))
            continue;
        if (found != NULL && !slice_eq(found->name, choice->name))
            return NULL;
        found = choice;
    }
    return found;
}

/* The words for a name stand together. */
static void add_called(struct choices *called, const struct choice *choice, struct slice word)
{
    if (slice_eq(choice->word, word) &&
        (called->len == 0 || !slice_eq(called->items[called->len - 1].name, choice->name)))
        choices_add_word(called, choice->name, choice->name, choice->label);
}

struct choices choices_called(struct arena *arena, const struct choices *choices, struct slice word)
{
    struct choices called = {.arena = arena};
    const struct choice *const *alike;
    const size_t count = choices->by_word == NULL ? 0 : alike_of(choices, word, &alike);

    for (size_t i = 0; i < count; i++)
        add_called(&called, alike[i], word);
    for (size_t i = 0; choices->by_word == NULL && i < choices->len; i++)
        add_called(&called, &choices->items[i], word);
    return called;
}

/* Whether two words of two characters, beyond ASCII, have one in common, in its place. */
static bool are_half_alike(struct slice a, struct slice b)
{
    size_t first = 0, second = 0;
    uint32_t code_a, code_b;

    if (slice_is_ascii(a) || slice_is_ascii(b) || text_count(a) != 2 || text_count(b) != 2)
        return false;
    text_next(a, &first, &code_a);
    text_next(b, &second, &code_b);
    return code_a == code_b || slice_eq(slice_sub(a, first, a.len), slice_sub(b, second, b.len));
}

const struct choice *choices_find_half(const struct choices *choices, struct slice word)
{
    const struct choice *found = NULL;

    for (size_t i = 0; i < choices->len; i++) {
        const struct choice *choice = &choices->items[i];

        if (!are_half_alike(choice->word, word))
            continue;
        if (found != NULL && !slice_eq(found->name, choice->name))
            return NULL;
        found = found == NULL ? choice : found;
    }
    return found;
}

const struct choice *choices_find(const struct choices *choices, struct slice word,
                                  enum match match)
{
    const struct choice *found = find_same(choices, word);

    if (found == NULL && match == MATCH_NEAR)
        found = find_near(choices, word);
    if (found == NULL && match == MATCH_NEAR)
        found = find_held(choices, word);
    return found;
}
