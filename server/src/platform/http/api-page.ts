import type { FastifyInstance } from 'fastify';
import { openApi } from './openapi.ts';
import type { Statuses } from './problems.ts';
import type { Served } from './serve.ts';

/** `GET /api/openapi.json`, and `GET /api`: the same to be read by people. */
export function mountApiPage(server: FastifyInstance, served: readonly Served[], statuses: Statuses): void {
  const document = JSON.stringify(openApi(served, statuses), null, 1);
  const page = pageOf(served);
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
  server.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}

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
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>接口 API · 揭榜 Jiebang</title></head><body><main><h1>接口 API</h1><p>机器可读：<a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI 3.1）。拒绝都是问题文档（RFC 9457），其 <code>code</code> 不变。</p><nav>${modules.map((module) => `<a href="#${module}">${module}</a>`).join(' · ')}</nav>${sections.join('')}</main></body></html>`;
}
