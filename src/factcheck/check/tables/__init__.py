"""What a report says in tables: whether it adds up, and which cell does not."""
