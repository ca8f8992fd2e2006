/* SPDX-License-Identifier: MIT */
/* A report from its title to its foot: what changed, what is short and where, then the rest in
 * parts. See document.h. */
#include "base/text.h"
#include "report/document.h"

static void add_title(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    text_safe(doc->text, name_in(&assessment->township_name, doc->lang, assessment->township));
    say(doc->text, doc->lang, WORD_COLON);
    text_safe(doc->text, name_in(&assessment->plan_title, doc->lang, assessment->plan));
    document_flush_in(doc, NODE_TITLE);
}

static void add_head(const struct document *doc)
{
    add_title(doc);
    say_with(doc->text, doc->lang, WORD_HTML_AS_OF, DAY("date", doc->assessment->as_of));
    document_flush_in(doc, NODE_PARAGRAPH);
    document_counts(doc, doc->assessment->counts);
}

/* ---- where it comes from ---- */

void document_provenance(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    const enum word lines[] = {WORD_FROM, WORD_HASH,
                               assessment->commit.len > 0  ? WORD_COMMIT
                               : assessment->commit_hidden ? WORD_HIDDEN_COMMIT
                                                           : WORD_NO_COMMIT};

    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        say_with(doc->text, doc->lang, lines[i], TEXT("ledger", assessment->ledger),
                 COUNT("files", assessment->files), COUNT("faulty", assessment->files_faulty),
                 COUNT("unread", assessment->files_unread), TEXT("hash", assessment->hash),
                 TEXT("commit", assessment->commit), TEXT("version", assessment->version));
        document_flush_in(doc, NODE_PARAGRAPH);
    }
    for (size_t i = 0; i < assessment->schema_count; i++) {
        say_with(doc->text, doc->lang, WORD_OWN_SCHEMA, TEXT("name", assessment->schemas[i].name),
                 TEXT("hash", assessment->schemas[i].hash));
        document_flush_in(doc, NODE_PARAGRAPH);
    }
}

void document_foot(const struct document *doc)
{
    document_open(doc, NODE_FOOT);
    say(doc->text, doc->lang, WORD_DOC_PROVENANCE);
    document_flush_in(doc, NODE_FOOT_TITLE);
    document_provenance(doc);
    document_close(doc, NODE_FOOT);
}

/* ---- the whole ---- */

void document_report(const struct document *doc)
{
    add_head(doc);
    document_who(doc);
    document_notes(doc);
    document_changes(doc);
    document_short(doc);
    document_suspects(doc);
    document_sheets(doc);
    document_readings(doc);
    document_foot(doc);
}
