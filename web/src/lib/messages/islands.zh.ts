/** The few words that a browser adds to a public page. */
export const messages = { print: '打印', yourTime: '您所在时区：', updated: '内容已更新' };
export type IslandMessages = typeof messages;
