import fs from 'node:fs/promises';
import type { Send } from '@jiebang/contract/http/client.ts';

/** What `web/build.ts` wrote: files for browsers, and the renderer of the public pages. */
const dist = new URL('dist/', import.meta.resolve('@jiebang/web/package.json'));
export const clientFolder = new URL('client/', dist);

type Rendered = {
  readonly status: number;
  readonly type: string;
  readonly html: string;
  readonly changed?: string | null;
  readonly location?: string;
};
type Assets = { readonly style: string; readonly script: string };
type Asker = { readonly signedIn: boolean; readonly publicUrl: string; readonly now: Date; readonly assets: Assets };
type WorkspaceFiles = { readonly script: string; readonly styles: readonly string[]; readonly nonce: string };

/** What `web/src/public/render.tsx` exports. */
type Renderer = {
  render(address: string, api: Send, asker: Asker): Promise<Rendered>;
  renderFailure(address: string, asker: Asker, requestId: string): Rendered;
  workspaceShell(locale: 'zh' | 'en', files: WorkspaceFiles): string;
};
type Manifest = Readonly<Record<string, { readonly file: string; readonly css?: readonly string[] }>>;

export type BuiltWeb = Renderer & {
  readonly assets: Assets;
  readonly workspace: { readonly script: string; readonly styles: readonly string[] };
};

/** Loads the built web. Throws where it was not built: both commands build it before anything listens. */
export async function loadBuiltWeb(): Promise<BuiltWeb> {
  const manifest = JSON.parse(await fs.readFile(new URL('.vite/manifest.json', clientFolder), 'utf8')) as Manifest;
  const renderer = (await import(new URL('server/render.js', dist).href)) as Renderer;
  const entry = (source: string) => {
    const found = manifest[source];
    if (!found) throw new Error(`the web was built without ${source}`);
    return { file: `/${found.file}`, styles: (found.css ?? []).map((file) => `/${file}`) };
  };
  const workspace = entry('src/workspace/main.tsx');
  return {
    ...renderer,
    assets: { style: entry('src/public/styles/public.css').file, script: entry('src/public/islands/main.ts').file },
    workspace: { script: workspace.file, styles: workspace.styles },
  };
}
