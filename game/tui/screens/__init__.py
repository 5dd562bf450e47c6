"""The screens: menu, brief, call, debrief, help, leaving. A file each, with its own styles."""
