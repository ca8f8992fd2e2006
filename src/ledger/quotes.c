/* SPDX-License-Identifier: MIT */
/* Quotes against the source text. See quotes.h. */
#include "ledger/quotes.h"

#include "base/file.h"
#include "ledger/hash.h"

struct quotes {
    const struct plan *plan;
    struct slice source;
    struct diag_list *diags;
};

static bool occurs(struct slice text, struct slice words)
{
    for (size_t at = 0; words.len > 0 && at + words.len <= text.len; at++) {
        at = slice_find(text, words.data[0], at);
        if (slice_eq(slice_sub(text, at, at + words.len), words))
            return true;
    }
    return words.len == 0;
}

static void check_quote(const struct quotes *quotes, const struct node *node)
{
    if (node == NULL || node->faulty || node->kind != NODE_STRING ||
        occurs(quotes->source, node->text))
        return;
    struct diag *diag =
        diag_add(quotes->diags, DIAG_QUOTE_NOT_IN_SOURCE, node_span(quotes->plan->tree, node));
    diag_set(diag, "file", quotes->plan->source_file);
}

static void check_hash(const struct quotes *quotes)
{
    const struct plan *plan = quotes->plan;
    uint8_t hash[HASH_BYTES];
    char hex[HASH_HEX_SIZE];

    hash_text(quotes->source, hash);
    hash_hex(hash, hex);
    if (plan->source_hash.len == 0 || slice_is(plan->source_hash, hex))
        return;
    struct diag *diag =
        diag_add(quotes->diags, DIAG_SOURCE_CHANGED, node_span(plan->tree, plan->hash_node));
    diag_set(diag, "hash", slice_of(hex));
}

/* The source file of the plan among those of the ledger: a name, never a path out of it. */
static const struct ledger_file *find_source(const struct files *files, const struct plan *plan)
{
    for (size_t i = 0; i < files->len; i++) {
        if (slice_eq(files->items[i].relative, plan->source_file))
            return &files->items[i];
    }
    return NULL;
}

static bool read_source(struct arena *arena, const struct files *files, struct quotes *quotes)
{
    const struct ledger_file *file = find_source(files, quotes->plan);
    struct span span = node_span(quotes->plan->tree, quotes->plan->source_node);

    if (file == NULL) {
        diag_set(diag_add(quotes->diags, DIAG_NO_SOURCE, span), "file", quotes->plan->source_file);
        return false;
    }
    int error = file_read(arena, file->path.data, TREE_BYTES_MAX, &quotes->source);
    if (error == 0)
        return true;
    struct diag *diag = diag_add(quotes->diags, DIAG_CANNOT_READ, span);
    diag_set(diag, "path", file->path);
    diag_set_errno(diag, error);
    return false;
}

void quotes_check(struct arena *arena, const struct files *files, const struct plan *plan,
                  struct diag_list *diags)
{
    const struct node *targets = node_get(&plan->tree->root, "targets");
    struct quotes quotes = {.plan = plan, .diags = diags};

    if (plan->source_file.len == 0 || !read_source(arena, files, &quotes))
        return;
    check_hash(&quotes);
    for (uint32_t i = 0; targets != NULL && targets->kind == NODE_LIST && i < targets->count; i++) {
        const struct node *target = &targets->items[i];
        const struct node *also = node_get(target, "also");

        check_quote(&quotes, node_get(target, "quote"));
        for (uint32_t k = 0; also != NULL && also->kind == NODE_LIST && k < also->count; k++)
            check_quote(&quotes, node_get(&also->items[k], "quote"));
    }
}
