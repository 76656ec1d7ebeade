import { keepLive } from './live.ts';
import { showLocalTimes } from './local-times.ts';
import { offerPrinting } from './printing.ts';

// Pages are complete without this file; it adds what only a browser can know.
keepLive(showLocalTimes);
showLocalTimes();
offerPrinting();
