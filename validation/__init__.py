"""The data contract as expectations: decides whether a release may be published."""
