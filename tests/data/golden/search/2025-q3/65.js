monitor("2025-q3/65",";earlier:vsB;early:o6B;eleven:1kB;empty:u8B;end:jwB;enters:zS;europe:A2IylBkFe;european:wCTggB0N;europeans:lxB;evening:qV;exactly:2B8D;exchange:yZ;expectations:S;expects:x7B;");
