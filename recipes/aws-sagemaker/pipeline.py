"""Trains as a step of a pipeline: a container of the image, whose model goes to a bucket when it ends."""

from sagemaker.core.processing import Processor
from sagemaker.core.shapes import ProcessingOutput, ProcessingS3Output
from sagemaker.core.workflow.parameters import ParameterString
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.steps import ProcessingStep

ROLE = "arn:aws:iam::111122223333:role/portable-core"
IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/portable-core:0.1.0"
MODELS = "s3://portable-core-models/wines"
FOLDER = "/opt/ml/processing/model"


def train_and_keep(session: PipelineSession) -> Pipeline:
    """Return the pipeline, which a session of an account creates or changes."""
    seed = ParameterString(name="Seed", default_value="7")
    processor = Processor(
        role=ROLE,
        image_uri=IMAGE,
        instance_count=1,
        instance_type="ml.m5.large",
        entrypoint=["portable-core", "train"],
        max_runtime_in_seconds=3600,
        env={"PORTABLE_CORE_MODEL": f"{FOLDER}/model.json"},
        sagemaker_session=session,
    )
    model = ProcessingOutput(
        output_name="model",
        s3_output=ProcessingS3Output(s3_uri=MODELS, local_path=FOLDER, s3_upload_mode="EndOfJob"),
    )
    step = ProcessingStep(name="Train", step_args=processor.run(arguments=["--seed", seed], outputs=[model]))
    return Pipeline(name="portable-core", parameters=[seed], steps=[step], sagemaker_session=session)
