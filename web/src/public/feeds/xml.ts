/** What XML 1.0 §2.2 has no way of saying at all, not even escaped. */
const unspeakable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as XML content or attribute: numeric references, which feed readers take as text in a title too (RSS Best Practices Profile). */
export const escaped = (text: string): string =>
  text.replace(unspeakable, '').replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);
