import { dark, faces, light, lines, motion, radius, sizes, target } from './tokens.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const properties = (values: Readonly<Record<string, string>>, prefix = '', indent = '  '): string =>
  Object.entries(values)
    .map(([name, value]) => `${indent}--${prefix}${kebab(name)}: ${value};\n`)
    .join('');

/** The tokens as CSS custom properties: paper by day, ink where the reader asks for dark or an element says `data-theme`. */
export function tokensCss(): string {
  const measures = { lineText: `${lines.text}`, lineTitle: `${lines.title}`, radius: `${radius}px` };
  return `/* Generated from tokens.ts; a test compares them. */
:root {
  color-scheme: light dark;
${properties(light)}${properties(faces, 'face-')}${properties(sizes, 'size-')}${properties(measures)}  --target: ${target}px;
  --motion: ${motion}ms;
}
@media (prefers-color-scheme: dark) {
  :root {
${properties(dark, '', '    ')}  }
}
[data-theme='light'] {
  color-scheme: light;
${properties(light)}}
[data-theme='dark'] {
  color-scheme: dark;
${properties(dark)}}
`;
}
