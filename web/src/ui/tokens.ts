/** The one list of colours: paper, ink and one vermilion. Pairs that carry text meet WCAG 2.2 AA (a test says so). */
type Palette = {
  /** The page. */
  readonly paper: string;
  /** A notice that lies on the page. */
  readonly sheet: string;
  readonly ink: string;
  /** Second-rank text. */
  readonly inkSoft: string;
  /** Hair lines. */
  readonly rule: string;
  /** Borders of things one can operate: at least 3:1 on paper. */
  readonly ruleStrong: string;
  /** The seal, the primary action, and nothing else. */
  readonly vermilion: string;
  readonly vermilionDeep: string;
  readonly onVermilion: string;
  /** Vermilion as lines or letters on paper. */
  readonly vermilionInk: string;
  /** State only, and never alone. */
  readonly green: string;
  readonly amber: string;
  readonly shade: string;
};

export const light: Palette = {
  paper: '#FBF9F4',
  sheet: '#FFFEFA',
  ink: '#1D1C1A',
  inkSoft: '#5C574D',
  rule: '#DFD9CB',
  ruleStrong: '#857D6D',
  vermilion: '#B8292B',
  vermilionDeep: '#931E20',
  onVermilion: '#FFF9F0',
  vermilionInk: '#B8292B',
  green: '#2A6146',
  amber: '#80560A',
  shade: '#F2EEE4',
};

export const dark: Palette = {
  paper: '#171614',
  sheet: '#1E1C19',
  ink: '#F2EDE1',
  inkSoft: '#B8B1A2',
  rule: '#383530',
  ruleStrong: '#8B8475',
  vermilion: '#C03A38',
  vermilionDeep: '#A12E2D',
  onVermilion: '#FFF9F0',
  vermilionInk: '#EC7A70',
  green: '#7DBE9B',
  amber: '#DDAF57',
  shade: '#25231F',
};

/** System faces only: nothing is downloaded. */
export const faces = {
  serif:
    '"Songti SC", "Noto Serif SC", "Source Han Serif SC", "Noto Serif CJK SC", "Source Han Serif CN", STSong, SimSun, serif',
  sans: '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans CN", system-ui, sans-serif',
  /** English begins with Latin faces, or its quotation marks would be as wide as Han. */
  latinSerif: 'Georgia, "Noto Serif", "Liberation Serif", "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", serif',
  latinSans:
    '"Segoe UI", "Helvetica Neue", Roboto, "Noto Sans", "Liberation Sans", system-ui, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
};

/** Sizes in rem (16 px), each about 1.2 times the one before. */
export const sizes = {
  small: '0.875rem',
  text: '1.0625rem',
  lead: '1.1875rem',
  h3: '1.3125rem',
  h2: '1.625rem',
  h1: '2.125rem',
  display: '3.25rem',
};

/** Line height of running text (clreq), and of titles. */
export const lines = { text: 1.75, title: 1.35 };
/** Corners are nearly square: paper is cut, not moulded. */
export const radius = 2;
/** The smallest target of a finger, in px (WCAG 2.2, 2.5.5). */
export const target = 44;
/** The longest motion, in ms. */
export const motion = 160;
