import type { FastifyInstance } from 'fastify';
import { openApi } from './openapi.ts';
import type { Statuses } from './problems.ts';
import type { Served } from './serve.ts';

/** `GET /api/openapi.json`, and `GET /api`: the same to be read by people. */
export function mountApiPage(server: FastifyInstance, served: readonly Served[], statuses: Statuses): void {
  // Made when it is first asked for: a start does not wait for it.
  let document: string | undefined;
  const page = pageOf(served);
  server.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApi(served, statuses), null, 1);
    return reply.type('application/json; charset=utf-8').send(document);
  });
  server.get('/api/page.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  server.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}

// The colours of web/src/ui/tokens.ts; this page stands without the built web.
const style = `body{margin:0;background:#fbf9f4;color:#1d1c1a;font:16px/1.75 "PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;text-autospace:normal}
main{max-width:1080px;margin:0 auto;padding:32px 16px}
h1,h2{font-family:"Songti SC","Noto Serif SC","Source Han Serif SC",serif}
h2{margin:48px 0 8px;border-top:3px double #1d1c1a;padding-top:12px}
nav a{display:inline-block;padding:10px 2px;color:inherit}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid #ddd8cc}
code{font-size:14px;overflow-wrap:anywhere}
span[lang]{color:#5d5a53}
a:focus-visible{outline:2px solid #1d1c1a;outline-offset:2px}
@media (max-width:720px){thead{position:absolute;clip-path:inset(50%)}tr,td{display:block;border:0;padding:2px 0}tr{border-bottom:1px solid #ddd8cc;padding:12px 0}}`;

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function pageOf(served: readonly Served[]): string {
  const modules = [...new Set(served.map(({ route }) => route.name.split('.')[0] ?? ''))];
  const sections = modules.map((module) => {
    const rows = served
      .filter(({ route }) => route.name.startsWith(`${module}.`))
      .map(({ route, who }) => {
        const marks = [route.creates ? 'Idempotency-Key' : '', route.edits ? 'If-Match' : '']
          .filter(Boolean)
          .join(', ');
        const caller = typeof who === 'string' ? who : who.join(', ');
        return `<tr><td><code>${route.method}</code></td><td><code>/api/v1${escaped(route.path)}</code></td><td>${escaped(route.summary.zh)}<br><span lang="en">${escaped(route.summary.en)}</span></td><td>${caller}</td><td>${marks}</td></tr>`;
      });
    return `<h2 id="${module}">${module}</h2><table><thead><tr><th>方法</th><th>地址</th><th>用途</th><th>谁可以调用</th><th>须带</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  });
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>接口 API · 揭榜 Jiebang</title><link rel="stylesheet" href="/api/page.css"></head><body><main><h1>接口 API</h1><p>机器可读：<a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI 3.1）。拒绝都是问题文档（RFC 9457），其 <code>code</code> 不变。</p><nav>${modules.map((module) => `<a href="#${module}">${module}</a>`).join(' · ')}</nav>${sections.join('')}</main></body></html>`;
}
