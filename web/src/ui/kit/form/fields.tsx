import { useId } from 'react';
import { useKit } from '../language.tsx';
import { Controlled } from './controls.tsx';
import type { Field, Values, Wrong } from './field.ts';
import { Rows } from './rows.tsx';
import type { FormState } from './use-form.ts';

type FieldsProps = {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly wrong: Wrong;
  readonly set: (name: string, value: unknown) => void;
  readonly disabled?: boolean;
  /** Path of what these fields are inside of, with a dot at the end. */
  readonly prefix?: string;
};

/** Fields with their labels, hints and what is wrong with each. */
export function Fields({ fields, values, wrong, set, disabled, prefix = '' }: FieldsProps) {
  return (
    <div className="fields">
      {fields
        .filter((field) => field.when?.(values) ?? true)
        .map((field) => (
          <FieldView
            key={field.name}
            field={field}
            value={values[field.name]}
            wrong={wrong}
            path={`${prefix}${field.name}`}
            onChange={(value) => set(field.name, value)}
            disabled={disabled ?? false}
          />
        ))}
    </div>
  );
}

type FormFieldsProps = { readonly form: FormState; readonly disabled?: boolean; readonly only?: readonly string[] };

/** The fields of a form, or some of them by name. */
export function FormFields({ form, disabled, only }: FormFieldsProps) {
  const fields = only ? form.fields.filter(({ name }) => only.includes(name)) : form.fields;
  return <Fields fields={fields} values={form.values} wrong={form.wrong} set={form.set} disabled={disabled ?? false} />;
}

type FieldViewProps = {
  readonly field: Field;
  readonly value: unknown;
  readonly wrong: Wrong;
  readonly path: string;
  readonly onChange: (value: unknown) => void;
  readonly disabled: boolean;
};

const grouped: readonly Field['kind'][] = ['choices', 'rows', 'budget', 'days'];
const groups = (field: Field): boolean =>
  grouped.includes(field.kind) || (field.kind === 'choice' && field.options.length <= 6 && !field.search);

function FieldView({ field, value, wrong, path, onChange, disabled }: FieldViewProps) {
  const kit = useKit();
  const id = useId();
  const says = wrong[path];
  const hinted = field.hint !== undefined || field.example !== undefined;
  const described = [says ? `${id}-wrong` : '', hinted ? `${id}-hint` : ''].filter(Boolean).join(' ') || undefined;
  const name = (
    <>
      {field.label}
      {!field.required && field.kind !== 'flag' && field.kind !== 'rows' && (
        <small className="optional"> {kit.optional}</small>
      )}
    </>
  );
  const group = groups(field);
  const hint = hinted && (
    <p className="hint" id={`${id}-hint`}>
      {field.hint}
      {field.example && <span className="example">{kit.example(field.example)}</span>}
    </p>
  );
  const control =
    field.kind === 'rows' ? (
      <Rows
        field={field}
        inRow={(row, at, set) => (
          <Fields
            fields={field.fields}
            values={row}
            prefix={`${path}.${at}.`}
            wrong={wrong}
            set={set}
            disabled={disabled}
          />
        )}
        {...{ value, onChange, disabled }}
      />
    ) : (
      <Controlled
        field={field}
        id={id}
        described={described}
        invalid={says !== undefined}
        {...{ value, onChange, disabled }}
      />
    );
  return (
    <div
      className={`field${field.half ? ' field-half' : ''}${says ? ' field-wrong' : ''}`}
      data-path={path}
      {...(group ? { role: 'group', 'aria-labelledby': `${id}-name`, 'aria-describedby': described } : {})}
    >
      {field.kind !== 'flag' &&
        (group ? (
          <span className="field-name" id={`${id}-name`}>
            {name}
          </span>
        ) : (
          <label className="field-name" htmlFor={id}>
            {name}
          </label>
        ))}
      {/* A flag is its own name: what explains it follows. */}
      {field.kind === 'flag' ? [control, hint] : [hint, control]}
      {says && (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {says}
        </p>
      )}
    </div>
  );
}
