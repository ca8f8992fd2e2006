/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics as SARIF 2.1.0 (OASIS), the part of it that GitHub code scanning takes.
 *
 * What is wrong in a file is a result of a rule. What kept the program from its work, or concerns
 * no file, is a notification of the run, for results without a place are refused; where there was
 * such a failure the run was no success. Columns count code points, and the end is behind the last
 * character, as here.
 *
 * GitHub reckons a fingerprint of its own, primaryLocationLineHash, when a file is uploaded, and
 * warns of any other value under that name: ours has another name, for everybody else.
 */
#include "report/figure.h"
#include "report/finding.h"
#include "report/report_room.h"
#include "report/sarif_room.h"

/* GitHub refuses a run with more results: errors go first, and it is told what is left out. */
#define RESULTS_MAX 25000

/* ---- places ---- */

/*
 * A relative reference (RFC 3986): what is no letter, digit or one of "-._~/" is percent-encoded,
 * a colon among them, before which a name would be a scheme, and so are # and ?, behind which the
 * path would end. An absolute path becomes a file URI.
 */
static void add_uri(struct buffer *out, struct slice path)
{
    if (slice_starts(path, "/"))
        buffer_adds(out, "file://");
    for (size_t i = 0; i < path.len; i++) {
        char c = path.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '-' || c == '.' || c == '_' || c == '~' || c == '/';

        if (plain)
            buffer_byte(out, c);
        else
            buffer_addf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

/* GitHub wants a line of every result: of a file as a whole, the first. */
static void add_region(struct json *json, const struct diag_place *place)
{
    json_open(json, "region", '{');
    if (place->start.line == 0) {
        json_size(json, "startLine", 1);
    } else {
        json_size(json, "startLine", place->start.line);
        json_size(json, "startColumn", place->start.column);
        json_size(json, "endLine", place->end.line);
        json_size(json, "endColumn", place->end.column);
    }
    json_close(json, '}');
}

static void add_location(struct sarif *sarif, const struct diag_place *place,
                         const struct buffer *message)
{
    struct json *json = &sarif->json;
    struct buffer path = {0}, uri = {0};

    finding_path(&path, place, sarif->style);
    add_uri(&uri, buffer_slice(&path));
    json_open(json, NULL, '{');
    json_open(json, "physicalLocation", '{');
    json_open(json, "artifactLocation", '{');
    json_string(json, "uri", buffer_slice(&uri));
    json_close(json, '}');
    add_region(json, place);
    json_close(json, '}');
    if (message != NULL)
        sarif_text(json, "message", message);
    json_close(json, '}');
    buffer_free(&path);
    buffer_free(&uri);
}

static void add_locations(struct sarif *sarif, const struct diag *diag)
{
    if (diag->place.path.len == 0)
        return;
    json_open(&sarif->json, "locations", '[');
    add_location(sarif, &diag->place, NULL);
    json_close(&sarif->json, ']');
}

/* ---- results ---- */

static void add_related(struct sarif *sarif, const struct diag *diag)
{
    struct buffer message = {0};

    if (diag->also.path.len == 0)
        return;
    say(&message, sarif->style->lang, WORD_DIAG_FIRST);
    json_open(&sarif->json, "relatedLocations", '[');
    add_location(sarif, &diag->also, &message);
    json_close(&sarif->json, ']');
    buffer_free(&message);
}

/*
 * A record must not lay a link: in a message "[words](target)" is one (3.11.6). Behind a space it
 * is text, and reads as such where the escapes of that section are not known. Braces are left:
 * they stand for something only in a message with arguments (3.11.5).
 */
static void break_links(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (i > 0 && text.data[i] == '(' && text.data[i - 1] == ']')
            buffer_byte(out, ' ');
        buffer_byte(out, text.data[i]);
    }
}

static void add_message(struct sarif *sarif, const struct diag *diag)
{
    struct buffer text = {0}, plain = {0};

    finding_text(&text, diag, SLICE("\n"), sarif->style->lang);
    break_links(&plain, buffer_slice(&text));
    sarif_text(&sarif->json, "message", &plain);
    buffer_free(&text);
    buffer_free(&plain);
}

static void add_result(struct sarif *sarif, size_t index)
{
    struct diag room;
    const struct diag *diag = diag_at(sarif->diags, index, &room);
    struct buffer code = {0}, mark = {0};

    finding_code(&code, diag);
    fingerprint_add(&mark, &sarif->fingerprints[index]);
    json_open(&sarif->json, NULL, '{');
    json_string(&sarif->json, "ruleId", buffer_slice(&code));
    json_size(&sarif->json, "ruleIndex", sarif->rules[diag->code]);
    json_string(&sarif->json, "level", slice_of(sarif_level(diag)));
    add_message(sarif, diag);
    add_locations(sarif, diag);
    add_related(sarif, diag);
    json_open(&sarif->json, "partialFingerprints", '{');
    json_string(&sarif->json, "taizhang/v1", buffer_slice(&mark));
    json_close(&sarif->json, '}');
    json_close(&sarif->json, '}');
    buffer_free(&code);
    buffer_free(&mark);
}

static void add_results_of(struct sarif *sarif, enum severity severity)
{
    for (size_t i = 0; i < sarif->diags->len; i++) {
        struct diag room;
        const struct diag *diag = diag_at(sarif->diags, i, &room);

        if (!sarif_is_result(diag) || catalogue_row(diag->code)->severity != severity)
            continue;
        if (sarif->results < RESULTS_MAX)
            add_result(sarif, i);
        else
            sarif->left_out++;
        sarif->results++;
    }
}

static void add_results(struct sarif *sarif)
{
    json_open(&sarif->json, "results", '[');
    add_results_of(sarif, SEVERITY_ERROR);
    add_results_of(sarif, SEVERITY_WARNING);
    json_close(&sarif->json, ']');
}

/* ---- the run ---- */

static void add_notification(struct sarif *sarif, const struct diag *diag)
{
    struct json *json = &sarif->json;
    struct buffer code = {0};

    finding_code(&code, diag);
    json_open(json, NULL, '{');
    json_open(json, "descriptor", '{');
    json_string(json, "id", buffer_slice(&code));
    json_size(json, "index", sarif->notifications[diag->code]);
    json_close(json, '}');
    json_string(json, "level", slice_of(sarif_level(diag)));
    add_message(sarif, diag);
    add_locations(sarif, diag);
    json_close(json, '}');
    buffer_free(&code);
}

static void add_left_out(struct sarif *sarif)
{
    struct buffer text = {0};

    if (sarif->left_out == 0)
        return;
    say_with(&text, sarif->style->lang, WORD_FINDINGS_LEFT_OUT, COUNT("count", sarif->left_out));
    json_open(&sarif->json, NULL, '{');
    json_string(&sarif->json, "level", SLICE("warning"));
    sarif_text(&sarif->json, "message", &text);
    json_close(&sarif->json, '}');
    buffer_free(&text);
}

static void add_invocation(struct sarif *sarif)
{
    struct json *json = &sarif->json;

    json_open(json, "invocations", '[');
    json_open(json, NULL, '{');
    json_bool(json, "executionSuccessful", sarif->diags->failures == 0);
    json_open(json, "toolExecutionNotifications", '[');
    for (size_t i = 0; i < sarif->diags->len; i++) {
        struct diag room;
        const struct diag *diag = diag_at(sarif->diags, i, &room);

        if (!sarif_is_result(diag))
            add_notification(sarif, diag);
    }
    add_left_out(sarif);
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, ']');
}

/* The same ledger is the same analysis to GitHub, whatever else is in the repository: up to the
 * last slash, the id is its category. */
static void add_details(struct sarif *sarif)
{
    struct buffer id = {0};

    buffer_adds(&id, "taizhang/");
    finding_tidy(&id, sarif->style->ledger);
    if (id.data[id.len - 1] != '/')
        buffer_byte(&id, '/');
    json_open(&sarif->json, "automationDetails", '{');
    json_string(&sarif->json, "id", buffer_slice(&id));
    json_close(&sarif->json, '}');
    buffer_free(&id);
}

void diag_render_sarif(struct buffer *out, const struct diag_list *diags,
                       const struct report_style *style)
{
    struct sarif sarif = {.json = {.out = out, .taker = style->taker},
                          .diags = diags,
                          .style = style,
                          .fingerprints = fingerprints_make(diags)};
    struct json *json = &sarif.json;

    json_open(json, NULL, '{');
    json_string(json, "$schema", SLICE("https://json.schemastore.org/sarif-2.1.0.json"));
    json_string(json, "version", SLICE("2.1.0"));
    json_open(json, "runs", '[');
    json_open(json, NULL, '{');
    sarif_tool(&sarif);
    add_details(&sarif);
    json_string(json, "language", slice_of(style->lang == LANG_ZH ? "zh" : "en"));
    json_string(json, "columnKind", SLICE("unicodeCodePoints"));
    add_results(&sarif);
    add_invocation(&sarif);
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
    json_end(json);
}
