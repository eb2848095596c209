"""What belongs to a contact: date, place, length, and what it was about."""
