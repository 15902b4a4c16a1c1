import type { ReactNode } from 'react';
import { Form, Link, useActionData, useNavigation, useSearchParams } from 'react-router';
import type { Refusal } from '../../shared/api/attempt';
import { paths } from '../../shared/paths';
import { ProblemNotice } from '../../shared/ui/problem-notice';

interface FieldProps {
  label: string;
  name: string;
  type: string;
  autoComplete: string;
  required?: boolean;
  minLength?: number;
  hint?: string;
}

function Field({ label, hint, name, ...input }: FieldProps) {
  const refusal = useActionData<Refusal>();
  const errors = refusal?.problem.errors.filter(({ field }) => field === name) ?? [];
  const description = errors[0] ? `${label} ${errors[0].message}` : hint;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        {...input}
        aria-invalid={errors.length > 0}
        aria-describedby={description ? `${name}-hint` : undefined}
      />
      {description && (
        <p id={`${name}-hint`} className={errors[0] ? 'field-error' : 'field-hint'}>
          {description}
        </p>
      )}
    </div>
  );
}

function SessionForm({ title, children, other }: { title: string; children: ReactNode; other: ReactNode }) {
  const refusal = useActionData<Refusal>();
  const busy = useNavigation().state !== 'idle';
  return (
    <div className="panel panel-narrow">
      <title>{`${title} · Ticketing`}</title>
      <h1>{title}</h1>
      <ProblemNotice problem={refusal?.problem} shownBeside={['name', 'email', 'password']} />
      <Form method="post">
        {children}
        <button className="button button-wide" type="submit" disabled={busy}>
          {title}
        </button>
      </Form>
      <p className="muted">{other}</p>
    </div>
  );
}

const useNext = () => useSearchParams()[0].get('next') ?? '/';

export function SignInPage() {
  const next = useNext();
  return (
    <SessionForm
      title="Sign in"
      other={
        <>
          New here? <Link to={paths.signUp.href(next)}>Sign up</Link>
        </>
      }
    >
      <Field label="Email" name="email" type="email" autoComplete="username" required />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required />
    </SessionForm>
  );
}

export function SignUpPage() {
  const next = useNext();
  return (
    <SessionForm
      title="Sign up"
      other={
        <>
          You have an account? <Link to={paths.signIn.href(next)}>Sign in</Link>
        </>
      }
    >
      <Field label="Name" name="name" type="text" autoComplete="name" />
      <Field label="Email" name="email" type="email" autoComplete="username" required />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        hint="At least 8 characters."
      />
    </SessionForm>
  );
}
