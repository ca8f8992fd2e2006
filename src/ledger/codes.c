/* SPDX-License-Identifier: MIT */
/* What codes begin with. See codes.h. */
#include "ledger/codes.h"

#include <assert.h>

struct slice code_prefix(struct slice code)
{
    size_t at = code.len;

    while (at > 0 && code.data[at - 1] != '-')
        at--;
    return slice_sub(code, 0, at > 0 ? at - 1 : 0);
}

/* By its id alone: 南北-a017 is no code. */
static size_t unit_of(const struct township *township, struct slice prefix)
{
    size_t unit = township_find(township, prefix);

    return unit != UNIT_NONE && slice_eq(township->units[unit].id, prefix) ? unit : UNIT_NONE;
}

static bool is_allowed(const struct township *township, const struct field *field, size_t home,
                       size_t unit)
{
    assert(home < township->unit_count);
    for (uint32_t i = 0; i < field->prefix->count; i++) {
        const struct slice word = field->prefix->items[i].text;

        if (slice_is(word, "township") || (slice_is(word, "unit") && home == unit) ||
            slice_eq(township->units[home].kind, word))
            return true;
    }
    return false;
}

bool code_is_anybodys(const struct field *field)
{
    bool anybody = false;

    assert(field->prefix != NULL && "asked of codes with x-prefix alone");
    for (uint32_t i = 0; i < field->prefix->count; i++)
        anybody = anybody || slice_is(field->prefix->items[i].text, "township");
    return anybody;
}

bool code_fits(const struct township *township, const struct field *field, struct slice code,
               size_t unit, size_t *home)
{
    const struct slice prefix = code_prefix(code);

    *home = UNIT_NONE;
    if (field->prefix == NULL)
        return true;
    *home = unit_of(township, prefix);
    if (*home == UNIT_NONE)
        return township_lost(township, prefix);
    return unit == UNIT_NONE || is_allowed(township, field, *home, unit);
}

/* ---- reporting ---- */

static struct slice name_of(const struct township *township, size_t unit, int lang)
{
    return name_in(&township->units[unit].name, (enum lang)lang, township->units[unit].id);
}

static void set_reason(struct diag *diag, const struct township *township,
                       const struct field *field, struct slice code, size_t unit)
{
    static const char *const other[] = {
        [LANG_EN] = "begins with the id of %.*s, but stands among the records of %.*s",
        [LANG_ZH] = "以%.*s的代号开头，却写在%.*s的记录里"};
    static const char *const unknown[] = {[LANG_EN] =
                                              "begins with %.*s, which is not the id of %.*s",
                                          [LANG_ZH] = "开头的 %.*s 不是%.*s的代号"};
    static const char *const nobody[] = {[LANG_EN] = "begins with %.*s, which is the id of no unit",
                                         [LANG_ZH] = "开头的 %.*s 不是哪个单位的代号"};
    const struct slice prefix = code_prefix(code);
    size_t home = unit_of(township, prefix);
    struct name reason = {0};

    for (int lang = 0; diag->arena != NULL && lang < LANG_COUNT; lang++) {
        const struct slice here = unit == UNIT_NONE ? SLICE("") : name_of(township, unit, lang);
        const struct slice first = home == UNIT_NONE ? prefix : name_of(township, home, lang);

        if (unit == UNIT_NONE || code_is_anybodys(field))
            reason.text[lang] =
                arena_printf(diag->arena, nobody[lang], (int)prefix.len, prefix.data);
        else
            reason.text[lang] =
                arena_printf(diag->arena, home == UNIT_NONE ? unknown[lang] : other[lang],
                             (int)first.len, first.data, (int)here.len, here.data);
    }
    diag_set_name(diag, "reason", &reason, SLICE(""));
}

static void set_hint(struct diag *diag, const struct township *township, struct slice code,
                     size_t unit)
{
    static const char *const formats[] = {
        [LANG_EN] = "write %.*s%.*s; what is another unit's belongs into the file of that unit",
        [LANG_ZH] = "请写 %.*s%.*s；别的单位的，请写到那个单位的文件里"};
    assert(unit < township->unit_count);
    const struct slice id = township->units[unit].id;
    const struct slice rest = slice_sub(code, code_prefix(code).len, code.len);
    struct name hint = {0};

    for (int lang = 0; diag->arena != NULL && lang < LANG_COUNT; lang++)
        hint.text[lang] = arena_printf(diag->arena, formats[lang], (int)id.len, id.data,
                                       (int)rest.len, rest.data);
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

void code_report(struct diag_list *diags, struct span span, const struct township *township,
                 const struct field *field, struct slice code, size_t unit)
{
    struct diag *diag = diag_add(diags, DIAG_FOREIGN_CODE, span);

    diag_set(diag, "value", code);
    set_reason(diag, township, field, code, unit);
    if (unit == UNIT_NONE || code_is_anybodys(field))
        township_set_nearest(township, diag, code_prefix(code));
    else
        set_hint(diag, township, code, unit);
}

void code_report_header(struct diag_list *diags, struct span span, const struct township *township,
                        struct slice prefix, size_t count, size_t unit)
{
    static const char *const reasons[] = {
        [LANG_EN] = "is the unit of this file, but all %zu codes in it begin with %.*s",
        [LANG_ZH] = "是本文件的单位，可是文件里 %zu 个代号都以 %.*s 开头"};
    static const char *const hints[] = {
        [LANG_EN] = "if these are the records of %.*s, write it here; if not, let the codes begin "
                    "with %.*s",
        [LANG_ZH] = "是%.*s的记录，请把这里改过来；不是的，代号请以 %.*s 开头"};
    assert(span.source != NULL && unit < township->unit_count && count > 0);
    const struct slice id = township->units[unit].id;
    size_t home = unit_of(township, prefix);
    struct diag *diag = diag_add(diags, DIAG_FOREIGN_CODE, span);
    struct name reason = {0}, hint = {0};

    for (int lang = 0; diag->arena != NULL && lang < LANG_COUNT; lang++) {
        const struct slice name = home == UNIT_NONE ? prefix : name_of(township, home, lang);

        reason.text[lang] =
            arena_printf(diag->arena, reasons[lang], count, (int)prefix.len, prefix.data);
        hint.text[lang] =
            arena_printf(diag->arena, hints[lang], (int)name.len, name.data, (int)id.len, id.data);
    }
    diag_set(diag, "value", slice_sub(span.source->text, span.start, span.end));
    diag_set_name(diag, "reason", &reason, SLICE(""));
    diag_set_name(diag, "hint", &hint, SLICE(""));
}
