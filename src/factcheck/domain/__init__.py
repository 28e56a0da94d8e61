"""What a claim says, what is known, and what follows: frozen values, standard library only."""
