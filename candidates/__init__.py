"""The person: contact data, tags, likeness to others, the list of people and their records."""
