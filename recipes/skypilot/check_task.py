"""Build the task with the maker's library: python check_task.py TASK."""

import sys

import sky

task = sky.Task.from_yaml(sys.argv[1])
[resources] = task.resources
print(f"a task of {task.num_nodes} machine with {resources.cpus} processors, which runs {task.run.strip()}")
