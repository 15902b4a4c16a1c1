import { Link, useSearchParams } from 'react-router';
import { signUpSchema } from '../../../../shared/contracts/http/users';
import { useI18n } from '../../shared/i18n/i18n';
import { nextPath, paths } from '../../shared/paths';
import { changeSession } from '../../shared/session/change-session';
import { useSession } from '../../shared/session/use-session';
import { TextField } from '../../shared/ui/field';
import { Redirect } from '../../shared/ui/redirect';
import { useSchemaForm } from '../../shared/ui/use-schema-form';
import { signUp } from './api/sign-up';
import { PasswordField } from './password-field';
import { SessionForm } from './session-form';

export function SignUpPage() {
  const { t } = useI18n();
  const user = useSession();
  const [params] = useSearchParams();
  const { form, isBusy, error, errorOf, submit } = useSchemaForm({
    schema: signUpSchema,
    defaultValues: { name: undefined, email: '', password: '' },
    send: signUp,
    onDone: changeSession,
  });
  if (user) return <Redirect to={nextPath(window.location.href)} />;
  return (
    <SessionForm
      title={t.account.signUpTitle}
      lead={t.account.signUpLead}
      submit={isBusy ? t.account.signingUp : t.account.signUp}
      isBusy={isBusy}
      error={error}
      onSubmit={submit}
      other={
        <>
          {t.account.haveAccount}{' '}
          <Link className="link" to={paths.signIn.href(params.get('next') ?? '/')}>
            {t.account.signIn}
          </Link>
        </>
      }
    >
      <TextField
        label={t.account.name}
        hint={t.account.nameHint}
        optional
        autoComplete="name"
        error={errorOf('name', t.account.name)}
        {...form.register('name', { setValueAs: (name: string | undefined) => name?.trim() || undefined })}
      />
      <TextField
        label={t.account.email}
        type="email"
        autoComplete="username"
        error={errorOf('email', t.account.email)}
        {...form.register('email')}
      />
      <PasswordField
        label={t.account.password}
        hint={t.account.passwordHint}
        autoComplete="new-password"
        error={errorOf('password', t.account.password)}
        {...form.register('password')}
      />
    </SessionForm>
  );
}
