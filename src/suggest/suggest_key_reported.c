/* SPDX-License-Identifier: MIT */
/* Which fields count as reported, for a key is known that was meant for them. */
#include "suggest/suggest_key_room.h"

bool key_is_mistaken(const struct at *at, struct slice name)
{
    for (size_t i = 0; i < at->mistaken.len; i++) {
        if (slice_eq(at->mistaken.items[i], name))
            return true;
    }
    return false;
}

void key_set_written(const struct check *check, struct diag *diag, const struct node *key)
{
    diag_set(diag, "key", tree_key_as_written(check->tree->source, key));
}

/* It is not offered any more, and its own absence is not reported. */
void key_count_as_reported(struct check *check, struct at *at, struct slice name)
{
    *ARRAY_PUSH(check->arena, &at->mistaken) = name;
    if (at->choices != NULL)
        choices_drop(&at->choices->unused, name);
}

void key_visit_value(struct unknown_key *unknown, const struct subschema *schema, struct slice name,
                     struct at *up)
{
    const struct subschema *property = schema_property(schema, name);

    if (property != NULL)
        schema_visit(unknown->check, property, &unknown->member->value, &unknown->member->key, up);
}
