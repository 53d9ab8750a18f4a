"""Build the job with the maker's library, without an account: nothing is sent."""

from google.auth.credentials import AnonymousCredentials
from google.cloud import aiplatform
from train_job import training

aiplatform.init(project="portable-core", location="europe-west1", credentials=AnonymousCredentials())
job = training()
[pool] = job.to_dict()["jobSpec"]["workerPoolSpecs"]
print(f"a job with {pool['replicaCount']} machine, which runs {' '.join(pool['containerSpec']['args'])}")
