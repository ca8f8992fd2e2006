/* SPDX-License-Identifier: MIT */
/* What a ledger says of itself. See settings.h. */
#include "ledger/settings.h"

#include "base/file.h"
#include "ledger/files.h"
#include "schema/builtin.h"

/* The field of the township file. */
#define SETTINGS        "settings"
#define TOWNSHIP_SCHEMA "township.schema.json"

/* A text without a fault, else empty. */
static struct slice text_of(const struct node *map, struct slice key)
{
    const struct member *member = map == NULL ? NULL : node_member(map, key);
    const struct node *node = member == NULL ? NULL : &member->value;

    return node != NULL && node->kind == NODE_STRING && !node->faulty ? node->text : SLICE("");
}

bool settings_alone_faulty(const struct tree *tree)
{
    const struct node *root = &tree->root;
    bool found = false;

    if (root->kind != NODE_MAP || root->faulty || root->cut || !tree->whole)
        return false;
    for (uint32_t i = 0; i < root->count; i++) {
        const struct member *member = &root->members[i];
        bool faulty = member->key.faulty || node_any_faulty(&member->value);
        bool settings = slice_is(member->key.text, SETTINGS);

        if (faulty && !settings)
            return false;
        found = found || faulty;
    }
    return found;
}

/* Whether there are settings, or a key that may be another name of them. */
static bool may_have_settings(struct arena *arena, const struct builtin *schema,
                              const struct node *root)
{
    const struct node *properties = node_get(&builtin_tree(arena, schema)->root, "properties");

    for (uint32_t i = 0; root->kind == NODE_MAP && i < root->count; i++) {
        struct slice key = root->members[i].key.text;

        if (slice_is(key, SETTINGS) || node_member(properties, key) == NULL)
            return true;
    }
    return false;
}

/* By the names that the built-in schema has for fields: the schemas of the ledger are not known
 * yet, for the settings say where these are. */
static void name_keys(struct arena *arena, struct tree *tree, struct diag_list *diags)
{
    const struct builtin *builtin = builtin_find(SLICE(TOWNSHIP_SCHEMA));

    if (!may_have_settings(arena, builtin, &tree->root))
        return;
    struct schema *schema = builtin_compile(arena, builtin);
    schema_name_keys(schema, tree, diags);
    schema_free(schema);
}

struct settings settings_of(struct arena *arena, struct slice path, struct slice text)
{
    struct source *source = ARENA_NEW(arena, struct source);
    struct tree *tree = ARENA_NEW(arena, struct tree);
    struct diag_list unsaid = diag_list_init(arena);

    *source = source_init(arena, path, text);
    (void)tree_read(arena, source, &unsaid, tree);
    name_keys(arena, tree, &unsaid);
    const struct node *settings = node_get(&tree->root, SETTINGS);

    return (struct settings){text_of(settings, SLICE("language")),
                             text_of(settings, SLICE("schemas")),
                             settings == NULL ? NULL : node_get(settings, "formats")};
}

struct settings settings_read(struct arena *arena, struct slice folder)
{
    const struct settings none = {0};
    struct slice path = file_find(arena, folder, files_is_township), text;

    if (path.data == NULL || file_read(arena, path.data, TREE_BYTES_MAX, &text) != 0)
        return none;
    return settings_of(arena, path, text);
}

struct slice settings_format(const struct settings *settings, struct slice command)
{
    return text_of(settings->formats, command);
}
