"""Everything MiiMii needs on one machine: servers, stand-ins, a chat page."""
