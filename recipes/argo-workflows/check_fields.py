"""Check the fields of a workflow against the published schema: python check_fields.py SCHEMA WORKFLOW.

The schema lets through fields that it does not know. Here every object whose fields it lists is closed first.
"""

import json
import sys
from pathlib import Path

import jsonschema
import yaml

schema = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
for shape in schema["definitions"].values():
    if "properties" in shape:
        shape["additionalProperties"] = False
workflow = yaml.safe_load(Path(sys.argv[2]).read_text(encoding="utf-8"))
wanted = schema["definitions"]["io.argoproj.workflow.v1alpha1." + workflow["kind"]]
found = jsonschema.Draft7Validator({**wanted, "definitions": schema["definitions"]}).iter_errors(workflow)
problems = [f"{'.'.join(map(str, one.path))}: {one.message}" for one in found]
if problems:
    sys.exit("\n".join(problems))
sys.stdout.write("all fields are known\n")
