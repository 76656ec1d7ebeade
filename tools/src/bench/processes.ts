import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const root = path.resolve(import.meta.dirname, '../../..');

export type Running = { readonly address: string; readonly pid: number; stop(): Promise<void> };

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a server as a process of its own under this Node, with PORT set, and waits until `path` answers. */
export async function startServer(args: readonly string[], env: NodeJS.ProcessEnv, path: string): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => stopChild(child);
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null) break;
    const answered = await fetch(address + path).catch(() => null);
    if (answered?.ok) return { address, pid: child.pid ?? 0, stop };
    await pause(100);
  }
  await stop();
  throw new Error(`${args.join(' ')} ended or did not answer ${path} within two minutes`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
