"""Fetches pages politely and archives them; knows nothing of webinars' fields."""
