/* SPDX-License-Identifier: MIT */
/* The files of a new ledger, made of templates. See init.h. */
#include "init/init_room.h"

#include "base/text.h"
#include "schema/builtin.h"
#include "schema/spoken.h"

#include <assert.h>
#include <string.h>

#define SCHEMA_SUFFIX ".schema.json"

/* ---- templates ---- */

/* A placeholder, @name@, and what stands in its place. */
struct placeholder {
    const char *name;
    struct slice text;
};

static struct slice template_of(const char *name)
{
    const struct init_data *at = init_templates;

    while (at->name != NULL && !slice_is(slice_of(at->name), name))
        at++;
    assert(at->name != NULL && "every template is built in");
    return at->text;
}

static const struct placeholder *placeholder_at(const struct placeholder *placeholders,
                                                struct slice text)
{
    for (; placeholders->name != NULL; placeholders++) {
        if (slice_starts(text, placeholders->name))
            return placeholders;
    }
    return NULL;
}

static struct slice fill(struct arena *arena, struct slice template,
                         const struct placeholder *placeholders)
{
    struct buffer out = {0};

    for (size_t at = 0; at < template.len;) {
        const struct placeholder *placeholder =
            placeholder_at(placeholders, slice_sub(template, at, template.len));

        if (placeholder == NULL) {
            buffer_byte(&out, template.data[at++]);
            continue;
        }
        buffer_add(&out, placeholder->text);
        at += slice_of(placeholder->name).len;
    }
    struct slice text = arena_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

/* ---- values of YAML ---- */

/* A name in quotes, where it would be something else without them or may be. */
static struct slice quoted(struct arena *arena, struct slice name)
{
    struct buffer out = {0};

    buffer_byte(&out, '"');
    for (size_t i = 0; i < name.len; i++) {
        if (name.data[i] == '"' || name.data[i] == '\\')
            buffer_byte(&out, '\\');
        buffer_byte(&out, name.data[i]);
    }
    buffer_byte(&out, '"');
    struct slice text = arena_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

/* ---- the files ---- */

struct making {
    struct arena *arena;
    const struct init_wish *wish;
    struct init_files *out;
    struct slice year, name, units, ids; /* as they stand in templates */
};

static const char *const folders[INIT_KINDS] = {
    [INIT_COMMUNITY] = "communities", [INIT_VILLAGE] = "villages"};
static const char *const kinds[INIT_KINDS] = {
    [INIT_COMMUNITY] = "community", [INIT_VILLAGE] = "village"};

static void add(const struct making *making, struct slice path, struct slice text, bool hook)
{
    *ARRAY_PUSH(making->arena, making->out) = (struct init_file){path, text, hook};
}

/* A template of the language, with what every one of them may ask for. */
static struct slice made(const struct making *making, const char *name, struct slice unit,
                         struct slice title)
{
    const struct placeholder placeholders[] = {
        {"@year@", making->year},   {"@name@", making->name}, {"@units@", making->units},
        {"@ids@", making->ids},     {"@unit@", unit},         {"@title@", title},
        {"@id@", making->wish->id}, {NULL, {NULL, 0}},
    };
    const char *lang = making->wish->lang == LANG_ZH ? "zh" : "en";
    const struct slice file = arena_printf(making->arena, "%s.%s", name, lang);

    return fill(making->arena, template_of(file.data), placeholders);
}

static void add_common(const struct making *making)
{
    const struct slice none = {NULL, 0};

    add(making, SLICE("ledger/township.yaml"), made(making, "township.yaml", none, none), false);
    add(making, arena_printf(making->arena, "ledger/plans/%d.yaml", making->wish->year),
        made(making, "plan.yaml", none, none), false);
    add(making, arena_printf(making->arena, "ledger/sources/%d.txt", making->wish->year),
        made(making, "source.txt", none, none), false);
    add(making, SLICE("README.md"), made(making, "readme.md", none, none), false);
    add(making, SLICE(".gitattributes"), template_of("gitattributes"), false);
    add(making, SLICE(".gitignore"), made(making, "gitignore", none, none), false);
}

/* Those with the labels beside the names, for editors. The ledger itself is read by the built-in
 * ones. */
static void add_schemas(const struct making *making)
{
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        struct slice name = slice_of(at->name);
        struct buffer text = {0};

        if (!spoken_is_made(making->arena, at))
            continue;
        name = arena_printf(making->arena, "%.*s" SPOKEN_SUFFIX,
                            (int)(name.len - strlen(SCHEMA_SUFFIX)), name.data);
        spoken_schema(&text, spoken_find(making->arena, name));
        add(making, arena_printf(making->arena, "ledger/schemas/%s", name.data),
            arena_copy(making->arena, buffer_slice(&text)), false);
        buffer_free(&text);
    }
}

static void add_units(const struct making *making)
{
    for (size_t i = 0; i < making->wish->units.len; i++) {
        const struct init_unit *unit = &making->wish->units.items[i];

        add(making,
            arena_printf(making->arena, "ledger/%s/%.*s.yaml", folders[unit->kind],
                         (int)unit->id.len, unit->id.data),
            made(making, "unit.yaml", unit->id, unit->name), false);
    }
}

static void add_hooks(const struct making *making)
{
    add(making, SLICE("pre-commit"), template_of("pre-commit"), true);
    add(making, SLICE("pre-merge-commit"), template_of("pre-commit"), true);
    add(making, SLICE("commit-msg"), template_of("commit-msg"), true);
}

static void add_forge(const struct making *making)
{
    if (making->wish->forge == FORGE_GITHUB)
        add(making, SLICE(".github/workflows/ledger.yml"), template_of("github.yml"), false);
    else if (making->wish->forge == FORGE_GITLAB)
        add(making, SLICE(".gitlab-ci.yml"), template_of("gitlab.yml"), false);
}

static struct slice list_units(const struct making *making)
{
    struct buffer out = {0};

    for (size_t i = 0; i < making->wish->units.len; i++) {
        const struct init_unit *unit = &making->wish->units.items[i];
        const struct slice name = quoted(making->arena, unit->name);

        buffer_addf(&out, "  - id: %.*s\n    kind: %s\n    name: %.*s\n", (int)unit->id.len,
                    unit->id.data, kinds[unit->kind], (int)name.len, name.data);
    }
    struct slice text = arena_copy(making->arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

static struct slice list_ids(const struct making *making)
{
    struct buffer out = {0};

    for (size_t i = 0; i < making->wish->units.len; i++) {
        const struct slice id = making->wish->units.items[i].id;

        buffer_addf(&out, "    - %.*s\n", (int)id.len, id.data);
    }
    struct slice text = arena_copy(making->arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

void init_make(struct arena *arena, const struct init_wish *wish, struct init_files *out)
{
    struct making making = {.arena = arena, .wish = wish, .out = out};

    assert(wish->units.len > 0 && init_is_id(wish->id));
    making.year = arena_printf(arena, "%d", wish->year);
    making.name = quoted(arena, wish->name);
    making.units = list_units(&making);
    making.ids = list_ids(&making);
    add_common(&making);
    add_units(&making);
    add_schemas(&making);
    add_hooks(&making);
    add_forge(&making);
}

void init_example(struct arena *arena, struct init_files *out)
{
    for (const struct init_data *at = init_example_files; at->name != NULL; at++)
        *ARRAY_PUSH(arena, out) =
            (struct init_file){arena_printf(arena, "ledger/%s", at->name), at->text, false};
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++)
        *ARRAY_PUSH(arena, out) =
            (struct init_file){arena_printf(arena, "schemas/%s", at->name), at->text, false};
}

/* ---- forges ---- */

enum init_forge init_forge_find(struct slice name)
{
    static const char *const names[FORGE_COUNT] = {
        [FORGE_NONE] = "none", [FORGE_GITHUB] = "github", [FORGE_GITLAB] = "gitlab"};
    int at = 0;

    while (at < FORGE_COUNT && !slice_is(name, names[at]))
        at++;
    return (enum init_forge)at;
}

enum init_forge init_forge_at(struct slice address)
{
    if (slice_has(address, "github."))
        return FORGE_GITHUB;
    return slice_has(address, "gitlab") ? FORGE_GITLAB : FORGE_NONE;
}
