/* SPDX-License-Identifier: MIT */
/* Marks that name somebody. See schema_mark.h. */
#include "schema/schema_mark.h"

#include "base/text.h"
#include "schema/schema_choices.h"

#define REFERENCES_MAX 16 /* one to the other; a schema may refer to itself */

bool field_takes_mark(const struct field *field)
{
    bool mark = field->path;

    for (size_t i = 0; i < field->schema_count; i++) {
        const struct rule *filled = schema_rule(field->schemas[i], KEYWORD_X_FILLED);

        mark = mark || (filled != NULL && filled->filling == FILLING_MARK);
    }
    return mark && field_has_scalars(field);
}

static bool names_person(const struct schema *schema, struct slice words)
{
    return words.len > 0 && pattern_find(schema->names, words) == PATTERN_YES;
}

static struct slice without_end(struct slice words, struct slice end)
{
    return words.len > end.len && slice_eq(slice_sub(words, words.len - end.len, words.len), end)
               ? slice_sub(words, 0, words.len - end.len)
               : words;
}

static bool any_names_person(const struct schema *schema, const struct choices *kinds,
                             struct slice run)
{
    for (size_t i = 0; i < kinds->len; i++) {
        struct slice rest = without_end(run, kinds->items[i].word);

        if (rest.len < run.len && names_person(schema, without_end(rest, SLICE("的"))))
            return true;
    }
    return false;
}

/* The schema with the fields of a mapping that another one refers to. */
static const struct subschema *with_properties(const struct subschema *schema)
{
    for (int steps = 0; schema != NULL && schema->properties.len == 0; steps++) {
        const struct rule *reference = schema_rule(schema, KEYWORD_REF);

        schema = reference == NULL || steps == REFERENCES_MAX ? NULL : reference->schema;
    }
    return schema;
}

/* 王小明的照片: the fields beside it are the kinds of marks. */
static bool run_names_person(const struct schema *schema, const struct subschema *owner,
                             struct slice run)
{
    struct choices kinds = {0};

    if (names_person(schema, run))
        return true;
    owner = with_properties(owner);
    if (run.len == 0 || owner == NULL)
        return false;
    kinds.arena = arena_new();
    for (size_t i = 0; i < owner->properties.len; i++)
        choices_add_property(&kinds, &owner->properties.items[i]);
    bool found = any_names_person(schema, &kinds, run);
    arena_free(kinds.arena);
    return found;
}

/* Signs, digits and Latin letters part words of Chinese: 3罗二蛋-2.jpg. A point in the middle is
 * one of a name: 阿依·古丽. */
static bool is_of_run(uint32_t code)
{
    return code >= 0x2E80 ? text_is_word(code) : code == 0xB7 || code == 0x2022;
}

bool mark_find_name(const struct schema *schema, const struct subschema *owner, struct slice mark,
                    size_t *start, size_t *end)
{
    size_t first = *end;

    if (slice_is_ascii(slice_sub(mark, first, mark.len)))
        return false; /* no character of a run: nearly every mark */
    for (size_t at = first, before = at; schema->names != NULL && at <= mark.len; before = at) {
        uint32_t code = 0;

        if (at < mark.len && text_next(mark, &at, &code) && is_of_run(code))
            continue;
        if (run_names_person(schema, owner, slice_sub(mark, first, before))) {
            *start = first;
            *end = before;
            return true;
        }
        at += at == before; /* the end */
        first = at;
    }
    return false;
}
