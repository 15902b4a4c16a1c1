import { changePasswordSchema } from '../../../../shared/contracts/http/users';
import { useI18n } from '../../shared/i18n/i18n';
import { Button } from '../../shared/ui/button';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { notify } from '../../shared/ui/toast/notify';
import { useSchemaForm } from '../../shared/ui/use-schema-form';
import { changePassword } from './api/change-password';
import { PasswordField } from './password-field';

export function PasswordForm() {
  const { t } = useI18n();
  const { form, isBusy, error, errorOf, submit, reset } = useSchemaForm({
    schema: changePasswordSchema,
    defaultValues: { currentPassword: '', newPassword: '' },
    send: changePassword,
    onDone: () => {
      notify({ title: t.account.passwordChanged, tone: 'good' });
      reset();
    },
  });
  return (
    <form noValidate onSubmit={submit} className="card space-y-5 p-5 sm:p-7">
      <h2 className="text-xl">{t.account.changePassword}</h2>
      <ProblemNotice error={error} />
      <PasswordField
        label={t.account.currentPassword}
        autoComplete="current-password"
        error={errorOf('currentPassword', t.account.currentPassword)}
        {...form.register('currentPassword')}
      />
      <PasswordField
        label={t.account.newPassword}
        hint={t.account.passwordHint}
        autoComplete="new-password"
        error={errorOf('newPassword', t.account.newPassword)}
        {...form.register('newPassword')}
      />
      <Button type="submit" disabled={isBusy}>
        {isBusy ? t.account.saving : t.account.changePassword}
      </Button>
    </form>
  );
}
