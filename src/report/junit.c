/* SPDX-License-Identifier: MIT */
/* The elements of JUnit's XML. See junit.h. */
#include "report/junit.h"

void junit_count(struct junit_counts *counts, enum junit_outcome outcome)
{
    counts->tests++;
    counts->failures += outcome == JUNIT_FAILURE;
    counts->errors += outcome == JUNIT_ERROR;
    counts->skipped += outcome == JUNIT_SKIPPED;
}

static void add_counts(struct xml *xml, struct slice name, const struct junit_counts *counts)
{
    xml_attribute(xml, "name", name);
    xml_attribute_size(xml, "tests", counts->tests);
    xml_attribute_size(xml, "failures", counts->failures);
    xml_attribute_size(xml, "errors", counts->errors);
}

void junit_open(struct xml *xml, struct slice name, const struct junit_counts *counts)
{
    xml_open(xml, "testsuites");
    add_counts(xml, name, counts);
}

void junit_close(struct xml *xml)
{
    xml_close(xml, "testsuites");
}

void junit_suite_open(struct xml *xml, struct slice name, const struct junit_counts *counts)
{
    xml_open(xml, "testsuite");
    add_counts(xml, name, counts);
    xml_attribute_size(xml, "skipped", counts->skipped);
}

void junit_suite_close(struct xml *xml)
{
    xml_close(xml, "testsuite");
}

void junit_property(struct xml *xml, const char *name, struct slice value)
{
    xml_open(xml, "property");
    xml_attribute(xml, "name", slice_of(name));
    xml_attribute(xml, "value", value);
    xml_close(xml, "property");
}

static void add_outcome(struct xml *xml, const struct junit_case *one)
{
    static const char *const elements[] = {
        [JUNIT_FAILURE] = "failure", [JUNIT_ERROR] = "error", [JUNIT_SKIPPED] = "skipped"};
    const char *element = elements[one->outcome];

    xml_open(xml, element);
    if (one->outcome != JUNIT_SKIPPED)
        xml_attribute(xml, "type", one->type);
    xml_attribute(xml, "message", one->message);
    if (one->outcome != JUNIT_SKIPPED)
        xml_text(xml, one->text);
    xml_close(xml, element);
}

void junit_case(struct xml *xml, const struct junit_case *one)
{
    xml_open(xml, "testcase");
    xml_attribute(xml, "classname", one->classname);
    xml_attribute(xml, "name", one->name);
    if (one->outcome != JUNIT_PASSED)
        add_outcome(xml, one);
    xml_close(xml, "testcase");
}
