import { keepLive } from './live.ts';
import { showLocalTimes } from './local-times.ts';
import { offerPrinting } from './printing.ts';
import { suggestWhileTyping } from './suggest.ts';

// Pages are complete without this file; it adds what only a browser can know.
keepLive(showLocalTimes);
showLocalTimes();
offerPrinting();
suggestWhileTyping();

const stage = document.querySelector('#stage');
if (stage) void import('./stage/main.tsx').then(({ begin }) => begin(stage));
