"""Who somebody is in the room of a competition, and how one gets in: no sockets, no files."""
