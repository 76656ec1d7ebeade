import { useKit } from '../language.tsx';
import { missingOf } from './field.ts';
import { type FormState, focusField } from './use-form.ts';

type MissingProps = {
  readonly form: FormState;
  /** The sections of the form by their titles, each with the names of its fields. */
  readonly sections: readonly { readonly title: string; readonly names: readonly string[] }[];
};

/** How far a form is, section by section, and what it still lacks: each a way to its field. */
export function Missing({ form, sections }: MissingProps) {
  const kit = useKit();
  const paths = Object.keys(missingOf(form.fields, form.values, '-'));
  const required = form.fields.filter((field) => field.required);
  const isOf = (name: string) => (path: string) => path === name || path.startsWith(`${name}.`);
  const filled = required.filter(({ name }) => !paths.some(isOf(name))).length;
  return (
    <aside className="missing" aria-label={kit.missing.title}>
      <h2>{kit.missing.title}</h2>
      <p className="num">{kit.missing.progress(filled, required.length)}</p>
      <progress aria-label={kit.missing.title} max={required.length} value={filled} />
      {paths.length === 0 && <p className="soft">{kit.missing.none}</p>}
      {sections.map(({ title, names }) => {
        const here = paths.filter((path) => names.some((name) => isOf(name)(path)));
        if (here.length === 0) return null;
        return (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {here.map((path) => (
                <li key={path}>
                  <button type="button" className="linked" onClick={() => focusField(path)}>
                    {labelAt(form, path, kit.rowNumber)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </aside>
  );
}

/** What a field is called, with its row where it is in one: `indicators.0.value`. */
function labelAt(form: FormState, path: string, rowNumber: (n: number) => string): string {
  const [name, row, inner] = path.split('.');
  const field = form.fields.find((one) => one.name === name);
  if (field?.kind !== 'rows' || row === undefined) return field?.label ?? path;
  return [field.label, rowNumber(Number(row) + 1), field.fields.find((one) => one.name === inner)?.label]
    .filter(Boolean)
    .join(' · ');
}
