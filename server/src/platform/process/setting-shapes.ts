import { z } from 'zod';

/** A whole number within bounds. */
export const number = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to));
/** An address with one of these protocols. */
export const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { abort: true });

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Of a provider: what is sent to it holds secrets and codes. */
export const providerUrl = url('http:', 'https:').refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || loopback.test(hostname);
});
