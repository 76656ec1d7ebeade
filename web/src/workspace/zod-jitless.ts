import { z } from 'zod';

// Compiled parsers need `eval`, which the content policy forbids; this must run before any schema is made.
z.config({ jitless: true });
