/** Words that say nothing of a subject, folded. Words that are merely frequent are left to statistics, which weigh them down. */
export const stopWords: ReadonlySet<string> = new Set(
  `的 了 和 与 及 或 在 是 为 对 于 以 由 从 到 被 把 将 向 等 之 其 该 此 这 那 这些 那些 它 它们 我 我们 你 您 他 她 他们 而 且 并 并且 而且 但 但是
因 因为 所 所以 如 如果 若 则 也 又 还 就 都 只 很 更 最 不 没 没有 有 能 能够 可 可以 会 要 需 通过 进行 以及 其中 以上 以下 之间 上 下 中 内 外
个 项 种 次 各 每 某 本 我司 本公司 公司 贵 请 吗 呢 吧 地 得 着 过 起来 之后 之前 时 时候 根据 按照 关于 对于 由于 为了 随着 同时 此外 另外
a an the of and or in on at to for from by with without as is are was were be been being it its this that these those we our you your they their he she
his her not no nor but if then than so such can could may might will would shall should has have had do does did into onto over under between within about via using
used use based`.split(/\s+/),
);
