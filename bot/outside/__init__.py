"""The ways out of the house for tickets at level 3: GeoReport v2, mail, a file to hand over; and who carries them there."""
