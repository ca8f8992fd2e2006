/* SPDX-License-Identifier: MIT */
/*
 * plain_files [--taken] FILE...: reads each file by the scanner for plain YAML and by libyaml, as
 * it is and with CRLF, and fails where the two differ. --taken: also where the scanner declines
 * one, for then reading takes twice the time and nobody would see why.
 */
#include "plain_both.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_BYTES_MAX ((size_t)64 << 20)

struct counts {
    size_t files, taken, different;
};

static bool look_at(struct counts *counts, const char *path, const char *ends, struct slice text)
{
    struct both both = plain_both(text);

    if (both.different != NULL) {
        counts->different++;
        printf("%s (%s): at byte %zu the two differ in: %s\n", path, ends, both.at, both.different);
    }
    return both.taken;
}

static bool look_at_file(struct counts *counts, const char *path)
{
    struct arena *arena = arena_new();
    struct slice text;
    int error = file_read(arena, path, FILE_BYTES_MAX, &text);

    if (error != 0) {
        printf("%s: %s\n", path, strerror(error));
        exit(EXIT_FAILURE);
    }
    struct slice crlf = plain_with_crlf(text);
    bool taken = look_at(counts, path, "as it is", text);
    bool as_crlf = look_at(counts, path, "CRLF", crlf);
    free((void *)crlf.data);
    arena_free(arena);
    return taken && as_crlf;
}

int main(int argc, char **argv)
{
    bool all = argc > 1 && strcmp(argv[1], "--taken") == 0;
    struct counts counts = {0};

    for (int i = all ? 2 : 1; i < argc; i++) {
        bool taken = look_at_file(&counts, argv[i]);

        counts.files++;
        counts.taken += taken;
        if (all && !taken)
            printf("%s: not taken\n", argv[i]);
    }
    printf("%zu files, %zu taken without libyaml, %zu differences\n", counts.files, counts.taken,
           counts.different);
    bool passed =
        counts.different == 0 && counts.taken > 0 && (!all || counts.taken == counts.files);
    return passed ? EXIT_SUCCESS : EXIT_FAILURE;
}
