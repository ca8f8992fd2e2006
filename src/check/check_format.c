/* SPDX-License-Identifier: MIT */
/* What checks a text by each format. */
#include "check/check_room.h"
#include "suggest/suggest.h"

#include <assert.h>

/* RFC 3339, section 5.6: full-date. */
static void check_date(struct check *check, const struct rule *rule, struct at *at)
{
    date_days day;

    if (!node_day(at->node, &day))
        suggest_date(check, rule, at);
}

static keyword_check *const checks[FORMAT_COUNT] = {
    [FORMAT_DATE] = check_date,
};

void check_format(struct check *check, const struct rule *rule, struct at *at)
{
    assert(rule->format < FORMAT_COUNT && checks[rule->format] != NULL);
    checks[rule->format](check, rule, at);
}
