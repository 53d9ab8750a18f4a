"""The MLOps Platform Guide's engine: checked data in, pages out.

The package knows no domain: every platform, capability and question is data.
"""
