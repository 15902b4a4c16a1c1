import { updateProfileSchema } from '../../../../shared/contracts/http/users';
import { useI18n } from '../../shared/i18n/i18n';
import { changeSession } from '../../shared/session/change-session';
import { Button } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/field';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { notify } from '../../shared/ui/toast/notify';
import { useSchemaForm } from '../../shared/ui/use-schema-form';
import { updateProfile } from './api/update-profile';

export function ProfileForm({ name }: { name: string }) {
  const { t } = useI18n();
  const { form, isBusy, error, errorOf, submit } = useSchemaForm({
    schema: updateProfileSchema,
    defaultValues: { name },
    send: updateProfile,
    onDone: (user) => {
      notify({ title: t.account.profileSaved, tone: 'good' });
      changeSession(user);
    },
  });
  return (
    <form noValidate onSubmit={submit} className="card space-y-5 p-5 sm:p-7">
      <h2 className="text-xl">{t.account.profile}</h2>
      <ProblemNotice error={error} />
      <TextField
        label={t.account.name}
        hint={t.account.nameHint}
        autoComplete="name"
        error={errorOf('name', t.account.name)}
        {...form.register('name')}
      />
      <Button type="submit" disabled={isBusy || !form.formState.isDirty}>
        {isBusy ? t.account.saving : t.account.save}
      </Button>
    </form>
  );
}
