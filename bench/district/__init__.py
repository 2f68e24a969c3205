"""The half-year of a district lived through the real program: a town, its sentences, its people's habits, and what came of it."""
