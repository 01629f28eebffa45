"""PDFs: child (the library, in a process of its own), lines (what stands where), flow (lines -> paragraphs), reader."""
