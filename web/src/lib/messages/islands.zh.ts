/** The few words that a browser adds to a public page. */
export const messages = {
  print: '打印',
  yourTime: '您所在时区：',
  updated: '内容已更新',
  suggested: (count: string) => `${count} 条提示，用上下方向键选择`,
  title: '成果',
};
export type IslandMessages = typeof messages;
