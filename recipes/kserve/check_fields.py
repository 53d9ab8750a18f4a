"""Compare the fields of a service with the classes of KServe and Kubernetes: python check_fields.py FILE."""

import re
import sys
from pathlib import Path

import kserve
import kubernetes.client
import yaml

PLAIN = {"str": str, "int": int, "bool": bool, "float": float}


def problems(value: object, kind: str, where: str) -> list[str]:
    """Return what is wrong with a value of a kind, written as the classes write it: `list[V1Container]`."""
    if inner := re.fullmatch(r"([Ll]ist|[Dd]ict)[\[(](?:str, )?(.+)[\])]", kind):
        of = {"list": list, "dict": dict}[inner[1].lower()]
        if not isinstance(value, of):
            return [f"{where}: not a {of.__name__}"]
        pairs = enumerate(value) if of is list else value.items()
        return [text for name, one in pairs for text in problems(one, inner[2], f"{where}.{name}")]
    if plain := PLAIN.get(kind):
        return [] if isinstance(value, plain) else [f"{where}: not a {kind}"]
    known = getattr(kserve, kind, None) or getattr(kubernetes.client, kind, None)
    if not isinstance(value, dict) or known is None:
        return [f"{where}: not a {kind}"]
    kinds = {known.attribute_map[name]: one for name, one in known.openapi_types.items()}
    found = [f"{where}: unknown field {name}" for name in value if name not in kinds]
    return found + [
        text for name, one in value.items() if name in kinds for text in problems(one, kinds[name], f"{where}.{name}")
    ]


wrong = problems(yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8")), "V1beta1InferenceService", "service")
if wrong:
    sys.exit("\n".join(wrong))
print("all fields are known")
