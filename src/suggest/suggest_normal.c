/* SPDX-License-Identifier: MIT */
/* Trying what was meant against the rule. See suggest.h. */
#include "base/normalise.h"
#include "suggest/suggest.h"
#include "suggest/suggest_room.h"

#include <assert.h>
#include <string.h>

void suggest_set_write(struct diag *diag, struct slice text)
{
    struct name hint;

    if (diag->arena == NULL)
        return;
    hint.text[LANG_EN] = arena_printf(diag->arena, "write %.*s", (int)text.len, text.data);
    hint.text[LANG_ZH] = arena_printf(diag->arena, "请写成 %.*s", (int)text.len, text.data);
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

void suggest_set_marks(struct diag *diag, unsigned changed)
{
    static const struct {
        unsigned change;
        struct words words;
    } rows[] = {
        {NORMALISED_WIDE, T("full-width characters", "全角字符")},
        {NORMALISED_QUOTES, T("Chinese quotation marks", "中文引号")},
        {NORMALISED_DASHES, T("a long dash instead of a hyphen", "长横线（应为半角短横）")},
        {NORMALISED_UNSEEN, T("a character that cannot be seen", "看不见的字符")},
        {NORMALISED_SPACES, T("spaces that do not belong there", "多余的或全角的空格")},
    };
    static const struct words and = T(" and ", "和");
    struct name marks = {0};
    struct buffer parts[LANG_COUNT] = {{0}};

    assert(changed != 0);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            if ((changed & rows[i].change) == 0)
                continue;
            buffer_adds(&parts[lang], parts[lang].len > 0 ? and.text[lang] : "");
            buffer_adds(&parts[lang], rows[i].words.text[lang]);
        }
        marks.text[lang] = buffer_slice(&parts[lang]);
    }
    diag_set_name(diag, "marks", &marks, SLICE(""));
    for (int lang = 0; lang < LANG_COUNT; lang++)
        buffer_free(&parts[lang]);
}

/* The value as it would be read, written plain. */
static struct node normal_node(struct slice text)
{
    struct decimal number;
    bool yes = slice_is(text, "true");

    if (decimal_parse(text, &number) == DECIMAL_OK)
        return (struct node){.kind = NODE_NUMBER, .text = text};
    if (yes || slice_is(text, "false"))
        return (struct node){.kind = NODE_BOOL, .boolean = yes, .text = text};
    return (struct node){.kind = NODE_STRING, .text = text};
}

static bool passes(const struct check *check, const struct rule *rule, const struct at *at,
                   struct slice text)
{
    struct node node = {.kind = NODE_STRING, .text = text};
    struct at copy = {.node = &node, .key = at->key, .up = at->up, .top = at->top};
    struct check probe = *check;

    probe.report = false;
    probe.failed = false;
    probe.pairs = NULL; /* the value is made up */
    schema_apply_rule(&probe, rule, &copy);
    return !probe.failed;
}

static void say_normal(struct check *check, struct at *at, struct slice meant, unsigned changed)
{
    struct diag *diag = schema_fault(check, at, DIAG_NOT_PLAIN);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
    suggest_set_marks(diag, changed);
    diag_set(diag, "meant", meant);
}

bool suggest_normal(struct check *check, const struct rule *rule, struct at *at)
{
    struct buffer normal = {0};
    unsigned changed;
    bool reported = false;

    if (!check->report || at->node->kind != NODE_STRING)
        return false;
    changed = text_normalise(&normal, at->node->text);
    if (changed != 0 && passes(check, rule, at, buffer_slice(&normal))) {
        say_normal(check, at, buffer_slice(&normal), changed);
        reported = true;
    }
    buffer_free(&normal);
    return reported;
}

bool suggest_normal_type(struct check *check, struct at *at, unsigned types)
{
    struct buffer normal = {0};
    unsigned changed;
    bool reported = false;

    if (!check->report || at->node->kind != NODE_STRING)
        return false;
    changed = text_normalise(&normal, at->node->text);
    struct node meant = normal_node(buffer_slice(&normal));
    if (changed != 0 && (schema_types_of(&meant) & types) != 0) {
        say_normal(check, at, buffer_slice(&normal), changed);
        at->closed = true;
        reported = true;
    }
    buffer_free(&normal);
    return reported;
}
