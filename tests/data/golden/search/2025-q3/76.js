monitor("2025-q3/76",";vale:h6BQ6B;valley:rTlB1DK;van:o5BW;vans:8N;version:wsB;very:iuB3BvCJMnB;video:0wBqD;violent:jT;visors:sPje;vladimir:a2C9X8TU;volodymyr:iZlBfkBflBhBNMlOuC;");
