monitor("2025-q3/67",";gap:omB5E;gate:tJNvIGqZ;gave:iO;general:unB;gethin:iPTMJ7cT;give:6MlQ5I;glove:tM;got:yPje;governments:kD;group:uoBVY;groups:vmB;growers:j6BiB;grows:j3B;guarded:k1B;");
