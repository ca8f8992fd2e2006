/* SPDX-License-Identifier: MIT */
/* The floor for anything on libyaml: reads each file named, takes its events, drops them. */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;

    if (file == NULL)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        long size = ftell(file);

        rewind(file);
        text = size < 0 ? NULL : malloc((size_t)size + 1);
        if (text != NULL)
            *len = fread(text, 1, (size_t)size, file);
    }
    (void)fclose(file);
    return text;
}

static size_t count_events(const char *text, size_t len)
{
    yaml_parser_t parser;
    yaml_event_t event;
    size_t count = 0;
    int done = 0;

    if (!yaml_parser_initialize(&parser))
        return 0;
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
    while (!done && yaml_parser_parse(&parser, &event)) {
        done = event.type == YAML_STREAM_END_EVENT;
        count++;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return count;
}

int main(int argc, char **argv)
{
    size_t events = 0;

    for (int i = 1; i < argc; i++) {
        size_t len = 0;
        char *text = read_file(argv[i], &len);

        if (text == NULL)
            return 1;
        events += count_events(text, len);
        free(text);
    }
    printf("%zu events\n", events);
    return 0;
}
