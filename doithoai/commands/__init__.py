"""What the command line offers beside `check`: one module a command."""
