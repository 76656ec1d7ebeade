import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contract } from '@jiebang/contract/contract.ts';
import { sendable } from '@jiebang/contract/http/client.ts';
import react from '@vitejs/plugin-react';
import { type Plugin, build as viteBuild } from 'vite';

const root = import.meta.dirname;
const client = path.join(root, 'dist/client');

/**
 * Gives the browser of the contract what a request is made of. The schemas of all routes are two thirds of what the application would
 * else read at its start; a form has those of its own.
 */
const routesAlone: Plugin = {
  name: 'routes-alone',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/contract/src/contract.ts')) return null;
    const alone = Object.entries(contract).map(([module, list]) => [
      module,
      Object.fromEntries(Object.entries(list).map(([key, route]) => [key, sendable(route)])),
    ]);
    return `export const contract = ${JSON.stringify(Object.fromEntries(alone))};`;
  },
};

/** Builds the web into `web/dist`: hashed files for browsers with compressed twins, and the renderer of the public pages. */
export async function build(): Promise<void> {
  await viteBuild({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [react(), routesAlone],
    build: {
      outDir: client,
      emptyOutDir: true,
      manifest: true,
      target: 'es2022',
      // The content policy allows files of this site alone: nothing is inlined as data.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: {
          public: path.join(root, 'src/public/islands/main.ts'),
          style: path.join(root, 'src/public/styles/public.css'),
          workspace: path.join(root, 'src/workspace/main.tsx'),
        },
      },
    },
  });
  await viteBuild({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: path.join(root, 'src/public/render.tsx'),
      outDir: path.join(root, 'dist/server'),
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'render.js' } },
    },
  });
  await compressAll();
}

/** Writes a brotli and a gzip twin beside each file that gains by it, so that no request waits for compression. */
async function compressAll(): Promise<void> {
  const names = await fs.readdir(client, { recursive: true });
  const texts = names.filter((name) => /\.(js|css|svg|json|txt)$/.test(name));
  await Promise.all(
    texts.map(async (name) => {
      const file = path.join(client, name);
      const bytes = await fs.readFile(file);
      const twins = {
        br: await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        gz: await promisify(gzip)(bytes, { level: 9 }),
      };
      for (const [ending, twin] of Object.entries(twins)) {
        if (twin.length < bytes.length) await fs.writeFile(`${file}.${ending}`, twin);
      }
    }),
  );
}
