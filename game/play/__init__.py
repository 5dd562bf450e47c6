"""Playing a call, whatever the screen: the session, its pace, its words and its debrief."""
