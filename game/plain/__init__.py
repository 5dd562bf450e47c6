"""Plain mode: a call line by line on standard input and output, for every terminal and ear."""
