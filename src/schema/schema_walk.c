/* SPDX-License-Identifier: MIT */
/* Walking a document along a compiled schema, and reporting faults. See schema_walk.h. */
#include "schema/schema_walk.h"

#include "schema/schema_say.h"

#include <assert.h>

void schema_apply_rule(struct check *check, const struct rule *rule, struct at *at)
{
    assert(check->checks[rule->keyword] != NULL && "each rule has what checks by it");
    if ((rule->kinds >> at->node->kind & 1U) != 0)
        check->checks[rule->keyword](check, rule, at);
}

void schema_apply(struct check *check, const struct subschema *schema, struct at *at)
{
    if (at->closed)
        return;
    if (at->top == NULL)
        at->top = schema;
    if (schema->never) {
        struct diag *diag = schema_fault(check, at, DIAG_NOTHING_ALLOWED);

        at->closed = true;
        if (diag != NULL)
            schema_set_field(check, diag, at);
        return;
    }
    for (size_t i = 0; i < schema->rules.len; i++) {
        schema_apply_rule(check, &schema->rules.items[i], at);
        if (at->closed || (check->failed && !check->report))
            return;
    }
}

static struct asked_pair pair_of(const struct check *check, const struct subschema *schema,
                                 const struct at *at)
{
    return (struct asked_pair){
        .node = at->node,
        .key = at->key,
        .schema = schema,
        .top = at->top,
        .above = at->up == NULL ? NULL : at->up->top,
        .marked = check->report ? 0 : check->marked.len,
        .report = check->report,
        .unsound = at->unsound,
    };
}

/* Applies it with the flags of this schema alone, to remember them. */
static struct pair_verdict apply_apart(struct check *check, const struct subschema *schema,
                                       struct at *at)
{
    const bool failed = check->failed, unsure = check->unsure;
    struct pair_verdict out = {.known = true};

    check->failed = check->unsure = false;
    schema_apply(check, schema, at);
    out.failed = check->failed;
    out.unsure = check->unsure;
    out.closed = at->closed;
    check->failed = failed;
    check->unsure = unsure;
    return out;
}

void schema_apply_shared(struct check *check, const struct subschema *schema, struct at *at)
{
    struct pairs *pairs = check->pairs;

    /* Keys that were said to be missing are in no pair; a probe of them is rare. */
    if (pairs == NULL || pairs->spare > 0 || at->closed || at->mistaken.len > 0) {
        if (pairs != NULL && pairs->spare > 0)
            pairs->spare--;
        schema_apply(check, schema, at);
        return;
    }

    const struct asked_pair pair = pair_of(check, schema, at);
    struct pair_verdict verdict = *pairs_find(pairs, check->arena, &pair);
    if (!verdict.known) {
        verdict = apply_apart(check, schema, at);
        verdict.of = pair;
        *pairs_find(pairs, check->arena, &pair) = verdict;
    } else if (check->report && verdict.failed) {
        pairs->faults_skipped++;
    }
    check->failed = check->failed || verdict.failed;
    check->unsure = check->unsure || verdict.unsure;
    at->closed = at->closed || verdict.closed;
}

struct member *schema_member(const struct check *check, const struct node *map, struct slice key)
{
    return keyed_member(check->keyed, check->arena, map, key);
}

/* Whether this check itself found the node faulty, a short while ago. */
static bool marked_here(const struct check *check, const struct node *node)
{
    for (size_t i = check->marked.len; i > 0 && check->marked.len - i < 64; i--) {
        if (check->marked.items[i - 1] == node)
            return true;
    }
    return false;
}

static bool was_faulty(const struct check *check, const struct node *node)
{
    return node->faulty && !(check->report && marked_here(check, node));
}

void schema_visit(struct check *check, const struct subschema *schema, struct node *node,
                  const struct node *key, struct at *up)
{
    struct at at = {.node = node, .key = key, .up = up};

    if (node->faulty && node_is_scalar(node)) {
        check->unsure = true;
        return;
    }
    assert(up != NULL || key == NULL);
    at.unsound = was_faulty(check, node);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        if (was_faulty(check, &node->members[i].key))
            at.unsound = true;
    }
    schema_apply(check, schema, &at);
}

enum probe schema_probe(const struct check *check, const struct subschema *schema,
                        const struct at *at)
{
    struct check probe = *check;
    struct at copy = *at;

    probe.report = false;
    probe.failed = false;
    probe.unsure = false;
    schema_apply(&probe, schema, &copy);
    assert(!probe.report && probe.marked.len == check->marked.len && "a probe marks nothing");
    if (probe.failed)
        return PROBE_FAILS;
    return probe.unsure ? PROBE_UNSURE : PROBE_PASSES;
}

static void mark(struct check *check, struct node *node)
{
    if (!node->faulty)
        *ARRAY_PUSH(check->arena, &check->marked) = node;
    node->faulty = true;
}

/* The whole value; where there is none, the key or the dash that lacks it. */
static struct span span_of(const struct check *check, const struct at *at)
{
    const struct source *source = check->tree->source;
    size_t start = at->node->start;

    if (at->node->end > start)
        return node_span(check->tree, at->node);
    if (at->key != NULL)
        return node_span(check->tree, at->key);
    assert(start <= source->text.len);
    while (start > 0 && (start >= source->text.len || source->text.data[start] == ' ' ||
                         source->text.data[start] == '\n' || source->text.data[start] == '\r'))
        start--;
    return (struct span){source, start, start < source->text.len ? start + 1 : start};
}

struct diag *schema_fault(struct check *check, struct at *at, enum diag_code code)
{
    bool scalar = node_is_scalar(at->node);

    check->failed = true;
    if (scalar)
        at->closed = true;
    if (!check->report || (scalar && at->node->faulty))
        return NULL;
    mark(check, at->node);
    return diag_add(check->diags, code, span_of(check, at));
}

struct diag *schema_fault_key(struct check *check, struct node *key, enum diag_code code)
{
    check->failed = true;
    if (!check->report || key->faulty)
        return NULL;
    mark(check, key);
    return diag_add(check->diags, code, node_span(check->tree, key));
}

struct diag *schema_fault_map(struct check *check, struct at *at, enum diag_code code,
                              const struct node *place)
{
    check->failed = true;
    if (!check->report)
        return NULL;
    mark(check, at->node);
    return diag_add(check->diags, code, schema_short_span(check->tree, place));
}

void schema_set_key(struct check *check, struct diag *diag, const char *name, struct slice key,
                    const struct name *label)
{
    const struct name named = schema_named(check->arena, key, label);

    diag_set_name(diag, name, &named, key);
}

void schema_set_at_key(struct check *check, struct diag *diag, const char *name,
                       const struct node *key, const struct name *label)
{
    struct slice written = tree_key_as_written(check->tree->source, key);
    const struct name named = schema_named(check->arena, written, label);

    diag_set_name(diag, name, &named, key->text);
}

void schema_set_field(struct check *check, struct diag *diag, const struct at *at)
{
    static const struct words document = T("the file", "整个文件");
    const struct name *label = NULL;

    for (;;) {
        label = at->top == NULL ? NULL : schema_label(at->top);
        if (at->key != NULL || label != NULL || at->up == NULL)
            break;
        at = at->up;
    }
    if (at->key != NULL)
        schema_set_at_key(check, diag, "field", at->key, label);
    else if (label != NULL)
        schema_set_key(check, diag, "field", SLICE(""), label);
    else
        diag_set_words(diag, "field", &document);
}

void schema_fault_forbidden(struct check *check, struct node *key, const struct name *label)
{
    struct diag *diag = schema_fault_key(check, key, DIAG_FORBIDDEN_KEY);

    if (diag != NULL)
        schema_set_at_key(check, diag, "field", key, label);
}
