/** One series of a radar chart: a value of 100 for each axis. */
export type RadarSeries = {
  readonly name: string;
  readonly values: readonly number[];
  readonly kind: 'plain' | 'dashed';
};
type RadarProps = {
  readonly axes: readonly string[];
  readonly series: readonly RadarSeries[];
  /** What it shows, in words: the same numbers stand in a table beside it. */
  readonly label: string;
};

const [width, height] = [380, 320];
const centre = { x: width / 2, y: height / 2 + 4 };
const reach = 112;
const rings = [20, 40, 60, 80, 100];

/** Where a value of 100 on an axis lies; the first axis points up, the others follow clockwise. */
function pointAt(axis: number, of: number, value: number): { x: number; y: number } {
  const angle = (2 * Math.PI * axis) / of - Math.PI / 2;
  const far = (reach * value) / 100;
  return { x: centre.x + far * Math.cos(angle), y: centre.y + far * Math.sin(angle) };
}
const corners = (values: readonly number[]): string =>
  values
    .map((value, axis) => pointAt(axis, values.length, value))
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ');

/** A radar chart as a picture that needs no script. Series differ by their line and their corners, not by colour. */
export function Radar({ axes, series, label }: RadarProps) {
  return (
    <figure className="radar">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {rings.map((ring) => (
          <polygon key={ring} className="radar-ring" points={corners(axes.map(() => ring))} />
        ))}
        {axes.map((name, axis) => {
          const end = pointAt(axis, axes.length, 100);
          const word = pointAt(axis, axes.length, 114);
          const side = Math.abs(word.x - centre.x) < 1 ? 'middle' : word.x > centre.x ? 'start' : 'end';
          return (
            <g key={name}>
              <line className="radar-axis" x1={centre.x} y1={centre.y} x2={end.x} y2={end.y} />
              <text className="radar-name" x={word.x} y={word.y + 5} textAnchor={side}>
                {name}
              </text>
            </g>
          );
        })}
        {series.map(({ name, values, kind }) => (
          <g key={name} className={`radar-${kind}`}>
            <polygon points={corners(values)} />
            {values.map((value, axis) => {
              const { x, y } = pointAt(axis, values.length, value);
              return kind === 'plain' ? (
                <circle key={axes[axis]} cx={x} cy={y} r={3.5} />
              ) : (
                <rect key={axes[axis]} x={x - 3} y={y - 3} width={6} height={6} />
              );
            })}
          </g>
        ))}
      </svg>
      {series.length > 1 && (
        <figcaption>
          {series.map(({ name, kind }) => (
            <span key={name} className={`radar-key radar-key-${kind}`}>
              {name}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}
