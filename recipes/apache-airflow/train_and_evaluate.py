"""Trains every week, then evaluates: Airflow starts both steps, keeps their logs and repeats a step that has failed.

Airflow reads this file again and again, so the steps import what takes long.
"""

from datetime import UTC, datetime

from airflow.sdk import dag, task


@task(retries=2)
def trained() -> str:
    """Train with the settings that the environment sets, and hand on where the model is."""
    from portable_core.data import wines
    from portable_core.model import save, train
    from portable_core.settings import Settings

    settings = Settings()
    save(train(wines(), settings), settings.model)
    return str(settings.model.resolve())


@task
def evaluated(model: str) -> None:
    """Measure on the whole data; the log of the step keeps what is printed."""
    from pathlib import Path

    from portable_core.data import wines
    from portable_core.model import load

    print(f"accuracy {load(Path(model)).accuracy_on(wines()):.3f}")


@dag(schedule="@weekly", start_date=datetime(2026, 1, 4, tzinfo=UTC), catchup=False)
def train_and_evaluate() -> None:
    """Say what comes after what."""
    evaluated(trained())


train_and_evaluate()
