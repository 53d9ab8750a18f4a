"""Build the job with the maker's library, and have it validate the job: python check_job.py JOB.

Nothing is sent, so the workspace is made up and no key is asked for.
"""

import sys

from azure.ai.ml import MLClient, load_job


class NoKey:
    """Stands where a credential has to be."""


client = MLClient(NoKey(), "00000000-0000-0000-0000-000000000000", "portable-core", "portable-core")
job = load_job(sys.argv[1])
found = client.jobs.validate(job)
if not found.passed:
    sys.exit("\n".join(f"{where}: {what}" for where, what in found.error_messages.items()))
print(f"a job of type {job.type} with {', '.join(job.inputs)} and {', '.join(job.outputs)}")
