"""Build the job with the maker's library: python check_job.py JOB."""

import sys

from anyscale.job.models import JobConfig

job = JobConfig.from_yaml(sys.argv[1])
print(f"the job {job.name}, which is stopped after {job.timeout_s} seconds")
