/* SPDX-License-Identifier: MIT */
/* Following the names by which fields speak of other fields. See shape_build.h. */
#include "schema/shape_build.h"

static void no_such_field(struct shape *shape, const struct pending *pending,
                          const struct node *node, const struct field *above, struct slice name)
{
    struct slice *names = ARENA_ARRAY(shape->arena, above->field_count, struct slice);
    struct diag *diag = compile_fault(shape->compiler, node, DIAG_SCHEMA_NO_SUCH_FIELD);

    for (size_t i = 0; i < above->field_count; i++)
        names[i] = above->fields[i].name;
    diag_set(diag, "key", pending->key->text);
    diag_set(diag, "value", name);
    diag_set_nearest(diag, name, names, above->field_count);
}

const struct field *shape_follow(struct shape *shape, const struct pending *pending,
                                 const struct node *node, const struct field *from,
                                 struct slice path)
{
    const struct field *field = from;

    for (struct slice rest = path; rest.data != NULL;) {
        struct slice name = slice_cut(&rest, '.');
        const struct field *below = field_named(field, name);

        if (below == NULL) {
            no_such_field(shape, pending, node, field, name);
            return NULL;
        }
        field = below;
    }
    return field;
}

const struct field *shape_right_below(struct shape *shape, const struct pending *pending,
                                      const struct node *node, const struct field *above)
{
    const struct field *field = field_named(above, node->text);

    if (field == NULL)
        no_such_field(shape, pending, node, above, node->text);
    return field;
}

const struct pending *shape_pending(const struct shape *shape, const struct field *field,
                                    enum keyword word)
{
    for (size_t i = 0; i < shape->pending.len; i++) {
        if (shape->pending.items[i].field == field && shape->pending.items[i].word == word)
            return &shape->pending.items[i];
    }
    return NULL;
}

void shape_malformed(struct shape *shape, const struct pending *pending, const struct node *node,
                     const struct words *expected)
{
    struct rule rule = {.key = pending->key, .value = pending->value};

    compile_expects(shape->compiler, &rule, node, expected);
}
