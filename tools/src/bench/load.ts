import autocannon from 'autocannon';

export type Measured = { readonly perSecond: number; readonly p99: number };

/** Loads a server over this many connections, each asking the next of these paths in turn. Throws when any reply is not 200. */
export async function load(
  address: string,
  paths: readonly string[],
  options: { readonly connections: number; readonly seconds: number; readonly headers?: Record<string, string> },
): Promise<Measured> {
  const result = await autocannon({
    url: address,
    connections: options.connections,
    duration: options.seconds,
    headers: options.headers ?? {},
    requests: paths.map((path) => ({ method: 'GET' as const, path })),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} replies were not 200 and ${result.errors} calls failed at ${address}${paths[0]}`);
  return { perSecond: result.requests.total / result.duration, p99: result.latency.p99 };
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** How much is measured: seconds of each run, needs on the board, and seconds of load before the first run. */
export type Size = { readonly seconds: number; readonly needs: number; readonly warmUp: number };
