/* SPDX-License-Identifier: MIT */
/* Mail addresses, and which of them are nobody's own. See labels.h. */
#include "privacy/labels_room.h"

#include <assert.h>
#include <string.h>

#define LOCAL_MAX    64
#define INITIALS_MIN 4
#define DOMAIN_MAX   120
#define OBJECT_MAX   200 /* bytes before an address in which its object must begin to be judged */
#define LINE_MAX     160 /* bytes before an address in which its line must begin to be judged */

struct mail {
    size_t start, end;
    char local[LOCAL_MAX + 1]; /* in lower case, as the domain */
    char domain[DOMAIN_MAX + 1];
    bool spaced; /* blanks around the @ */
    bool word;   /* the @ is written as a word between blanks: at */
    bool guise;  /* or as another sign, or in Chinese: #, 艾特 */
};

/* ---- reading ---- */

static bool is_local(uint32_t c)
{
    return chars_is_word(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

static bool read_local(struct slice text, size_t at, struct mail *mail)
{
    size_t len = 0;

    for (size_t from = at; chars_left(text, from) == ' ' && !mail->spaced; mail->spaced = true)
        (void)chars_before(text, &at);
    mail->start = at;
    for (size_t from = at; len < LOCAL_MAX; mail->start = from, len++) {
        uint32_t c = chars_before(text, &from);

        if (!is_local(c))
            break;
        mail->local[len] = (char)chars_lower(c);
    }
    for (size_t i = 0; i < len / 2; i++) {
        char c = mail->local[i];

        mail->local[i] = mail->local[len - 1 - i];
        mail->local[len - 1 - i] = c;
    }
    mail->local[len] = '\0';
    return len > 0;
}

/* A dot between two parts of a domain, which may be written as a word: (dot), [dot], 点 */
static bool skip_dot(struct slice text, size_t *at)
{
    static const char *const words[] = {"(dot)", "[dot]", " dot ", " [dot] ", " (dot) ",
                                        "点",    "(点)",  "[点]",  "【点】",  NULL};
    size_t next = *at;
    uint32_t c = chars_next(text, &next);

    if (c != '.' && c != 0x3002 && c != 0xFF61) {
        next = *at;
        if (!chars_skip_any(text, &next, words))
            return false;
    }
    if (!chars_is_word(chars_at(text, next)))
        return false;
    *at = next;
    return true;
}

static bool read_domain(struct slice text, size_t at, struct mail *mail)
{
    size_t len = 0;

    if (chars_at(text, at) == ' ') {
        mail->spaced = true;
        chars_skip_blanks(text, &at);
    }
    for (size_t next = at; len < DOMAIN_MAX; mail->end = next) {
        bool dot = len > 0 && skip_dot(text, &next);
        uint32_t c = dot ? '.' : chars_next(text, &next);

        if (!dot && !chars_is_word(c) && (c != '-' || !chars_is_word(chars_at(text, next))))
            break;
        mail->domain[len++] = (char)chars_lower(c);
    }
    mail->domain[len] = '\0';
    return strchr(mail->domain, '.') != NULL;
}

/* ---- whose it is ---- */

static bool is_in(const char *word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcmp(word, *words) == 0)
            return true;
    }
    return false;
}

/* Top level domains that addresses of people end in; "logo@2x.png" has none of them. */
static bool has_top_level(const struct mail *mail)
{
    static const char *const tops[] = {
        "com",   "cn",   "net",  "org", "edu",  "gov",   "mil",  "int",    "info", "biz",  "name",
        "pro",   "top",  "vip",  "xyz", "wang", "ren",   "site", "online", "mobi", "asia", "tech",
        "store", "shop", "club", "fun", "ltd",  "group", "work", "email",  "link", "live", "cloud",
        "dev",   "app",  "me",   "io",  "cc",   "tv",    "co",   "ai",     "hk",   "mo",   "tw",
        "jp",    "kr",   "sg",   "my",  "th",   "vn",    "ph",   "id",     "in",   "pk",   "mm",
        "la",    "kh",   "np",   "mn",  "kz",   "uk",    "us",   "ca",     "au",   "nz",   "de",
        "fr",    "it",   "es",   "pt",  "nl",   "be",    "ch",   "at",     "se",   "no",   "dk",
        "fi",    "ie",   "pl",   "cz",  "hu",   "gr",    "tr",   "ru",     "ua",   "by",   "eu",
        "il",    "ae",   "sa",   "ir",  "eg",   "za",    "ng",   "ke",     "br",   "mx",   "ar",
        "cl",    "pe",   NULL};

    assert(strchr(mail->domain, '.') != NULL && "read_domain() saw to that");
    return is_in(strrchr(mail->domain, '.') + 1, tops);
}

/* "pkg@1.0.io": a version. */
static bool is_version(const struct mail *mail)
{
    const char *top = strrchr(mail->domain, '.'), *part = top;
    bool digits = true;

    for (; part > mail->domain && part[-1] != '.'; part--)
        digits = digits && byte_is_digit(part[-1]);
    return digits && top - part < 3;
}

static bool in_domain(const struct mail *mail, const char *domain)
{
    size_t len = strlen(mail->domain), part = strlen(domain);

    return len >= part && strcmp(mail->domain + len - part, domain) == 0 &&
           (len == part || mail->domain[len - part - 1] == '.');
}

/* Governments, what RFC 2606 reserves, lists of mail, and what nobody reads. */
static bool is_office_domain(const struct mail *mail)
{
    static const char *const domains[] = {
        "gov.cn",  "gov",  "example.com", "example.net", "example.org",        "example.cn",
        "example", "test", "invalid",     "localhost",   "noreply.github.com", NULL};

    for (size_t i = 0; domains[i] != NULL; i++) {
        if (in_domain(mail, domains[i]))
            return true;
    }
    return strstr(mail->domain, "noreply") != NULL || strncmp(mail->domain, "lists.", 6) == 0;
}

/* office@, info2016@, town-office@: the name of an office, or of a program. */
static bool is_role(const struct mail *mail)
{
    static const char *const roles[] = {
        "office",     "info",        "noreply",       "reply",      "donotreply",  "admin",
        "support",    "contact",     "service",       "services",   "help",        "webmaster",
        "postmaster", "abuse",       "security",      "root",       "git",         "hg",
        "svn",        "hr",          "press",         "news",       "sales",       "team",
        "hello",      "bot",         "notifications", "kefu",       "bangongshi",  "bgs",
        "ggw",        "guangongwei", "xinfang",       "dangban",    "hostmaster",  "feedback",
        "marketing",  "jobs",        "mailer-daemon", "daemon",     "guangongban", "dangzhengban",
        "sifasuo",    "paichusuo",   "jiaoyuju",      "minzhengju", "zongzhiban",  NULL};
    char name[LOCAL_MAX + 1];
    size_t len = strlen(mail->local), from;

    while (len > 0 && byte_is_digit(mail->local[len - 1]))
        len--;
    for (from = len; from > 0 && strchr("-_.+", mail->local[from - 1]) == NULL;)
        from--;
    assert(from <= len && len < sizeof name);
    memcpy(name, mail->local, len);
    name[len] = '\0';
    return is_in(name + from, roles) || is_in(name, roles);
}

/* xxggw, nbzdzb: initials of the syllables of an office (关工委, 党政办), which have no vowels. */
static bool is_initials(const struct mail *mail)
{
    static const char *const ends[] = {"ggw", "ggb", "gzb", "bgs", "dzb", "dwb", "zfb", "wsy"};
    size_t len = strcspn(mail->local, "0123456789");

    if (len < INITIALS_MIN || mail->local[len + strspn(mail->local + len, "0123456789")] != '\0' ||
        strcspn(mail->local, "aeiouv._%+-") < len)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (strncmp(mail->local + len - 3, ends[i], 3) == 0)
            return true;
    }
    return false;
}

/* xxxx@qq.com: a place to be filled. */
static bool is_masked(const struct mail *mail)
{
    return mail->local[strspn(mail->local, "x.-_")] == '\0';
}

/* Where people have mail of their own. */
static bool is_private_host(const struct mail *mail)
{
    static const char *const hosts[] = {
        "qq.com",      "foxmail.com", "163.com",    "126.com",    "yeah.net",   "sina.com",
        "sina.cn",     "sohu.com",    "139.com",    "189.cn",     "aliyun.com", "gmail.com",
        "hotmail.com", "outlook.com", "icloud.com", "vip.qq.com", "21cn.com",   "tom.com",
        "wo.cn",       "yahoo.com",   NULL};

    return is_in(mail->domain, hosts);
}

/* ---- where it stands ---- */

/* user:password@host behind "://", and a place on a host: git@host:town/ledger.git */
static bool is_login(struct slice text, const struct mail *mail)
{
    size_t at = mail->start, end = mail->end;
    uint32_t c = chars_left(text, at);

    for (size_t i = 0; i < LOCAL_MAX && (is_local(c) || c == ':'); i++) {
        (void)chars_before(text, &at);
        c = chars_left(text, at);
    }
    if (c == '/' && slice_ends(slice_sub(text, 0, at), "//"))
        return true;
    if (end >= text.len || text.data[end] != ':')
        return false;
    for (end++; end < text.len && end - mail->end < DOMAIN_MAX; end++) {
        c = (unsigned char)text.data[end];
        if (c == '/' || c == '~')
            return true;
        if (!is_local(c))
            break;
    }
    return false;
}

/* The line up to the address, its indentation and signs of comments left out. */
static struct slice line_before(struct slice text, size_t at)
{
    size_t from = at;

    while (from > 0 && at - from < LINE_MAX && text.data[from - 1] != '\n')
        from--;
    while (from < at && strchr(" \t#*/;-\"'<!%.>", text.data[from]) != NULL)
        from++;
    return slice_sub(text, from, at);
}

/* "email" of an "author", as packages have it: in the same object, over a few lines. */
static bool is_in_package(struct slice text, const struct mail *mail, struct slice line)
{
    static const char *const holders[] = {"\"author\"",      "\"authors\"", "\"contributors\"",
                                          "\"maintainers\"", "\"bugs\"",    "authors = ["};
    struct slice before =
        slice_sub(text, mail->start > OBJECT_MAX ? mail->start - OBJECT_MAX : 0, mail->start);

    if (!slice_has_any_case(line, "email"))
        return false;
    for (size_t i = 0; i < sizeof holders / sizeof holders[0]; i++) {
        if (slice_has_any_case(before, holders[i]))
            return true;
    }
    return false;
}

/* Lines that say who wrote or holds something, in texts that are no records. */
static bool is_authorship(struct slice text, const struct mail *mail)
{
    static const char *const starts[] = {
        "__author__",   "__email__",   "author_email", "maintainer_email", "cc:",
        "author\"",     "authors\"",   "@author",      "author =",         "authors =",
        "committer:",   "from:",       "(c)",          "\xC2\xA9",         "copr.",
        "maintainer =", "message-id:", "in-reply-to:", "references:",      NULL};
    static const char *const parts[] = {
        "-by:",           "author:",       "authors:",      "maintainer:", "maintainers:",
        "copyright",      "copyrighttext", "maintained by", "written by",  "translated by",
        "contributed by", "作者：",        "作者:",         "版权所有",    NULL};
    struct slice line = line_before(text, mail->start);

    for (size_t i = 0; starts[i] != NULL; i++) {
        if (slice_starts_any_case(line, starts[i]))
            return true;
    }
    if (is_in_package(text, mail, line))
        return true;
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (slice_has_any_case(line, parts[i]))
            return true;
    }
    return false;
}

/* Words of programs: this@Outer.it, a@b.call() */
static bool is_code(struct slice text, const struct mail *mail)
{
    static const char *const words[] = {"this", "super", "return", "break", "continue", NULL};

    return is_in(mail->local, words) || chars_at(text, mail->end) == '(';
}

/* Moves *at behind the @, or what is written for it. */
static bool skip_at(struct slice text, size_t *at, struct mail *mail)
{
    static const char *const brackets[] = {"(at)", "[at]", "(艾特)", "[艾特]", NULL};
    size_t start = *at, next = *at;
    uint32_t c = chars_next(text, &next);

    if (c == '(' || c == '[')
        return chars_skip_any(text, at, brackets);
    *at = next;
    mail->guise = c == '#';
    if (c == '@' || c == '#')
        return true;
    *at = start;
    mail->word = chars_left(text, start) == ' ' && chars_skip_word(text, at, "at ");
    mail->guise = !mail->word && chars_skip_word(text, at, "艾特");
    return mail->word || mail->guise;
}

/* Whether nothing but it stands in its line, or somebody writes Chinese there. */
static bool is_alone(struct slice text, const struct mail *mail)
{
    size_t from = mail->start, to = mail->end;

    for (; from > 0 && mail->start - from < LINE_MAX && text.data[from - 1] != '\n'; from--) {
        if ((unsigned char)text.data[from - 1] >= 0x80)
            return true;
    }
    for (; to < text.len && to - mail->end < LINE_MAX && text.data[to] != '\n'; to++) {
        if ((unsigned char)text.data[to] >= 0x80)
            return true;
    }
    struct slice before = slice_trim(slice_sub(text, from, mail->start));
    struct slice behind = slice_trim(slice_sub(text, mail->end, to));
    return before.len + behind.len == 0;
}

/* "meet at 163.com": in a sentence an address has what no word has, or a colon before it. */
static bool is_named(struct slice text, const struct mail *mail)
{
    return mail->local[strcspn(mail->local, "0123456789._-")] != '\0' ||
           chars_left(text, mail->start) == ':' || is_alone(text, mail);
}

/* Where the @ is not one, or has blanks around it, the host must be one of people's own. */
static bool is_likely(struct slice text, const struct mail *mail)
{
    if ((mail->spaced || mail->word || mail->guise) && !is_private_host(mail))
        return false;
    if (mail->guise) /* the anchor of a page: /page#qq.com */
        return chars_left(text, mail->start) != '/';
    return !mail->word || is_named(text, mail);
}

size_t mail_at(struct label_scan *scan, size_t at)
{
    struct slice text = scan->text;
    struct mail mail = {0};
    size_t behind = at;

    if (!skip_at(text, &behind, &mail) || !read_local(text, at, &mail) ||
        !read_domain(text, behind, &mail) || !has_top_level(&mail) || is_version(&mail))
        return 0;
    if (!is_likely(text, &mail) || is_office_domain(&mail) || is_role(&mail) ||
        is_initials(&mail) || is_masked(&mail) || is_login(text, &mail) || is_code(text, &mail) ||
        is_public_mail(text, mail.start) || (!scan->record && is_authorship(text, &mail)))
        return 0;
    assert(mail.start < at && mail.end >= behind);
    scan_add(scan, LABEL_MAIL, mail.start, mail.end);
    return mail.end;
}

size_t mail_read(struct label_scan *scan, const struct hit *hit)
{
    return mail_at(scan, hit->label);
}
