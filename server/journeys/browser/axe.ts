import { readFileSync } from 'node:fs';

const source = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * For a browser to read before every document: what brings axe in when it is first called. It comes by the browser's own door, since
 * the content policy of the pages lets no script in, and once for all documents, which read no more of it than they need.
 */
export const axeWhenAsked = `window.axeWhenAsked = () => {\n${source}\n}`;
