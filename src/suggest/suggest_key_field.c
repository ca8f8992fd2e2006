/* SPDX-License-Identifier: MIT */
/* Which field a key that stands elsewhere would be. See suggest_key_room.h. */
#include "suggest/suggest_key_room.h"

const struct property *key_property(const struct subschema *schema, struct slice word)
{
    const struct properties *properties = &schema->properties;
    const struct property *found = property_find(properties, word);
    size_t count = found != NULL;

    for (size_t i = 0; found == NULL && i < properties->len; i++) {
        if (schema_is_called(properties->items[i].schema, word))
            found = &properties->items[i];
    }
    for (size_t i = 0; count == 0 && i < properties->len; i++) {
        if (&properties->items[i] != found && schema_is_called(properties->items[i].schema, word))
            return NULL;
    }
    return found;
}

const struct subschema *key_field(const struct subschema *mapping, struct slice word,
                                  struct slice *name)
{
    const struct subschema *own = schema_property(mapping, word);
    const struct rule *group = own == NULL ? schema_rule(mapping, KEYWORD_PROPERTIES) : NULL;
    const struct property *found = group == NULL ? NULL : key_property(group->in, word);

    *name = found == NULL ? word : found->name;
    return found == NULL ? own : found->schema;
}
