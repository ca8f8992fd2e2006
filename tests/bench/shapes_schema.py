# SPDX-License-Identifier: MIT
"""Shapes of a schema of one's own, and of values that are dear to hold against it."""
from shape import shape

OWN = ("check", "--schemas", "{schemas}")
DEEPER = {"a": {"$ref": "#/$defs/deep"}}


def down(n):
    """A value n levels deep, at whose end is what no schema here wants."""
    return "deep:\n" + "".join("  " * (i + 1) + "a:\n" for i in range(n)) + "  " * (n + 1) + "z: 1\n"


@shape(8, *OWN)
def schema_any_of(ledger, n):
    """Each level asks twice for the next."""
    branches = [{"type": "object", "properties": DEEPER, "required": [name]} for name in "xy"]
    ledger.schema({"deep": {"anyOf": [*branches, {"type": "string"}]}})
    ledger.records(down(n))


@shape(8, *OWN)
def schema_one_of(ledger, n):
    ledger.schema({"deep": {"oneOf": [{"type": "object", "properties": DEEPER}, {"type": "string"}]}})
    ledger.records(down(n))


@shape(8, *OWN)
def schema_all_of(ledger, n):
    ledger.schema({"deep": {"allOf": [{"properties": DEEPER}, {"properties": DEEPER}]}})
    ledger.records(down(n))


@shape(8, *OWN)
def schema_not(ledger, n):
    ledger.schema({"deep": {"not": {"required": ["x"], "properties": DEEPER}, "properties": DEEPER}})
    ledger.records(down(n))


@shape(8, *OWN)
def schema_if(ledger, n):
    ledger.schema({"deep": {"type": ["object", "integer"], "if": {"properties": DEEPER}, "then": {"properties": DEEPER}}})
    ledger.records(down(n))


LEVELS = 14  # longer chains are refused


def diamonds(ledger, n, value):
    """A chain of definitions, each of which asks n times for the next, of one value."""
    chain = {f"d{i}": {"allOf": [{"$ref": f"#/$defs/d{i + 1}"}] * n} for i in range(LEVELS)}
    ledger.schema({"deep": {"$ref": "#/$defs/d0"}, **chain, f"d{LEVELS}": {"type": "string"}})
    ledger.records(f"deep: {value}\n")


@shape(8, *OWN)
def schema_diamonds(ledger, n):
    diamonds(ledger, n, "x")


@shape(8, *OWN)
def schema_diamonds_wrong(ledger, n):
    """… of a value that is wrong, so that each way finds the fault again."""
    diamonds(ledger, n, "[1]")


@shape(1000, *OWN)
def schema_layers(ledger, n):
    """n schemas of one value, each with a property of its own."""
    layers = [{"properties": {f"k{i}": {"type": "integer"}}} for i in range(n)]
    ledger.schema({"deep": {"type": "object", "allOf": layers}})
    ledger.records("deep:\n" + "".join(f"  k{i}: 1\n" for i in range(n)))


@shape(250, *OWN)
def schema_pattern_backtracks(ledger, n):
    """n values, each of which makes the pattern give up."""
    ledger.schema({"deep": {"type": "array", "items": {"type": "string", "pattern": "^(a+)+$"}}})
    ledger.records("deep:\n" + "".join(f"  - {'a' * 40}{i}!\n" for i in range(n)))


@shape(20000, *OWN)
def schema_pattern_long(ledger, n):
    ledger.schema({"deep": {"type": "string", "pattern": "a*b"}})
    ledger.records("deep: " + "a" * n + "\n")


@shape(10000, *OWN)
def schema_unique(ledger, n):
    ledger.schema({"deep": {"type": "array", "uniqueItems": True}})
    ledger.records("deep:\n" + "".join(f"  - a: 1\n    b: 2\n    c: {i}\n" for i in range(n)))


@shape(4000, *OWN)
def schema_enum(ledger, n):
    """n values against as many words."""
    ledger.schema({"deep": {"type": "array", "items": {"enum": [f"w{i}" for i in range(n)]}}})
    ledger.records("deep:\n" + f"  - w{n - 1}\n" * n)


@shape(500, *OWN)
def schema_enum_wrong(ledger, n):
    ledger.schema({"deep": {"type": "array", "items": {"enum": [f"w{i}" for i in range(n)]}}})
    ledger.records("deep:\n" + "".join(f"  - v{i}x\n" for i in range(n)))


@shape(1000, *OWN)
def schema_required(ledger, n):
    ledger.schema({"deep": {"type": "object", "required": [f"k{i}" for i in range(n)]}})
    ledger.records("deep:\n" + "".join(f"  k{i}: 1\n" for i in range(n)))


@shape(1000, *OWN)
def schema_required_missing(ledger, n):
    ledger.schema({"deep": {"type": "object", "required": [f"k{i}" for i in range(n)]}})
    ledger.records("deep:\n" + "".join(f"  j{i}: 1\n" for i in range(n)))


@shape(2000, *OWN)
def schema_properties(ledger, n):
    ledger.schema({"deep": {"type": "object", "properties": {f"k{i}": {"type": "integer"} for i in range(n)}}})
    ledger.records("deep:\n" + "".join(f"  k{i}: 1\n" for i in range(n)))


@shape(500, *OWN)
def schema_properties_unknown(ledger, n):
    """n keys that are none of n: what was meant by each?"""
    known = {f"k{i}": {"type": "integer"} for i in range(n)}
    ledger.schema({"deep": {"type": "object", "properties": known, "additionalProperties": False}})
    ledger.records("deep:\n" + "".join(f"  kk{i}: 1\n" for i in range(n)))


@shape(500, *OWN)
def schema_branches(ledger, n):
    """n values against a choice of n forms."""
    forms = [{"type": "object", "properties": {"kind": {"const": f"f{i}"}}, "required": ["kind"]} for i in range(n)]
    ledger.schema({"deep": {"type": "array", "items": {"oneOf": forms}}})
    ledger.records("deep:\n" + "".join(f"  - kind: f{i}\n" for i in range(n)))


@shape(250, *OWN)
def schema_branches_wrong(ledger, n):
    """… of none of which a value is."""
    forms = [{"type": "object", "properties": {"kind": {"const": f"f{i}"}}, "required": ["kind"]} for i in range(n)]
    ledger.schema({"deep": {"type": "array", "items": {"oneOf": forms}}})
    ledger.records("deep:\n" + "".join(f"  - kind: g{i}\n" for i in range(n)))


@shape(500, *OWN)
def schema_branches_by_name(ledger, n):
    """… where each form is a definition of its own, and one takes anything else."""
    names = [f"f{i}" for i in range(n)]
    forms = {name: {"type": "object", "properties": {"kind": {"const": name}}} for name in names}
    branches = [{"$ref": f"#/$defs/{name}"} for name in names]
    ledger.schema({"deep": {"type": "array", "items": {"anyOf": [*branches, {"type": "integer"}]}}, **forms})
    ledger.records("deep:\n" + "".join(f"  - kind: f{i}\n" for i in range(n)))


@shape(500, *OWN)
def schema_words(ledger, n):
    """n values against a choice of n words, each a form of its own."""
    ledger.schema({"deep": {"type": "array", "items": {"oneOf": [{"const": f"w{i}"} for i in range(n)]}}})
    ledger.records("deep:\n" + "".join(f"  - w{i}\n" for i in range(n)))


@shape(500, *OWN)
def schema_words_wrong(ledger, n):
    ledger.schema({"deep": {"type": "array", "items": {"oneOf": [{"const": f"w{i}"} for i in range(n)]}}})
    ledger.records("deep:\n" + "".join(f"  - v{i}\n" for i in range(n)))


@shape(300, *OWN)
def schema_patterns_of_keys(ledger, n):
    """n keys against n patterns."""
    patterns = {f"^k{i}$": {"type": "integer"} for i in range(n)}
    ledger.schema({"deep": {"type": "object", "patternProperties": patterns}})
    ledger.records("deep:\n" + "".join(f"  k{i}: 1\n" for i in range(n)))
