"""Trains as a custom job: a container of the image, with a bucket mounted into it for the model."""

from google.cloud import aiplatform

IMAGE = "europe-west1-docker.pkg.dev/portable-core/images/portable-core:0.1.0"
BUCKET = "portable-core-models"


def training() -> aiplatform.CustomJob:
    """Return the job, in the project and the region that `aiplatform.init` was given."""
    return aiplatform.CustomJob(
        display_name="portable-core-train",
        worker_pool_specs=[
            {
                "machine_spec": {"machine_type": "e2-standard-4"},
                "replica_count": 1,
                "container_spec": {
                    "image_uri": IMAGE,
                    "command": ["portable-core"],
                    "args": ["train", "--model", f"/gcs/{BUCKET}/model.json"],
                },
            }
        ],
        staging_bucket=f"gs://{BUCKET}",
    )


if __name__ == "__main__":
    aiplatform.init(project="portable-core", location="europe-west1")
    training().run(timeout=3600)
