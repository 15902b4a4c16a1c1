import { Link, useSearchParams } from 'react-router';
import { signInSchema } from '../../../../shared/contracts/http/users';
import { useI18n } from '../../shared/i18n/i18n';
import { nextPath, paths } from '../../shared/paths';
import { changeSession } from '../../shared/session/change-session';
import { useSession } from '../../shared/session/use-session';
import { TextField } from '../../shared/ui/field';
import { Redirect } from '../../shared/ui/redirect';
import { useSchemaForm } from '../../shared/ui/use-schema-form';
import { signIn } from './api/sign-in';
import { PasswordField } from './password-field';
import { SessionForm } from './session-form';

export function SignInPage() {
  const { t } = useI18n();
  const user = useSession();
  const [params] = useSearchParams();
  const { form, isBusy, error, errorOf, submit } = useSchemaForm({
    schema: signInSchema,
    defaultValues: { email: '', password: '' },
    send: signIn,
    onDone: changeSession,
  });
  if (user) return <Redirect to={nextPath(window.location.href)} />;
  return (
    <SessionForm
      title={t.account.signInTitle}
      lead={t.account.signInLead}
      submit={isBusy ? t.account.signingIn : t.account.signIn}
      isBusy={isBusy}
      error={error}
      onSubmit={submit}
      other={
        <>
          {t.account.newHere}{' '}
          <Link className="link" to={paths.signUp.href(params.get('next') ?? '/')}>
            {t.account.signUp}
          </Link>
        </>
      }
    >
      <TextField
        label={t.account.email}
        type="email"
        autoComplete="username"
        error={errorOf('email', t.account.email)}
        {...form.register('email')}
      />
      <PasswordField
        label={t.account.password}
        autoComplete="current-password"
        error={errorOf('password', t.account.password)}
        {...form.register('password')}
      />
    </SessionForm>
  );
}
