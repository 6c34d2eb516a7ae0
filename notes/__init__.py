"""What colleagues write down."""
