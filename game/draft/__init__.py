"""Drafts: a level to start from, written for an author who has never written one."""
