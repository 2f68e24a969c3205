"""What is said: one catalogue a language and the code that reads it."""
