/* SPDX-License-Identifier: MIT */
/* The floor for anything on libyaml: reads each file that a line of stdin names, takes its events,
 * drops them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define PATH_BYTES 4096

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

/* 0 where it is no YAML. */
static size_t count_events(const char *text, size_t len)
{
    yaml_parser_t parser;
    yaml_event_t event;
    size_t count = 0;
    int done = 0, sound = 1;

    if (!yaml_parser_initialize(&parser))
        return 0;
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
    while (!done && sound) {
        sound = yaml_parser_parse(&parser, &event);
        if (!sound)
            break;
        done = event.type == YAML_STREAM_END_EVENT;
        count++;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return sound ? count : 0;
}

int main(void)
{
    char path[PATH_BYTES];
    size_t events = 0;

    while (fgets(path, sizeof path, stdin) != NULL) {
        size_t len = 0;

        path[strcspn(path, "\n")] = '\0';
        char *text = read_file(path, &len);
        size_t count = text == NULL ? 0 : count_events(text, len);

        free(text);
        if (count == 0)
            return 1;
        events += count;
    }
    printf("%zu events\n", events);
    return 0;
}
