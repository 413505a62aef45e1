"""The data contract as expectations: decides whether a release may be published.

`validation.gate.validate` is the way in. Great Expectations takes seconds to import, so only `validation.suites` does.
"""
