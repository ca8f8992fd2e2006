/* SPDX-License-Identifier: MIT */
/* Quotes against the source text. See quotes.h. */
#include "ledger/quotes_room.h"

#include "base/hash.h"

#include <assert.h>

static bool is_quote(const struct node *node)
{
    return node != NULL && !node->faulty && node->kind == NODE_STRING;
}

static void gather_quote(struct quotes *quotes, const struct node *node)
{
    if (is_quote(node))
        *ARRAY_PUSH(quotes->arena, &quotes->all) = node->text;
}

/* Where so many quotes fail, it is another text: each search reads all of it. */
#define SOUGHT_MAX 100

/* What it seems to be a quote of is quoted, too: its numbers are reported by the one mistake. */
static void check_quote(struct quotes *quotes, const struct node *node)
{
    struct parting parting = {0};

    quotes->lost = quotes->lost || (node != NULL && node->faulty);
    if (!is_quote(node))
        return;
    assert(quotes->next < quotes->all.len && quotes->found != NULL);
    if (quotes->found[quotes->next++])
        return;
    bool near =
        quotes->failed.len < SOUGHT_MAX && parting_find(quotes->source->text, node->text, &parting);
    struct diag *diag = diag_add(quotes->diags, DIAG_QUOTE_NOT_IN_SOURCE,
                                 near ? parting_span(quotes->plan->tree, node, &parting)
                                      : node_span(quotes->plan->tree, node));

    assert(parting.from <= parting.to && parting.to <= quotes->source->text.len);
    parting_say(quotes, diag, node->text, near ? &parting : NULL);
    for (size_t i = parting.from; near && i < parting.to; i++)
        quotes->quoted[i] = true;
    quotes->lost = quotes->lost || !near;
    *ARRAY_PUSH(quotes->arena, &quotes->failed) = node->text;
}

static void check_hash(const struct quotes *quotes, const struct ledger_file *file)
{
    const struct plan *plan = quotes->plan;
    char hex[HASH_HEX_SIZE];

    assert(file->read);
    hash_hex(file->hash, hex);
    if (plan->source_hash.len == 0 || slice_is(plan->source_hash, hex))
        return;
    struct diag *diag =
        diag_add(quotes->diags, DIAG_SOURCE_CHANGED, node_span(plan->tree, plan->hash_node));
    diag_set(diag, "hash", slice_of(hex));
}

/* The source file of the plan among those of the ledger: a name, never a path out of it. */
static struct ledger_file *find_source(struct files *files, const struct plan *plan)
{
    for (size_t i = 0; i < files->len; i++) {
        if (slice_eq(files->items[i].relative, plan->source_file))
            return &files->items[i];
    }
    return NULL;
}

/* NULL where it is not there or cannot be read. */
static const struct ledger_file *read_source(struct arena *arena, struct files *files,
                                             struct quotes *quotes)
{
    struct ledger_file *file = find_source(files, quotes->plan);
    struct source *source;

    if (file == NULL) {
        struct span span = node_span(quotes->plan->tree, quotes->plan->source_node);

        diag_set(diag_add(quotes->diags, DIAG_NO_SOURCE, span), "file", quotes->plan->source_file);
        return NULL;
    }
    if (!files_read(arena, files, file, quotes->diags, &source))
        return NULL;
    quotes->source = source;
    quotes->quoted = ARENA_ARRAY(arena, source->text.len, bool);
    return file;
}

typedef void quote_visitor(struct quotes *quotes, const struct node *node);

/* The quotes of a list or mapping of things that are quoted: targets, `also`, sheets, context. */
static void visit(struct quotes *quotes, const struct node *node, quote_visitor *visitor)
{
    for (uint32_t i = 0; node != NULL && node->kind == NODE_LIST && i < node->count; i++) {
        visitor(quotes, node_get(&node->items[i], "quote"));
        visit(quotes, node_get(&node->items[i], "also"), visitor);
        visit(quotes, node_get(&node->items[i], "parts"), visitor);
    }
    for (uint32_t i = 0; node != NULL && node->kind == NODE_MAP && i < node->count; i++)
        visitor(quotes, node_get(&node->members[i].value, "quote"));
}

static void visit_all(struct quotes *quotes, quote_visitor *visitor)
{
    const struct node *root = &quotes->plan->tree->root;

    visit(quotes, node_get(root, "targets"), visitor);
    visit(quotes, node_get(root, "sheets"), visitor);
    visit(quotes, node_get(root, "context"), visitor);
}

static bool keeps_texts(const struct files *files)
{
    for (size_t i = 0; i < files->len; i++) {
        if (files->items[i].role == ROLE_SOURCE)
            return true;
    }
    return false;
}

/* Without the plan's text nobody can say whether a quote is true. Told where texts of plans are
 * kept at all; where a source is named and faulty, that is reported. */
static void warn_no_source(const struct quotes *quotes, const struct files *files)
{
    const struct tree *tree = quotes->plan->tree;
    struct span span = node_span(tree, node_get(&tree->root, "plan"));

    if (keeps_texts(files) && node_get(&tree->root, "source") == NULL && tree->whole &&
        !span_checked(span))
        diag_add(quotes->diags, DIAG_PLAN_WITHOUT_SOURCE, span);
}

void quotes_check(struct arena *arena, struct files *files, const struct plan *plan,
                  const struct numerals *numerals, struct diag_list *diags)
{
    const struct node *root = &plan->tree->root;
    struct quotes quotes = {.arena = arena, .plan = plan, .numerals = numerals, .diags = diags};

    if (plan->source_file.len == 0) {
        warn_no_source(&quotes, files);
        return;
    }
    const struct ledger_file *file = read_source(arena, files, &quotes);
    if (file == NULL)
        return;
    check_hash(&quotes, file);
    visit_all(&quotes, gather_quote);
    quotes.found =
        quotes_find(arena, quotes.all.items, quotes.all.len, quotes.source->text, quotes.quoted);
    visit_all(&quotes, check_quote);
    /* Where targets could not be read, nobody can say what they quote. */
    if (plan->tree->whole && node_get(root, "targets") != NULL && plan->faulty_count == 0 &&
        !plan->damaged && !quotes.lost)
        quotes_check_numbers(&quotes);
}
