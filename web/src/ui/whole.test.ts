import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { whole } from './whole.tsx';

const shown = (words: Parameters<typeof whole>[0]) => renderToStaticMarkup(createElement('p', null, whole(words)));

test('a number of ours stands whole in its sentence, and nothing else is touched', () => {
  expect(shown('CG-2026-000042 低温镀膜')).toBe('<p><span class="whole">CG-2026-000042</span> 低温镀膜</p>');
  expect(shown(['需求 ', '10-04-0012', ' 与 10-F1'])).toBe(
    '<p>需求 <span class="whole">10-04-0012</span> 与 <span class="whole">10-F1</span></p>',
  );
  for (const words of ['state-of-the-art', '一-二', 'a5f0-99', '0190a5f0-7c3e-7d11-9a52-000000000001', ''])
    expect(shown(words)).toBe(`<p>${words}</p>`);
  expect(shown(createElement('b', null, '10-F1'))).toBe('<p><b>10-F1</b></p>');
});
