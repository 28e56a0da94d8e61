"""What is named around a figure, and which series bear these names."""
