"""Tests of the faces of a competition."""
