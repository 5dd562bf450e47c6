"""What a call is made of, as a level file says it: values only, no rules."""
