"""Makes the definition of the pipeline, and holds the request of each step against the model that boto3 sends by.

Nothing is sent, so the keys are made up.
"""

import json
import os
import sys

# The SDK asks for a region when it is imported.
os.environ |= {"AWS_DEFAULT_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}

import botocore.session
from botocore.validate import validate_parameters
from pipeline import train_and_keep
from sagemaker.core.workflow.pipeline_context import PipelineSession

OPERATIONS = {"Processing": "CreateProcessingJob"}
NAMES = {"Processing": "ProcessingJobName"}

definition = json.loads(train_and_keep(PipelineSession(default_bucket="portable-core-models")).definition())
defaults = {f"Parameters.{one['Name']}": one["DefaultValue"] for one in definition["Parameters"]}


def filled(value: object) -> object:
    """Return a part of the definition with the default of each parameter in the place of its name."""
    if isinstance(value, dict):
        return defaults[value["Get"]] if set(value) == {"Get"} else {name: filled(one) for name, one in value.items()}
    return [filled(one) for one in value] if isinstance(value, list) else value


service = botocore.session.get_session().get_service_model("sagemaker")
for step in definition["Steps"]:
    kind = step["Type"]
    # The service names the job itself when it runs the step.
    request = {**filled(step["Arguments"]), NAMES[kind]: step["Name"]}
    try:
        validate_parameters(request, service.operation_model(OPERATIONS[kind]).input_shape)
    except botocore.exceptions.ParamValidationError as error:
        sys.exit(f"{step['Name']}: {error}")
print(f"{len(definition['Steps'])} step, as the service's own model of a request has it")
