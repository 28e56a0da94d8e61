"""A plugin of mypy that checks what `msgspec.structs.replace` is given.

To mypy that function takes anything by any name. Here it takes what the constructor of the struct
takes, all of it optional, as `dataclasses.replace` does. The comments `type: ignore[arg-type]` at
calls of it hold the plugin to its work: without it mypy calls them unused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from mypy.expandtype import expand_type_by_instance
from mypy.meet import meet_types
from mypy.nodes import ARG_NAMED_OPT, ARG_POS
from mypy.plugin import FunctionSigContext, Plugin
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    ProperType,
    Type,
    TypeVarType,
    UnionType,
    get_proper_type,
)

_STRUCT = "msgspec.Struct"


class StructPlugin(Plugin):
    """Knows the one function."""

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], FunctionLike] | None:
        return _replaced if fullname == "msgspec.structs.replace" else None


def plugin(version: str) -> type[Plugin]:
    """Return the plugin, as mypy asks for it."""
    del version
    return StructPlugin


def _replaced(context: FunctionSigContext) -> FunctionLike:
    default = context.default_signature
    if not context.args or len(context.args[0]) != 1:
        return default
    struct = get_proper_type(context.api.get_expression_type(context.args[0][0]))
    members = _members(struct)
    if members is None:
        return default
    return default.copy_modified(
        arg_names=[None, *members],
        arg_kinds=[ARG_POS, *[ARG_NAMED_OPT] * len(members)],
        arg_types=[struct, *members.values()],
        ret_type=struct,
        variables=[],
    )


def _members(struct: ProperType) -> dict[str, Type] | None:
    """Return what can be replaced of a struct, by name; None where it is none.

    Of a union that is what all its structs have, of a type that all of them take.
    """
    if isinstance(struct, TypeVarType):
        return _members(get_proper_type(struct.upper_bound))
    if isinstance(struct, UnionType):
        each = [_members(get_proper_type(item)) for item in struct.items]
        return reduce(_common, each)
    if not isinstance(struct, Instance) or not struct.type.has_base(_STRUCT):
        return None
    method = struct.type.get_method("__init__")
    if method is None or not isinstance(method.type, CallableType):
        return None
    constructor = expand_type_by_instance(method.type, struct)
    names = zip(constructor.arg_names, constructor.arg_types, strict=True)
    return {name: hint for name, hint in list(names)[1:] if name is not None}


def _common(one: dict[str, Type] | None, other: dict[str, Type] | None) -> dict[str, Type] | None:
    if one is None or other is None:
        return None
    return {name: meet_types(one[name], other[name]) for name in one if name in other}
