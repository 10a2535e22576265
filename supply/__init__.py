"""What we build on: packages, their licences, the bill of materials."""
