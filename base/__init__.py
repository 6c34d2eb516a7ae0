"""What every app shares and what knows no domain."""
