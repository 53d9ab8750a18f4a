"""Check the fields of the jobs of a bundle against the maker's own classes: python check_fields.py BUNDLE."""

import sys
from pathlib import Path

import yaml
from databricks.bundles.jobs import Job

bundle = yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8"))
for name, job in bundle["resources"]["jobs"].items():
    try:
        Job.from_dict(job)
    except (TypeError, ValueError) as error:
        sys.exit(f"{name}: {error}")
sys.stdout.write("all fields are known\n")
