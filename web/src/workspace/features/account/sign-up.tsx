import { api } from '../../../lib/api.ts';
import { Go } from '../../../ui/kit/link.tsx';
import { CodeForm } from './code-form.tsx';
import { useText } from './text.ts';

type Typed = { name: string; password: string };

/** Making an account with a code that was sent. */
export function SignUp({ done }: { readonly done: () => void }) {
  const m = useText();
  return (
    <>
      <CodeForm<Typed>
        submit={m.signUp}
        fields={[
          { kind: 'line', name: 'name', label: m.name, max: 100, required: true, autoComplete: 'name' },
          { kind: 'secret', name: 'password', label: m.password, hint: m.passwordHint, fresh: true, required: true },
        ]}
        send={(body) => api.identity.signUp({ body })}
        done={done}
      />
      <p>
        {m.haveAccount} <Go to="/sign-in">{m.signIn}</Go>
      </p>
    </>
  );
}

/** Setting a new password with a code. */
export function ResetPassword({ done }: { readonly done: () => void }) {
  const m = useText();
  return (
    <CodeForm<{ password: string }>
      submit={m.reset}
      fields={[
        { kind: 'secret', name: 'password', label: m.newPassword, hint: m.passwordHint, fresh: true, required: true },
      ]}
      send={(body) => api.identity.resetPassword({ body })}
      done={done}
    />
  );
}
