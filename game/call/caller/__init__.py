"""The caller model: what a technique makes of this caller in this moment, one mechanic a module."""
